package main

import (
	"context"
	"fmt"
	"os"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func (a *app) rebuildCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rebuild",
		Short: "Derive the search index anew from the stored articles",
		Long: "Derive the search index anew from the stored articles. Parallax does so by itself when the index is\n" +
			"damaged or of another version; results, order and scores are the same afterwards.",
		Args: needArgs(0, 0, "rebuild takes no arguments: the folder goes with --data"),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.rebuild(cmd.Context()) },
	}
}

func (a *app) rebuild(ctx context.Context) (err error) {
	c, err := a.openExisting(ctx, "rebuild")
	if err != nil {
		return err
	}
	defer closing(c, &err)

	if err := c.Rebuild(ctx, a.bar("rebuilding")); err != nil {
		return err
	}
	st, err := c.Stats(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "rebuilt the index of %d articles\n", st.Articles)
	return err
}

// bar shows how far long work has got, on a terminal.
func (a *app) bar(doing string) func(done, total int) {
	f, ok := a.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(int, int) {}
	}
	bar := progressbar.NewOptions(1, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(doing),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	return func(done, total int) {
		bar.ChangeMax(max(total, 1))
		_ = bar.Set(done) // it can only fail to show
	}
}
