package urlstate

import (
	"strings"
	"testing"
	"time"

	"parallax/index"
)

var now = time.Date(2024, 3, 31, 23, 30, 0, 0, time.FixedZone("", -5*60*60))

func id(t testing.TB, s string) index.ID {
	t.Helper()
	id, err := index.ParseID(s)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWith(t *testing.T) {
	tests := []struct {
		name, from string
		change     func(State) State
		want       string
	}{
		{"a new query drops the page", "page=3&person=A", func(s State) State { return s.WithQuery(" b ") }, "person=A&q=b"},
		{"no query drops the default order of none", "q=a&sort=newest", func(s State) State { return s.WithQuery("") }, ""},
		{"a query makes relevance the default", "sort=relevance", func(s State) State { return s.WithQuery("a") }, "q=a"},
		{"a page is kept among all else", "q=a&person=A&at=3", func(s State) State { return s.WithPage(2) }, "page=2&person=A&q=a"},
		{"the first page is not written", "q=a&page=2", func(s State) State { return s.WithPage(1) }, "q=a"},
		{"a value joins the others", "person=B&person.not=C&page=2", func(s State) State { return s.WithValue(index.Person, "A") }, "person=A&person=B&person.not=C"},
		{"a value replaces its exclusion", "person.not=A", func(s State) State { return s.WithValue(index.Person, "A") }, "person=A"},
		{"a value replaces not stated under all", "person.missing=1", func(s State) State { return s.WithValue(index.Person, "A") }, "person=A"},
		{"a value stands beside not stated under any", "source.missing=1", func(s State) State { return s.WithValue(index.Source, "A") }, "source=A&source.missing=1"},
		{"an empty value changes nothing", "person=A", func(s State) State { return s.WithValue(index.Person, " ") }, "person=A"},
		{"an exclusion replaces the choice", "person=A&person=B", func(s State) State { return s.WithExcluded(index.Person, "A") }, "person=B&person.not=A"},
		{"a value is taken away either way", "person=A&person.not=B", func(s State) State { return s.WithoutValue(index.Person, "A").WithoutValue(index.Person, "B") }, ""},
		{"not stated replaces values under all", "person=A&person.not=B", func(s State) State { return s.WithMissing(index.Person, true) }, "person.missing=1&person.not=B"},
		{"never not stated leaves values", "person=A", func(s State) State { return s.WithMissing(index.Person, false) }, "person=A&person.missing=0"},
		{"not stated is undone", "person.missing=0", func(s State) State { return s.WithoutMissing(index.Person) }, ""},
		{"any is written where all is usual", "person=A", func(s State) State { return s.WithFacetMatch(index.Person, index.MatchAny) }, "person=A&person.match=any"},
		{"all gives up not stated", "source=A&source.missing=1", func(s State) State { return s.WithFacetMatch(index.Source, index.MatchAll) }, "source=A&source.match=all"},
		{"a facet is cleared but for its match", "person=A&person.match=any&person.not=B&country=C", func(s State) State { return s.WithoutFacet(index.Person) }, "country=C&person.match=any"},
		{"all filters are cleared", "q=a&person=A&from=2024&sort=best&n=20&view=x&country.sense=about", State.WithoutFilters, "n=20&q=a&view=x"},
		{"dates replace a relative one", "when=past-day", func(s State) State { return s.WithDates(Date{}, Date{2024, 3, 0}) }, "to=2024-03"},
		{"a relative date replaces dates", "from=2024&to=2025", func(s State) State { return s.WithWhen(PastYear) }, "when=past-year"},
		{"no such date is none", "from=2024", func(s State) State { return s.WithDates(Date{2024, 13, 0}, Date{2024, 2, 29}) }, "to=2024-02-29"},
		{"a relative date can be fixed", "when=past-month", func(s State) State { return s.WithFixedDates(now) }, "from=2024-02-29&to=2024-03-31"},
		{"fixed dates stay as they are", "from=2024", func(s State) State { return s.WithFixedDates(now) }, "from=2024"},
		{"an order that is the default is not written", "q=a&sort=oldest", func(s State) State { return s.WithSort(index.ByRelevance) }, "q=a"},
		{"an order replaces an invalid one", "sort=best", func(s State) State { return s.WithSort(index.Oldest) }, "sort=oldest"},
		{"any word, copies, a sense, a view and a size are set", "page=2", func(s State) State {
			return s.WithAnyWord(true).WithCopies(true).WithAbout(true).WithView("compact").WithPerPage(50)
		}, "copies=show&country.sense=about&match=any&n=50&view=compact"},
		{"and unset", "copies=show&country.sense=about&match=any&n=50&view=compact", func(s State) State {
			return s.WithAnyWord(false).WithCopies(false).WithAbout(false).WithView("").WithPerPage(10)
		}, ""},
		{"a tick comes last", "pick=" + idB, func(s State) State { return s.WithPick(id(t, idA)).WithPick(id(t, idB)) }, "pick=" + idB + "&pick=" + idA},
		{"a fifth tick is not taken", "pick=" + idA + "&pick=" + idB + "&pick=" + idC + "&pick=" + idD, func(s State) State { return s.WithPick(id(t, idE)) },
			"pick=" + idA + "&pick=" + idB + "&pick=" + idC + "&pick=" + idD},
		{"a tick is taken away", "pick=" + idB + "&pick=" + idA, func(s State) State { return s.WithoutPick(id(t, idB)) }, "pick=" + idA},
		{"all ticks are taken away", "q=a&pick=" + idB + "&pick=x", State.WithoutPicks, "q=a"},
		{"a tick can keep the page", "page=3", func(s State) State { return s.WithPick(id(t, idA)).WithPage(s.Page()) }, "page=3&pick=" + idA},
		{"an article's place keeps the page", "page=2&at=x", func(s State) State { return s.WithAt(17) }, "at=17&page=2"},
		{"the search has no place", "page=2&at=17", func(s State) State { return s.WithAt(0) }, "page=2"},
		{"an invalid value is taken away", "sort=best&from=x&from=y", func(s State) State { return s.WithoutInvalid("from", "x").WithoutInvalid("sort", "") }, "from=y"},
		{"names become current ones", "page=2&person=b&person=B&person.not=c&person.not=d&source=s", func(s State) State {
			return s.WithNames(func(_ index.Facet, v string) string { return strings.ToUpper(v) })
		}, "page=2&person=B&person.not=C&person.not=D&source=s"},
		{"a name that is both chosen and excluded now is chosen", "person=a&person.not=A&person.not=a", func(s State) State {
			return s.WithNames(func(_ index.Facet, v string) string { return strings.ToUpper(v) })
		}, "person=A&person.not=A"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := parse(t, tt.from)
			after := tt.change(before)
			if got := after.Encode(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if again := parse(t, after.Encode()); !again.Equal(after) {
				t.Errorf("not in normal form: %+v, parsed %+v", after, again)
			}
			if !before.Equal(parse(t, tt.from)) {
				t.Errorf("the receiver changed to %s", before.Encode())
			}
		})
	}
}

func TestWhatAStateHandsOutIsACopy(t *testing.T) {
	const raw = "person=A&person=B&person.not=C&person.missing=0&pick=" + idA + "&sort=best"
	s := parse(t, raw)
	for _, f := range []index.Filter{s.Filter(index.Person), s.Filters()[0], s.Request(now).Filters[0]} {
		f.Include[0], f.Exclude[0], *f.Missing = "X", "X", true
	}
	s.Picks()[0] = index.ID{}
	s.Invalid()[0] = Param{}
	s.Params()[0] = Param{}
	PerPages()[0] = 7
	if !s.Equal(parse(t, raw)) || s.PerPage() != 10 {
		t.Errorf("changed from outside to %s", s.Encode())
	}
}

func TestAccessors(t *testing.T) {
	s := parse(t, "q=a&match=any&person=A&person.not=B&country.sense=about&from=2024&to=2025&view=x&copies=show&n=20&page=2&at=5&sort=oldest")
	if s.Query() != "a" || !s.AnyWord() || !s.Has(index.Person, "A") || s.Has(index.Person, "B") || !s.Excludes(index.Person, "B") || s.Excludes(index.Source, "B") ||
		!s.About() || s.From().String() != "2024" || s.To().String() != "2025" || s.When() != "" || s.View() != "x" || !s.ShowCopies() ||
		s.PerPage() != 20 || s.Page() != 2 || s.LastPage() != 5000 || s.At() != 5 || s.EffectiveSort() != index.Oldest {
		t.Errorf("%+v", s)
	}
	if f := s.Filter(index.Place); f.Facet != index.Place || !empty(f) {
		t.Errorf("%+v", f)
	}
	if s := (State{}); s.EffectiveSort() != index.Newest || s.WithQuery("a").EffectiveSort() != index.ByRelevance || s.Page() != 1 {
		t.Errorf("%+v", s)
	}
}

func TestAnExclusionThatIsTheChosenEntityByAnotherNameStaysVisible(t *testing.T) {
	s, _, err := Parse("person=Sergei+Brunov&person.not=Sergey+Brunov")
	if err != nil {
		t.Fatal(err)
	}
	s = s.WithNames(func(index.Facet, string) string { return "Sergey Brunov" })
	if got, want := s.Encode(), "person=Sergey+Brunov&person.not=Sergey+Brunov"; got != want {
		t.Errorf("it becomes %s, want %s", got, want)
	}
	again, notices, err := Parse(s.Encode())
	if err != nil || len(notices) != 1 || !again.Equal(s) {
		t.Errorf("read again: %v, %v, %v", again, notices, err)
	}
}
