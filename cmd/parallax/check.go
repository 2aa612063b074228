package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"parallax/index"
)

func (a *app) checkCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Read everything in the collection and name what is damaged",
		Long: "Read every stored article and every file of the index, and name what is damaged. Check itself\n" +
			"changes nothing; but a damaged index is made anew by itself when the collection is opened or searched, as check\n" +
			"does where no server runs, and is named all the same. A damaged store is mended with repair, which says what to\n" +
			"add again. Exit code 1 when anything is or was damaged.",
		Args: needArgs(0, 0, "check takes no arguments: the folder goes with --data"),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the outcome as JSON")
	return cmd
}

func (a *app) check(ctx context.Context, asJSON bool) (err error) {
	c, err := a.openExisting(ctx, "check")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	m := a.meter("checking")
	faults, err := c.Check(ctx, m.articles)
	m.clear()
	if err != nil {
		return err
	}
	if asJSON {
		if faults == nil {
			faults = []index.Fault{}
		}
		err = a.printJSON(struct {
			Faults []index.Fault `json:"faults"`
		}{faults})
	} else {
		for _, f := range faults {
			fmt.Fprintf(a.stdout, "%s %s: %s\n", f.What, oneLine(f.Name), oneLine(f.Reason))
		}
		_, err = fmt.Fprintln(a.stdout, plural(len(faults), "fault"))
	}
	if err == nil && len(faults) > 0 {
		return errReported
	}
	return err
}
