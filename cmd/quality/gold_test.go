package main

import (
	"slices"
	"testing"

	"parallax/index/entity"
)

func TestEntitiesAreScoredAsTheGoldMeans(t *testing.T) {
	find := func(k entity.Kind, name, code string, also ...string) named {
		return named{entity.Entity{Kind: k, Name: name, Code: code}, append(also, name)}
	}
	for _, x := range []struct {
		name                   string
		gold                   goldKind
		found                  []named
		want                   tally
		missing, extra, banned []string
	}{
		{
			"a person by a variant, by another name of the collection, and by the family name where there is no more",
			goldKind{kind: entity.Person, wanted: []goldName{
				{Name: "Ann Holt", Variants: []string{"Anne Holt"}}, {Name: "Piet Maas"}, {Name: "Ola Berg", Forms: []string{"President Berg"}},
			}},
			[]named{find(entity.Person, "Anne Holt", ""), find(entity.Person, "P. Maas", "", "Piet Maas"), find(entity.Person, "Berg", "")},
			tally{3, 3, 3}, nil, nil, nil,
		},
		{
			"a family name is not enough where the full name stands",
			goldKind{kind: entity.Person, wanted: []goldName{{Name: "Ola Berg", Forms: []string{"Ola Berg", "Berg"}}}},
			[]named{find(entity.Person, "Berg", "")},
			tally{0, 1, 1}, []string{"Ola Berg"}, []string{"Berg"}, nil,
		},
		{
			"a country by its code, one free, one banned",
			goldKind{kind: entity.Country, wanted: []goldName{{Name: "Norway", Code: "NO"}}, free: []goldName{{Name: "Peru", Code: "PE"}}, banned: []goldName{{Name: "Chad", Code: "TD"}, {Name: "Mali", Code: "ML"}}},
			[]named{find(entity.Country, "Norge", "NO"), find(entity.Country, "Peru", "PE"), find(entity.Country, "Chad", "TD")},
			tally{1, 2, 1}, nil, []string{"Chad"}, []string{"Chad"},
		},
		{
			"a place by a printed form, with an article or without",
			goldKind{kind: entity.Place, wanted: []goldName{{Name: "New Haven", Forms: []string{"Haven"}}}, free: []goldName{{Name: "the North"}}},
			[]named{find(entity.Place, "Haven", ""), find(entity.Place, "North", "")},
			tally{1, 1, 1}, nil, nil, nil,
		},
	} {
		got, missing, extra, banned := x.gold.score(x.found)
		if got != x.want || !slices.Equal(missing, x.missing) || !slices.Equal(extra, x.extra) || !slices.Equal(banned, x.banned) {
			t.Errorf("%s: %+v, missing %q, extra %q, banned %q", x.name, got, missing, extra, banned)
		}
	}
}

func TestParagraphsAreEqualHoweverTheyAreSetApart(t *testing.T) {
	if a, b := paragraphs("One  line.\n\nTwo.\n"), paragraphs("One line.\nTwo. "); a != b {
		t.Errorf("%q and %q", a, b)
	}
}

func TestDifferencesAreShownFromWhereTheyBegin(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"One", "Two", 0}, {"One line", "One lime", 4}, {"One", "One line", 0}, {"One\ntwo", "One\n", 4}, {"é è", "é ê", 3}} {
		if got := sharedStart(x.a, x.b); got != x.want {
			t.Errorf("%q and %q: %d", x.a, x.b, got)
		}
	}
}
