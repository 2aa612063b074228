package bleveindex

import (
	"testing"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/indextest"
)

func TestTheTextIsCountedAsItComesAndGoes(t *testing.T) {
	dir := t.TempDir()
	e := openTest(t, dir)
	holds := func(when string, counted bool) {
		t.Helper()
		whole, err := e.textBytes(t.Context())
		must(t, err)
		var n int64
		var ok bool
		must(t, e.store.read(func(tx *bbolt.Tx) error { n, ok = countedText(tx); return nil }))
		if ok != counted || ok && n != whole {
			t.Errorf("%s: counted %d, %v; there are %d", when, n, ok, whole)
		}
		if s, err := e.Sizes(t.Context()); err != nil || s.Text != whole {
			t.Errorf("%s: %d bytes, there are %d: %v", when, s.Text, whole, err)
		}
	}
	holds("empty", true)
	entries := indextest.Random(5, 20)
	_, err := e.Put(t.Context(), entries)
	must(t, err)
	holds("added", true)
	_, err = e.Put(t.Context(), []index.Entry{changed(entries[0], entries[0].Body+" A sequel.")})
	must(t, err)
	_, err = e.Edit(t.Context(), entries[1].ID, index.Edit{Title: new("Set by hand, and counted as it was read")})
	must(t, err)
	holds("updated and edited", true)
	_, err = e.Remove(t.Context(), []index.ID{entries[0].ID, entries[2].ID})
	must(t, err)
	must(t, e.Close())
	e = openTest(t, dir)
	holds("removed", true)

	must(t, e.store.write(func(tx *bbolt.Tx) error { // a change by a Parallax that does not count
		return tx.Bucket(metaBucket).Put(seqKey, be64(lastSeq(tx)+1))
	}))
	holds("changed by another", false)
	holds("noted", true)
	must(t, e.store.write(func(tx *bbolt.Tx) error { return countText(tx, 7) }))
	if s, err := e.Sizes(t.Context()); err != nil || s.Text != 7 {
		t.Errorf("counted anew: %d, %v", s.Text, err)
	}
}
