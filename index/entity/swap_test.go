package entity

import (
	"strings"
	"testing"

	"parallax/index/article"
)

// The rules must not know the names they are tried on: an article whose
// people, countries and bodies are swapped for others has the same structure.
const swapBody = `MINISTERTITLE FIRST1 LAST1 warned NATION2 on Tuesday against new tariffs, a day after SEAT2 had announced them.
"They know where we stand," LAST1 said. The ADJ1 Foreign Ministry declined to comment.
FIRST2 LAST2, the ADJ2 Trade Council spokesman, told Reuters that SEAT2 was open to talks. LAST2's remarks followed a call between President LAST3 and Mr LAST1.
Meanwhile, the ADJ1 foreign ministry said that NATION1 wanted peace. LAST2 added nothing.
BODYLONG (BODYSHORT) members met in CITY. BODYSHORT has no view. Mr LAST1 thanked us all.`

type swap struct {
	first1, last1, first2, last2, last3 string
	nation1, adj1, nation2, adj2, seat2 string
	bodyLong, bodyShort, city, title    string
}

var swaps = []swap{
	{"Sergei", "Lavrov", "John", "Kirby", "Zelenskyy", "Russia", "Russian", "the United States", "American", "Washington", "Organisation for Grain Trade", "OGT", "Geneva", "Russian Foreign Minister"},
	{"Anna", "Lindqvist", "Carlos", "Mendoza", "Okonjo", "Sweden", "Swedish", "Brazil", "Brazilian", "Brasília", "International Rice Council", "IRC", "Lagos", "Swedish Finance Minister"},
	{"Wang", "Yi", "Priya", "Sharma", "Tokayev", "China", "Chinese", "India", "Indian", "New Delhi", "Asian Tea Board", "ATB", "Istanbul", "Chinese Foreign Minister"},
	{"Hakan", "Fidan", "Pierre", "Dubois", "Mahama", "Turkey", "Turkish", "France", "French", "Paris", "European Copper Union", "ECU", "Antalya", "Turkish Foreign Minister"},
	{"Penny", "Wong", "Gideon", "Sa'ar", "Boric", "Australia", "Australian", "Israel", "Israeli", "Jerusalem", "Southern Wool Federation", "SWF", "Nairobi", "Australian Foreign Minister"},
	{"Thabo", "Nkosi", "Mary", "O'Brien", "Bush", "South Africa", "South African", "Ireland", "Irish", "Dublin", "African Coal Forum", "ACF", "Accra", "South African Trade Minister"},
	{"Kwame", "Rush", "Rose", "Brown", "Price", "Ghana", "Ghanaian", "the United Kingdom", "British", "London", "Cocoa Growers Alliance", "CGA", "Abidjan", "Ghanaian Trade Minister"},
}

func TestSwappedNamesGiveTheSameStructure(t *testing.T) {
	for _, s := range swaps {
		t.Run(s.last1+" and "+s.nation1, func(t *testing.T) {
			body := strings.NewReplacer("MINISTERTITLE", s.title, "FIRST1", s.first1, "LAST1", s.last1, "FIRST2", s.first2, "LAST2", s.last2, "LAST3", s.last3,
				"NATION1", s.nation1, "ADJ1", s.adj1, "NATION2", s.nation2, "ADJ2", s.adj2, "SEAT2", s.seat2,
				"BODYLONG", s.bodyLong, "BODYSHORT", s.bodyShort, "CITY", s.city).Replace(swapBody)
			a := &article.Article{Body: body}
			es := Recognise(a)
			checkSpans(t, a, es)
			find := func(k Kind, name string) *Entity {
				for i := range es {
					if es[i].Kind == k && es[i].Name == name {
						return &es[i]
					}
				}
				t.Errorf("no %s %q among %q", k, name, namesOf(es, k))
				return &Entity{}
			}
			count := func(k Kind, name string, want int) {
				if e := find(k, name); len(e.Mentions) != want {
					t.Errorf("%s %q has %d mentions, want %d", k, name, len(e.Mentions), want)
				}
			}
			count(Person, s.first1+" "+s.last1, 4)
			count(Person, s.first2+" "+s.last2, 3)
			count(Person, s.last3, 1)
			if got := len(namesOf(es, Person)); got != 3 {
				t.Errorf("people: %q", namesOf(es, Person))
			}
			if got, want := find(Person, s.first1+" "+s.last1).Role, s.title; got != want {
				t.Errorf("role %q, want %q", got, want)
			}
			nation2 := strings.TrimPrefix(s.nation2, "the ")
			count(Country, s.nation1, 4)
			count(Country, nation2, 4)
			if got := len(namesOf(es, Country)); got != 2 {
				t.Errorf("countries: %q", namesOf(es, Country))
			}
			count(Organisation, s.adj1+" Foreign Ministry", 2)
			count(Organisation, s.adj2+" Trade Council", 1)
			count(Organisation, s.bodyShort, 3)
			count(Organisation, "Reuters", 1)
			if got := len(namesOf(es, Organisation)); got != 4 {
				t.Errorf("organisations: %q", namesOf(es, Organisation))
			}
			find(Place, s.city)
		})
	}
}
