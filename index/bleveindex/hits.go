package bleveindex

import (
	"cmp"
	"errors"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// hits reads the articles of one page of t, on all cores: reading and marking
// an article takes longer than finding it.
func (e *Engine) hits(t *top, r *index.Request) ([]index.Hit, error) {
	rows := t.sorted()
	rows = rows[min(r.Offset, len(rows)):]
	marks := newHighlighter(t.v, r.Query.Root)
	var copies *copyFinder
	if r.Copies {
		copies = newCopyFinder(e, t.v)
	}
	found := make([]*index.Hit, len(rows))
	errs := make([]error, len(rows))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(rows))
	for w := range workers {
		wg.Go(func() {
			defer e.catch(&errs[w])
			for i := w; i < len(rows) && errs[w] == nil; i += workers {
				found[i], errs[w] = e.hit(t.v, rows[i], marks, r.Snippets, copies)
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	hits := make([]index.Hit, 0, len(rows))
	for _, h := range found {
		if h != nil {
			hits = append(hits, *h)
		}
	}
	return hits, nil
}

// hit reads one article; nil when it was removed or hidden since the view was
// made. Copies is nil where none are wanted.
func (e *Engine) hit(v *view, row ranked, marks *highlighter, snippets int, copies *copyFinder) (h *index.Hit, err error) {
	id, version := v.ids[row.seq], v.versions[row.seq]
	var d index.Document
	err = e.store.read(func(tx *bbolt.Tx) error {
		d, err = e.effective(tx, id, version, !marks.named)
		return err
	})
	switch {
	case errors.Is(err, index.ErrNotFound), d.Hidden():
		return nil, nil
	case errors.Is(err, index.ErrDamaged):
		e.log.Error("an article can't be read", "op", "search", "id", id, "err", err)
		d = index.Document{ID: id, Version: int(version)}
	case err != nil:
		return nil, err
	}
	h = &index.Hit{Document: d, Score: row.score, Snippets: marks.snippets(&d, snippets), Names: map[index.Facet][]string{}}
	if copies != nil {
		if h.Copies, err = copies.of(row.seq, &d); err != nil {
			return nil, err
		}
	}
	h.Document.Entities, h.Document.Quotations, h.Document.Subheads = nil, nil, nil
	h.Document.Clutter, h.Document.Trace, h.Document.Notes = nil, nil, nil
	for f := range kindOf {
		if names := v.namesOf(f, row.seq); len(names) > 0 {
			h.Names[index.Facets[f]] = names
		}
	}
	return h, nil
}

// namesOf are the canonical names in one row of facet f, the most mentioned
// first.
func (v *view) namesOf(f int, seq uint32) []string {
	col := &v.facets[f]
	begin, end := col.start[seq], col.start[seq+1]
	order := make([]uint32, 0, end-begin)
	for i := begin; i < end; i++ {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(col.counts[b], col.counts[a]) })
	names := make([]string, len(order))
	for i, j := range order {
		names[i] = v.names[f][col.ords[j]]
	}
	return names
}
