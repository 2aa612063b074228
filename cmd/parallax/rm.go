package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"parallax/index"
)

func (a *app) rmCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rm ID...",
		Short: "Take articles out of the collection, with all their versions",
		Args:  needArgs(1, -1, "say which articles to take out, by the ids that search shows"),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.rm(cmd.Context(), args) },
	}
}

func (a *app) rm(ctx context.Context, args []string) (err error) {
	ids := make([]index.ID, len(args))
	for i, arg := range args {
		if ids[i], err = index.ParseID(arg); err != nil {
			return err
		}
	}
	c, err := a.openExisting(ctx, "rm")
	if err != nil {
		return err
	}
	defer closing(c, &err)

	var there []index.ID
	for _, id := range ids {
		switch _, err := c.Article(ctx, id.String(), 0, false); {
		case errors.Is(err, index.ErrNotFound):
			fmt.Fprintf(a.stderr, "%s: there is no article of that id\n", id)
		case err != nil:
			return err
		default:
			there = append(there, id)
		}
	}
	n := 0
	if len(there) > 0 {
		if n, err = c.Remove(ctx, there); err != nil {
			return err
		}
		if err := c.Refresh(ctx); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.stdout, "removed %d\n", n)
	if len(there) < len(ids) {
		return errReported
	}
	return nil
}
