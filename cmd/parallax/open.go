package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"parallax/index"
	"parallax/index/bleveindex"
)

// The engines, named here and nowhere else.
const (
	engineBleve      = "bleve"
	engineOpenSearch = "opensearch"
)

// openEngine opens the collection in the folder dir, which this process holds.
func (a *app) openEngine(ctx context.Context, dir string, log *slog.Logger) (index.Engine, error) {
	if err := a.checkEngine(); err != nil {
		return nil, err
	}
	m := a.meter("indexing")
	defer m.clear()
	return bleveindex.Open(ctx, dir, bleveindex.Options{Log: log, Progress: m.articles})
}

// checkEngine says whether there is an engine of the name given.
func (a *app) checkEngine() error {
	switch a.engine {
	case engineBleve:
		return nil
	case engineOpenSearch:
		return fmt.Errorf("--engine %s is not in this version of Parallax: leave it out, or say --engine %s (%w)",
			engineOpenSearch, engineBleve, index.ErrUnsupported)
	default:
		return usagef("there is no engine %q: say --engine %s", a.engine, engineBleve)
	}
}

// waitReachable is how long a command tries to reach a server that holds the
// folder but does not answer: it may be stopping, or have been stopped.
const waitReachable = 5 * time.Second

// open opens the collection for a subcommand: through the server that holds the
// data folder, or else the folder itself.
func (a *app) open(ctx context.Context, command string) (collection, error) {
	if err := a.checkEngine(); err != nil {
		return nil, err
	}
	begin := time.Now()
	for {
		l, err := waitLock(ctx, a.data, holder{PID: os.Getpid(), Command: command})
		held, isHeld := errors.AsType[*heldError](err)
		switch {
		case err == nil:
			engine, err := a.openEngine(ctx, a.data, a.log(slog.LevelWarn))
			if err != nil {
				l.Close()
				return nil, fmt.Errorf("open the collection in %s: %w", a.data, err)
			}
			return &local{engine, engine, engine, l}, nil
		case !isHeld || !held.serves():
			return nil, err
		}
		r := newRemote(held.holder)
		if err = r.reach(ctx); err == nil {
			return r, nil
		}
		if time.Since(begin) > waitReachable || ctx.Err() != nil {
			return nil, fmt.Errorf("%w; this command could not work through it: %v", held, err)
		}
		time.Sleep(waitStep)
	}
}

// openExisting is open for a command that makes no sense without a collection.
func (a *app) openExisting(ctx context.Context, command string) (collection, error) {
	switch there, err := hasCollection(a.data); {
	case err != nil:
		return nil, fmt.Errorf("open the collection: %w", err)
	case !there && !a.beingMade():
		return nil, fmt.Errorf("there is no collection in %s yet: add articles with '%s', or name the right folder with --data", a.data, a.addHint())
	}
	return a.open(ctx, command)
}

// openNew is open for a command that begins a collection where there is none.
func (a *app) openNew(ctx context.Context, command string) (collection, error) {
	if err := a.makeData(); err != nil {
		return nil, err
	}
	return a.open(ctx, command)
}

func (a *app) makeData() error {
	if err := os.MkdirAll(a.data, 0o755); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	return nil
}

// beingMade reports whether another command may be making a collection in the
// folder: its lock file is there.
func (a *app) beingMade() bool {
	_, err := os.Stat(filepath.Join(a.data, lockName))
	return err == nil
}

// hasCollection reports whether the folder dir holds a collection.
func hasCollection(dir string) (bool, error) {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.IsDir():
		return false, fmt.Errorf("%s is no folder", dir)
	}
	if _, err := os.ReadDir(dir); err != nil { // a folder that may not be read is not one without a collection
		return false, err
	}
	return bleveindex.Exists(dir), nil
}
