package entity

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/index/article"
)

// goldArticle is what shared/gold/seeds.json says of one seed, as far as
// entities go.
type goldArticle struct {
	File     string  `json:"file"`
	Title    *string `json:"title"`
	Subtitle *string `json:"subtitle"`
	Body     string  `json:"body"`

	People    []goldName `json:"people"`
	NoPeople  []goldName `json:"people_wrong"`
	Countries []goldName `json:"countries"`
	MayCount  []goldName `json:"countries_optional"`
	NoCountry []goldName `json:"countries_wrong"`
	Orgs      []goldName `json:"organisations"`
	MayOrgs   []goldName `json:"organisations_optional"`
	NoOrgs    []goldName `json:"organisations_wrong"`
	Places    []goldName `json:"places"`
	MayPlaces []goldName `json:"places_optional"`
	Metonyms  []goldName `json:"places_metonym"`
}

type goldName struct {
	Name     string   `json:"name"`
	Code     string   `json:"iso2"`
	Surfaces []string `json:"surface_forms"`
	Metonyms []string `json:"metonym_surface_forms"`
	Variants []string `json:"variants"`
}

const shared = "../../../shared"

func readGold(t *testing.T) []goldArticle {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(shared, "gold", "seeds.json"))
	if err != nil {
		t.Skipf("the shared gold is not here: %v", err)
	}
	var gold struct {
		Articles []goldArticle `json:"articles"`
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	return gold.Articles
}

func (g *goldArticle) article() *article.Article {
	a := &article.Article{Body: g.Body}
	if g.Title != nil {
		a.Title = *g.Title
	}
	if g.Subtitle != nil {
		a.Standfirst = *g.Subtitle
	}
	return a
}

// namesOf returns the names of one kind in es.
func namesOf(es []Entity, k Kind) []string {
	var out []string
	for _, e := range es {
		if e.Kind == k {
			out = append(out, e.Name)
		}
	}
	return out
}

func TestGoldIsRecognised(t *testing.T) {
	for _, g := range readGold(t) {
		t.Run(g.File, func(t *testing.T) {
			checkGold(t, &g, g.article())
		})
	}
}

// The same from the seed files themselves, through the reader.
func TestGoldIsRecognisedInTheSeedFiles(t *testing.T) {
	for _, g := range readGold(t) {
		t.Run(g.File, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(shared, "seeds", g.File))
			if err != nil {
				t.Skipf("the shared seeds are not here: %v", err)
			}
			a, err := article.Parse(article.Raw{Name: g.File, Format: article.PlainText, Bytes: b})
			if err != nil {
				t.Fatal(err)
			}
			checkGold(t, &g, &a)
		})
	}
}

func checkGold(t *testing.T, g *goldArticle, a *article.Article) {
	es := Recognise(a)
	checkSpans(t, a, es)
	have := map[Kind][]string{}
	for _, k := range []Kind{Person, Country, Organisation, Place} {
		have[k] = namesOf(es, k)
	}
	same := func(got string, want goldName) bool {
		if got == want.Name || slices.Contains(want.Variants, got) {
			return true
		}
		// the surname alone, where the text has no more
		return slices.Contains(want.Surfaces, "President "+got)
	}
	check := func(k Kind, required, optional, wrong []goldName) {
		for _, want := range required {
			if !slices.ContainsFunc(have[k], func(n string) bool { return same(n, want) }) {
				t.Errorf("%s %q is missing; found %q", k, want.Name, have[k])
			}
		}
		for _, n := range wrong {
			if slices.ContainsFunc(have[k], func(h string) bool { return strings.Contains(n.Name, h) || strings.Contains(h, n.Name) }) {
				t.Errorf("%s %q is wrong here", k, n.Name)
			}
		}
		for _, h := range have[k] {
			is := func(n goldName) bool { return same(h, n) || n.Name == "the "+h }
			if !slices.ContainsFunc(required, is) && !slices.ContainsFunc(optional, is) {
				t.Errorf("%s %q is not in the gold", k, h)
			}
		}
	}
	check(Person, g.People, nil, g.NoPeople)
	check(Country, g.Countries, g.MayCount, g.NoCountry)
	seat := []goldName{{Name: "White House"}, {Name: "Kremlin"}}
	check(Organisation, g.Orgs, append(g.MayOrgs, seat...), g.NoOrgs)
	check(Place, g.Places, append(g.MayPlaces, g.Metonyms...), nil)

	for _, want := range g.Countries {
		for _, e := range es {
			if e.Kind != Country || e.Name != want.Name {
				continue
			}
			if e.Code != want.Code {
				t.Errorf("country %s has code %s, not %s", e.Name, e.Code, want.Code)
			}
			for _, form := range append(want.Surfaces, want.Metonyms...) {
				if !slices.ContainsFunc(e.Mentions, func(m Mention) bool { return a.Text(m.Field)[m.Start:m.End] == form }) {
					t.Errorf("country %s: no mention %q", e.Name, form)
				}
			}
		}
	}
}

