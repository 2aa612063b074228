package bleveindex

import (
	"context"
	"maps"

	"parallax/index"
	"parallax/index/article"
)

// pass is one walk over a query's matches. For each match it notes which
// clauses the article fails. None: it is a result and counts everywhere. One:
// it counts only where that clause is left out, in the group whose semantics
// say so, or in the histogram. So all counts come from one walk, whatever the
// number of facets: see index/doc.go for what each count means.
type pass struct {
	v       *view
	clauses *clauses
	facets  []*facetCount
	days    *dayCount // nil when no histogram is wanted
	top     *top      // nil when no hits are wanted
	total   int
}

// facetCount counts one facet's values.
type facetCount struct {
	facet   int
	col     *values
	group   int      // index into clauses.groups, -1 for none
	counts  []uint32 // by ordinal
	back    []int    // by index into the group's exclude: articles that lifting it brings back
	missing int
}

// newFacetCount prepares counting facet f for a pass with clauses c.
func newFacetCount(v *view, c *clauses, f int, about bool) *facetCount {
	fc := &facetCount{facet: f, col: &v.facets[column(f, about)], group: -1, counts: make([]uint32, len(v.names[f]))}
	for i := range c.groups {
		if c.groups[i].facet == f {
			fc.group, fc.back = i, make([]int, len(c.groups[i].exclude))
		}
	}
	return fc
}

// count counts row seq's values, or that it has none.
func (f *facetCount) count(seq uint32) {
	ords := f.col.of(seq)
	if len(ords) == 0 {
		f.missing++
	}
	for _, o := range ords {
		f.counts[o]++
	}
}

// left counts a row that fails only this facet's positive selection.
func (f *facetCount) left(g *group, seq uint32) {
	none := len(f.col.of(seq)) == 0
	switch {
	case g.match == index.MatchAny:
		f.count(seq)
	case len(g.include) > 0 && none: // choosing 'not stated' replaces the values
		f.missing++
	case g.missing && !none: // choosing a value replaces 'not stated'
		f.count(seq)
	}
}

// run walks p's plan over the view.
func (p *pass) run(ctx context.Context, q plan) error {
	for i := range p.v.segments {
		w := &walk{ctx: ctx, seg: &p.v.segments[i], v: p.v}
		c := q.open(w, i)
		for d := c.doc(); d != noDoc; d = c.doc() {
			p.match(w.seg.seqs[d], c)
			if w.ended() {
				break
			}
			c.advance(d + 1)
		}
		if w.err != nil {
			return w.err
		}
	}
	return ctx.Err()
}

// match takes one match.
func (p *pass) match(seq uint32, c cursor) {
	f := p.clauses.test(seq)
	switch f.kind {
	case failsNone:
		p.total++
		for _, fc := range p.facets {
			fc.count(seq)
		}
		if p.days != nil {
			p.days.count(&p.v.dates[seq])
		}
		if p.top != nil {
			p.top.offer(seq, c)
		}
	case failsDates:
		if p.days != nil {
			p.days.count(&p.v.dates[seq])
		}
	case failsSelection, failsExclusion, failsMissing:
		for _, fc := range p.facets {
			if fc.group != f.group {
				continue
			}
			switch f.kind {
			case failsSelection:
				fc.left(&p.clauses.groups[f.group], seq)
			case failsExclusion:
				fc.back[f.value]++
			default:
				fc.missing++
			}
		}
	}
}

// dayCount counts articles by their first day, apart by how exactly they are
// dated.
type dayCount struct {
	days, months, years map[index.Day]int
	undated             int
}

func newDayCount() *dayCount {
	return &dayCount{days: map[index.Day]int{}, months: map[index.Day]int{}, years: map[index.Day]int{}}
}

func (h *dayCount) count(d *rowDate) {
	switch d.precision {
	case article.Unknown:
		h.undated++
	case article.Month:
		h.months[d.first]++
	case article.Year:
		h.years[d.first]++
	default:
		h.days[d.first]++
	}
}

// maxBars bounds a histogram: more bars than this do not fit a page.
const maxBars = 60

func sum(counts map[index.Day]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// histogram groups days into the finest of day, week, month, year, decade and
// century that makes at most maxBars bars.
func (h *dayCount) histogram() index.Histogram {
	out := index.Histogram{Undated: h.undated, Months: sum(h.months), Years: sum(h.years)}
	first, last, dated := maxDay, minDay, false
	for _, counts := range []map[index.Day]int{h.days, h.months, h.years} {
		for d := range counts {
			first, last, dated = min(first, d), max(last, d), true
		}
	}
	if !dated {
		return out
	}
	unit := fitting(first, last)
	counts := maps.Clone(h.days)
	for _, coarse := range []struct {
		counts map[index.Day]int
		days   int // the least width of a bar that holds them
	}{{h.months, 30}, {h.years, 365}} {
		if unit.days < coarse.days {
			out.Coarse += sum(coarse.counts)
			continue
		}
		for d, n := range coarse.counts {
			counts[d] += n
		}
	}
	out.Bars = unit.bars(counts)
	return out
}
