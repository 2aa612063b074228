package watch

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"parallax/index"
	"parallax/index/ingest"
)

// begin brings the collection up to date with f: what is in it, and what was and
// is no more.
func (w *Watcher) begin(ctx context.Context, f *folder) error {
	begun := time.Now()
	var paths []string
	err := w.walk(ctx, f, f.path, func(path string, as stamp) {
		if begun.Sub(time.Unix(0, as.time)) < w.settle { // somebody may be writing it
			w.changed(f, path, as)
			return
		}
		paths = append(paths, path)
		f.fresh[path] = touched{as: as}
	})
	f.lookNext(begun)
	if err == nil {
		err = w.add(ctx, f, paths)
	}
	if err == nil {
		err = w.catchUp(ctx, f)
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
		f.info = info
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

// rename finds which of the files that are new were known under another name, and
// lets them be the same.
func (w *Watcher) rename(ctx context.Context, f *folder, ready []string) error {
	for _, path := range ready {
		if _, known := f.known[path]; known {
			continue
		}
		as, from, several := f.fresh[path].as, "", false
		for old, was := range f.gone {
			if was != as {
				continue
			}
			if filepath.Base(old) == filepath.Base(path) {
				from, several = old, false
				break
			}
			several = from != ""
			from = old
		}
		if from == "" || several {
			continue
		}
		n, err := w.c.MoveOrigins(ctx, from, path)
		if err != nil {
			return err
		}
		if n > 0 {
			w.log.Info("a watched file was renamed", "op", "watch", "from", from, "to", path)
		}
		delete(f.gone, from)
		delete(f.known, from)
	}
	return nil
}

// takeOut takes the articles of files out that are there no more.
func (w *Watcher) takeOut(ctx context.Context, f *folder) error {
	if !f.there() {
		w.vanished(f)
		return nil
	}
	var origins []string
	for path := range f.gone {
		delete(f.gone, path)
		if !missing(path) {
			continue
		}
		delete(f.known, path)
		err := w.c.Origins(ctx, path, func(origin string, _ index.ID) error {
			if _, gone := fileOf(origin); gone {
				origins = append(origins, origin)
			}
			return nil
		})
		if err != nil {
			return err
		}
		w.forgive(f, path)
	}
	w.say(f, func(s *Status) { s.Files = len(f.known) })
	return w.remove(ctx, f, origins)
}

// catchUp takes out what was read in f and vanished while nobody watched.
func (w *Watcher) catchUp(ctx context.Context, f *folder) error {
	var origins []string
	file := "" // that is there
	err := w.c.Origins(ctx, f.path, func(origin string, _ index.ID) error {
		if file != "" && index.OriginIn(origin, file) {
			return nil
		}
		if found, gone := fileOf(origin); gone {
			origins = append(origins, origin)
		} else {
			file = found
		}
		return nil
	})
	switch {
	case err != nil || len(origins) == 0:
		return err
	case file == "":
		w.log.Error("nothing that is known of a watched folder is there any more (is it mounted?); nothing is taken out", "op", "watch", "folder", f.path, "known", len(origins))
		return nil
	case !f.there():
		w.vanished(f)
		return nil
	}
	return w.remove(ctx, f, origins)
}

// remove takes out what only these origins gave, and says so by name.
func (w *Watcher) remove(ctx context.Context, f *folder, origins []string) error {
	if len(origins) == 0 {
		return nil
	}
	slices.Sort(origins)
	ids, err := w.c.RemoveOrigins(ctx, origins)
	if err != nil {
		return err
	}
	for _, origin := range origins {
		w.log.Info("a watched file is gone", "op", "watch", "name", origin)
	}
	for _, id := range ids {
		w.log.Info("an article was taken out", "op", "watch", "id", id)
	}
	w.log.Info("took out what is gone from a watched folder", "op", "watch", "folder", f.path, "articles", len(ids))
	return nil
}

// missing reports whether there is surely nothing at path.
func missing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// fileOf returns the file that an origin lies in, or reports that it is surely
// gone. The name of a file may hold what stands between it and an article in it.
func fileOf(origin string) (path string, gone bool) {
	for path := origin; ; {
		info, err := os.Lstat(path)
		if err == nil && !info.IsDir() {
			return path, false
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENAMETOOLONG) {
			return path, false // not surely
		}
		i := strings.LastIndexAny(path, "#!")
		if i < 0 {
			return "", true
		}
		path = path[:i]
	}
}

// fail notes what could not be added, and why.
func (w *Watcher) fail(f *folder, name string, why error) {
	if pe, ok := errors.AsType[*fs.PathError](why); ok {
		why = pe.Err
	}
	w.say(f, func(s *Status) {
		if s.Failures[name] != why.Error() {
			w.log.Warn("a watched file could not be added", "op", "watch", "name", name, "err", why)
		}
		s.Failures[name] = why.Error()
	})
}

// forgive forgets what failed in a file.
func (w *Watcher) forgive(f *folder, path string) {
	w.say(f, func(s *Status) {
		for name := range s.Failures {
			if name == path || strings.HasPrefix(name, path+":") || strings.HasPrefix(name, path+"!") {
				delete(s.Failures, name)
			}
		}
	})
}
