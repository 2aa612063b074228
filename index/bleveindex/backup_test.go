package bleveindex

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parallax/index"
	"parallax/index/indextest"
)

func TestARestoredBackupAnswersAsTheCollectionDid(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	filled(t, dir, 1)
	all, some := finds(t, dir, ""), finds(t, dir, "harbour OR vote")
	e := openTest(t, dir)
	var b bytes.Buffer
	var wg sync.WaitGroup
	wg.Go(func() { // changes go on while it is written
		if _, err := e.Put(t.Context(), indextest.Random(2, 40)); err != nil {
			t.Error(err)
		}
	})
	early := bytes.Buffer{}
	if err := e.Backup(t.Context(), &early); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if err := e.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	must(t, Restore(other, &b))
	if n := finds(t, other, ""); n != all+40 {
		t.Errorf("%d articles, want %d", n, all+40)
	}
	if n := finds(t, other, "harbour OR vote"); n < some {
		t.Errorf("a search finds %d, before the additions %d", n, some)
	}
	third := t.TempDir()
	must(t, Restore(third, &early))
	if n := finds(t, third, ""); n != all && n != all+40 {
		t.Errorf("a backup of one moment holds %d articles, want %d or %d", n, all, all+40)
	}
}

func TestABackupRestoredOverALaterIndexIsTheBackup(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir, 1)
	all, some := finds(t, dir, ""), finds(t, dir, "harbour OR vote")
	e := openTest(t, dir)
	var b bytes.Buffer
	must(t, e.Backup(t.Context(), &b))
	if _, err := e.Put(t.Context(), indextest.Random(2, 40)); err != nil {
		t.Fatal(err)
	}
	must(t, e.Close())
	must(t, os.Remove(filepath.Join(dir, storeName))) // the index stays, and is ahead
	must(t, Restore(dir, &b))
	if n, m := finds(t, dir, ""), finds(t, dir, "harbour OR vote"); n != all || m != some {
		t.Errorf("%d articles, %d found; in the backup %d and %d", n, m, all, some)
	}
}

func TestWhatIsNoBackupIsNotRestored(t *testing.T) {
	whole := t.TempDir()
	filled(t, whole, 1)
	b, err := os.ReadFile(filepath.Join(whole, storeName))
	must(t, err)
	for name, from := range map[string]string{"nothing": "", "a letter": "Dear Sir,", "half a backup": string(b[:len(b)/2]), "noise": string(scribble(bytes.Clone(b), 0, 4))} {
		dir := t.TempDir()
		if err := Restore(dir, strings.NewReader(from)); !errors.Is(err, index.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s leaves %v behind", name, left)
		}
	}
	if err := Restore(whole, bytes.NewReader(b)); !errors.Is(err, index.ErrInvalid) {
		t.Errorf("over a collection: %v", err)
	}
}
