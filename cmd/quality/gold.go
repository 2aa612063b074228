package main

import (
	"slices"
	"strings"

	"parallax/index/entity"
)

// goldSeed is what a careful reader says of one seed; null is 'not stated'.
type goldSeed struct {
	File      string   `json:"file"`
	Title     *string  `json:"title"`
	Subtitle  *string  `json:"subtitle"`
	Published *string  `json:"published"`
	Updated   *string  `json:"updated"`
	Author    *string  `json:"author"`
	Credits   []string `json:"agency_credits"`
	Body      string   `json:"body"`
	Clutter   []int    `json:"boilerplate_lines"` // from 1
	Source    *struct {
		Name       string `json:"name"`
		Confidence string `json:"confidence"`
	} `json:"source"`

	People         []goldName `json:"people"`
	PeopleWrong    []goldName `json:"people_wrong"`
	Countries      []goldName `json:"countries"`
	CountriesFree  []goldName `json:"countries_optional"`
	CountriesWrong []goldName `json:"countries_wrong"`
	Orgs           []goldName `json:"organisations"`
	OrgsFree       []goldName `json:"organisations_optional"`
	OrgsWrong      []goldName `json:"organisations_wrong"`
	Places         []goldName `json:"places"`
	PlacesFree     []goldName `json:"places_optional"`
	Metonyms       []goldName `json:"places_metonym"`
}

// goldName is an entity of the gold.
type goldName struct {
	Name     string   `json:"name"`
	Code     string   `json:"iso2"`
	Forms    []string `json:"surface_forms"`
	Variants []string `json:"variants"`
}

// goldKind is what the gold says of one kind of entity. Free may be found or
// not; all else that is found is wrong.
type goldKind struct {
	kind                 entity.Kind
	field                string
	wanted, free, banned []goldName
}

func (g *goldSeed) kinds() []goldKind {
	return []goldKind{
		{entity.Person, "people", g.People, nil, g.PeopleWrong},
		{entity.Country, "countries", g.Countries, g.CountriesFree, g.CountriesWrong},
		{entity.Organisation, "organisations", g.Orgs, slices.Concat(g.OrgsFree, g.Metonyms), g.OrgsWrong},
		{entity.Place, "places", g.Places, slices.Concat(g.PlacesFree, g.Metonyms), nil},
	}
}

// named is an entity found, with all the names that the five articles together
// give it.
type named struct {
	entity.Entity
	names []string
}

// is reports whether n is what the gold means: by code or by name; for bodies
// and places also by a form that the article prints; for persons by the family
// name where the article has no more.
func (n named) is(g goldName) bool {
	if n.Kind == entity.Country && g.Code != "" {
		return n.Code == g.Code
	}
	for _, name := range n.names {
		name = folded(name)
		same := func(other string) bool { return strings.TrimPrefix(folded(other), "the ") == name }
		switch {
		case same(g.Name) || slices.ContainsFunc(g.Variants, same):
			return true
		case n.Kind != entity.Person:
			if slices.ContainsFunc(g.Forms, same) {
				return true
			}
		case strings.HasSuffix(folded(g.Name), " "+name) && !slices.ContainsFunc(g.Forms, func(form string) bool {
			form = folded(form)
			return strings.Contains(form, folded(g.Name)) || slices.ContainsFunc(g.Variants, func(v string) bool { return strings.Contains(form, folded(v)) })
		}):
			return true
		}
	}
	return false
}

// score compares what was found with the gold, and names what differs.
func (g goldKind) score(found []named) (t tally, missing, extra, banned []string) {
	t.wanted = len(g.wanted)
	for _, want := range g.wanted {
		if slices.ContainsFunc(found, func(n named) bool { return n.is(want) }) {
			t.right++
		} else {
			missing = append(missing, want.Name)
		}
	}
	t.found = t.right
	for _, n := range found {
		if !slices.ContainsFunc(g.wanted, n.is) && !slices.ContainsFunc(g.free, n.is) {
			extra = append(extra, n.Name)
			t.found++
		}
	}
	for _, no := range g.banned {
		if slices.ContainsFunc(found, func(n named) bool { return n.is(no) || n.Kind == entity.Country && n.Name == no.Name }) {
			banned = append(banned, no.Name)
		}
	}
	return t, missing, extra, banned
}
