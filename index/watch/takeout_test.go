package watch

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// stays fails unless the collection has n articles, also a while after what it is
// about was seen.
func (b *bench) stays(n int) {
	b.Helper()
	time.Sleep(5 * b.w.settle) // longer only makes it stricter
	if got := b.total(""); got != n {
		b.Errorf("%d articles, should be %d", got, n)
	}
}

func TestAReplacedFolderTakesNothingOut(t *testing.T) {
	for _, how := range []string{"told by the system", "by looking through"} {
		t.Run(how, func(t *testing.T) {
			b := newBench(t, map[string]string{"one.txt": story("herring"), "sub/two.txt": story("cod")})
			if how != "told by the system" && born(b.dir).IsZero() {
				t.Skip("this file system does not say when a folder was made")
			}
			b.watch(func(w *Watcher) {
				w.settle = time.Second // the files and the folder go within twice that
				if how != "told by the system" {
					w.newEvents = untold
				}
			})
			b.finds(map[string]int{"": 2})
			if err := os.RemoveAll(b.dir); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(b.dir, 0o755); err != nil {
				t.Fatal(err)
			}
			b.soon("the folder is missed and found again", func() bool { return b.log.has("is gone, or another") && b.log.has("is back") })
			b.stays(2)
			b.write(map[string]string{"three.txt": story("trout")})
			b.finds(map[string]int{"trout": 1, "": 3})
		})
	}
}

func TestADeviceUnmountedWithinTheFolderTakesNothingOut(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring"), "two.txt": story("perch"), "disk/deep/three.txt": story("cod"), "disk/four.txt": story("eel")})
	disk := filepath.Join(b.dir, "disk")
	var mounted atomic.Uint64
	mounted.Store(2)
	b.watch(func(w *Watcher) {
		w.device = func(path string) (uint64, error) {
			if _, err := os.Stat(path); err != nil {
				return 0, err
			}
			if path == disk || strings.HasPrefix(path, disk+string(filepath.Separator)) {
				return mounted.Load(), nil
			}
			return 1, nil
		}
	})
	b.finds(map[string]int{"": 4})
	os.Remove(filepath.Join(disk, "four.txt")) // while it is mounted
	b.finds(map[string]int{"eel": 0, "": 3})

	mounted.Store(1)
	if err := os.RemoveAll(filepath.Join(disk, "deep")); err != nil {
		t.Fatal(err)
	}
	b.soon("it is told of", func() bool { return b.log.has("their articles are not taken out") })
	os.Remove(filepath.Join(b.dir, "two.txt"))
	b.finds(map[string]int{"perch": 0, "": 2})

	mounted.Store(3) // again, by another number
	b.write(map[string]string{"disk/deep/three.txt": story("cod")})
	b.soon("it is known again", func() bool { return b.w.Status()[0].Files == 2 })
	os.Remove(filepath.Join(disk, "deep", "three.txt"))
	b.finds(map[string]int{"cod": 0, "": 1})
}

func TestAnotherFileInAnEmptyFolderTakesNothingOutAtTheStart(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring"), "sub/two.txt": story("cod"), "three.txt": story("eel")})
	b.watch()
	b.finds(map[string]int{"": 3})
	b.stop()
	os.RemoveAll(b.dir)
	b.write(map[string]string{"note.txt": story("mounting")})
	for range 2 { // what was added then is known the next time
		b.watch(func(w *Watcher) { w.settle = time.Millisecond })
		b.finds(map[string]int{"mounting": 1})
		b.soon("what is kept is told", func() bool { return b.w.Status()[0].Missing == 3 })
		b.stays(4)
		b.stop()
	}
	if !b.log.has("is it mounted?") {
		t.Error("the log does not say why nothing was taken out")
	}
}

func TestOverHalfIsTakenOutAtTheStartOnlyWhenAsked(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring"), "sub/two.txt": story("cod"), "three.txt": story("eel"), "four.txt": story("perch"), "five.txt": story("trout")})
	b.watch()
	b.finds(map[string]int{"": 5})
	b.stop()
	for _, name := range []string{"one.txt", "sub/two.txt", "three.txt"} {
		os.Remove(filepath.Join(b.dir, name))
	}
	// What was renamed is not gone.
	if err := os.Rename(filepath.Join(b.dir, "five.txt"), filepath.Join(b.dir, "cinque.txt")); err != nil {
		t.Fatal(err)
	}
	b.watch()
	b.soon("what is kept is told", func() bool { return b.w.Status()[0].Missing == 3 })
	if !b.log.has("--remove-missing") {
		t.Error("the log does not say what to do")
	}
	b.stays(5)
	b.stop()

	b.watch(func(w *Watcher) { w.opt.RemoveMissing = true })
	b.finds(map[string]int{"herring": 0, "cod": 0, "eel": 0, "": 2})
	b.soon("nothing is kept", func() bool { return b.w.Status()[0].Missing == 0 })
	b.stop()
	os.RemoveAll(b.dir)
	b.write(map[string]string{"note.txt": story("mounting")})
	b.watch(func(w *Watcher) { w.opt.RemoveMissing = true })
	b.soon("what is kept is told", func() bool { return b.w.Status()[0].Missing == 2 })
	b.stays(3)
}
