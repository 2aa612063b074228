package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/ingest"
)

// addJSON is what add --json prints. Its names are promises kept.
type addJSON struct {
	Added     int           `json:"added"`
	Updated   int           `json:"updated"`
	Unchanged int           `json:"unchanged"`
	Failed    []failureJSON `json:"failed"`
	Articles  *[]addedJSON  `json:"articles,omitempty"` // with --list
}

type failureJSON struct {
	Name   string   `json:"name"`
	Reason string   `json:"reason"`
	Tags   []string `json:"tags,omitzero"` // that its articles would have been given
}

type addedJSON struct {
	Name  string      `json:"name"`
	ID    index.ID    `json:"id"`
	State index.State `json:"state"`
}

func (a *app) addCommand() *cobra.Command {
	var opt addOptions
	cmd := &cobra.Command{
		Use:   "add PATH|-...",
		Short: "Add articles from files, folders or standard input",
		Long: "Add the articles in the files and folders named, or in standard input for '-'. Folders are gone through with all\n" +
			"that lies in them; a pattern in quotation marks is gone through here ('news/**/*.html'). Archives (.zip, .tar) and\n" +
			"compressed files (.gz, .bz2, .zst, .xz) are opened. The content of a file tells its format, its name where that can't:\n\n" +
			formatList() +
			"\n'parallax help formats' has more on each, with an example.\n\n" +
			"Hidden files, pictures and the like are passed over. Adding again changes nothing; an article that has changed\n" +
			"becomes a new version. What can't be read is named, and the rest goes on.\n" +
			"An interrupted add (ctrl-C) keeps what it has counted, and goes on from there when it is run again.",
		Example: formatExamples(),
		Args:    needArgs(1, -1, "say what to add: files, folders, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.add(cmd.Context(), args, opt)
		},
	}
	opt.flags(cmd)
	cmd.Flags().BoolVar(&opt.folders, "tag-folders", false, "tag each article with the names of the folders between the path given here and its file")
	return cmd
}

// addOptions are the flags of add and retry.
type addOptions struct {
	asJSON, list bool
	report       string              // file for the failures, "" for none
	mapping      string              // --map
	folders      bool                // folders become tags
	tags         map[string][]string // of retry: by path, what the folders were
}

func (o *addOptions) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print the outcome as JSON")
	cmd.Flags().BoolVar(&o.list, "list", false, "name every article with its id and what became of it")
	cmd.Flags().StringVar(&o.report, "report", "", "write what failed to this `file`, for retry")
	cmd.Flags().StringVar(&o.mapping, "map", "", "where tables and JSON keep an article's `fields`: title=headline,body=content.text")
}

// sources are the files at paths, in the folders in which they were when they
// failed.
func (o *addOptions) sources(paths []string, stdin io.Reader) iter.Seq[ingest.Source] {
	walked := ingest.Walk(paths, stdin)
	if o.tags == nil {
		return walked
	}
	return func(yield func(ingest.Source) bool) {
		for s := range walked {
			s.Folders = o.foldersOf(s)
			if !yield(s) {
				return
			}
		}
	}
}

// foldersOf are the tags that the report has for a file, or for the folder that
// failed and is walked now, with the names from there on; nil where it has none.
func (o *addOptions) foldersOf(s ingest.Source) []string {
	for base := s.Name; ; base = filepath.Dir(base) {
		tags, ok := o.tags[base]
		switch {
		case ok && tags != nil && base != s.Name:
			return slices.Concat(tags, []string{filepath.Base(base)}, s.Folders)
		case ok:
			return tags
		case base == filepath.Dir(base):
			return nil
		}
	}
}

func (a *app) add(ctx context.Context, paths []string, opt addOptions) (err error) {
	mapping, err := article.ParseMapping(opt.mapping)
	if err != nil {
		return usagef("--map: %w", err)
	}
	report, err := newReport(opt.report)
	if err != nil {
		return err
	}
	defer closing(report, &err)
	c, err := a.openNew(ctx, "add")
	if err != nil {
		return err
	}
	defer closing(c, &err)

	out := addJSON{Failed: []failureJSON{}}
	if opt.list {
		out.Articles = &[]addedJSON{}
	}
	p := a.addProgress(ctx, paths)
	sum, runErr := ingest.Run(ctx, c, opt.sources(paths, a.stdin), ingest.Options{Map: mapping, Folders: opt.folders}, func(e ingest.Event) {
		switch {
		case e.Passed != "":
			p.passed(e)
		case e.Err != nil:
			p.failed(e)
			report.failed(e)
			if opt.asJSON {
				out.Failed = append(out.Failed, failureJSON{e.Name, e.Err.Error(), e.Tags})
			}
		case opt.list && opt.asJSON:
			*out.Articles = append(*out.Articles, addedJSON{e.Name, e.ID, e.State})
		case opt.list:
			p.clear()
			fmt.Fprintf(a.stdout, "%-9s  %s  %s\n", e.State, e.ID, oneLine(e.Name))
		}
		p.step(e)
	})
	if runErr == nil {
		runErr = c.Refresh(ctx)
	}
	p.end(sum)

	out.Added, out.Updated, out.Unchanged = sum.Added, sum.Updated, sum.Unchanged
	if opt.asJSON {
		err = a.printJSON(out)
	} else {
		_, err = fmt.Fprintf(a.stdout, "added %d, updated %d, unchanged %d, failed %d\n", sum.Added, sum.Updated, sum.Unchanged, sum.Failed)
	}
	if ctx.Err() != nil && errors.Is(runErr, context.Canceled) && err == nil {
		fmt.Fprintln(a.stderr, "parallax: interrupted; what is counted here is kept, and the same command goes on from there")
		return errReported
	}
	if runErr != nil || err != nil {
		return errors.Join(runErr, err)
	}
	if sum.Failed > 0 {
		return errReported
	}
	return nil
}
