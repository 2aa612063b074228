package main

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"time"

	"parallax/index"
	"parallax/index/ingest"
	"parallax/index/watch"
	"parallax/web/api"
)

// watchAgain is how long watching waits after it broke off, as when the disk is
// full or the index is being rebuilt.
const watchAgain = 10 * time.Second

// watching keeps the collection that is served up to date with folders.
type watching struct {
	w   *watch.Watcher // nil when nothing is watched
	log *slog.Logger
}

func (a *app) newWatching(engine index.Engine, folders []string, tag, removeMissing bool, log *slog.Logger) (*watching, error) {
	if len(folders) == 0 {
		return &watching{}, nil
	}
	w, err := watch.New(engine, folders, watch.Options{Log: log, Skip: a.data, Ingest: ingest.Options{Folders: tag}, RemoveMissing: removeMissing})
	return &watching{w, log}, err
}

// start begins to watch until ctx ends; stop ends it sooner, and returns when
// nothing is under way.
func (w *watching) start(ctx context.Context) (stop func()) {
	if w.w == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			err := w.w.Run(ctx)
			if ctx.Err() != nil {
				return
			}
			w.log.Error("watching broke off, and begins again soon", "op", "watch", "err", err)
			select {
			case <-time.After(watchAgain):
			case <-ctx.Done():
			}
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// told is how the folders are doing.
func (w *watching) told() []api.WatchedJSON {
	if w.w == nil {
		return nil
	}
	var out []api.WatchedJSON
	for _, s := range w.w.Status() {
		j := api.WatchedJSON{Folder: s.Folder, Files: s.Files, Gone: s.Gone, Missing: s.Missing, Polled: s.Polled, Failures: []api.FailureJSON{}}
		for name, why := range s.Failures {
			j.Failures = append(j.Failures, api.FailureJSON{Name: name, Reason: why})
		}
		slices.SortFunc(j.Failures, func(a, b api.FailureJSON) int { return cmp.Compare(a.Name, b.Name) })
		out = append(out, j)
	}
	return out
}
