package bleveindex

import (
	"slices"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/indextest"
	"parallax/index/query"
)

// inTime fails the test when f does not come back: it waits for something that
// the test holds. What is measured is not how long it takes.
func inTime(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatalf("%s waits", what)
	}
}

// readAllWays reads the collection in all ways that pages do.
func readAllWays(t *testing.T, e *Engine, id index.ID) {
	t.Helper()
	req := index.Request{Query: query.Parse("harbour OR vote", false), Limit: 10, Facets: map[index.Facet]int{index.Person: 5}, Snippets: 2, Histogram: true}
	if res, err := e.Search(t.Context(), req); err != nil || res.Total == 0 {
		t.Errorf("a search finds %d, %v", res.Total, err)
	}
	if _, err := e.Article(t.Context(), id, 0); err != nil {
		t.Error(err)
	}
	if _, err := e.Values(t.Context(), req, index.ValuesRequest{Facet: index.Person, Limit: 5}); err != nil {
		t.Error(err)
	}
	if _, err := e.Stats(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestReadersDoNotWaitForAChange(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	e := openTest(t, dir)
	// All that a change holds, at once: its turn, the index, and a transaction of the store.
	e.changing.Lock()
	e.mu.Lock()
	tx, err := e.store.db.Begin(true)
	must(t, err)
	inTime(t, "a reader", func() { readAllWays(t, e, entries[0].ID) })
	must(t, tx.Rollback())
	e.mu.Unlock()
	e.changing.Unlock()
}

func TestReadersDoNotWaitForARebuild(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	e := openTest(t, dir)
	steps := 0
	must(t, e.Rebuild(t.Context(), func(int, int) { // in the middle of it
		steps++
		inTime(t, "a reader", func() { readAllWays(t, e, entries[0].ID) })
	}))
	if steps == 0 {
		t.Error("the rebuild had no middle")
	}
}

// slowly is a writer that takes what it gets only once it may.
type slowly struct{ begun, may chan struct{} }

func (s slowly) Write(b []byte) (int, error) {
	select {
	case <-s.begun:
	default:
		close(s.begun)
	}
	<-s.may
	return len(b), nil
}

func TestASlowBackupHoldsUpNeitherReadersNorChanges(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	e := openTest(t, dir)
	w := slowly{make(chan struct{}), make(chan struct{})}
	ended := make(chan error, 1)
	defer func() { close(w.may); must(t, <-ended) }()
	go func() { ended <- e.Backup(t.Context(), w) }()
	<-w.begun
	inTime(t, "a change", func() { // so many that the store's file grows several times
		for seed := range uint64(8) {
			if _, err := e.Put(t.Context(), indextest.Random(100+seed, 300)); err != nil {
				t.Error(err)
			}
		}
	})
	inTime(t, "a reader", func() { readAllWays(t, e, entries[0].ID) })
}

func TestWhatWasPutIsFoundWithoutAsking(t *testing.T) {
	e := openTest(t, t.TempDir())
	late := indextest.Random(3, 1)
	late[0].Body = "A zebra arrives."
	_, err := e.Put(t.Context(), late)
	must(t, err)
	inTime(t, "finding it", func() {
		for {
			res, err := e.Search(t.Context(), index.Request{Query: query.Parse("zebra", false)})
			if err != nil || res.Total == 1 {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	})
}

// countedOn is what a search on a view counts, without the store.
func countedOn(t *testing.T, v *view, q string) (total int, ids []index.ID) {
	t.Helper()
	req := index.Request{Query: query.Parse(q, false), Limit: 1000}
	p := &pass{v: v, clauses: newClauses(v, &req), top: newTop(v, index.ByRelevance, req.Limit)}
	_, err := p.answer(t.Context(), req.Query)
	must(t, err)
	for _, r := range p.top.sorted() {
		ids = append(ids, v.ids[r.seq])
	}
	return p.total, ids
}

// TestASlowReadersViewStaysAsItWas holds a view, as a slow reader does, while the
// collection is changed in every way; then its files must go.
func TestASlowReadersViewStaysAsItWas(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	e := openTest(t, dir)
	v, err := e.current()
	must(t, err)
	total, ids := countedOn(t, v, "harbour OR vote OR market")
	if total == 0 || len(ids) != total {
		t.Fatalf("%d found, %d shown", total, len(ids))
	}
	var all []index.ID
	for i, en := range entries {
		if i%2 == 0 {
			_, err := e.Put(t.Context(), []index.Entry{changed(en, "Nothing of that kind.")})
			must(t, err)
		}
		all = append(all, en.ID)
	}
	for seed := range uint64(30) { // many segments, so that they are merged
		_, err := e.Put(t.Context(), indextest.Random(200+seed, 10))
		must(t, err)
		must(t, e.Refresh(t.Context()))
	}
	_, err = e.Remove(t.Context(), all[:40])
	must(t, err)
	must(t, e.Rebuild(t.Context(), nil))
	_, err = e.Remove(t.Context(), all[40:])
	must(t, err)
	must(t, e.Refresh(t.Context()))
	if n, now := countedOn(t, v, "harbour OR vote OR market"); n != total || !slices.Equal(now, ids) {
		t.Errorf("the view finds %d, before %d", n, total)
	}
	v.release()
	// Scorch looks for files that nobody needs any more when something changes.
	var files, want []string
	for n := 0; n < 200; n++ {
		_, err := e.Put(t.Context(), indextest.Random(uint64(1000+n), 1))
		must(t, err)
		must(t, e.Refresh(t.Context()))
		files, want = segments(t, dir), e.view.Load().segmentFiles()
		slices.Sort(files)
		slices.Sort(want)
		if slices.Equal(files, want) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d segments are in use, %d files are there:\n%q\n%q", len(want), len(files), want, files)
}
