package indextest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
)

const (
	worldSize = 240
	requests  = 300
)

// world is an engine with the documents it holds.
func world(t *testing.T, open Open, seed uint64) (index.Engine, []*document) {
	t.Helper()
	e := open(t)
	entries := Random(seed, worldSize)
	put(t, e, entries...)
	docs := make([]*document, len(entries))
	for i := range entries {
		docs[i] = newDocument(entries[i].Document)
	}
	return e, docs
}

func testCounts(t *testing.T, open Open) {
	e, docs := world(t, open, 7)
	compareCounts(t, e, docs, rand.New(rand.NewPCG(11, 1)), requests)
}

// compareCounts asks e n random requests, and counts docs, which it holds.
func compareCounts(t *testing.T, e index.Engine, docs []*document, r *rand.Rand, n int) {
	t.Helper()
	for range n {
		req := randomRequest(r)
		got, err := e.Search(t.Context(), req)
		if err != nil {
			t.Fatalf("%s: %v", describe(req), err)
		}
		if want := bruteTotal(docs, &req); got.Total != want {
			t.Fatalf("%s: total %d, want %d", describe(req), got.Total, want)
		}
		for _, f := range index.Facets {
			want := bruteFacet(docs, &req, f)
			have := got.Facets[f]
			if diff := cmp.Diff(want, readFacet(have)); diff != "" {
				t.Fatalf("%s: facet %s (-want +got):\n%s", describe(req), f, diff)
			}
			checkOrder(t, req.Filter(f), have)
		}
		if diff := cmp.Diff(bruteHistogram(docs, &req), readHistogram(got.Histogram)); diff != "" {
			t.Fatalf("%s: histogram (-want +got):\n%s", describe(req), diff)
		}
	}
}

// facetReading is a facet's counts in a form that two readings can share.
type facetReading struct {
	Counts  map[string]int // values with a count, or selected, or excluded
	Missing int
}

func readFacet(fc index.FacetCounts) facetReading {
	out := facetReading{Counts: map[string]int{}, Missing: fc.Missing}
	for _, b := range fc.Buckets {
		out.Counts[b.Value] = b.Count
	}
	return out
}

// bruteFacet counts f's values as doc.go of package index says, article by
// article.
func bruteFacet(docs []*document, r *index.Request, f index.Facet) facetReading {
	filter := r.Filter(f)
	out := facetReading{Counts: map[string]int{}}
	for _, v := range append(slices.Clone(filter.Include), filter.Exclude...) {
		out.Counts[v] = 0
	}
	wantNone := filter.Missing != nil && *filter.Missing
	for i := range docs {
		d := docs[i]
		if !matches(r.Query.Root, d) || !inDates(d, r) || !passesFilters(d, r, f) {
			continue
		}
		c := clauseCheck{filter, values(d, f, r.About)}
		for _, v := range c.vs {
			excluded := slices.Contains(filter.Exclude, v)
			var counts bool
			switch {
			case excluded:
				counts = c.selection() && !c.excluded(v) && c.missing()
			case filter.EffectiveMatch() == index.MatchAny:
				counts = !c.excluded("") && c.missing()
			case wantNone:
				counts = !c.excluded("") // v replaces 'not stated'
			default:
				counts = c.all()
			}
			if counts {
				out.Counts[v]++
			}
		}
		if len(c.vs) == 0 {
			out.Missing++ // under all, 'not stated' replaces the values; its exclusion is what lifting brings back
			if noneBack := filter.Missing != nil && !*filter.Missing; noneBack && !c.selection() {
				out.Missing--
			}
		}
	}
	return out
}

// checkOrder wants selected and excluded values first, as requested, then by
// count, then by name.
func checkOrder(t *testing.T, f index.Filter, fc index.FacetCounts) {
	t.Helper()
	chosen := append(slices.Clone(f.Include), f.Exclude...)
	for i, b := range fc.Buckets {
		if i < len(chosen) {
			if b.Value != chosen[i] || b.Selected != (i < len(f.Include)) || b.Excluded == b.Selected {
				t.Fatalf("%s: bucket %d is %+v, want %q first", f.Facet, i, b, chosen[i])
			}
			continue
		}
		if b.Selected || b.Excluded || b.Count == 0 {
			t.Fatalf("%s: bucket %+v", f.Facet, b)
		}
		if i > len(chosen) && b.Count > fc.Buckets[i-1].Count {
			t.Fatalf("%s: %+v after %+v", f.Facet, b, fc.Buckets[i-1])
		}
	}
}

