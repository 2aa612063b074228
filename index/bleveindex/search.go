package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/query"
)

// Search is index.Searcher's.
func (e *Engine) Search(ctx context.Context, r index.Request) (res index.Result, err error) {
	start := time.Now()
	if err := r.Validate(); err != nil {
		return res, err
	}
	v, err := e.current()
	if err != nil {
		return res, err
	}
	defer v.release()
	defer e.catch(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // beyond a file that was cut off
	p := &pass{v: v, clauses: newClauses(v, &r)}
	for f, name := range index.Facets {
		if _, wanted := r.Facets[name]; wanted {
			p.facets = append(p.facets, newFacetCount(v, p.clauses, f, r.About))
		}
	}
	if r.Histogram {
		p.days = newDayCount()
	}
	if r.Limit > 0 {
		p.top = newTop(v, effectiveSort(&r), r.Offset+r.Limit)
	}
	notices, err := p.answer(ctx, r.Query)
	if err != nil {
		return res, fmt.Errorf("search: %w", err)
	}
	res.Total = p.total
	res.Understood = r.Query.String()
	res.Notices = append(slices.Clone(r.Query.Notices), notices...)
	res.Facets = make(map[index.Facet]index.FacetCounts, len(p.facets))
	for _, fc := range p.facets {
		name := index.Facets[fc.facet]
		res.Facets[name] = fc.result(p, r.Filter(name), r.Facets[name])
	}
	if p.days != nil {
		res.Histogram = p.days.histogram()
	}
	if p.top != nil {
		if res.Hits, err = e.hits(p.top, &r); err != nil {
			return res, fmt.Errorf("search: %w", err)
		}
	}
	res.Took = time.Since(start)
	return res, nil
}

// effectiveSort is by relevance unless a date order is asked for.
func effectiveSort(r *index.Request) index.Sort {
	if r.Sort == "" {
		return index.ByRelevance
	}
	return r.Sort
}

// catch turns a panic of the index, which reads its files without checking
// them, into ErrDamaged, logs where it happened, and has the index mended.
func (e *Engine) catch(err *error) {
	if r := recover(); r != nil {
		e.log.Error("reading the index broke off", "op", "search", "err", r, "stack", string(debug.Stack()))
		*err = fmt.Errorf("search: %w: %v", index.ErrDamaged, r)
		e.mending.ask(*err)
	}
}

// answer plans q and runs the pass over it.
func (p *pass) answer(ctx context.Context, q query.Query) (notices []string, err error) {
	pl := planner{ctx: ctx, v: p.v}
	ready := pl.root(q.Root)
	if pl.err != nil {
		return nil, pl.err
	}
	if ready == nil {
		ready = everything{p.v}
	}
	return pl.notices, p.run(ctx, ready)
}

// Values is index.Searcher's.
func (e *Engine) Values(ctx context.Context, r index.Request, q index.ValuesRequest) (out index.Values, err error) {
	if err := r.Validate(); err != nil {
		return out, err
	}
	if err := q.Validate(); err != nil {
		return out, err
	}
	f := slices.Index(index.Facets[:], q.Facet)
	v, err := e.current()
	if err != nil {
		return out, err
	}
	defer v.release()
	defer e.catch(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // beyond a file that was cut off
	p := &pass{v: v, clauses: newClauses(v, &r)}
	fc := newFacetCount(v, p.clauses, f, r.About)
	p.facets = []*facetCount{fc}
	if _, err := p.answer(ctx, r.Query); err != nil {
		return out, fmt.Errorf("values of %s: %w", q.Facet, err)
	}
	all := fc.result(p, r.Filter(q.Facet), -1)
	out.Missing = all.Missing
	contains := foldName(q.Contains)
	for _, b := range all.Buckets {
		if strings.Contains(foldName(b.Value), contains) {
			out.Buckets = append(out.Buckets, b)
		}
	}
	if q.ByName {
		slices.SortStableFunc(out.Buckets, func(a, b index.Bucket) int {
			return cmp.Or(cmp.Compare(foldName(a.Value), foldName(b.Value)), cmp.Compare(a.Value, b.Value))
		})
	}
	out.Total = len(out.Buckets)
	out.Buckets = out.Buckets[min(q.Offset, out.Total):min(q.Offset+q.Limit, out.Total)]
	return out, nil
}

// Article is index.Searcher's.
func (e *Engine) Article(ctx context.Context, id index.ID, version int) (index.Document, error) {
	if version < 0 || version > math.MaxUint32 {
		return index.Document{}, fmt.Errorf("article %s version %d: %w", id, version, index.ErrNotFound)
	}
	v, err := e.current() // holds the collection open
	if err != nil {
		return index.Document{}, err
	}
	defer v.release()
	if err := ctx.Err(); err != nil {
		return index.Document{}, err
	}
	var d index.Document
	err = e.store.read(func(tx *bbolt.Tx) error {
		d, err = e.effective(tx, id, uint32(version), false)
		return err
	})
	return d, err
}

// Canonical is index.Searcher's.
func (e *Engine) Canonical(f index.Facet, name string) string {
	i := slices.Index(index.Facets[:], f)
	v, err := e.current()
	if err != nil || i < 0 || i >= len(kindOf) {
		return name
	}
	defer v.release()
	return v.aliases.canonical(i, name)
}

// Names is index.Searcher's.
func (e *Engine) Names(f index.Facet, canonical string) []string {
	i := slices.Index(index.Facets[:], f)
	v, err := e.current()
	if err != nil || i < 0 || i >= len(kindOf) {
		return []string{canonical}
	}
	defer v.release()
	return v.aliases.forms(i, canonical)
}
