package compare

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// rank orders the kinds of quotation, closest first.
var rank = map[QuotationKind]int{Verbatim: 0, Near: 1, Contained: 2, Paraphrased: 3, OnlyHere: 4}

// quotations groups what is quoted in several articles, and looks for the rest
// in the others' own words. What no other article has is left out where the
// articles tell of different events: nothing is called 'only here' then.
func (a *analysis) quotations(ctx context.Context, e SameEvent) ([]QuotationGroup, error) {
	offset, n := a.offsets(func(d *doc) int { return len(d.quotes) })
	u := newUnion(n)
	kinds := make([]QuotationKind, n)
	for i := range kinds {
		kinds[i] = OnlyHere
	}
	for _, p := range a.pairs {
		for _, m := range p.quotes {
			i, j := offset[p.x.index]+m.i, offset[p.y.index]+m.j
			for _, k := range []int{i, j} {
				if rank[m.kind] < rank[kinds[k]] {
					kinds[k] = m.kind
				}
			}
			u.join(i, j)
		}
	}
	groups := map[int]*QuotationGroup{}
	var roots []int
	for _, d := range a.docs {
		for i, q := range d.quotes {
			k := offset[d.index] + i
			root := u.find(k)
			g := groups[root]
			if g == nil {
				g = &QuotationGroup{Kind: OnlyHere}
				groups[root] = g
				roots = append(roots, root)
			}
			if rank[kinds[k]] < rank[g.Kind] {
				g.Kind = kinds[k]
			}
			g.Speaker = fuller(g.Speaker, q.Speaker)
			g.Places = append(g.Places, Quoted{d.passage(Place{d.index, q.Field, q.Start, q.End}), q.Speaker, q.Open, kinds[k]})
		}
	}
	if err := a.paraphrases(ctx, offset, u, groups); err != nil {
		return nil, err
	}
	out := make([]QuotationGroup, 0, len(roots))
	for _, root := range roots {
		if g := groups[root]; g.Kind != OnlyHere || e.Verdict != Different {
			out = append(out, *g)
		}
	}
	slices.SortFunc(out, func(g, h QuotationGroup) int { return comparePlaces(g.Places[0].Place, h.Places[0].Place) })
	return out, nil
}

// paraphrases adds to groups of one article alone the sentences of the others
// that tell the quotation in their own words.
func (a *analysis) paraphrases(ctx context.Context, offset []int, u union, groups map[int]*QuotationGroup) error {
	for _, p := range a.pairs {
		for _, side := range []struct {
			x, y  *doc
			links []link
		}{{p.x, p.y, p.links}, {p.y, p.x, turned(p.links)}} {
			own := ownPostings(side.y, a.v)
			for i, q := range side.x.quotes {
				if err := ctx.Err(); err != nil {
					return err
				}
				g := groups[u.find(offset[side.x.index]+i)]
				if g.Kind != OnlyHere && g.Kind != Paraphrased {
					continue
				}
				for _, j := range paraphrases(side.x, side.y, q, side.links, own, a.v) {
					g.Kind, g.Places[0].Kind = Paraphrased, Paraphrased
					g.Paraphrase = append(g.Paraphrase, side.y.passage(side.y.sentences[j].place))
				}
			}
		}
	}
	for _, g := range groups {
		slices.SortFunc(g.Paraphrase, func(s, t Passage) int { return comparePlaces(s.Place, t.Place) })
	}
	return nil
}

// fuller is the speaker that says more: a name before 'a senior official', then
// the longer.
func fuller(a, b string) string {
	described := func(s string) bool {
		word, _, _ := strings.Cut(strings.ToLower(s), " ")
		return word == "a" || word == "an" || word == "the"
	}
	switch {
	case a == "" || b != "" && described(a) && !described(b):
		return b
	case b == "" || described(b) && !described(a):
		return a
	case len(b) > len(a):
		return b
	}
	return a
}

func turned(links []link) []link {
	out := make([]link, len(links))
	for i, l := range links {
		out[i] = link{l.j, l.i, l.score}
	}
	return out
}

// figures sets figures of one quantity beside each other: across articles in
// rows, and where an article disagrees with itself.
func (a *analysis) figures() []FigureRow {
	offset, n := a.offsets(func(d *doc) int { return len(d.figures) })
	u := newUnion(n)
	type edge struct {
		verdict FigureVerdict
		linked  bool
		at      int
	}
	var edges []edge
	for _, p := range a.pairs {
		for _, m := range matchFigures(p.x, p.y, p.links, a.v) {
			at := offset[p.x.index] + m.i
			u.join(at, offset[p.y.index]+m.j)
			edges = append(edges, edge{m.verdict, m.linked, at})
		}
	}
	rows := map[int]*FigureRow{}
	for _, e := range edges {
		r := rows[u.find(e.at)]
		if r == nil {
			r = &FigureRow{Verdict: SameFigure}
			rows[u.find(e.at)] = r
		}
		r.Verdict = worse(r.Verdict, e.verdict)
		r.Linked = r.Linked || e.linked
	}
	for _, d := range a.docs {
		for i := range d.figures {
			if r := rows[u.find(offset[d.index]+i)]; r != nil {
				r.Figures = append(r.Figures, d.figure(i))
			}
		}
	}
	out := []FigureRow{}
	for _, r := range rows {
		r.Unit = r.Figures[0].Unit
		out = append(out, *r)
	}
	for _, d := range a.docs {
		for _, m := range disagreements(d, a.v) {
			f, g := d.figure(m.i), d.figure(m.j)
			out = append(out, FigureRow{Verdict: m.verdict, Unit: f.Unit, Within: true, Figures: []Figure{f, g}})
		}
	}
	slices.SortFunc(out, func(r, s FigureRow) int {
		return cmp.Or(comparePlaces(r.Figures[0].Place, s.Figures[0].Place), compareBools(r.Within, s.Within))
	})
	return out
}

func worse(a, b FigureVerdict) FigureVerdict {
	for _, v := range []FigureVerdict{DifferentFigure, CompatibleFigure} {
		if a == v || b == v {
			return v
		}
	}
	return SameFigure
}
