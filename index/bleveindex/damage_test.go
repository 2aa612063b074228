package bleveindex

import (
	"bytes"
	"errors"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/indextest"
	"parallax/index/query"
)

// filled makes a collection in dir, closes it and returns its ids.
func filled(t *testing.T, dir string, seed uint64) []index.Entry {
	t.Helper()
	e := openTest(t, dir)
	entries := indextest.Random(seed, 60)
	for i := 0; i < len(entries); i += 20 {
		if _, err := e.Put(t.Context(), entries[i:i+20]); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return entries
}

// finds counts what a search of the collection in dir finds, and closes it.
func finds(t *testing.T, dir, q string) int {
	t.Helper()
	e := openTest(t, dir)
	defer e.Close()
	res, err := e.Search(t.Context(), index.Request{Query: query.Parse(q, false), Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	return res.Total
}

func TestIndexIsMendedOnOpening(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, dir string){
		"nothing is wrong":  func(*testing.T, string) {},
		"the index is gone": func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "index"))) },
		"a segment has one bit flipped": func(t *testing.T, dir string) {
			flip(t, inUse(t, dir), func(size int64) int64 { return size / 2 })
		},
		"a segment is cut off": func(t *testing.T, dir string) { must(t, os.Truncate(inUse(t, dir), 10)) },
		"a segment is gone":    func(t *testing.T, dir string) { must(t, os.Remove(inUse(t, dir))) },
		"the index's own catalogue is rubbish": func(t *testing.T, dir string) {
			must(t, os.WriteFile(filepath.Join(dir, "index", "root.bolt"), make([]byte, 9000), 0o600))
		},
		"the index's catalogue has pages of noise": func(t *testing.T, dir string) {
			name := filepath.Join(dir, "index", "root.bolt")
			b, err := os.ReadFile(name)
			must(t, err)
			must(t, os.WriteFile(name, scribble(b, 2, 4), 0o600))
		},
		"the index is of another collection": func(t *testing.T, dir string) {
			other := t.TempDir()
			filled(t, other, 99)
			must(t, os.RemoveAll(filepath.Join(dir, "index")))
			must(t, os.CopyFS(filepath.Join(dir, "index"), os.DirFS(filepath.Join(other, "index"))))
		},
		"a rebuild was broken off": func(t *testing.T, dir string) {
			must(t, os.CopyFS(filepath.Join(dir, "index.new"), os.DirFS(filepath.Join(dir, "index"))))
			must(t, os.RemoveAll(filepath.Join(dir, "index")))
		},
		"the rows are of another version": func(t *testing.T, dir string) {
			edit(t, dir, rowsBucket, func(v []byte) []byte { v[0] = 200; return v })
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, dir, 1)
			all, some := finds(t, dir, ""), finds(t, dir, "harbour OR vote")
			harm(t, dir)
			if n := finds(t, dir, ""); n != all {
				t.Errorf("%d articles, %d before", n, all)
			}
			if n := finds(t, dir, "harbour OR vote"); n != some {
				t.Errorf("a search finds %d, %d before", n, some)
			}
		})
	}
}

func TestIndexThatIsWholeIsNotRebuilt(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, dir string){
		"its last article was removed": func(t *testing.T, dir string) { // its segment names it still
			e := openTest(t, dir)
			if n, err := e.Remove(t.Context(), []index.ID{index.URLID("https://news.example/1/59")}); n != 1 || err != nil {
				t.Fatalf("removed %d, %v", n, err)
			}
			must(t, e.Close())
		},
		"a merge was killed": func(t *testing.T, dir string) {
			must(t, os.WriteFile(filepath.Join(dir, "index", "000000000fff.zap"), []byte("half a segment"), 0o600))
		},
		"a rebuild was killed while the folders changed places": func(t *testing.T, dir string) {
			must(t, os.Rename(filepath.Join(dir, "index"), filepath.Join(dir, "index.old")))
			must(t, os.Mkdir(filepath.Join(dir, "index.new"), 0o700))
		},
		"a rebuild was killed after that": func(t *testing.T, dir string) {
			must(t, os.CopyFS(filepath.Join(dir, "index.old"), os.DirFS(filepath.Join(dir, "index"))))
			must(t, os.Remove(filepath.Join(dir, "index.old", "root.bolt")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, dir, 1)
			change(t, dir)
			var log bytes.Buffer
			e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
			must(t, err)
			must(t, e.Close())
			if log.Len() > 0 {
				t.Errorf("opening it says:\n%s", &log)
			}
			if left, err := filepath.Glob(filepath.Join(dir, "index.*")); err != nil || len(left) > 0 {
				t.Errorf("%q are left behind, %v", left, err)
			}
		})
	}
}

