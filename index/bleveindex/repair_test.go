package bleveindex

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/indextest"
)

// stocked is a store's file and what is in it.
type stocked struct {
	file    []byte
	records map[articleKey][]byte // key and record of every version, as they stand in the file
	removed map[index.ID]bool
	edited  map[index.ID]string // titles that the owner set
}

// stock makes a collection of 200 articles, some of them updated, edited or
// removed.
func stock(t *testing.T) stocked {
	t.Helper()
	dir := t.TempDir()
	e := openTest(t, dir)
	entries := indextest.Random(5, 200)
	out := stocked{records: map[articleKey][]byte{}, removed: map[index.ID]bool{}, edited: map[index.ID]string{}}
	for i := 0; i < len(entries); i += 50 {
		_, err := e.Put(t.Context(), entries[i:i+50])
		must(t, err)
	}
	for i := 0; i < len(entries); i += 10 {
		_, err := e.Put(t.Context(), []index.Entry{changed(entries[i], entries[i].Body+" A sequel.")})
		must(t, err)
		title := fmt.Sprintf("Set by hand %d", i)
		_, err = e.Edit(t.Context(), entries[i+1].ID, index.Edit{Title: &title})
		must(t, err)
		out.edited[entries[i+1].ID] = title
		_, err = e.Remove(t.Context(), []index.ID{entries[i+2].ID})
		must(t, err)
		out.removed[entries[i+2].ID] = true
	}
	must(t, e.Close())
	db, err := bbolt.Open(filepath.Join(dir, storeName), 0o600, nil)
	must(t, err)
	must(t, db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket(articlesBucket).ForEach(func(k, v []byte) error {
			out.records[articleKey(k)] = slices.Concat(k, v)
			return nil
		})
	}))
	must(t, db.Close())
	out.file, err = os.ReadFile(filepath.Join(dir, storeName))
	must(t, err)
	return out
}

func repair(t *testing.T, file []byte) (dir string, out Repaired) {
	t.Helper()
	dir = t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, storeName), file, 0o600))
	out, err := Repair(t.Context(), dir, Options{Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	return dir, out
}

func TestRepairLeavesAWholeStoreAlone(t *testing.T) {
	s := stock(t)
	dir, out := repair(t, s.file)
	if len(out.Damage) > 0 || out.OldFile != "" || out.Articles != 180 || out.Versions != len(s.records) {
		t.Errorf("it says %+v", out)
	}
	if b, err := os.ReadFile(filepath.Join(dir, storeName)); err != nil || !bytes.Equal(b, s.file) {
		t.Errorf("the store was changed, %v", err)
	}
	if _, err := Repair(t.Context(), t.TempDir(), Options{}); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("without a store: %v", err)
	}
}

