package watch

import (
	"context"
	"iter"
	"os"
	"slices"
	"time"

	"parallax/index"
	"parallax/index/ingest"
)

// begin brings the collection up to date with f: what is in it, and what was and
// is no more.
func (w *Watcher) begin(ctx context.Context, f *folder) error {
	if !f.there() { // since it was watched last
		w.vanished(f)
		return nil
	}
	begun := time.Now()
	var paths []string
	err := w.through(ctx, f, func(path string, as stamp) {
		if begun.Sub(time.Unix(0, as.time)) < w.settle { // somebody may be writing it
			w.changed(f, path, as)
			return
		}
		paths = append(paths, path)
		f.fresh[path] = touched{as: as}
	})
	f.lookNext(begun)
	var was before
	if err == nil {
		was, err = w.before(ctx, f)
	}
	if err == nil {
		err = w.add(ctx, f, paths)
	}
	if err == nil {
		err = w.catchUp(ctx, f, was)
	}
	if err == nil {
		w.log.Info("watching a folder", "op", "watch", "folder", f.path, "files", len(f.known))
	}
	return err
}

// step does what is to be done in f now.
func (w *Watcher) step(ctx context.Context, f *folder) error {
	now := time.Now()
	if f.info == nil {
		if now.Before(f.lookAt) {
			return nil
		}
		f.lookAt = now.Add(idleLook)
		info, err := os.Stat(f.path)
		if err != nil || !info.IsDir() {
			return nil
		}
		w.log.Info("a watched folder is back; what is in it is added, and nothing is taken out", "op", "watch", "folder", f.path)
		f.info, f.born = info, born(f.path)
		f.reset()
		w.say(f, func(s *Status) { s.Gone = false })
		return w.look(ctx, f)
	}
	if now.After(f.lookAt) {
		if !f.there() {
			w.vanished(f)
			return nil
		}
		if err := w.look(ctx, f); err != nil {
			return err
		}
	}
	var ready []string
	for path, t := range f.fresh {
		if now.Sub(t.at) < w.settle {
			continue
		}
		info, err := os.Stat(path)
		if err == nil && stampOf(info) == t.as {
			ready = append(ready, path)
		} else {
			w.touch(f, path)
		}
	}
	if len(ready) > 0 {
		slices.Sort(ready)
		if err := w.rename(ctx, f, ready); err != nil {
			return err
		}
		if err := w.add(ctx, f, ready); err != nil {
			return err
		}
	}
	if len(f.gone) > 0 && time.Since(f.goneAt) >= 2*w.settle {
		return w.takeOut(ctx, f)
	}
	return nil
}

// vanished notes that the folder is gone, and with it all that is known of it:
// nothing is taken out.
func (w *Watcher) vanished(f *folder) {
	w.log.Error("a watched folder is gone, or another is in its place (is it mounted?); nothing is taken out, and it is watched again when it is there", "op", "watch", "folder", f.path)
	for dir := range f.dirs {
		_ = w.events.Remove(dir) // gone already, most often
	}
	f.reset()
	f.info, f.lookAt = nil, time.Now().Add(tick)
	w.say(f, func(s *Status) { s.Gone, s.Files = true, 0 })
}

// add adds files that have settled. The error is the context's, or says why the
// collection takes nothing more.
func (w *Watcher) add(ctx context.Context, f *folder, paths []string) error {
	sources := iter.Seq[ingest.Source](func(yield func(ingest.Source) bool) {
		for _, path := range paths {
			w.forgive(f, path) // what failed in it before may not fail again
			delete(f.unread, path)
			if !yield(ingest.FileIn(f.path, path)) {
				return
			}
		}
	})
	sum, err := ingest.Run(ctx, w.c, sources, w.opt.Ingest, func(e ingest.Event) {
		switch {
		case e.Err != nil:
			w.fail(f, e.Name, e.Err)
		case e.Passed == "" && e.State != index.Unchanged:
			w.log.Debug("an article", "op", "watch", "name", e.Name, "id", e.ID, "state", e.State)
		}
	})
	if err != nil {
		return err
	}
	if sum.Added+sum.Updated+sum.Failed > 0 {
		w.log.Info("added from a watched folder", "op", "watch", "folder", f.path, "added", sum.Added, "updated", sum.Updated, "failed", sum.Failed)
	}
	for _, path := range paths {
		f.known[path] = f.fresh[path].as
		delete(f.fresh, path)
		delete(f.gone, path)
	}
	w.say(f, func(s *Status) { s.Files = len(f.known) })
	return nil
}
