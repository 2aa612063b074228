package watch

import (
	"context"
	"path/filepath"

	"parallax/index/ingest"
)

// rename finds which of the files that are new were known under another name, and
// lets them be the same.
func (w *Watcher) rename(ctx context.Context, f *folder, ready []string) error {
	for _, path := range ready {
		if _, known := f.known[path]; known {
			continue
		}
		from, err := w.renamedFrom(ctx, f, path)
		if err != nil {
			return err
		}
		if from == "" {
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
		f.forget(from)
	}
	return nil
}

// renamedFrom returns the one file that vanished and that path was: of the same
// size and time of change, and with an article of the same bytes, for the first two
// are often those of other files too. One of the same base name comes first. It is
// "" when there is none, or more than one.
func (w *Watcher) renamedFrom(ctx context.Context, f *folder, path string) (string, error) {
	from, several := "", false
	for old, was := range f.gone {
		if was != f.fresh[path].as {
			continue
		}
		same, err := ingest.ReadFrom(ctx, w.c, ingest.FileIn(f.path, path), old, w.opt.Ingest)
		switch {
		case err != nil:
			return "", err
		case same && filepath.Base(old) == filepath.Base(path):
			return old, nil
		case same:
			several = from != ""
			from = old
		}
	}
	if several {
		return "", nil
	}
	return from, nil
}
