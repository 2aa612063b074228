package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestOrderIsThatOfTheStrings(t *testing.T) {
	texts := []string{"", "b", "abcdefgh", "abcdefghi", "abcdefgh\x00", "abcdefghh", "é", "a", "b", "\x00"}
	var got []string
	last := int32(-1)
	for _, o := range orderOf(len(texts), func(i int) string { return texts[i] }) {
		if n := len(got); n > 0 && got[n-1] == texts[o.number] && o.number < last {
			t.Errorf("%q: equal ones in another order", texts[o.number])
		}
		last = o.number
		got = append(got, texts[o.number])
	}
	if !slices.IsSorted(got) || len(got) != len(texts) {
		t.Errorf("%q", got)
	}
}

// Every name of a large table leads to its entity, and the entity to all its names.
func TestNamesAndEntitiesLeadToEachOther(t *testing.T) {
	var records []Record
	for i := range 3000 {
		records = append(records, Record{Kind: Organisation, Name: fmt.Sprintf("Institute %d", i), Articles: i%7 + 1})
		if i%3 == 0 {
			records = append(records, Record{Kind: Organisation, Name: fmt.Sprintf("The INSTITUTE %d", i), Articles: 9})
		}
	}
	records = append(records, Record{Kind: Country, Name: "Britain", Articles: 2}, Record{Kind: Country, Name: "UK", Articles: 3})
	table := Resolve(records)
	for _, r := range records {
		display := table.Canonical(r.Kind, r.Name)
		of := table.Names(r.Kind, display)
		if !slices.Contains(of, r.Name) {
			t.Fatalf("%s is shown as %s, whose names are %q", r.Name, display, of)
		}
		if table.Canonical(r.Kind, strings.ToUpper(r.Name)) != display {
			t.Fatalf("%s is not found in capitals", r.Name)
		}
	}
	if got := table.Names(Country, "United Kingdom"); !slices.Equal(got, []string{"UK", "Britain"}) {
		t.Errorf("the names of the United Kingdom: %q", got)
	}
	if got := table.Names(Organisation, "The INSTITUTE 3"); !slices.Equal(got, []string{"The INSTITUTE 3", "Institute 3"}) {
		t.Errorf("the names of an institute: %q", got)
	}
	if got := table.Names(Organisation, "Institute 3"); got != nil {
		t.Errorf("a name that is not shown has names: %q", got)
	}
}

func TestSoundsAreSpeltOneWay(t *testing.T) {
	l := lex()
	for _, same := range [][2]string{{"mikhail", "mihail"}, {"akhundov", "ahundov"}, {"guerra", "gera"}, {"ouattara", "uatara"}, {"dick", "dik"}} {
		if a, b := skeleton(l, same[0]), skeleton(l, same[1]); a != b {
			t.Errorf("%s is compared as %s, %s as %s", same[0], a, same[1], b)
		}
	}
	for _, other := range [][2]string{{"gulag", "gelag"}, {"anna", "ana"}} {
		if skeleton(l, other[0]) == skeleton(l, other[1]) {
			t.Errorf("%s and %s are one", other[0], other[1])
		}
	}
}
