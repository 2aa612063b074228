package bleveindex

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/indextest"
)

// storedRows are all rows by their keys.
func storedRows(t *testing.T, e *Engine) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, e.store.read(func(tx *bbolt.Tx) error {
		if tx.Bucket(remadeBucket) != nil {
			t.Error("half-made rows are left")
		}
		return tx.Bucket(rowsBucket).ForEach(func(k, v []byte) error {
			out[string(k)] = string(v)
			return nil
		})
	}))
	return out
}

// Rows are made anew over many transactions; what is broken off between two of them
// leaves the old ones, and a collection that goes on.
func TestRowsMadeAnewAreAsBeforeAlsoWhenThatIsBrokenOff(t *testing.T) {
	e := openTest(t, t.TempDir())
	c := indextest.NewCorpus(7)
	entries := make([]index.Entry, 3*followBatch+17)
	for i := range entries {
		entries[i] = c.Next()
	}
	if _, err := e.Put(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	gone, hidden := entries[5].ID, entries[followBatch].ID
	if n, err := e.Remove(t.Context(), []index.ID{gone}); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	hide := true
	if _, err := e.Edit(t.Context(), hidden, index.Edit{Hide: &hide}); err != nil {
		t.Fatal(err)
	}
	must(t, e.Refresh(t.Context()))
	before := storedRows(t, e)
	if len(before) != len(entries)-2 {
		t.Fatalf("%d rows of %d articles", len(before), len(entries)-2)
	}

	ctx, cancel := context.WithCancel(t.Context())
	if err := e.Rebuild(ctx, func(done, total int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("broken off: %v", err)
	}
	if !maps.Equal(before, storedRows(t, e)) {
		t.Error("the rows are others after a rebuild that was broken off")
	}
	if n, err := e.Remove(t.Context(), []index.ID{entries[9].ID}); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	must(t, e.Refresh(t.Context()))
	if res, err := e.Search(t.Context(), index.Request{Limit: 1}); err != nil || res.Total != len(entries)-3 {
		t.Errorf("finds %d of %d: %v", res.Total, len(entries)-3, err)
	}

	before = storedRows(t, e)
	var told []int
	must(t, e.Rebuild(t.Context(), func(done, total int) { told = append(told, done) }))
	if !maps.Equal(before, storedRows(t, e)) {
		t.Error("the rows made anew are others")
	}
	if !slices.Contains(told, followBatch) {
		t.Errorf("progress told %v", told)
	}
	if res, err := e.Search(t.Context(), index.Request{Limit: 1}); err != nil || res.Total != len(before) {
		t.Errorf("finds %d of %d: %v", res.Total, len(before), err)
	}
}
