package bleveindex

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/index"
	"parallax/index/indextest"
)

// harmMeta damages the newest of the two pages that say where the others are, or
// the older one.
func harmMeta(t *testing.T, dir string, newest bool) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(dir, storeName), os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	p, err := newPageFile(t.Context(), f)
	must(t, err)
	var tx [2]uint64
	for id := range tx {
		m, ok := parseMeta(p.read(int64(id)*p.pageSize, pageHeader+boltMeta))
		if !ok {
			t.Fatalf("page %d is damaged already", id)
		}
		tx[id] = m.tx
	}
	id := int64(0)
	if (tx[1] > tx[0]) == newest {
		id = 1
	}
	at := id*p.pageSize + 64 + 2
	b := p.read(at, 1)
	b[0] ^= 1
	_, err = f.WriteAt(b, at)
	must(t, err)
}

// withLast makes a collection of 21 articles, of which the last came alone.
func withLast(t *testing.T) (dir string, last index.ID) {
	t.Helper()
	dir = t.TempDir()
	e := openTest(t, dir)
	entries := indextest.Random(6, 21)
	for _, part := range [][]index.Entry{entries[:20], entries[20:]} {
		_, err := e.Put(t.Context(), part)
		must(t, err)
	}
	must(t, e.Close())
	return dir, entries[20].ID
}

// TestTransactionWhoseMetaPageIsDamagedIsNotForgotten flips a bit in the newest
// meta page, after which bbolt would go on with the transaction before.
func TestTransactionWhoseMetaPageIsDamagedIsNotForgotten(t *testing.T) {
	dir, last := withLast(t)
	harmMeta(t, dir, true)
	if _, err := Open(t.Context(), dir, Options{}); !errors.Is(err, index.ErrDamaged) || !strings.Contains(err.Error(), "parallax repair") {
		t.Fatalf("it opens, %v", err)
	}
	out, err := Repair(t.Context(), dir, Options{})
	if err != nil || out.Articles != 21 || !out.Unsure {
		t.Fatalf("repaired: %+v, %v", out, err)
	}
	e := openTest(t, dir)
	holds(t, e, 21)
	if _, err := e.Article(t.Context(), last, 0); err != nil {
		t.Error(err)
	}
}

func TestCheckNamesADamagedMetaPage(t *testing.T) {
	dir, _ := withLast(t)
	harmMeta(t, dir, false)
	e := openTest(t, dir)
	faults, err := e.Check(t.Context(), nil)
	if err != nil || len(faults) != 1 || faults[0].What != "store" {
		t.Errorf("faults %+v, %v", faults, err)
	}
}

// TestCheckNamesWhatOpeningMended damages the index of a closed collection.
func TestCheckNamesWhatOpeningMended(t *testing.T) {
	dir, _ := withLast(t)
	flip(t, inUse(t, dir), func(size int64) int64 { return size / 2 })
	e := openTest(t, dir)
	faults, err := e.Check(t.Context(), nil)
	if err != nil || len(faults) != 1 || faults[0].What != "index" || !strings.Contains(faults[0].Reason, "made anew") {
		t.Errorf("faults %+v, %v", faults, err)
	}
}

func TestRepairThatCanSaveNothingLeavesAllAsItIs(t *testing.T) {
	dir, _ := withLast(t)
	name := filepath.Join(dir, storeName)
	must(t, os.Truncate(name, 100))
	if out, err := Repair(t.Context(), dir, Options{}); !errors.Is(err, index.ErrDamaged) {
		t.Errorf("repaired: %+v, %v", out, err)
	}
	if st, err := os.Stat(name); err != nil || st.Size() != 100 {
		t.Errorf("the store was changed, %v", err)
	}
}
