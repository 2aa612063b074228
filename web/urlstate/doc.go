// Package urlstate is the state of a search, which lives in the URL and nowhere
// else. A State is a value: Parse reads it from a query string, Encode writes
// its one canonical form, With methods return changed copies for links, Request
// turns it into a question to an index. It knows no engine, so the current name
// of an entity is put in afterwards, by WithNames.
//
// # Keys
//
//	q                           the query, in the language of index/query
//	match=any                   any word is enough
//	person=v  person.not=v      a facet's chosen and excluded values, repeated
//	person.match=all|any        how the chosen combine; the facet's default is not written
//	person.missing=1|0          only, or never, articles where it is not stated
//	country.sense=about         countries that articles are about, not all they mention
//	from, to                    inclusive: 2024, 2024-03 or 2024-03-01
//	when=past-day|past-week|past-month|past-year
//	sort=relevance|newest|oldest
//	n=10|20|50|100  page=2      hits of a page, and which page from 1
//	view, copies=show           how results are shown
//	pick=ID                     articles ticked for comparison, up to four, in order
//	tray=ID                     of a form, not of a State: what was ticked before, in order
//	at=17                       on an article's page: its place in the results
//
// Each facet of index.Facets has the four keys that person has.
//
// # The canonical form
//
// Values are valid UTF-8, in normal form C, without control characters and
// without white space around them. Empty values, defaults, unknown keys and
// repetitions are left out; of a key that takes one value the first valid one
// counts. Keys are sorted, and values within a key, but not pick. Spaces are
// written '+'. A page whose query string is not s.Encode() redirects there, and
// from there no further: Parse(s.Encode()) is s.
//
// # Invalid values
//
// A value that cannot be used (sort=best, from=yesterday, person.missing=1
// beside a chosen person who must be named, a fifth pick, when beside from) is
// never coerced. It stays in the State and in its canonical form, behind the
// valid values of its key, and in no Request; Parse gives a Notice for it each
// time, so the notice survives the redirect, a bookmark and a reload. It goes
// when a With method changes what it belongs to, or by WithoutInvalid.
//
// # Bounds
//
// What is too much altogether is an error, *LimitError, that names the bound.
package urlstate

import "parallax/index"

// The bounds of a State. The address bound is generous: it is above what the
// others need in any script, and below what servers and browsers carry.
const (
	MaxAddress = 1 << 15         // bytes of the whole query string
	MaxQuery   = 2000            // bytes of q
	MaxFilters = 100             // chosen and excluded values of all facets together
	MaxHits    = index.MaxWindow // hits that can be paged to
	MaxPicks   = 4               // as many as a comparison shows
)

// What a Request asks for unless the caller changes it.
const (
	DefaultPerPage = 10
	FacetValues    = 8 // of each facet
	Snippets       = 2 // of each hit
)

// perPages are the sizes of a page to choose from.
var perPages = [...]int{DefaultPerPage, 20, 50, 100}
