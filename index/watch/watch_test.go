package watch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"parallax/index"
	"parallax/index/bleveindex"
	"parallax/index/ingest"
	"parallax/index/query"
)

// bench is a watched folder, its collection, and what was logged.
type bench struct {
	*testing.T
	dir  string
	e    *bleveindex.Engine
	w    *Watcher
	log  *logged
	stop func()
}

// logged keeps what is logged.
type logged struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) has(s string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.b.String(), s)
}

// newBench makes a folder with files in it, and an empty collection.
func newBench(t *testing.T, files map[string]string) *bench {
	t.Helper()
	e, err := bleveindex.Open(t.Context(), t.TempDir(), bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	b := &bench{T: t, dir: filepath.Join(t.TempDir(), "in"), e: e, log: &logged{}, stop: func() {}}
	b.write(files)
	return b
}

func (b *bench) write(files map[string]string) {
	b.Helper()
	for name, text := range files {
		p := filepath.Join(b.dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
}

// watch begins to watch, as change makes it.
func (b *bench) watch(change ...func(*Watcher)) {
	b.Helper()
	w, err := New(b.e, []string{b.dir}, Options{Log: slog.New(slog.NewTextHandler(b.log, nil)), Skip: filepath.Join(b.dir, "data")})
	if err != nil {
		b.Fatal(err)
	}
	w.settle = 100 * time.Millisecond
	for _, c := range change {
		c(w)
	}
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	b.w = w
	b.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != context.Canceled {
			b.Errorf("the watcher ends with %v", err)
		}
	})
	b.Cleanup(func() { b.stop() })
}

// total counts the articles that a word finds, all for "".
func (b *bench) total(word string) int {
	b.Helper()
	if err := b.e.Refresh(b.Context()); err != nil {
		b.Fatal(err)
	}
	res, err := b.e.Search(b.Context(), index.Request{Query: query.Parse(word, false)})
	if err != nil {
		b.Fatal(err)
	}
	return res.Total
}

// soon waits until ok, which it says in words.
func (b *bench) soon(what string, ok func() bool) {
	b.Helper()
	for begin := time.Now(); !ok(); time.Sleep(20 * time.Millisecond) {
		if time.Since(begin) > 20*time.Second {
			b.log.mu.Lock()
			defer b.log.mu.Unlock()
			b.Fatalf("not so after a long time: %s\n%s", what, b.log.b.String())
		}
	}
}

// finds waits until words find so many articles each.
func (b *bench) finds(want map[string]int) {
	b.Helper()
	for word, n := range want {
		b.soon(fmt.Sprintf("%q finds %d (now %d)", word, n, b.total(word)), func() bool { return b.total(word) == n })
	}
}

func story(word string) string {
	return "The harbour council met again on the matter of the ferry. It concerned " + word + ".\n"
}

// untold stands for a system that tells of no changes.
func untold() (*fsnotify.Watcher, error) { return nil, errors.New("it is not told") }

func TestNewChangedAndRemovedFilesArePickedUp(t *testing.T) {
	for _, how := range []string{"told by the system", "by looking through"} {
		t.Run(how, func(t *testing.T) {
			b := newBench(t, map[string]string{"one.txt": story("herring"), "sub/two.txt": story("cod"), ".hidden.txt": story("eel"), "photo.jpg": "x", "data/own.txt": story("eel")})
			b.watch(func(w *Watcher) {
				if how != "told by the system" {
					w.newEvents = untold
				}
			})
			b.finds(map[string]int{"herring": 1, "cod": 1, "eel": 0})
			b.write(map[string]string{"three.txt": story("perch"), "new/deep/four.txt": story("trout"), "sub/.five.txt": story("eel"), "data/new/own.txt": story("eel")})
			b.finds(map[string]int{"perch": 1, "trout": 1, "": 4})
			b.write(map[string]string{"new/deep/six.txt": story("salmon"), "one.txt": story("mackerel")})
			b.finds(map[string]int{"salmon": 1, "mackerel": 1, "herring": 0, "": 5})
			os.Remove(filepath.Join(b.dir, "three.txt"))
			b.finds(map[string]int{"perch": 0, "": 4})
			os.RemoveAll(filepath.Join(b.dir, "new"))
			b.finds(map[string]int{"trout": 0, "salmon": 0, "": 2})
			if !b.log.has(filepath.Join("new", "deep", "six.txt")) || !b.log.has("an article was taken out") {
				t.Error("the log does not name what was taken out")
			}
			b.write(map[string]string{"new/deep/four.txt": story("trout")})
			b.finds(map[string]int{"trout": 1, "": 3})
			if b.total("eel") != 0 {
				t.Error("a hidden file, or one of the collection itself, was added")
			}
		})
	}
}

func TestARenamedFileStaysTheSameArticle(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring"), "sub/two.txt": story("cod"), "sub/all.jsonl": `{"id":"1","title":"Eels","body":"The eels are back."}` + "\n"})
	b.watch()
	b.finds(map[string]int{"": 3})
	b.write(map[string]string{"one.txt": story("mackerel")})
	b.finds(map[string]int{"mackerel": 1})
	id := func(word string) string {
		t.Helper()
		res, err := b.e.Search(t.Context(), index.Request{Query: query.Parse(word, false), Limit: 1})
		if err != nil || len(res.Hits) != 1 {
			t.Fatal(res, err)
		}
		d := res.Hits[0].Document
		return fmt.Sprint(d.ID, " version ", d.Version)
	}
	before := id("mackerel") + id("cod") + id("eels")
	if err := os.Rename(filepath.Join(b.dir, "one.txt"), filepath.Join(b.dir, "uno.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(b.dir, "sub"), filepath.Join(b.dir, "below")); err != nil {
		t.Fatal(err)
	}
	b.soon("the renames are logged", func() bool {
		return b.log.has("to="+filepath.Join(b.dir, "uno.txt")) && b.log.has("to="+filepath.Join(b.dir, "below", "all.jsonl"))
	})
	b.write(map[string]string{"below/three.txt": story("trout")})
	b.finds(map[string]int{"trout": 1, "": 4})
	if after := id("mackerel") + id("cod") + id("eels"); after != before {
		t.Errorf("were %s, are %s", before, after)
	}
}

func TestAFileIsReadOnceItIsWhole(t *testing.T) {
	const wait = 2 * time.Second
	b := newBench(t, map[string]string{"one.txt": story("herring")})
	b.watch(func(w *Watcher) { w.settle = wait })
	b.finds(map[string]int{"": 1})
	for try := range 5 {
		f, err := os.Create(filepath.Join(b.dir, fmt.Sprintf("slow%d.txt", try)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var gap time.Duration // the longest in which it did not change
		for i, last := 0, time.Now(); i < 60; i++ {
			time.Sleep(60 * time.Millisecond)
			fmt.Fprintf(f, "The harbour council met for the %dth time on the matter of the ferry, on try %d.\n", i+1, try)
			gap, last = max(gap, time.Since(last)), time.Now()
		}
		b.finds(map[string]int{fmt.Sprintf(`"60th" "try %d"`, try): 1})
		st, err := b.e.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if st.Versions == st.Articles {
			return
		}
		if gap < wait {
			t.Fatalf("%d versions of %d articles, and it stood still for %v at most: half a file was read", st.Versions, st.Articles, gap)
		}
		b.stop() // the machine was too busy to write: the next one counts
		os.Remove(f.Name())
		b = newBench(t, map[string]string{"one.txt": story("herring")})
		b.watch(func(w *Watcher) { w.settle = wait })
		b.finds(map[string]int{"": 1})
	}
	t.Skip("this machine is too busy to write a file without stopping for long")
}

func TestWhatCannotBeReadIsNamedUntilItIsMended(t *testing.T) {
	b := newBench(t, map[string]string{"good.txt": story("herring"), "bad.txt": "\x00\x01\x02", "lines.jsonl": `{"title":"A","body":"The first one is here."}` + "\n{\n"})
	b.watch()
	bad, line := filepath.Join(b.dir, "bad.txt"), filepath.Join(b.dir, "lines.jsonl:2")
	b.soon("the failures are told", func() bool {
		s := b.w.Status()[0]
		return strings.Contains(s.Failures[bad], "binary") && s.Failures[line] != "" && len(s.Failures) == 2 && s.Files == 3
	})
	if !b.log.has(bad) {
		t.Error("the log does not name the file")
	}
	b.write(map[string]string{"bad.txt": story("cod")})
	b.soon("a mended file is no failure", func() bool { return len(b.w.Status()[0].Failures) == 1 })
	b.finds(map[string]int{"cod": 1})
	os.Remove(filepath.Join(b.dir, "lines.jsonl"))
	b.soon("a removed file is no failure", func() bool { return len(b.w.Status()[0].Failures) == 0 })
}

func TestAFolderThatVanishesTakesNothingOut(t *testing.T) {
	b := newBench(t, map[string]string{"one.txt": story("herring"), "sub/two.txt": story("cod")})
	b.watch()
	b.finds(map[string]int{"": 2})
	if err := os.Rename(b.dir, b.dir+".away"); err != nil { // as when it is unmounted
		t.Fatal(err)
	}
	b.soon("the folder is missed", func() bool { return b.w.Status()[0].Gone })
	if !b.log.has("nothing is taken out") || b.total("") != 2 {
		t.Errorf("%d articles", b.total(""))
	}
	b.write(map[string]string{"three.txt": story("trout")}) // another folder in its place
	b.finds(map[string]int{"trout": 1, "": 3})
}

func TestWhatVanishedWhileNobodyWatchedIsTakenOut(t *testing.T) {
	b := newBench(t, map[string]string{
		"one.txt": story("herring"), "sub/two.txt": story("cod"), "a#b!c.txt": story("eel"),
		"all.jsonl": `{"url":"https://a.example/` + strings.Repeat("x", 300) + `","title":"Fish","body":"The trout are back."}` + "\n",
		"old.jsonl": `{"url":"https://b.example/1","title":"Old","body":"The salmon are back."}` + "\n",
	})
	outside := filepath.Join(t.TempDir(), "out.txt")
	if err := os.WriteFile(outside, []byte(story("shark")), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ingest.Run(t.Context(), b.e, ingest.Walk([]string{outside}, nil), ingest.Options{}, func(ingest.Event) {}); err != nil {
		t.Fatal(err)
	}
	b.watch()
	b.finds(map[string]int{"": 6})
	b.stop()
	for _, gone := range []string{filepath.Join(b.dir, "one.txt"), filepath.Join(b.dir, "old.jsonl"), outside} {
		os.Remove(gone)
	}
	b.write(map[string]string{"three.txt": story("perch")})
	b.watch()
	b.finds(map[string]int{"herring": 0, "salmon": 0, "perch": 1, "shark": 1, "cod": 1, "eel": 1, "trout": 1, "": 5})
	b.stop()

	// A mount point whose device is not there is an empty folder.
	os.RemoveAll(b.dir)
	os.Mkdir(b.dir, 0o755)
	b.watch()
	b.soon("the empty folder is told of", func() bool { return b.log.has("is it mounted?") })
	if b.total("") != 5 {
		t.Errorf("%d articles", b.total(""))
	}
}

func TestFoldersThatCannotBeWatchedAreRefused(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	os.WriteFile(file, nil, 0o644)
	os.Mkdir(filepath.Join(dir, "sub"), 0o755)
	os.MkdirAll(filepath.Join(dir, "data", "in"), 0o755)
	for _, folders := range [][]string{{file}, {filepath.Join(dir, "none")}, {dir, filepath.Join(dir, "sub")}, {dir, dir}, {filepath.Join(dir, "data")}, {filepath.Join(dir, "data", "in")}} {
		if _, err := New(nil, folders, Options{Skip: filepath.Join(dir, "data")}); err == nil {
			t.Errorf("%v are watched", folders)
		}
	}
}
