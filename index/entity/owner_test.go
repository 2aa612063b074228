package entity

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index/article"
)

func TestACountryBeforeABodyOwnsIt(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"an adjective", "The Danish State Department has agreed.", []string{"Danish State Department"}},
		{"a country", "UK State Department staff and U.K. State Department cooks met.", []string{"UK State Department"}},
		{"a possessive", "Denmark's State Department has agreed, and Denmark’s Department of Justice too.", []string{"Danish State Department", "Danish Department of Justice"}},
		{"a country without an adjective", "Antarctica's State Department has agreed.", []string{"Antarctica State Department"}},
		{"the short name follows the one with a country", "The Danish State Department wrote to the United States. The State Department slept.", []string{"Danish State Department"}},
		{"the country that the list knows", "The American State Department met the U.S. State Department and America's State Department.", []string{"US Department of State"}},
		{"one of each", "The Danish State Department wrote to the US State Department.", []string{"Danish State Department", "US Department of State"}},
		{"a council of its own", "The Kenyan Security Council met before the UN Security Council did.", []string{"Kenyan Security Council", "United Nations Security Council"}},
		{"the United Nations' council", "Kenya, Kenya, Kenya! The Security Council met.", []string{"United Nations Security Council"}},
		{"a court", "The Kenyan Supreme Court said no.", []string{"Kenyan Supreme Court"}},
		{"another country's article", "Peru has a new law. A State Department official praised Peru. Peruvian farmers did not.", []string{"State Department"}},
		{"an article of both", "Peru has a new law. A State Department official praised Peru. Peruvian farmers went to Washington.", []string{"US Department of State"}},
		{"little to go by", "The State Department wrote to Peru.", []string{"US Department of State"}},
		{"an office with a country", "The German Foreign Office wrote to the British Foreign Office.", []string{"German Foreign Office", "Foreign Office"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &article.Article{Body: tt.body}
			es := Recognise(a)
			checkSpans(t, a, es)
			if d := cmp.Diff(tt.want, namesOf(es, Organisation)); d != "" {
				t.Error(d)
			}
		})
	}
	es := Recognise(&article.Article{Body: "The Danish State Department has agreed."})
	if d := cmp.Diff([]string{"Denmark"}, namesOf(es, Country)); d != "" {
		t.Error("the country is named too: ", d)
	}
}

// What an article took for another country's body is not joined with the
// listed one of that short name over the collection.
func TestTheBodiesOfTwoCountriesStayApart(t *testing.T) {
	table := Resolve([]Record{
		{Kind: Organisation, Name: "US Department of State", Articles: 9},
		{Kind: Organisation, Name: "Danish State Department", Articles: 1},
		{Kind: Organisation, Name: "State Department", Articles: 1},
	})
	for _, name := range []string{"Danish State Department", "State Department"} {
		if got := table.Canonical(Organisation, name); got == "US Department of State" {
			t.Errorf("%s is shown as %s", name, got)
		}
	}
}
