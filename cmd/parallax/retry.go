package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index/ingest"
)

// report writes what failed to a file: a reportLine a line. The zero report
// writes nothing.
type report struct {
	file *os.File
	dir  string
	err  error
}

// reportLine is a failure, and the folder that its name starts from: retry may be
// called in another.
type reportLine struct {
	failureJSON
	Dir string `json:"dir"`
}

// newReport makes the file of that name, none for "".
func newReport(name string) (*report, error) {
	if name == "" {
		return &report{}, nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	return &report{file: f, dir: dir}, nil
}

func (r *report) failed(e ingest.Event) {
	if r.file != nil {
		r.err = errors.Join(r.err, json.NewEncoder(r.file).Encode(reportLine{failureJSON{e.Name, e.Err.Error(), e.Tags}, r.dir}))
	}
}

func (r *report) Close() error {
	if r.file == nil {
		return nil
	}
	return errors.Join(r.err, r.file.Close())
}

func (a *app) retryCommand() *cobra.Command {
	var opt addOptions
	cmd := &cobra.Command{
		Use:   "retry FILE",
		Short: "Add again what failed, from the file that add --report wrote",
		Args:  needArgs(1, 1, "say which report to go through: the file that add --report wrote"),
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, tags, piped, err := readReport(args[0])
			if err != nil {
				return err
			}
			if piped > 0 {
				fmt.Fprintf(a.stderr, "%s of standard input can't be read again: give them to add once more\n", plural(piped, "article"))
			}
			if len(paths) == 0 && piped > 0 {
				return errReported
			}
			opt.tags, opt.folders = tags, true
			return a.add(cmd.Context(), paths, opt)
		},
	}
	opt.flags(cmd)
	return cmd
}

// readReport lists the files that a report names, each once, and the tags that
// their articles would have been given; piped counts what came from standard input.
func readReport(name string) (paths []string, tags map[string][]string, piped int, err error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, 0, fmt.Errorf("report: %w", err)
	}
	tags = map[string][]string{}
	seen := map[string]bool{}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		var f reportLine
		if err := json.Unmarshal([]byte(line), &f); err != nil || f.Name == "" {
			return nil, nil, 0, usagef("%s is no report of add: line %d names no file", name, n)
		}
		if f.Name == ingest.Stdin || strings.HasPrefix(f.Name, ingest.Stdin+":") {
			piped++
			continue
		}
		whole := f.Name
		if !filepath.IsAbs(whole) {
			whole = filepath.Join(f.Dir, whole)
		}
		path := whole
		for { // of a line of a file, or a file in an archive, what holds it
			_, err := os.Stat(path)
			i := strings.LastIndexAny(path, ":!")
			if err == nil {
				break
			}
			if i <= 0 {
				path = whole
				break
			}
			path = path[:i]
		}
		if !seen[path] {
			seen[path], tags[path] = true, f.Tags
			paths = append(paths, path)
		}
	}
	return paths, tags, piped, nil
}
