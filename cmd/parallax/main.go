// Command parallax collects news articles and searches, filters and compares
// them: on the command line, and in the browser through the server that it is.
//
// One process holds a data folder at a time. While a server holds it, the other
// subcommands work through that server (see lock.go and remote.go).
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	limitMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