func TestIndexBehindTheStoreCatchesUp(t *testing.T) {
	dir, old := t.TempDir(), t.TempDir()
	entries := filled(t, dir, 1)
	must(t, os.CopyFS(filepath.Join(old, "index"), os.DirFS(filepath.Join(dir, "index"))))
	e := openTest(t, dir)
	if _, err := e.Remove(t.Context(), []index.ID{entries[0].ID, entries[1].ID}); err != nil {
		t.Fatal(err)
	}
	late := indextest.Random(2, 5)
	late[0].Body = "A zebra arrives."
	if _, err := e.Put(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	must(t, e.Close())
	must(t, os.RemoveAll(filepath.Join(dir, "index")))
	must(t, os.Rename(filepath.Join(old, "index"), filepath.Join(dir, "index")))
	if n := finds(t, dir, ""); n != 63 {
		t.Errorf("%d articles, want 63", n)
	}
	if n := finds(t, dir, "zebra"); n != 1 {
		t.Errorf("an article that the index missed is found %d times", n)
	}
}

func TestIndexAheadOfTheStoreIsRebuilt(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir, 1)
	before, err := os.ReadFile(filepath.Join(dir, "store.db"))
	must(t, err)
	e := openTest(t, dir)
	if _, err := e.Put(t.Context(), indextest.Random(2, 5)); err != nil {
		t.Fatal(err)
	}
	must(t, e.Close())
	must(t, os.WriteFile(filepath.Join(dir, "store.db"), before, 0o600))
	if n := finds(t, dir, ""); n != 60 {
		t.Errorf("%d articles, want the store's 60", n)
	}
}

func TestDamagedArticleIsNamedAndTheRestGoesOn(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	hurt := 0
	edit(t, dir, articlesBucket, func(v []byte) []byte {
		if hurt++; hurt == 1 {
			v[len(v)-1] ^= 1
		}
		return v
	})
	must(t, os.RemoveAll(filepath.Join(dir, "index"))) // so that it is read again
	e := openTest(t, dir)
	damaged := 0
	for _, en := range entries {
		switch d, err := e.Article(t.Context(), en.ID, 0); {
		case errors.Is(err, index.ErrDamaged):
			damaged++
		case err != nil:
			t.Error(err)
		case d.Body != en.Body:
			t.Errorf("article %s is not as it was", en.ID)
		}
	}
	if damaged != 1 {
		t.Errorf("%d articles are damaged, want 1", damaged)
	}
	for _, en := range entries {
		if _, err := e.Article(t.Context(), en.ID, 0); err == nil {
			continue
		}
		if err := e.Rebuild(t.Context(), nil); !errors.Is(err, index.ErrDamaged) {
			t.Errorf("a rebuild that could not read an article says %v", err)
		}
		if n, err := e.Remove(t.Context(), []index.ID{en.ID}); n != 1 || err != nil {
			t.Errorf("removed %d, %v", n, err)
		}
		if out, err := e.Put(t.Context(), []index.Entry{en}); err != nil || out[0].State != index.Added {
			t.Errorf("added again: %+v, %v", out, err)
		}
		if d, err := e.Article(t.Context(), en.ID, 0); err != nil || d.Body != en.Body {
			t.Errorf("added again it is not as it was: %v", err)
		}
	}
	must(t, e.Refresh(t.Context()))
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Errorf("a rebuild after mending: %v", err)
	}
	if res, err := e.Search(t.Context(), index.Request{Limit: 100}); err != nil || res.Total != 60 || len(res.Hits) != 60 {
		t.Errorf("a search finds %d, shows %d: %v", res.Total, len(res.Hits), err)
	}
}

