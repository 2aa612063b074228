package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parallax/index"
	"parallax/index/article"
)

// stamp tells whether a file has changed.
type stamp struct {
	size int64
	time int64 // of the last change, in nanoseconds since 1970
}

func stampOf(info fs.FileInfo) stamp { return stamp{info.Size(), info.ModTime().UnixNano()} }

// folder is what is known of a watched folder. Only Run's goroutine uses it, but
// for said.
type folder struct {
	path string
	info os.FileInfo // as it was when it was looked at first; nil while it is gone
	born time.Time   // when it was made; zero where the system does not say
	skip string      // Options.Skip, absolute; "" for none

	known  map[string]stamp   // file → as it was added, or tried
	on     map[string]uint64  // folder in it → its device; file → that of its folder when it was seen last
	dirs   map[string]bool    // folders in it whose changes are told of
	fresh  map[string]touched // file → that is to be added once it has settled
	gone   map[string]stamp   // known files that were there no more → as they were added
	goneAt time.Time          // when the last of them was missed

	unread  map[string]bool // files and folders that could not be looked at
	unheard string          // why the system does not tell of changes in a folder in it; "" where it does in all

	lookAt time.Time // when to look through all
	said   Status    // guarded by Watcher.mu
}

// touched is a file that was changed.
type touched struct {
	at time.Time // when it was seen to have changed last
	as stamp
}

// reset forgets all files.
func (f *folder) reset() {
	f.known, f.dirs, f.on = map[string]stamp{}, map[string]bool{}, map[string]uint64{}
	f.fresh, f.gone = map[string]touched{}, map[string]stamp{}
}

// forget forgets a file.
func (f *folder) forget(path string) {
	delete(f.known, path)
	delete(f.on, path)
}

func (f *folder) holds(path string) bool { return index.OriginIn(path, f.path) }

// there reports whether the folder is there, and the same as ever. One that is made
// anew may be given the number of the one before, but was born later.
func (f *folder) there() bool {
	info, err := os.Stat(f.path)
	if err != nil || f.info == nil || !info.IsDir() || !os.SameFile(info, f.info) {
		return false
	}
	at := born(f.path)
	return at.IsZero() || f.born.IsZero() || at.Equal(f.born)
}

// articles reports whether a file in the folder can hold articles by its name.
func (f *folder) articles(path string) bool {
	rel, err := filepath.Rel(f.path, path)
	return err == nil && !hidden(rel) && !f.skips(path) && !article.Foreign(path)
}

func (f *folder) skips(path string) bool { return f.skip != "" && index.OriginIn(path, f.skip) }

// hidden reports whether a part of a path is.
func hidden(rel string) bool {
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// walk calls file with every file that can hold articles in dir, a folder in f or
// f itself, and has the system tell of changes in it.
func (w *Watcher) walk(ctx context.Context, f *folder, dir string, file func(path string, as stamp)) error {
	// With a separator behind it a link to a folder is followed, as it is when named itself.
	return filepath.WalkDir(dir+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			if !errors.Is(err, fs.ErrNotExist) {
				w.unreadable(f, path, err)
			}
			return fs.SkipDir
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() && f.skips(path):
			return fs.SkipDir
		case d.IsDir():
			w.place(f, path)
			w.listen(f, path)
			return nil
		case !f.articles(path):
			return nil
		}
		switch info, err := os.Stat(path); {
		case err == nil && info.Mode().IsRegular():
			if dev, ok := f.on[filepath.Dir(path)]; ok {
				f.on[path] = dev
			}
			file(path, stampOf(info))
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			w.unreadable(f, path, err)
		}
		return nil
	})
}

// place notes the device of the folder dir. Changes in it are not told of any more
// when another was mounted there.
func (w *Watcher) place(f *folder, dir string) {
	dev, err := w.device(dir)
	if err != nil {
		delete(f.on, dir)
		return
	}
	if was, known := f.on[dir]; known && was != dev && f.dirs[dir] {
		delete(f.dirs, dir)
		_ = w.events.Remove(dir) // gone with the device, most often
	}
	f.on[dir] = dev
}

