// Command quality measures how well Parallax reads, recognises, ranks and
// compares, on collections that people have judged. It is a developers' tool:
//
//	go run ./cmd/quality [--json] [--shared ../shared] [MEASURE…]
//	go run ./cmd/quality [--json] [--shared ../shared] top person|country|organisation|place [N]
//
// Each line is a figure: its name, its value, what it is out of, and what else
// belongs to it. With --json the same is an array of {name, value, n, of,
// details}, where details hold also what was missed and what was wrong.
//
// Every figure comes from the code that 'parallax add' and 'parallax search'
// run. A measure whose collection is not there is skipped, and says why. The
// collections lie outside the repository and none of their text is in it.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // a measure could not run, though its collection is there
	exitUsage  = 2
)

// measure is one row of the instrument: it gives one figure or several.
type measure struct {
	name  string // also the name of its figures, or what stands before their last dots
	about string
	run   func(context.Context, options) ([]figure, error)
}

// options are what measures are told.
type options struct {
	shared   shared
	fixtures string // the folder of labelled texts
}

// measures lists what can be measured, in the order in which it is shown.
func measures() []measure {
	return []measure{
		{"seeds", "five scraped articles against a careful reader", measureSeeds},
		{"time", "ranking of 1963 articles for judged queries", measureTime},
		{"reuters", "countries of newswire against tags given by people", measureReuters},
		{"ner.world", "names in newswire from outside the West", measureWorld},
		{"ner.conll", "names in newswire of 1996", measureCoNLL},
		{"ner.gmb", "persons in radio news", measureGMB},
		{"names", "one person's many names, and other people's", measureNames},
		{"align", "sentences of two articles that say the same", measureAlign},
		{"plain", "lines of scraped texts that are no part of their articles, on fixtures", measurePlain},
		{"html.bodies", "bodies of web pages", measureBodies},
		{"html.mixed", "bodies, dates, authors and titles of web pages", measureMixed},
		{"html.dates", "dates of web pages", measureDates},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("quality", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print a JSON array")
	var opt options
	flags.StringVar((*string)(&opt.shared), "shared", "../shared", "the folder of judged collections")
	flags.StringVar(&opt.fixtures, "fixtures", "index/article/testdata", "a folder of labelled texts, or of folders of them: rules were made on tuned and tried, none on unseen")
	flags.Usage = func() { usage(flags) }
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	p := printer{w: stdout, json: *asJSON}
	if flags.Arg(0) == "top" {
		return top(ctx, opt, flags.Args()[1:], p, stderr)
	}
	chosen, err := choose(measures(), flags.Args())
	if err != nil {
		fmt.Fprintf(stderr, "quality: %v\n", err)
		return exitUsage
	}
	code := exitOK
	all := []figure{}
	for _, m := range chosen {
		figures, err := m.run(ctx, opt)
		switch {
		case errors.Is(err, errAbsent):
			figures = append(figures, figure{Name: m.name, Details: details{}, Skipped: err.Error()})
		case err != nil:
			fmt.Fprintf(stderr, "quality: %s could not be measured: %v\n", m.name, err)
			code = exitFailed
		}
		all = append(all, figures...)
		if err := p.figures(figures); err != nil {
			fmt.Fprintf(stderr, "quality: %v\n", err)
			return exitFailed
		}
	}
	if *asJSON {
		if err := writeJSON(stdout, all); err != nil {
			fmt.Fprintf(stderr, "quality: %v\n", err)
			return exitFailed
		}
	}
	return code
}

func usage(flags *flag.FlagSet) {
	w := flags.Output()
	fmt.Fprintln(w, "usage: quality [--json] [--shared FOLDER] [MEASURE…]")
	fmt.Fprintln(w, "       quality [--json] [--shared FOLDER] top person|country|organisation|place [N]")
	fmt.Fprintln(w, "\nmeasures, all of them when none is named:")
	for _, m := range measures() {
		fmt.Fprintf(w, "  %-14s %s\n", m.name, m.about)
	}
	fmt.Fprintln(w, "\nflags:")
	flags.PrintDefaults()
}

// choose returns the measures called by name, or by what stands before a dot
// of it; all when no name is given.
func choose(all []measure, names []string) ([]measure, error) {
	if len(names) == 0 {
		return all, nil
	}
	known := map[string]bool{}
	var chosen []measure
	for _, m := range all {
		group, _, _ := strings.Cut(m.name, ".")
		known[m.name], known[group] = true, true
		for _, name := range names {
			if name == m.name || name == group {
				chosen = append(chosen, m)
				break
			}
		}
	}
	for _, name := range names {
		if !known[name] {
			return nil, fmt.Errorf("there is no measure %q; --help lists them", name)
		}
	}
	return chosen, nil
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
