package watch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"parallax/index"
	"parallax/index/ingest"
)

// The times of watching. Two seconds are promised from a change to its being
// found, of which storing takes a part.
const (
	settle   = 600 * time.Millisecond // a file that did not change for so long is read; files are taken out when no more have vanished for twice as long: renamed ones have turned up elsewhere by then
	tick     = 100 * time.Millisecond // between two looks at what is to be done
	idleLook = 2 * time.Second        // the shortest time between two looks through a folder that nobody told of
	longLook = 10 * time.Minute       // the longest
	lookCost = 100                    // looking through a folder takes at most one part in so many of the time
)

// Collection is what is kept up to date.
type Collection interface {
	index.Writer
	index.Tracker
}

// Options say how to watch.
type Options struct {
	Log    *slog.Logger
	Skip   string // a folder that is passed over wherever it lies: the collection's own
	Ingest ingest.Options

	// RemoveMissing has what vanished while nobody watched taken out when watching
	// begins the first time even if that is over half of what is known of a folder,
	// but not if it is all.
	RemoveMissing bool
}

// Watcher watches folders for a collection.
type Watcher struct {
	c       Collection
	log     *slog.Logger
	opt     Options
	folders []*folder
	events  *fsnotify.Watcher // nil where the system tells of nothing

	unheard string // why the system tells of nothing; "" where it does

	settle    time.Duration
	newEvents func() (*fsnotify.Watcher, error)
	device    func(path string) (uint64, error) // device of what is at path

	mu sync.Mutex // guards folder.said
}

// Status is how a watched folder is doing.
type Status struct {
	Folder   string
	Files    int               // known in it
	Gone     bool              // the folder is not there
	Missing  int               // articles that are kept although their files were gone when watching began
	Polled   string            // why it is only looked through from time to time; "" when the system tells of changes
	Failures map[string]string // file or article → why it could not be added
}

// New makes a watcher of folders, which must be there.
func New(c Collection, folders []string, opt Options) (*Watcher, error) {
	w := &Watcher{c: c, log: opt.Log, opt: opt, settle: settle, newEvents: fsnotify.NewWatcher, device: device}
	for _, path := range folders {
		f, err := newFolder(path, opt.Skip)
		if err != nil {
			return nil, err
		}
		for _, other := range w.folders {
			if index.OriginIn(f.path, other.path) || index.OriginIn(other.path, f.path) {
				return nil, fmt.Errorf("watch: one of %s and %s lies in the other: name the outer one alone", f.path, other.path)
			}
		}
		w.folders = append(w.folders, f)
	}
	return w, nil
}

func newFolder(path, skip string) (*folder, error) {
	if skip != "" {
		abs, err := filepath.Abs(skip)
		if err != nil {
			return nil, fmt.Errorf("watch %s: %w", path, err)
		}
		skip = abs
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", path, err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", path, errors.Unwrap(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("watch %s: it is no folder: add a file instead", path)
	}
	if skip != "" && index.OriginIn(abs, skip) {
		return nil, fmt.Errorf("watch %s: it is the collection's own folder, or in it", path)
	}
	return &folder{path: abs, info: info, born: born(abs), skip: skip, unread: map[string]bool{}, said: Status{Folder: abs, Failures: map[string]string{}}}, nil
}

// Run watches until ctx ends or the collection takes nothing more.
func (w *Watcher) Run(ctx context.Context) error {
	w.events, w.unheard = nil, "" // those of a run before are closed
	if events, err := w.newEvents(); err != nil {
		w.log.Warn("the system tells of no changes; watched folders are looked through from time to time", "op", "watch", "err", err)
		w.unheard = err.Error()
	} else {
		defer events.Close()
		w.events = events
	}
	for _, f := range w.folders {
		f.reset()
		if err := w.begin(ctx, f); err != nil {
			return err
		}
	}
	w.opt.RemoveMissing = false
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case ev := <-w.told():
			w.hear(ev)
			continue
		case err := <-w.toldErrors():
			w.log.Warn("changes may have been missed; looking through the watched folders", "op", "watch", "err", err)
			for _, f := range w.folders {
				f.lookAt = time.Time{}
			}
		case <-ticker.C:
		}
		for _, f := range w.folders {
			if err := w.step(ctx, f); err != nil {
				return err
			}
		}
	}
}

// hear does what the system's telling of a change asks for.
func (w *Watcher) hear(ev fsnotify.Event) {
	f := w.folderOf(ev.Name)
	switch {
	case f == nil || f.info == nil: // while it is gone nothing that is told of it matters
	case ev.Name == f.path && (ev.Has(fsnotify.Remove) || ev.Has(fsnotify.Rename)):
		w.vanished(f) // though another may be in its place by now
	case ev.Op == fsnotify.Chmod:
		w.touchUnread(f, ev.Name)
	default:
		w.touch(f, ev.Name)
	}
}

func (w *Watcher) told() <-chan fsnotify.Event {
	if w.events == nil {
		return nil
	}
	return w.events.Events
}

func (w *Watcher) toldErrors() <-chan error {
	if w.events == nil {
		return nil
	}
	return w.events.Errors
}

func (w *Watcher) folderOf(path string) *folder {
	for _, f := range w.folders {
		if f.holds(path) {
			return f
		}
	}
	return nil
}

// Status tells how the folders are doing.
func (w *Watcher) Status() []Status {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := make([]Status, len(w.folders))
	for i, f := range w.folders {
		out[i] = f.said
		out[i].Failures = make(map[string]string, len(f.said.Failures))
		for name, why := range f.said.Failures {
			out[i].Failures[name] = why
		}
	}
	return out
}

// say changes what Status says of f.
func (w *Watcher) say(f *folder, change func(s *Status)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change(&f.said)
}
