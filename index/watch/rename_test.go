package watch

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Archives and copies often give all files one time, and texts can be of one size.
func TestAnotherFileOfTheSameSizeAndTimeIsNoRename(t *testing.T) {
	b := newBench(t, nil)
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	put := func(name, text string) {
		t.Helper()
		outside := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(outside, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(outside, at, at); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(outside, filepath.Join(b.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(b.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	line := func(fish string) string {
		return `{"id":"1","title":"On ` + fish + `","body":"The ` + fish + ` are back in the harbour."}` + "\n"
	}
	put("one.txt", story("perch"))
	put("all.jsonl", line("trout"))
	b.watch(func(w *Watcher) { w.settle = time.Second }) // both happen within twice that
	b.finds(map[string]int{"perch": 1, "trout": 1})
	os.Remove(filepath.Join(b.dir, "one.txt"))
	os.Remove(filepath.Join(b.dir, "all.jsonl"))
	put("two.txt", story("bream"))
	put("other.jsonl", line("smelt"))
	b.finds(map[string]int{"bream": 1, "smelt": 1, "perch": 0, "trout": 0, "": 2})
	if b.log.has("was renamed") {
		t.Error("another file is taken for a renamed one")
	}
	if st, err := b.e.Stats(t.Context()); err != nil || st.Versions != 2 {
		t.Errorf("%d versions of 2 articles, %v", st.Versions, err)
	}
}
