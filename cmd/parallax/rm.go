package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"parallax/index"
)

func (a *app) rmCommand() *cobra.Command {
	var demo bool
	cmd := &cobra.Command{
		Use:   "rm ID... | --demo",
		Short: "Take articles out of the collection, with all their versions",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case demo && len(args) > 0:
				return usagef("rm --demo takes no ids")
			case !demo && len(args) == 0:
				return usagef("say which articles to take out, by the ids that search shows")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if demo {
				return a.rmDemo(cmd.Context())
			}
			return a.rm(cmd.Context(), args)
		},
	}
	cmd.Flags().BoolVar(&demo, "demo", false, "take the demo collection out")
	onlyTyped(cmd, "demo")
	return cmd
}

func (a *app) rmDemo(ctx context.Context) (err error) {
	c, err := a.openExisting(ctx, "rm")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	n, err := c.RemoveDemo(ctx)
	if err == nil {
		err = c.Refresh(ctx)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "removed %d\n", n)
	return err
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
