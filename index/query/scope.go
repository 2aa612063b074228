package query

import "strings"

// scope is what the name before a colon applies to a term or group. The zero
// scope is that of a term without a name.
type scope struct {
	name  string // as printed
	field Field  // of title:, body: and standfirst:
	facet string // of country: and its like
	date  bool   // before:, after: and date:
}

// scopes lists the names, printed form first where there are two.
var scopes = [...]scope{
	{name: "title", field: Title},
	{name: "standfirst", field: Standfirst},
	{name: "body", field: Body},
	{name: "person", facet: "person"},
	{name: "country", facet: "country"},
	{name: "org", facet: "organisation"},
	{name: "organisation", facet: "organisation"},
	{name: "organization", facet: "organisation"},
	{name: "place", facet: "place"},
	{name: "source", facet: "source"},
	{name: "author", facet: "author"},
	{name: "language", facet: "language"},
	{name: "tag", facet: "tag"},
	{name: "before", date: true},
	{name: "after", date: true},
	{name: "date", date: true},
}

// scopeOf returns the scope of a name in any case.
func scopeOf(name string) (scope, bool) {
	for _, s := range scopes {
		if strings.EqualFold(s.name, name) {
			return s, true
		}
	}
	return scope{}, false
}

// facetName is the printed name of a facet's values.
func facetName(facet string) string {
	for _, s := range scopes {
		if s.facet == facet {
			return s.name
		}
	}
	return facet
}
