package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"parallax/index/bleveindex"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE|-",
		Short: "Write everything that is stored to a file, also while serving",
		Long: "Write everything that is stored, as of one moment, to FILE, or to standard output for '-'. Searching and\n" +
			"adding go on meanwhile. The index is not in it: restore makes it anew. Articles that are damaged are\n" +
			"copied as they are and counted; a backup with such never takes an older one's place, but stands beside it.",
		Args: needArgs(1, 1, "say which file to write, or - for standard output"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0]) },
	}
}

func (a *app) backup(ctx context.Context, name string) (err error) {
	c, err := a.openExisting(ctx, "backup")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	st, err := c.Stats(ctx)
	if err != nil {
		return err
	}
	m := a.byteMeter("backing up", st.StoreBytes)
	defer m.clear()
	if name == "-" {
		return c.Backup(ctx, io.MultiWriter(a.stdout, m))
	}
	err = writeWhole(name, func(w io.Writer) error { return c.Backup(ctx, io.MultiWriter(w, m)) })
	m.clear()
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if st, err = c.Stats(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "backed up %s to %s\n", plural(st.Articles, "article"), name)
	return err
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE|-",
		Short: "Make a collection from a backup, in a folder that has none",
		Args:  needArgs(1, 1, "say which backup to restore, or - for standard input"),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0]) },
	}
}

func (a *app) restore(ctx context.Context, name string) (err error) {
	if err := a.checkEngine(); err != nil {
		return err
	}
	from := io.NopCloser(a.stdin)
	if name != "-" {
		if from, err = os.Open(name); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	defer from.Close()
	if err := a.makeData(); err != nil {
		return err
	}
	l, err := waitLock(ctx, a.data, holder{PID: os.Getpid(), Command: "restore"})
	if err != nil {
		return err
	}
	m := a.byteMeter("restoring", fileSize(from))
	err = bleveindex.Restore(a.data, io.TeeReader(from, m))
	m.clear()
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	c, err := a.openExisting(ctx, "restore")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	checking := a.meter("checking")
	faults, err := c.Check(ctx, checking.articles)
	checking.clear()
	if err != nil {
		return err
	}
	for _, f := range faults {
		fmt.Fprintf(a.stderr, "%s %s: %s\n", f.What, oneLine(f.Name), oneLine(f.Reason))
	}
	st, err := c.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "restored %s\n", plural(st.Articles, "article"))
	if len(faults) > 0 {
		return errReported
	}
	return nil
}
