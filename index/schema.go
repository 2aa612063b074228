package index

import (
	"slices"

	"parallax/index/article"
)

// Facet names a group of values that articles are counted and filtered by.
type Facet string

// The facets.
const (
	Person       Facet = "person"
	Country      Facet = "country"
	Organisation Facet = "organisation"
	Place        Facet = "place"
	Source       Facet = "source"
	Author       Facet = "author"
	Language     Facet = "language"
	Tag          Facet = "tag" // given by the owner, or with the folders that an article was in
)

// Facets lists the facets in the order in which they are shown.
var Facets = [...]Facet{Person, Country, Organisation, Place, Source, Author, Language, Tag}

// EntityFacets are those of Facets whose values are entities, which have aliases.
var EntityFacets = [...]Facet{Person, Country, Organisation, Place}

// Multi reports whether an article can have several values of f. Several
// selected values of a multi-valued facet mean all of them by default, of a
// single-valued one any of them.
func (f Facet) Multi() bool { return f != Source && f != Language }

// DefaultMatch is how several selected values of f combine unless said otherwise.
func (f Facet) DefaultMatch() Match {
	if f.Multi() {
		return MatchAll
	}
	return MatchAny
}

// ParseFacet returns the facet of that name.
func ParseFacet(name string) (Facet, bool) {
	for _, f := range Facets {
		if string(f) == name {
			return f, true
		}
	}
	return "", false
}

// Entity reports whether f is one of EntityFacets.
func (f Facet) Entity() bool { return slices.Contains(EntityFacets[:], f) }

// Match says how several selected values of one facet combine.
type Match string

// The two ways.
const (
	MatchAll Match = "all"
	MatchAny Match = "any"
)

// Sort is the order of hits. Ties are broken by published date, newest first,
// then by id.
type Sort string

// The orders. Undated articles come last in both date orders.
const (
	ByRelevance Sort = "relevance"
	Newest      Sort = "newest"
	Oldest      Sort = "oldest"
)

// Day is a calendar day as printed.
type Day = article.Day
