package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) exportCommand() *cobra.Command {
	var query string
	cmd := &cobra.Command{
		Use:   "export [FILE|-]",
		Short: "Write articles as JSON lines, with all that is stored of them",
		Long: "Write all articles to FILE, gzipped where its name ends with .gz, or to standard output: a version of an\n" +
			"article a line, the oldest first, with all that is stored of it. 'parallax add FILE' stores them again as they\n" +
			"are, under the same ids. --query takes what stands behind the '?' in the address of a search.",
		Args: needArgs(0, 1, "say which file to write, or nothing for standard output"),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := "-"
			if len(args) > 0 {
				name = args[0]
			}
			return a.export(cmd.Context(), name, strings.TrimPrefix(query, "?"))
		},
	}
	cmd.Flags().StringVar(&query, "query", "", "write only what a search finds: a `URL query string`, as in 'q=harbour&country=Norway'")
	return cmd
}

func (a *app) export(ctx context.Context, name, query string) (err error) {
	c, err := a.openExisting(ctx, "export")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	m := a.meter("exporting")
	defer m.clear()
	if name == "-" {
		return c.Export(ctx, query, io.MultiWriter(a.stdout, &lineMeter{meter: m}))
	}
	lines := &lineMeter{meter: m}
	err = writeWhole(name, func(f io.Writer) error {
		if !strings.HasSuffix(name, ".gz") {
			return c.Export(ctx, query, io.MultiWriter(f, lines))
		}
		w := gzip.NewWriter(f)
		err := c.Export(ctx, query, io.MultiWriter(w, lines))
		if full := w.Close(); full != nil {
			return full
		}
		return err
	})
	m.clear()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "exported %s to %s\n", plural(lines.n, "version"), name)
	return err
}

// lineMeter is a meter of the lines that are written to it.
type lineMeter struct {
	*meter
	n int
}

func (m *lineMeter) Write(b []byte) (int, error) {
	m.n += bytes.Count(b, []byte("\n"))
	m.tell(reached{items: m.n})
	return len(b), nil
}
