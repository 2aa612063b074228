package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // something failed, or some of it
	exitUsage  = 2 // the command line or a request can't be understood
)

// app is one run of the program: what its subcommands share.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	data   string // --data
	engine string // --engine
}

// usageError is a command line that can't be understood.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// errReported ends a command whose failures have been printed already.
var errReported = errors.New("failures were reported")

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	return a.exit(ctx, cmd, err)
}

// exit prints err, unless that was done, and returns the exit code.
func (a *app) exit(ctx context.Context, cmd *cobra.Command, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case err == errReported:
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintf(a.stderr, "parallax: %v\nSee %s --help.\n", err, cmd.CommandPath())
		return exitUsage
	case errors.Is(err, index.ErrInvalid):
		fmt.Fprintf(a.stderr, "parallax: %v\n", err)
		return exitUsage
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "parallax: interrupted")
		return exitFailed
	default:
		fmt.Fprintf(a.stderr, "parallax: %v\n", err)
		return exitFailed
	}
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "parallax",
		Short: "Collect news articles; search, filter and compare them",
		Long: "Parallax collects news articles and lets you search, filter and compare them.\n\n" +
			"Every flag but rm's --demo and what edit and entities say can also be set by an environment variable: PARALLAX_DATA for --data, and so on.\n" +
			"Exit codes: 0 all well, 1 something failed, 2 the command line can't be understood.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			hint := ""
			if s := cmd.SuggestionsFor(args[0]); len(s) > 0 {
				hint = ": did you mean " + strings.Join(s, " or ") + "?"
			}
			return usagef("there is no command %q%s", args[0], hint)
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return bindEnv(cmd) },
	}
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return &usageError{err} })
	root.PersistentFlags().StringVar(&a.data, "data", "./data", "the `folder` that holds the collection")
	root.PersistentFlags().StringVar(&a.engine, "engine", engineBleve, "the search `engine`: "+engineBleve)
	root.AddCommand(a.serveCommand(), a.addCommand(), a.retryCommand(), a.searchCommand(), a.showCommand(), a.compareCommand(),
		a.editCommand(), a.entitiesCommand(), a.rmCommand(), a.checkCommand(), a.repairCommand(), a.rebuildCommand(),
		a.backupCommand(), a.restoreCommand(), a.exportCommand(), a.statsCommand(), a.formatsTopic(), a.versionCommand())
	return root
}

// needArgs is the Args of a command that wants least to most arguments (most < 0
// for any number), and otherwise says what is missing.
func needArgs(least, most int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return usagef("%s", what)
		}
		return nil
	}
}

// closing closes c at the end of a function whose error is err.
func closing(c io.Closer, err *error) {
	if e := c.Close(); e != nil {
		*err = errors.Join(*err, e)
	}
}

// log is for what concerns the owner but is no command's answer.
func (a *app) log(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level}))
}

// printJSON writes v, indented, to standard output.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
