package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"parallax/index"
)

// takeOut takes the articles of files out that are there no more, unless what they
// lay on is gone too.
func (w *Watcher) takeOut(ctx context.Context, f *folder) error {
	var origins, kept []string
	for path := range f.gone {
		delete(f.gone, path)
		if !missing(path) {
			continue
		}
		surely := w.surelyGone(f, path)
		f.forget(path) // and when it is there again it is new
		w.forgive(f, path)
		if !surely {
			kept = append(kept, path)
			continue
		}
		err := w.c.Origins(ctx, path, func(origin string, _ index.ID) error {
			if _, gone := fileOf(origin); gone {
				origins = append(origins, origin)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if !f.there() {
		w.vanished(f)
		return nil
	}
	if len(kept) > 0 {
		slices.Sort(kept)
		w.log.Error("what files of a watched folder lay on is gone, or can't be told (is it mounted?); their articles are not taken out", "op", "watch", "folder", f.path, "files", len(kept), "first", kept[0])
	}
	w.say(f, func(s *Status) { s.Files = len(f.known) })
	return w.remove(ctx, f, origins)
}

// surelyGone reports whether a file that is missing was removed: what is left of
// the path to it is of the device that the file's folder was of. It is not where a
// device within the watched folder was unmounted.
func (w *Watcher) surelyGone(f *folder, path string) bool {
	was, known := f.on[path]
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		now, err := w.device(dir)
		if errors.Is(err, fs.ErrNotExist) && dir != f.path {
			continue
		}
		return err == nil && known && now == was
	}
}

// before is what was known of a folder before what is in it was added.
type before struct {
	origins int
	there   bool // the file of one of them is there
}

func (w *Watcher) before(ctx context.Context, f *folder) (b before, err error) {
	err = w.c.Origins(ctx, f.path, func(origin string, _ index.ID) error {
		b.origins++
		if !b.there {
			_, gone := fileOf(origin)
			b.there = !gone
		}
		return nil
	})
	return b, err
}

// catchUp takes out what was read in f and vanished while nobody watched. It does
// not when nothing of it is there, or under half: then it is likelier that something
// is not mounted, or that the collection came from another machine.
func (w *Watcher) catchUp(ctx context.Context, f *folder, was before) error {
	origins, lost, err := w.vanishedFrom(ctx, f)
	if err != nil {
		return err
	}
	missing := 0 // and kept
	switch {
	case !f.there():
		w.vanished(f)
		return nil
	case lost > 0 && !was.there:
		missing = lost
		w.log.Error("nothing that is known of a watched folder is there any more (is it mounted?); nothing is taken out: 'parallax rm' does that", "op", "watch", "folder", f.path, "known", was.origins)
	case 2*lost > was.origins && !w.opt.RemoveMissing:
		missing = lost
		w.log.Error("over half of what is known of a watched folder is not there any more (is all of it mounted, and copied?); nothing is taken out: if it is to be, serve once with --remove-missing, or use 'parallax rm'", "op", "watch", "folder", f.path, "known", was.origins, "gone", lost)
	default:
		err = w.remove(ctx, f, origins)
	}
	w.say(f, func(s *Status) { s.Missing = missing })
	return err
}

// vanishedFrom returns the origins in f whose files are gone, and how many of them
// gave articles that no other origin in f gives.
func (w *Watcher) vanishedFrom(ctx context.Context, f *folder) (origins []string, lost int, err error) {
	gives := map[index.ID]int{} // article → of those origins
	file := ""                  // that is there
	err = w.c.Origins(ctx, f.path, func(origin string, id index.ID) error {
		if file != "" && index.OriginIn(origin, file) {
			return nil
		}
		if found, gone := fileOf(origin); gone {
			origins = append(origins, origin)
			gives[id]++
		} else {
			file = found
		}
		return nil
	})
	if err != nil || len(origins) == 0 {
		return nil, 0, err
	}
	slices.Sort(origins)
	err = w.c.Origins(ctx, f.path, func(origin string, id index.ID) error {
		if _, gone := slices.BinarySearch(origins, origin); !gone {
			delete(gives, id)
		}
		return nil
	})
	for _, n := range gives {
		lost += n
	}
	return origins, lost, err
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