func TestRepairNamesWhatIsLost(t *testing.T) {
	s := stock(t)
	newest, second := articleKey(versionKey(index.URLID("https://news.example/5/0"), 2)), articleKey(versionKey(index.URLID("https://news.example/5/5"), 1))
	for name, x := range map[string]struct {
		key  articleKey
		harm func(rec []byte)
		want Repaired
	}{
		"the text of a newer version": {newest, func(rec []byte) { rec[60] ^= 1 },
			Repaired{Articles: 180, Versions: len(s.records) - 1, Lost: []Lost{{ID: newest.id(), Version: 2, Title: "first", Origins: []string{"https://news.example/5/0"}}}}},
		"the text of an article": {second, func(rec []byte) { rec[60] ^= 1 },
			Repaired{Articles: 179, Versions: len(s.records) - 1, Lost: []Lost{{ID: second.id(), Version: 1, Gone: true, Origins: []string{"https://news.example/5/5"}}}}},
		"what was recognised in it": {second, func(rec []byte) { rec[len(rec)-1] ^= 1 },
			Repaired{Articles: 180, Versions: len(s.records), Bare: []Lost{{ID: second.id(), Version: 1, Title: "first", Origins: []string{"https://news.example/5/5"}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			file := bytes.Clone(s.file)
			for at := 0; ; { // and old copies of it
				i := bytes.Index(file[at:], s.records[x.key])
				if i < 0 {
					break
				}
				at += i
				x.harm(file[at:][:len(s.records[x.key])])
			}
			dir, got := repair(t, file)
			for i := range x.want.Lost {
				if x.want.Lost[i].Title != "" {
					x.want.Lost[i].Title = firstTitle(t, s, x.key.id())
				}
			}
			for i := range x.want.Bare {
				x.want.Bare[i].Title = firstTitle(t, s, x.key.id())
			}
			if len(got.Damage) == 0 {
				t.Error("no damage is named")
			}
			x.want.Damage, x.want.OldFile = got.Damage, filepath.Join(dir, storeName+".damaged-1")
			if diff := cmp.Diff(x.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// firstTitle is the title of an article's first version.
func firstTitle(t *testing.T, s stocked, id index.ID) string {
	c, err := newCodec()
	must(t, err)
	defer c.close()
	d, err := c.decode(s.records[articleKey(versionKey(id, 1))][20:], true)
	must(t, err)
	return d.Title
}

// TestRepairSavesWhatIsIntact damages the store at random, in all ways that disks
// do, and looks for every article whose bytes are still in the file.
func TestRepairSavesWhatIsIntact(t *testing.T) {
	s := stock(t)
	page := os.Getpagesize()
	for seed := range max(18, *kills) {
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		file := bytes.Clone(s.file)
		at := func() int { return r.IntN(len(file)/page) * page }
		var how string
		switch seed % 6 {
		case 0:
			how = "bits are flipped"
			for range 1 + r.IntN(20) {
				file[r.IntN(len(file))] ^= 1 << r.IntN(8)
			}
		case 1:
			how = "pages are zeros"
			for range 1 + r.IntN(8) {
				clear(file[at():][:page])
			}
		case 2:
			how = "pages are noise"
			for range 1 + r.IntN(8) {
				p := at()
				scribble(file, p/page, p/page+1)
			}
		case 3:
			how = "it is cut off"
			file = file[:len(file)/4+r.IntN(len(file)*3/4)]
		case 4:
			how = "pages stand in each other's place"
			a, b := at(), at()
			one := bytes.Clone(file[a : a+page])
			copy(file[a:], file[b:b+page])
			copy(file[b:], one)
		case 5:
			how = "its first pages are gone"
			clear(file[:page*(1+r.IntN(6))])
		}
		t.Run(fmt.Sprintf("%d %s", seed, how), func(t *testing.T) { s.checkRepair(t, file) })
	}
}

func (s stocked) checkRepair(t *testing.T, file []byte) {
	dir, out := repair(t, file)
	e := openTest(t, dir)
	lost := map[articleKey]bool{}
	for _, l := range append(out.Lost, out.Bare...) {
		lost[articleKey(versionKey(l.ID, uint32(l.Version)))] = true
	}
	kept := map[index.ID]bool{}
	for key, rec := range s.records {
		var d index.Document
		err := e.store.read(func(tx *bbolt.Tx) (err error) {
			d, err = e.store.getTx(tx, key.id(), key.version(), false)
			return err
		})
		switch {
		case err == nil:
			kept[key.id()] = true
			if d.Hash != d.Article.Hash() || d.ID != key.id() {
				t.Errorf("article %s version %d is not whole", key.id(), key.version())
			}
		case bytes.Contains(file, rec):
			t.Errorf("article %s version %d is in the file, and not in the store: %v", key.id(), key.version(), err)
		case !lost[key] && out.Unknown == 0 && !out.Unsure:
			t.Errorf("article %s version %d was lost without a word", key.id(), key.version())
		}
	}
	st, err := e.Stats(t.Context())
	if err != nil || st.Articles != out.Articles || st.Articles > len(kept)+len(s.removed) {
		t.Errorf("%d articles by count, %d by repair, %d known, %v", st.Articles, out.Articles, len(kept), err)
	}
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("afterwards there are faults: %+v, %v", faults, err)
	}
	res, err := e.Search(t.Context(), index.Request{Limit: 300})
	if err != nil || len(res.Hits) != out.Articles {
		t.Errorf("%d articles are found, %d were kept: %v", len(res.Hits), out.Articles, err)
	}
	_, err = e.Put(t.Context(), indextest.Random(77, 3))
	must(t, err)
	must(t, e.Close())
	if again, err := Repair(t.Context(), dir, Options{}); err != nil || len(again.Damage) > 0 {
		t.Errorf("repaired, it is damaged again: %+v, %v", again, err)
	}
	if len(out.Damage) > 0 {
		if b, err := os.ReadFile(out.OldFile); err != nil || !bytes.Equal(b, file) {
			t.Errorf("the damaged file is not kept: %v", err)
		}
	}
}
