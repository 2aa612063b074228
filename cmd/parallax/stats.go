package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"parallax/index"
	"parallax/web/api"
)

func (a *app) statsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Say what the collection holds",
		Args:  needArgs(0, 0, "stats takes no arguments: the folder goes with --data"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.stats(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func (a *app) stats(ctx context.Context, asJSON bool) (err error) {
	c, err := a.openExisting(ctx, "stats")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	st, err := c.Stats(ctx)
	if err != nil {
		return err
	}
	sizes, err := c.Sizes(ctx)
	if err != nil {
		return err
	}
	st.Sizes = new(api.SizesOf(sizes))
	if asJSON {
		return a.printJSON(st)
	}
	return a.printStats(st)
}

func (a *app) printStats(st api.StatsJSON) error {
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "articles\t%d\n", st.Articles)
	if st.Hidden > 0 {
		fmt.Fprintf(w, "hidden\t%d, by the owner; edit --list names them\n", st.Hidden)
	}
	fmt.Fprintf(w, "versions\t%d\n", st.Versions)
	fmt.Fprintf(w, "sources\t%d\n", st.Sources)
	dated := ""
	if st.First != nil {
		dated = fmt.Sprintf(", %s to %s", *st.First, *st.Last)
	}
	fmt.Fprintf(w, "dated\t%d%s\n", st.Dated, dated)
	if st.LastAdded != nil {
		fmt.Fprintf(w, "last added\t%s\n", st.LastAdded.Local().Format("2006-01-02 15:04:05"))
	}
	fmt.Fprintf(w, "text\t%s, of all versions\n", size(st.Sizes.TextBytes))
	printParts(w, "store on disk", st.Sizes.Store)
	printParts(w, "index on disk", st.Sizes.Index)
	if r := st.Sizes.PerText; r != nil {
		fmt.Fprintf(w, "on disk in all\t%.2f times the text\n", *r)
	}
	for _, f := range st.Watched {
		how := plural(f.Files, "file") + ", " + plural(len(f.Failures), "failure")
		if f.Gone {
			how = "gone; nothing is taken out"
		} else if f.Polled != "" {
			how += "; looked through from time to time: " + oneLine(f.Polled)
		}
		if f.Missing > 0 {
			how += "; kept " + plural(f.Missing, "article") + " whose files were gone at the start: see 'parallax serve --help'"
		}
		fmt.Fprintf(w, "watched\t%s: %s\n", oneLine(f.Folder), how)
		for _, x := range f.Failures {
			fmt.Fprintf(w, "\tfailed: %s: %s\n", oneLine(x.Name), oneLine(x.Reason))
		}
	}
	return w.Flush()
}

// printParts prints how much there is of something, and the parts of it that take
// room.
func printParts(w io.Writer, what string, parts []index.Part) {
	var sum int64
	for _, p := range parts {
		sum += p.Bytes
	}
	fmt.Fprintf(w, "%s\t%s\n", what, size(sum))
	for _, p := range parts {
		switch {
		case p.Bytes == 0:
		case p.Count == 0:
			fmt.Fprintf(w, "\t  %s: %s\n", p.Name, size(p.Bytes))
		default:
			fmt.Fprintf(w, "\t  %s (%s): %s\n", p.Name, grouped(int(p.Count)), size(p.Bytes))
		}
	}
}

// size is n bytes for people.
func size(n int64) string {
	units := [...]string{"bytes", "KiB", "MiB", "GiB", "TiB"}
	x, u := float64(n), 0
	for x >= 1024 && u < len(units)-1 {
		x, u = x/1024, u+1
	}
	if u == 0 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", x, units[u])
}
