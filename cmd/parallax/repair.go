package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index/bleveindex"
)

func (a *app) repairCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "repair",
		Short: "Save what can be saved of a damaged store, and list what was lost",
		Long: "Save what can be saved of a damaged article store: every article that can still be read, with its\n" +
			"versions and what was set by hand, goes into a new store. The damaged file is kept beside it. What\n" +
			"was lost is listed, with the file it was read from, to be added again; an article that was removed\n" +
			"can come back where the log of removals is damaged too. A store that is whole is left alone.\n" +
			"Nothing else may use the folder meanwhile. Exit code 1 when anything was lost, or when that can't be told.",
		Args: needArgs(0, 0, "repair takes no arguments: the folder goes with --data"),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.repair(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the outcome as JSON")
	return cmd
}

func (a *app) repair(ctx context.Context, asJSON bool) (err error) {
	if err := a.checkEngine(); err != nil {
		return err
	}
	if there, err := hasCollection(a.data); err != nil {
		return fmt.Errorf("repair the collection: %w", err)
	} else if !there {
		return fmt.Errorf("there is no collection in %s: name the right folder with --data, or restore a backup", a.data)
	}
	l, err := waitLock(ctx, a.data, holder{PID: os.Getpid(), Command: "repair"})
	if err != nil {
		return err
	}
	defer closing(l, &err)
	out, err := bleveindex.Repair(ctx, a.data, bleveindex.Options{Log: a.log(slog.LevelWarn)})
	if err != nil {
		return err
	}
	if asJSON {
		err = a.printJSON(repairedJSON(out))
	} else {
		err = a.printRepaired(out)
	}
	if err == nil && (len(out.Lost)+len(out.Bare)+len(out.Edits)+out.Unknown > 0 || out.Unsure) {
		return errReported
	}
	return err
}

func (a *app) printRepaired(out bleveindex.Repaired) error {
	if len(out.Damage) == 0 {
		_, err := fmt.Fprintf(a.stdout, "nothing is damaged: all %s can be read\n", plural(out.Articles, "article"))
		return err
	}
	for _, s := range out.Damage {
		fmt.Fprintln(a.stderr, oneLine(s))
	}
	for _, l := range out.Lost {
		what := "lost version " + fmt.Sprint(l.Version) + " of"
		if l.Gone {
			what = "lost"
		}
		fmt.Fprintf(a.stdout, "%s %s%s\n", what, l.ID, nameLost(l))
	}
	for _, l := range out.Bare {
		fmt.Fprintf(a.stdout, "kept without what was recognised in it: version %d of %s%s\n", l.Version, l.ID, nameLost(l))
	}
	for _, id := range out.Edits {
		fmt.Fprintf(a.stdout, "lost what was set by hand of %s\n", id)
	}
	switch {
	case out.Unknown == 0 && out.Unsure:
		fmt.Fprintln(a.stdout, "the last changes before the damage can't be told: articles may be missing that are not listed")
	case out.Unknown > 0:
		fmt.Fprintf(a.stdout, "%s can't be told: articles may be missing that are not listed\n", plural(out.Unknown, "change"))
	}
	fmt.Fprintf(a.stdout, "saved %s in %s\n", plural(out.Articles, "article"), plural(out.Versions, "version"))
	_, err := fmt.Fprintf(a.stdout, "the damaged store is kept as %s\n", out.OldFile)
	return err
}

// nameLost is what is known of an article besides its id: its title, and where
// it was read.
func nameLost(l bleveindex.Lost) string {
	s := ""
	if l.Title != "" {
		s += ": " + oneLine(l.Title)
	}
	if len(l.Origins) > 0 {
		s += " (read from " + oneLine(strings.Join(l.Origins, ", ")) + ")"
	}
	return s
}

// lostJSON is a version of an article that was lost.
type lostJSON struct {
	ID      string   `json:"id"`
	Version int      `json:"version"`
	Gone    bool     `json:"gone"` // no version is left
	Title   string   `json:"title,omitempty"`
	Origins []string `json:"origins,omitempty"`
}

// repairJSON is what 'repair --json' prints.
type repairJSON struct {
	Damage   []string   `json:"damage"`
	Articles int        `json:"articles"`
	Versions int        `json:"versions"`
	Lost     []lostJSON `json:"lost"`
	Bare     []lostJSON `json:"bare"`  // kept without what was recognised in them
	Edits    []string   `json:"edits"` // articles of which it is lost what was set by hand
	Unknown  int        `json:"unknown"`
	Unsure   bool       `json:"unsure"`
	OldFile  string     `json:"old_file,omitempty"`
}

func repairedJSON(out bleveindex.Repaired) repairJSON {
	list := func(lost []bleveindex.Lost) []lostJSON {
		x := []lostJSON{}
		for _, l := range lost {
			x = append(x, lostJSON{l.ID.String(), l.Version, l.Gone, l.Title, l.Origins})
		}
		return x
	}
	x := repairJSON{append([]string{}, out.Damage...), out.Articles, out.Versions, list(out.Lost), list(out.Bare), []string{}, out.Unknown, out.Unsure, filepath.ToSlash(out.OldFile)}
	for _, id := range out.Edits {
		x.Edits = append(x.Edits, id.String())
	}
	return x
}
