package index

import (
	"fmt"

	"parallax/index/query"
)

// Bounds of a request. Beyond them Validate returns ErrInvalid.
const (
	MaxLimit   = 1000   // hits of one page: a page of results, or a step of an export
	MaxWindow  = 100000 // Offset+Limit: nobody pages further, and each step costs memory in proportion
	MaxValues  = 100    // selected and excluded values of one facet
	MaxBuckets = 1000   // values of one facet asked for at once
)

// Request is a search: what is looked for, and what of the answer is wanted.
type Request struct {
	Query   query.Query
	Filters []Filter // at most one a facet
	From    *Day     // inclusive; nil is open
	To      *Day     // inclusive; nil is open
	About   bool     // the country facet counts and filters countries that articles are about, not all they mention

	Sort   Sort
	Offset int
	Limit  int // hits wanted; 0 for none

	Facets    map[Facet]int // facets wanted, and how many values of each; selected and excluded values come besides
	Histogram bool
	Snippets  int  // passages wanted of each hit
	Copies    bool // wanted of each hit
}

// Filter narrows a search by one facet. Doc.go says what each part counts.
type Filter struct {
	Facet   Facet
	Include []string
	Exclude []string
	Match   Match // how Include combines; "" is the facet's default
	Missing *bool // true: articles with no value (under any: these too); false: never those
}

// EffectiveMatch is Match, or the facet's default.
func (f Filter) EffectiveMatch() Match {
	if f.Match != "" {
		return f.Match
	}
	return f.Facet.DefaultMatch()
}

// Filter returns the request's filter by f, or one that filters nothing.
func (r Request) Filter(f Facet) Filter {
	for _, x := range r.Filters {
		if x.Facet == f {
			return x
		}
	}
	return Filter{Facet: f}
}

// Validate returns ErrInvalid with a reason a reader understands.
func (r Request) Validate() error {
	seen := map[Facet]bool{}
	for _, f := range r.Filters {
		if _, ok := ParseFacet(string(f.Facet)); !ok {
			return fmt.Errorf("%w: there is no facet %q", ErrInvalid, f.Facet)
		}
		if seen[f.Facet] {
			return fmt.Errorf("%w: two filters by %s", ErrInvalid, f.Facet)
		}
		seen[f.Facet] = true
		if f.Match != "" && f.Match != MatchAll && f.Match != MatchAny {
			return fmt.Errorf("%w: values of %s combine by all or any, not %q", ErrInvalid, f.Facet, f.Match)
		}
		if n := len(f.Include) + len(f.Exclude); n > MaxValues {
			return fmt.Errorf("%w: %d values of %s, more than %d", ErrInvalid, n, f.Facet, MaxValues)
		}
		if f.Missing != nil && *f.Missing && len(f.Include) > 0 && f.EffectiveMatch() == MatchAll {
			return fmt.Errorf("%w: no article has no %s and a certain one", ErrInvalid, f.Facet)
		}
	}
	switch r.Sort {
	case "", ByRelevance, Newest, Oldest:
	default:
		return fmt.Errorf("%w: there is no order %q", ErrInvalid, r.Sort)
	}
	switch {
	case r.Offset < 0 || r.Limit < 0 || r.Limit > MaxLimit:
		return fmt.Errorf("%w: at most %d hits at a time", ErrInvalid, MaxLimit)
	case r.Offset > MaxWindow || r.Offset+r.Limit > MaxWindow:
		return fmt.Errorf("%w: only the first %d hits can be paged to; narrow the search instead", ErrInvalid, MaxWindow)
	}
	for f, n := range r.Facets {
		if _, ok := ParseFacet(string(f)); !ok {
			return fmt.Errorf("%w: there is no facet %q", ErrInvalid, f)
		}
		if n < 0 || n > MaxBuckets {
			return fmt.Errorf("%w: %d values of %s, more than %d", ErrInvalid, n, f, MaxBuckets)
		}
	}
	return nil
}

// ValuesRequest asks for one page of one facet's values.
type ValuesRequest struct {
	Facet    Facet
	Contains string // only values that hold this, whatever the case and accents
	ByName   bool   // in order of name; else selected and excluded values first, then by count, then name
	Offset   int
	Limit    int
}

// Validate returns ErrInvalid with a reason a reader understands.
func (v ValuesRequest) Validate() error {
	switch _, ok := ParseFacet(string(v.Facet)); {
	case !ok:
		return fmt.Errorf("%w: there is no facet %q", ErrInvalid, v.Facet)
	case v.Limit < 0 || v.Limit > MaxBuckets:
		return fmt.Errorf("%w: at most %d values at a time", ErrInvalid, MaxBuckets)
	case v.Offset < 0 || v.Offset > maxValue:
		return fmt.Errorf("%w: no facet has so many values", ErrInvalid)
	}
	return nil
}

// maxValue bounds ValuesRequest.Offset: no collection has more values.
const maxValue = 1 << 31
