package watch

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"parallax/index"
)

func TestWatchingBeginsAgainAfterItBrokeOff(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring")})
	b.watch()
	b.finds(map[string]int{"herring": 1})
	b.stop()
	b.write(map[string]string{"two.txt": story("cod")})
	b.w.newEvents = untold // as when there are too many watchers by now
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- b.w.Run(ctx) }()
	b.finds(map[string]int{"cod": 1})
	b.write(map[string]string{"three.txt": story("eel")})
	b.finds(map[string]int{"eel": 1})
	if b.log.has("changes may have been missed") {
		t.Error("what the system told before is still listened to")
	}
	if s := b.w.Status()[0]; s.Polled == "" {
		t.Error("it is not said that the system tells of nothing")
	}
	cancel()
	if err := <-done; err != context.Canceled {
		t.Error(err)
	}
}

// refusing is a collection that answers nothing once.
type refusing struct {
	Collection
	err error
}

func (r *refusing) Origins(ctx context.Context, path string, f func(string, index.ID) error) error {
	if err := r.err; err != nil {
		r.err = nil
		return err
	}
	return r.Collection.Origins(ctx, path, f)
}

func TestWhatACollectionRefusedIsAddedWhenWatchingBeginsAgain(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring"), "two.txt": story("cod")})
	full := errors.New("the disk is full")
	b.watch(func(w *Watcher) {
		w.c = &refusing{w.c, full}
		if err := w.Run(t.Context()); !errors.Is(err, full) {
			t.Errorf("it broke off with %v", err)
		}
	})
	b.finds(map[string]int{"herring": 1, "cod": 1, "": 2})
	os.Remove(filepath.Join(b.dir, "one.txt"))
	b.finds(map[string]int{"herring": 0, "": 1})
}

func TestWhatCanBeLookedAtAgainIsNoFailure(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring")})
	loop := filepath.Join(b.dir, "loop.txt")
	if err := os.Symlink(loop, loop); err != nil {
		t.Skip(err)
	}
	b.watch()
	b.soon("a link to itself is a failure", func() bool { return b.w.Status()[0].Failures[loop] != "" })
	time.Sleep(idleLook + time.Second) // it is looked through in between
	if len(b.w.Status()[0].Failures) != 1 {
		t.Error("it is forgiven though nothing changed")
	}
	os.Remove(loop)
	b.soon("it is none any more", func() bool { return len(b.w.Status()[0].Failures) == 0 })
}

func TestAFolderThatIsToldOfAgainIsNotPolled(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring")})
	w, err := New(b.e, []string{b.dir}, Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	f := w.folders[0]
	f.reset()
	for _, closed := range []bool{true, false} {
		if w.events, err = fsnotify.NewWatcher(); err != nil {
			t.Skip(err)
		}
		defer w.events.Close()
		if closed {
			w.events.Close()
		}
		if err := w.look(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		if s := w.Status()[0]; (s.Polled != "") != closed {
			t.Errorf("told of %v, and said %q", !closed, s.Polled)
		}
	}
}