func TestCheckNamesWhatIsDamaged(t *testing.T) {
	for name, x := range map[string]struct {
		harm func(t *testing.T, dir string, e *Engine)
		want string
	}{
		"nothing": {func(*testing.T, string, *Engine) {}, ""},
		"a flipped bit in an article": {func(t *testing.T, _ string, e *Engine) {
			editOpen(t, e, articlesBucket, func(v []byte) []byte { v[len(v)-1] ^= 1; return v })
		}, "article"},
		"a flipped bit in a row": {func(t *testing.T, _ string, e *Engine) {
			editOpen(t, e, rowsBucket, func(v []byte) []byte { v[len(v)-1] ^= 1; return v })
		}, "row"},
		"a row that is gone": {func(t *testing.T, _ string, e *Engine) {
			editOpen(t, e, rowsBucket, func([]byte) []byte { return nil })
		}, "row"},
		"a flipped bit in a segment": {func(t *testing.T, _ string, e *Engine) {
			must(t, e.Refresh(t.Context()))
			flip(t, e.view.Load().segmentFiles()[0], func(size int64) int64 { return size / 2 })
		}, "segment"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, dir, 1)
			e := openTest(t, dir)
			x.harm(t, dir, e)
			last := 0
			faults, err := e.Check(t.Context(), func(done, total int) { last = done })
			if err != nil || last != 60 {
				t.Errorf("checked %d of 60, %v", last, err)
			}
			var got []string
			for _, f := range faults {
				got = append(got, f.What)
			}
			if want := strings.Fields(x.want); !slices.Equal(got, want) {
				t.Errorf("faults %+v, want %q", faults, want)
			}
		})
	}
}

// editOpen changes the first value of one bucket of an open store; nil takes it
// out.
func editOpen(t *testing.T, e *Engine, bucket []byte, change func([]byte) []byte) {
	t.Helper()
	must(t, e.store.write(func(tx *bbolt.Tx) error {
		k, v := tx.Bucket(bucket).Cursor().First()
		k = bytes.Clone(k)
		if v = change(bytes.Clone(v)); v == nil {
			return tx.Bucket(bucket).Delete(k)
		}
		return tx.Bucket(bucket).Put(k, v)
	}))
}

func TestDamagedStoreIsNamed(t *testing.T) {
	for name, harm := range map[string]func(b []byte) []byte{
		"it is all zeros":           func(b []byte) []byte { return make([]byte, len(b)) },
		"only its head is good":     func(b []byte) []byte { return scribble(b, 2, 1<<20) },
		"it is empty":               func([]byte) []byte { return nil },
		"it is cut off":             func(b []byte) []byte { return b[:5000] },
		"its first pages are noise": func(b []byte) []byte { return scribble(b, 0, 3) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, dir, 1)
			path := filepath.Join(dir, "store.db")
			b, err := os.ReadFile(path)
			must(t, err)
			must(t, os.WriteFile(path, harm(b), 0o600))
			if _, err := Open(t.Context(), dir, Options{Log: slog.New(slog.DiscardHandler)}); !errors.Is(err, index.ErrDamaged) {
				t.Errorf("opening: %v", err)
			}
		})
	}
}

// scribble overwrites pages from first to last with noise.
func scribble(b []byte, first, last int) []byte {
	page := os.Getpagesize()
	r := rand.New(rand.NewPCG(1, 1))
	for i := first * page; i < min(last*page, len(b)); i++ {
		b[i] = byte(r.Uint32())
	}
	return b
}

func TestSecondOpenerIsTurnedAway(t *testing.T) {
	dir := t.TempDir()
	openTest(t, dir)
	start := time.Now()
	_, err := Open(t.Context(), dir, Options{})
	if !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("opening twice: %v", err)
	}
	if waited := time.Since(start); waited > 20*lockWait {
		t.Errorf("it waited %v", waited)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func segments(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "index", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("segment files: %v, %v", files, err)
	}
	return files
}

// inUse is a segment file that a closed index is made of: others may lie there that
// a merge has put others in the place of.
func inUse(t *testing.T, dir string) string {
	t.Helper()
	files, err := catalogued(filepath.Join(dir, "index"))
	if err != nil || len(files) == 0 {
		t.Fatalf("segment files in use: %v, %v", files, err)
	}
	return files[0]
}

// flip changes one bit of a file where it is: others may have it mapped.
func flip(t *testing.T, name string, at func(size int64) int64) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	st, err := f.Stat()
	must(t, err)
	var b [1]byte
	_, err = f.ReadAt(b[:], at(st.Size()))
	must(t, err)
	b[0] ^= 8
	_, err = f.WriteAt(b[:], at(st.Size()))
	must(t, err)
}

// edit changes every value of one bucket of the store in dir.
func edit(t *testing.T, dir string, bucket []byte, change func([]byte) []byte) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, "store.db"), 0o600, nil)
	must(t, err)
	defer db.Close()
	must(t, db.Update(func(tx *bbolt.Tx) error {
		values := map[string][]byte{}
		err := tx.Bucket(bucket).ForEach(func(k, v []byte) error {
			values[string(k)] = append([]byte(nil), v...)
			return nil
		})
		for k, v := range values {
			err = errors.Join(err, tx.Bucket(bucket).Put([]byte(k), change(v)))
		}
		return err
	}))
}
