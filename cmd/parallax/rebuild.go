package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
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

	m := a.meter("rebuilding")
	err = c.Rebuild(ctx, m.articles)
	m.clear()
	if err != nil {
		return err
	}
	st, err := c.Stats(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "rebuilt the index of %d articles\n", st.Articles)
	return err
}
