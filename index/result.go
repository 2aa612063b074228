package index

import (
	"time"

	"parallax/index/article"
)

// Result is the answer to a Request.
type Result struct {
	Total      int // exact
	Hits       []Hit
	Facets     map[Facet]FacetCounts
	Histogram  Histogram
	Understood string   // how the query was read, in the query language
	Notices    []string // what could not be taken as typed, in plain words
	Took       time.Duration
}

// Hit is one article found. Its document has the texts and what was read with
// them, but not what takes longest to read and no list shows: Entities,
// Quotations, Subheads, Clutter, Trace and Notes are empty.
type Hit struct {
	Document Document
	Score    float64
	Snippets []Snippet
	Names    map[Facet][]string // canonical names of the entities in it, the most mentioned first
	Copies   []Copy             // if Request.Copies: at most MaxCopies, in the order of CompareCopies
}

// Snippet is a passage of an article with what matched in it.
type Snippet struct {
	article.Span                // the passage
	Matches      []article.Span // inside the passage, in order, not overlapping
}

// FacetCounts is what one facet holds for a request.
type FacetCounts struct {
	Buckets []Bucket // selected and excluded values first, in the order of the request; then by count, then by name
	Total   int      // distinct values with a count above zero
	Missing int      // articles with no value, counted as doc.go says
	Match   Match
}

// Bucket is one value of a facet.
type Bucket struct {
	Value    string
	Count    int // the total after clicking it; of an excluded value, what lifting the exclusion brings back
	Selected bool
	Excluded bool
}

// Histogram counts results by date, whatever From and To say.
type Histogram struct {
	Bars    []Bar // in order; only bars that hold something
	Coarse  int   // dated articles that no bar holds, because they are known less exactly than a bar is wide
	Undated int   // articles with no date
	Months  int   // of the dated, in bars or not, those known only to the month
	Years   int   // … only to the year
}

// Bar counts the articles whose interval lies in [First, Last]: what From and To
// of those days find.
type Bar struct {
	First, Last Day // both inclusive
	Count       int
}

// Values is one page of a facet's values.
type Values struct {
	Buckets []Bucket
	Total   int // values that fit ValuesRequest.Contains
	Missing int
}

// Stats describes a collection.
type Stats struct {
	Articles  int // that are found
	Hidden    int // by the owner; counted nowhere else
	Versions  int
	Sources   int
	Demo      int // of the articles, those of the demo collection
	Dated     int
	First     Day // of the dated
	Last      Day
	LastAdded time.Time
	StoreSize int64 // bytes on disk
	IndexSize int64 // bytes on disk
}