// listen has the system tell of changes in the folder dir. Where it does not,
// looking through all from time to time must do.
func (w *Watcher) listen(f *folder, dir string) {
	if w.events == nil || f.dirs[dir] {
		return
	}
	if err := w.events.Add(dir); err != nil {
		w.say(f, func(s *Status) {
			if s.Polled == "" {
				w.log.Warn("the system does not tell of changes in a watched folder; it is looked through from time to time", "op", "watch", "folder", dir, "err", err)
			}
			s.Polled, f.unheard = err.Error(), err.Error()
		})
		return
	}
	f.dirs[dir] = true
}

// look goes through the whole folder for what nobody told of.
func (w *Watcher) look(ctx context.Context, f *folder) error {
	begun := time.Now()
	seen := make(map[string]bool, len(f.known))
	err := w.through(ctx, f, func(path string, as stamp) {
		seen[path] = true
		w.changed(f, path, as)
	})
	if err != nil {
		return err
	}
	for path := range f.known {
		if !seen[path] {
			w.touch(f, path)
		}
	}
	f.lookNext(begun)
	return nil
}

// lookNext sets when to look through all again, after a look that was begun then.
func (f *folder) lookNext(begun time.Time) {
	f.lookAt = time.Now().Add(min(max(lookCost*time.Since(begun), idleLook), longLook))
}

// touch looks at what was said to have changed: a file, or a folder.
func (w *Watcher) touch(f *folder, path string) {
	if path != f.path && !f.articles(path) && !f.dirs[path] {
		if info, err := os.Stat(path); err != nil || !info.IsDir() || f.skips(path) || hidden(path[len(f.path):]) {
			return
		}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.missed(f, path)
	case err != nil:
		w.unreadable(f, path, err)
	case info.IsDir():
		// What goes wrong in it is found by the next look through all.
		_ = w.walk(context.Background(), f, path, func(path string, as stamp) { w.changed(f, path, as) })
	case info.Mode().IsRegular():
		if dev, err := w.device(filepath.Dir(path)); err == nil {
			f.on[path] = dev
		}
		w.changed(f, path, stampOf(info))
	}
}

// touchUnread is touch for a file whose permissions were changed: one that could
// not be read is tried again.
func (w *Watcher) touchUnread(f *folder, path string) {
	w.mu.Lock()
	_, failed := f.said.Failures[path]
	w.mu.Unlock()
	if failed {
		delete(f.known, path)
		w.touch(f, path)
	}
}

// changed notes that a file is there as it is.
func (w *Watcher) changed(f *folder, path string, as stamp) {
	if f.known[path] == as {
		delete(f.fresh, path)
		return
	}
	if t, ok := f.fresh[path]; !ok || t.as != as {
		f.fresh[path] = touched{time.Now(), as}
	}
}

// missed notes that a file is not there any more, or a folder with all its files.
func (w *Watcher) missed(f *folder, path string) {
	if _, ok := f.known[path]; ok {
		f.miss(path)
	} else if f.dirs[path] {
		for file := range f.known {
			if index.OriginIn(file, path) {
				f.miss(file)
			}
		}
		for dir := range f.dirs {
			if index.OriginIn(dir, path) {
				delete(f.dirs, dir)
				delete(f.on, dir)
				_ = w.events.Remove(dir) // gone with the folder, most often
			}
		}
		for file := range f.fresh {
			if index.OriginIn(file, path) {
				delete(f.fresh, file)
			}
		}
	}
	delete(f.fresh, path)
}

func (f *folder) miss(path string) {
	if _, ok := f.gone[path]; !ok {
		f.gone[path], f.goneAt = f.known[path], time.Now()
	}
}
