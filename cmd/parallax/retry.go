package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index/ingest"
)

// report writes what failed to a file: a failureJSON a line. The zero report
// writes nothing.
type report struct {
	file *os.File
	err  error
}

// newReport makes the file of that name, none for "".
func newReport(name string) (*report, error) {
	if name == "" {
		return &report{}, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	return &report{file: f}, nil
}

func (r *report) failed(e ingest.Event) {
	if r.file != nil {
		r.err = errors.Join(r.err, json.NewEncoder(r.file).Encode(failureJSON{e.Name, e.Err.Error(), e.Tags}))
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
			paths, tags, err := readReport(args[0])
			if err != nil {
				return err
			}
			opt.tags, opt.folders = tags, true
			return a.add(cmd.Context(), paths, opt)
		},
	}
	opt.flags(cmd)
	return cmd
}

// readReport lists the files that a report names, each once, and the tags that
// their articles would have been given.
func readReport(name string) (paths []string, tags map[string][]string, err error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, fmt.Errorf("report: %w", err)
	}
	tags = map[string][]string{}
	seen := map[string]bool{}
	for s := bufio.NewScanner(strings.NewReader(string(b))); s.Scan(); {
		var f failureJSON
		if err := json.Unmarshal(s.Bytes(), &f); err != nil || f.Name == "" {
			return nil, nil, usagef("%s is no report of add: its line %q names no file", name, s.Text())
		}
		path := f.Name
		for { // of a line of a file, or a file in an archive, what holds it
			_, err := os.Stat(path)
			i := strings.LastIndexAny(path, ":!")
			if err == nil {
				break
			}
			if i <= 0 {
				path = f.Name
				break
			}
			path = path[:i]
		}
		if path != ingest.Stdin && !seen[path] {
			seen[path], tags[path] = true, f.Tags
			paths = append(paths, path)
		}
	}
	return paths, tags, nil
}