// histogramReading is a histogram without its bars' widths.
type histogramReading struct{ Dated, Undated, Months, Years int }

func readHistogram(h index.Histogram) histogramReading {
	out := histogramReading{Dated: h.Coarse, Undated: h.Undated, Months: h.Months, Years: h.Years}
	for _, b := range h.Bars {
		out.Dated += b.Count
	}
	return out
}

func bruteHistogram(docs []*document, r *index.Request) (out histogramReading) {
	open := *r
	open.From, open.To = nil, nil
	for i := range docs {
		d := docs[i]
		if !isResult(d, &open) {
			continue
		}
		switch d.Published.Precision {
		case "":
			out.Undated++
			continue
		case "month":
			out.Months++
		case "year":
			out.Years++
		}
		out.Dated++
	}
	return out
}

// testClicks follows every count of random answers.
func testClicks(t *testing.T, open Open) {
	e, _ := world(t, open, 8)
	r := rand.New(rand.NewPCG(12, 1))
	for range requests / 10 {
		req := randomRequest(r)
		got, err := e.Search(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range got.Histogram.Bars {
			after := req
			after.From, after.To = &b.First, &b.Last
			if res, err := e.Search(t.Context(), after); err != nil || res.Total != b.Count {
				t.Fatalf("%s: the bar %s to %s counts %d, a click finds %d, %v", describe(req), b.First, b.Last, b.Count, res.Total, err)
			}
		}
		for _, f := range index.Facets {
			for _, b := range got.Facets[f].Buckets {
				after := click(req, f, b)
				res, err := e.Search(t.Context(), after)
				if err != nil {
					t.Fatalf("%s: %v", describe(after), err)
				}
				if b.Excluded {
					if res.Total-got.Total != b.Count {
						t.Fatalf("%s: lifting the exclusion of %q brings %d back, its count says %d", describe(req), b.Value, res.Total-got.Total, b.Count)
					}
				} else if res.Total != b.Count {
					t.Fatalf("%s: %s %q counts %d, a click finds %d", describe(req), f, b.Value, b.Count, res.Total)
				}
			}
		}
	}
}

// click is req after choosing b: added under all, alone under any; an exclusion
// is lifted.
func click(req index.Request, f index.Facet, b index.Bucket) index.Request {
	filter := req.Filter(f)
	filter.Facet = f
	switch {
	case b.Excluded:
		filter.Exclude = slices.DeleteFunc(slices.Clone(filter.Exclude), func(v string) bool { return v == b.Value })
	case filter.EffectiveMatch() == index.MatchAny:
		filter.Include = []string{b.Value}
	case !b.Selected:
		filter.Include = append(slices.Clone(filter.Include), b.Value)
	}
	if filter.Missing != nil && *filter.Missing && !b.Excluded {
		filter.Missing = nil
	}
	after := req
	after.Facets, after.Histogram, after.Limit = nil, false, 0
	after.Filters = []index.Filter{filter}
	for _, x := range req.Filters {
		if x.Facet != f {
			after.Filters = append(after.Filters, x)
		}
	}
	return after
}

func describe(r index.Request) string {
	s := fmt.Sprintf("query %q about=%v", r.Query.String(), r.About)
	for _, f := range r.Filters {
		s += fmt.Sprintf(" %s[+%q -%q %s", f.Facet, f.Include, f.Exclude, f.EffectiveMatch())
		if f.Missing != nil {
			s += fmt.Sprintf(" missing=%v", *f.Missing)
		}
		s += "]"
	}
	if r.From != nil {
		s += " from " + r.From.String()
	}
	if r.To != nil {
		s += " to " + r.To.String()
	}
	return s
}

func testValues(t *testing.T, open Open) {
	e, _ := world(t, open, 9)
	var all []index.Bucket
	for offset := 0; ; offset += 2 {
		page, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: index.Person, ByName: true, Offset: offset, Limit: 2})
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != len(people) {
			t.Fatalf("%d people, want %d", page.Total, len(people))
		}
		if len(page.Buckets) == 0 {
			break
		}
		all = append(all, page.Buckets...)
	}
	for i, b := range all {
		if b.Value != people[i] {
			t.Errorf("value %d by name is %q, want %q", i, b.Value, people[i])
		}
	}
	found, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: index.Person, Contains: "ÉSK", Limit: 10})
	if err != nil || len(found.Buckets) != 1 || found.Buckets[0].Value != "Dario Eskel" {
		t.Errorf("values holding ÉSK: %+v, %v", found, err)
	}
}
