package watch

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// busy is how long a change may take to be found on a machine that does much else.
// Two seconds are promised of one that does not.
const busy = 15 * time.Second

func TestChangesAreFoundSoonAfterTheFileIsWhole(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring")})
	b.watch(func(w *Watcher) { w.settle = settle })
	b.finds(map[string]int{"herring": 1})
	name := filepath.Join(b.dir, "two.txt")
	for _, c := range []struct {
		what, word string
		change     func()
		want       int
	}{
		{"a new file", "cod", func() { b.write(map[string]string{"two.txt": story("cod")}) }, 1},
		{"a changed file", "eel", func() { b.write(map[string]string{"two.txt": story("eel") + story("smelt")}) }, 1},
		{"a removed file", "eel", func() { os.Remove(name) }, 0},
	} {
		c.change()
		whole := time.Now()
		b.finds(map[string]int{c.word: c.want})
		took := time.Since(whole)
		t.Logf("%s: found after %v", c.what, took.Round(10*time.Millisecond))
		if took > busy {
			t.Errorf("%s was found after %v, not within %v", c.what, took, busy)
		}
	}
}