// checkSpans fails when a mention is out of range, cuts a rune, or overlaps
// another of its kind.
func checkSpans(t *testing.T, a *article.Article, es []Entity) {
	t.Helper()
	last := map[string]Mention{}
	var all []struct {
		k Kind
		m Mention
	}
	for _, e := range es {
		if len(e.Mentions) == 0 {
			t.Errorf("%s %q has no mention", e.Kind, e.Name)
		}
		if e.Name == "" {
			t.Errorf("a %s has no name", e.Kind)
		}
		for i, m := range e.Mentions {
			if err := inRange(a, m); err != nil {
				t.Errorf("%s %q: %v", e.Kind, e.Name, err)
			}
			if i > 0 && compareMentions(e.Mentions[i-1], m) >= 0 {
				t.Errorf("%s %q: mentions out of order", e.Kind, e.Name)
			}
			all = append(all, struct {
				k Kind
				m Mention
			}{e.Kind, m})
		}
	}
	slices.SortFunc(all, func(x, y struct {
		k Kind
		m Mention
	}) int {
		return compareMentions(x.m, y.m)
	})
	for _, x := range all {
		key := fmt.Sprint(x.k, x.m.Field)
		if before, ok := last[key]; ok && x.m.Start < before.End {
			t.Errorf("%s mentions overlap: %v %v %q", x.k, before, x.m, a.Text(x.m.Field)[x.m.Start:x.m.End])
		}
		last[key] = x.m
	}
}

// The seeds with their names swapped for others, as a stranger's articles
// would have them: the entities must be the swapped ones.
func TestGoldSurvivesSwaps(t *testing.T) {
	for _, swap := range [][]string{
		{"Lavrov", "Kuznetsov", "Blinken", "Hathaway", "Putin", "Orlov", "Biden", "Carver", "Modi", "Iyer", "Zelenskyy", "Boyko", "Kirby", "Tan", "Zakharova", "Petrova", "Witkoff", "Marsh", "Whelan", "Stone", "Price", "Rush"},
		{"Lavrov", "Bell", "Blinken", "O'Hara", "Putin", "Brown", "Biden", "Bush", "Trump", "Mbeki", "Kirby", "Banks", "Price", "Power", "Modi", "Menon"},
		{"Russian foreign", "French foreign", "Russian Foreign", "French Foreign", "Russians", "French", "Russian", "French", "Russia", "France", "Moscow", "Paris", "Kremlin", "Élysée"},
		{"Ukrainian", "Georgian", "Ukraine", "Georgia", "Kyiv", "Tbilisi", "Turkey", "Japan", "Indian", "Peruvian", "India", "Peru", "Brazil", "Chad", "New Delhi", "Lima", "Delhi", "Lima"},
		{"Russians", "Chinese", "Russian", "Chinese", "Russia", "China", "Moscow", "Beijing", "Kremlin", "Zhongnanhai", "Sergei", "Mikhail", "Sergey", "Mikhail", "Antony", "Marcus", "Vladimir", "Pavel"},
		{"Sergei", "Xolani", "Sergey", "Xolani", "Paul", "Zork", "Steve", "Quillon", "Maria", "Ophirat", "John", "Tavishek", "Ned", "Brakk", "Joe", "Jaxo", "Narendra", "Velupi", "Antony", "Umbrin", "Vladimir", "Oskil", "Donald", "Dorrik"},
		{"NATO", "WHO", "G20", "G7", "TASS", "Xinhua", "Reuters", "AFP", "Associated Press", "Kyodo", "Sputnik", "Interfax", "North Atlantic Treaty Organisation", "World Health Organisation"},
		{"Istanbul", "Lagos", "Antalya", "Nairobi", "Geneva", "Vienna", "Donbas", "Catalonia", "Saint Petersburg", "Rio de Janeiro"},
	} {
		r := strings.NewReplacer(swap...)
		for _, g := range readGold(t) {
			before, a := g.article(), g.article()
			a.Title, a.Standfirst, a.Body = r.Replace(a.Title), r.Replace(a.Standfirst), r.Replace(a.Body)
			es := Recognise(a)
			checkSpans(t, a, es)
			for _, e := range Recognise(before) {
				if e.Kind == Place || e.Kind == Organisation && e.Name == "Kremlin" {
					continue // a capital's name and its country's seat change apart
				}
				want := r.Replace(e.Name)
				if e.Kind == Organisation && want == "World Health Organisation" || want == "WHO" {
					want = "World Health Organization"
				}
				i := slices.IndexFunc(es, func(x Entity) bool { return x.Kind == e.Kind && x.Name == want })
				if i < 0 {
					t.Errorf("%s: %s %q is missing when %s is %s; found %q", g.File, e.Kind, want, swap[0], swap[1], namesOf(es, e.Kind))
				} else if n := len(es[i].Mentions); n < len(e.Mentions) {
					t.Errorf("%s: %s %q has %d mentions, %q had %d", g.File, e.Kind, want, n, e.Name, len(e.Mentions))
				}
			}
		}
	}
}
