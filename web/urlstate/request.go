package urlstate

import (
	"time"

	"parallax/index"
	"parallax/index/query"
)

// Request is the question that s asks, as of now. It asks for a page of hits,
// FacetValues values of every facet, the histogram and Snippets passages of each
// hit; the caller may change that. It shares nothing with s.
func (s State) Request(now time.Time) index.Request {
	r := index.Request{
		Query:     query.Parse(s.query, s.any),
		Filters:   s.Filters(),
		About:     s.about,
		Sort:      s.EffectiveSort(),
		Offset:    (s.Page() - 1) * s.PerPage(),
		Limit:     s.PerPage(),
		Facets:    map[index.Facet]int{},
		Histogram: true,
		Snippets:  Snippets,
	}
	for _, f := range index.Facets {
		r.Facets[f] = FacetValues
	}
	if !s.from.IsZero() {
		r.From = new(s.from.First())
	}
	if !s.to.IsZero() {
		r.To = new(s.to.Last())
	}
	if s.when != "" {
		first, last := s.when.Range(now)
		r.From, r.To = &first, &last
	}
	return r
}
