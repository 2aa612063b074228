package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// envPrefix begins the environment variables that set flags: PARALLAX_DATA is
// --data, PARALLAX_SOME_FLAG is --some-flag.
const envPrefix = "PARALLAX_"

func envName(flag string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// noEnv marks a flag that says what a command does, not how: the environment
// must not turn 'rm ID' into 'rm --demo'.
const noEnv = "parallax_no_env"

// onlyTyped marks a flag of cmd as one that only the command line sets.
func onlyTyped(cmd *cobra.Command, flag string) { onlyTypedOf(cmd.Flags(), flag) }

// onlyTypedOf is onlyTyped for a flag of flags.
func onlyTypedOf(flags *pflag.FlagSet, flag string) {
	if err := flags.SetAnnotation(flag, noEnv, []string{"true"}); err != nil {
		panic(err) // there is no such flag
	}
}

// bindEnv sets the flags of cmd that the command line does not from the
// environment.
func bindEnv(cmd *cobra.Command) (err error) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || f.Name == "help" || f.Annotations[noEnv] != nil || err != nil {
			return
		}
		if v, ok := os.LookupEnv(envName(f.Name)); ok && v != "" {
			if e := cmd.Flags().Set(f.Name, v); e != nil {
				err = &usageError{fmt.Errorf("%s=%q is no value for --%s: %w", envName(f.Name), v, f.Name, e)}
			}
		}
	})
	return err
}
