package bleveindex

import (
	"slices"

	"parallax/index"
	"parallax/index/article"
)

// clauses are a request's filters, ready for one view. Each clause is something
// that an article can fail: a facet's positive selection, each exclusion of a
// value, the exclusion of 'not stated', and the dates.
type clauses struct {
	groups []group // one for each facet with a filter
	dates  bool
	from   index.Day
	to     index.Day
	col    []rowDate
}

// group is one facet's clauses.
type group struct {
	facet    int
	col      *values
	include  []uint32 // ordinals; unknown values are unknownOrd
	exclude  []uint32
	match    index.Match
	missing  bool // articles with no value are selected
	noneBack bool // articles with no value are excluded
}

// unknownOrd stands for a value that the collection does not have.
const unknownOrd = ^uint32(0)

// failure names the only clause that an article fails.
type failure struct {
	kind  failureKind
	group int // index into clauses.groups
	value int // index into group.exclude
}

type failureKind uint8

const (
	failsNone      failureKind = iota // it is a result
	failsMany                         // two clauses or more
	failsSelection                    // a group's positive selection
	failsExclusion                    // one excluded value
	failsMissing                      // the exclusion of 'not stated'
	failsDates
)

// newClauses prepares r's filters. Values are found by any name they go by.
func newClauses(v *view, r *index.Request) *clauses {
	c := &clauses{col: v.dates, from: minDay, to: maxDay}
	for _, f := range r.Filters {
		i := slices.Index(index.Facets[:], f.Facet)
		g := group{facet: i, col: &v.facets[column(i, r.About)], match: f.EffectiveMatch()}
		for _, value := range f.Include {
			g.include = appendNew(g.include, v.ordinal(i, value))
		}
		for _, value := range f.Exclude {
			g.exclude = appendNew(g.exclude, v.ordinal(i, value))
		}
		if f.Missing != nil {
			g.missing, g.noneBack = *f.Missing, !*f.Missing
		}
		if len(g.include)+len(g.exclude) > 0 || g.missing || g.noneBack {
			c.groups = append(c.groups, g)
		}
	}
	if r.From != nil {
		c.dates, c.from = true, *r.From
	}
	if r.To != nil {
		c.dates, c.to = true, *r.To
	}
	return c
}

// The widest bounds of a day.
const (
	minDay = index.Day(-1 << 31)
	maxDay = index.Day(1<<31 - 1)
)

// appendNew appends ord unless it is there; values that the collection does not
// have are distinct.
func appendNew(ords []uint32, ord uint32) []uint32 {
	if ord != unknownOrd && slices.Contains(ords, ord) {
		return ords
	}
	return append(ords, ord)
}

// column is the column that facet f is read from.
func column(f int, about bool) int {
	if f == countryFacet && about {
		return aboutColumn
	}
	return f
}

// ordinal is the canonical ordinal of a value by any name it goes by.
func (v *view) ordinal(f int, value string) uint32 {
	if f < len(kindOf) {
		value = v.aliases.canonical(f, value)
	}
	if ord, ok := v.dicts[f].ord(value); ok && int(ord) < len(v.names[f]) {
		return v.aliases.of(f, ord)
	}
	return unknownOrd
}

// test returns which clause row seq fails.
func (c *clauses) test(seq uint32) failure {
	var f failure
	fail := func(kind failureKind, group, value int) {
		if f.kind == failsNone {
			f = failure{kind, group, value}
		} else {
			f.kind = failsMany
		}
	}
	if c.dates {
		if d := &c.col[seq]; d.precision == article.Unknown || d.first < c.from || d.last > c.to {
			fail(failsDates, 0, 0)
		}
	}
	for i := range c.groups {
		g := &c.groups[i]
		ords := g.col.of(seq)
		if !g.selects(ords) {
			fail(failsSelection, i, 0)
		}
		for j, x := range g.exclude {
			if slices.Contains(ords, x) {
				fail(failsExclusion, i, j)
			}
		}
		if g.noneBack && len(ords) == 0 {
			fail(failsMissing, i, 0)
		}
		if f.kind == failsMany {
			break
		}
	}
	return f
}

// selects reports whether a row with these values passes the positive
// selection.
func (g *group) selects(ords []uint32) bool {
	switch {
	case len(g.include) == 0:
		return !g.missing || len(ords) == 0
	case g.match == index.MatchAny:
		if g.missing && len(ords) == 0 {
			return true
		}
		for _, x := range g.include {
			if slices.Contains(ords, x) {
				return true
			}
		}
		return false
	}
	for _, x := range g.include {
		if !slices.Contains(ords, x) {
			return false
		}
	}
	return true
}
