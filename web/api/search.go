package api

import (
	"context"
	"fmt"
	"time"

	"parallax/index"
	"parallax/web/urlstate"
)

// What a search's JSON holds besides its hits.
const (
	facetValues = 100 // values of each facet; selected and excluded ones come besides
	hitSnippets = 3   // passages of each hit
)

// SearchJSON is the answer to a search.
type SearchJSON struct {
	Total      int                  `json:"total"`
	TookMS     float64              `json:"took_ms"`
	Understood string               `json:"understood"` // how the query was read, in the query language
	Notices    []string             `json:"notices"`    // what could not be taken as given
	Hits       []Hit                `json:"hits"`
	Facets     map[string][]Value   `json:"facets"`
	FacetInfo  map[string]FacetInfo `json:"facet_info"`
	Histogram  []Bar                `json:"histogram"` // by date, whatever from and to say
	Undated    int                  `json:"undated"`
	Coarse     int                  `json:"coarse"` // dated, but less exactly than a bar is wide
}

// Hit is an article found.
type Hit struct {
	ID           string      `json:"id"`
	Title        *string     `json:"title"`
	DisplayTitle string      `json:"display_title"`
	Published    *string     `json:"published"`
	Source       *string     `json:"source"`
	URL          *string     `json:"url"`
	Score        float64     `json:"score"`
	Snippets     [][]Segment `json:"snippets"`
	People       []string    `json:"people"`
	Countries    []string    `json:"countries"`
	Tags         []string    `json:"tags"`
	Copies       []Copy      `json:"copies,omitempty"` // other articles with the same text or most of it, whether found or not
}

// Segment is a part of a passage; the segments of one passage join up to it.
type Segment struct {
	Text  string `json:"text"`
	Match bool   `json:"match"`
}

// Value is a value of a facet. Count is the total after clicking it.
type Value struct {
	Value    string `json:"value"`
	Count    int    `json:"count"`
	Selected bool   `json:"selected"`
	Excluded bool   `json:"excluded"`
}

// FacetInfo is what a facet holds besides the values listed.
type FacetInfo struct {
	Total   int    `json:"total"`   // values with a count above zero
	Missing int    `json:"missing"` // articles that state none
	Match   string `json:"match"`   // how several selected values combine: "all" or "any"
}

// Bar counts the articles dated in an interval of days, both inclusive.
type Bar struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Count int    `json:"count"`
}

// Search answers st. Bookmarks of any age hold: entities are looked up under
// the names that they go by now.
func Search(ctx context.Context, s index.Searcher, st urlstate.State, now time.Time) (SearchJSON, error) {
	return search(ctx, s, st.WithNames(s.Canonical).Request(now))
}

// SearchQuery answers the query string of a search's URL, and notes what of it
// could not be used. N, when it is not 0, is the number of hits on a page,
// whatever the query string says.
func SearchQuery(ctx context.Context, s index.Searcher, rawQuery string, n int, now time.Time) (SearchJSON, error) {
	st, notices, err := urlstate.Parse(rawQuery)
	if err != nil {
		return SearchJSON{}, fmt.Errorf("%w: %w", index.ErrInvalid, err)
	}
	r := st.WithNames(s.Canonical).Request(now)
	if n != 0 {
		r.Offset, r.Limit = (st.Page()-1)*n, n
	}
	out, err := search(ctx, s, r)
	out.Notices = append(each(notices, urlstate.Notice.String), out.Notices...)
	return out, err
}

func search(ctx context.Context, s index.Searcher, r index.Request) (SearchJSON, error) {
	r.Facets = map[index.Facet]int{}
	for _, f := range index.Facets {
		r.Facets[f] = facetValues
	}
	r.Histogram, r.Snippets, r.Copies = true, hitSnippets, true
	if err := r.Validate(); err != nil {
		return SearchJSON{}, err
	}
	res, err := s.Search(ctx, r)
	if err != nil {
		return SearchJSON{}, err
	}
	out := SearchJSON{
		Total: res.Total, TookMS: float64(res.Took.Microseconds()) / 1000,
		Understood: res.Understood, Notices: list(res.Notices),
		Hits:   each(res.Hits, hit),
		Facets: map[string][]Value{}, FacetInfo: map[string]FacetInfo{},
		Histogram: each(res.Histogram.Bars, func(b index.Bar) Bar {
			return Bar{b.First.String(), b.Last.String(), b.Count}
		}),
		Undated: res.Histogram.Undated, Coarse: res.Histogram.Coarse,
	}
	for _, f := range index.Facets {
		c := res.Facets[f]
		out.Facets[string(f)] = each(c.Buckets, func(b index.Bucket) Value { return Value(b) })
		out.FacetInfo[string(f)] = FacetInfo{c.Total, c.Missing, string(c.Match)}
	}
	return out, nil
}

func hit(h index.Hit) Hit {
	d := &h.Document
	display, _ := d.DisplayTitle()
	return Hit{
		ID: d.ID.String(), Title: stated(d.Title), DisplayTitle: display,
		Published: stated(d.Published.String()), Source: stated(d.Source), URL: stated(d.URL),
		Score:    h.Score,
		Snippets: each(h.Snippets, func(sn index.Snippet) []Segment { return segments(d, sn) }),
		People:   list(h.Names[index.Person]), Countries: list(h.Names[index.Country]), Tags: list(d.Tags),
		Copies: copies(h.Copies),
	}
}

// segments cuts a passage at its matches.
func segments(d *index.Document, sn index.Snippet) []Segment {
	text := d.Text(sn.Field)
	out := []Segment{}
	add := func(start, end int, match bool) {
		if start < end {
			out = append(out, Segment{text[start:end], match})
		}
	}
	at := sn.Start
	for _, m := range sn.Matches {
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	add(at, sn.End, false)
	return out
}
