package bleveindex

import (
	"cmp"
	"slices"

	"parallax/index"
)

// result orders what fc counted: selected and excluded values first, as the
// request has them, then the n most frequent others; all others for n < 0.
func (fc *facetCount) result(p *pass, f index.Filter, n int) index.FacetCounts {
	out := index.FacetCounts{Missing: fc.missing, Match: f.EffectiveMatch()}
	names := p.v.names[fc.facet]
	shown := map[uint32]bool{}
	pick := func(value string, excluded bool) {
		ord := p.v.ordinal(fc.facet, value)
		b := index.Bucket{Value: value, Selected: !excluded, Excluded: excluded}
		if ord != unknownOrd {
			if shown[ord] {
				return
			}
			shown[ord] = true
			b.Value = names[ord]
			b.Count = int(fc.counts[ord])
		}
		if excluded {
			b.Count = fc.back[slices.Index(p.clauses.groups[fc.group].exclude, ord)]
		}
		out.Buckets = append(out.Buckets, b)
	}
	for _, v := range f.Include {
		pick(v, false)
	}
	for _, v := range f.Exclude {
		pick(v, true)
	}
	less := func(a, b uint32) int {
		if c := cmp.Compare(fc.counts[b], fc.counts[a]); c != 0 {
			return c
		}
		return compareNames(p.v, fc.facet, a, b)
	}
	rest := leading{n: n, less: less}
	for ord, count := range fc.counts {
		if count > 0 {
			out.Total++
			if len(shown) == 0 || !shown[uint32(ord)] {
				rest.offer(uint32(ord))
			}
		}
	}
	for _, ord := range rest.sorted() {
		out.Buckets = append(out.Buckets, index.Bucket{Value: names[ord], Count: int(fc.counts[ord])})
	}
	return out
}

// compareNames is by folded form, then as written.
func compareNames(v *view, f int, a, b uint32) int {
	if c := cmp.Compare(v.folds[f][a], v.folds[f][b]); c != 0 {
		return c
	}
	return cmp.Compare(v.names[f][a], v.names[f][b])
}

// leading keeps the first n ordinals of an order, all for n < 0. It sorts and
// cuts when it holds twice as many, so that a long dictionary costs one
// comparison a value.
type leading struct {
	n    int
	less func(a, b uint32) int
	ords []uint32
	full bool // ords holds n or more, and the last of the first n bounds what is kept
}

// slack is how many ordinals above n are held before sorting again.
const slack = 256

func (l *leading) offer(ord uint32) {
	if l.n == 0 || l.full && l.less(ord, l.ords[l.n-1]) > 0 {
		return
	}
	if l.ords = append(l.ords, ord); l.n > 0 && len(l.ords) >= l.n+slack {
		l.sorted()
		l.full = true
	}
}

// sorted returns what is kept, in order.
func (l *leading) sorted() []uint32 {
	slices.SortFunc(l.ords, l.less)
	if l.n >= 0 && len(l.ords) > l.n {
		l.ords = l.ords[:l.n]
	}
	return l.ords
}
