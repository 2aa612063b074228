package urlstate

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
)

const (
	idA = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
	idB = "baaaaaaaaaaaaaaaaaaaaaaaaa"
	idC = "caaaaaaaaaaaaaaaaaaaaaaaaa"
	idD = "daaaaaaaaaaaaaaaaaaaaaaaaa"
	idE = "eaaaaaaaaaaaaaaaaaaaaaaaaa"
)

func parse(t testing.TB, raw string) State {
	t.Helper()
	s, _, err := Parse(raw)
	if err != nil {
		t.Fatalf("Parse(%q): %v", raw, err)
	}
	return s
}

func TestCanonicalForm(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing is nothing", "", ""},
		{"a question mark in front is not part of it", "?q=a", "q=a"},
		{"values are trimmed and empty ones dropped", "q=+harbour+strike+&person=+&from=", "q=harbour+strike"},
		{"keys and values are sorted, spaces written as plus", "sort=newest&q=a&person=B%20b&person=A", "person=A&person=B+b&q=a&sort=newest"},
		{"accents are composed", "q=e%CC%81", "q=%C3%A9"},
		{"control characters are white space", "q=a%00%0Ab", "q=a++b"},
		{"bytes that are no text are marked as such", "q=%ff", "q=%EF%BF%BD"},
		{"a bad escape is taken literally", "q=100%", "q=100%25"},
		{"unknown keys are dropped", "utm_source=x&q=a&Person=B", "q=a"},
		{"repetitions are dropped", "country=France&country=France", "country=France"},
		{"defaults are dropped", "match=all&person.match=all&source.match=any&country.sense=mentioned&n=10&page=1&q=a&sort=relevance", "q=a"},
		{"newest is the default without a query", "sort=newest", ""},
		{"relevance without a query is kept", "sort=relevance", "sort=relevance"},
		{"what is not a default is kept", "match=any&person.match=any&source.match=all&country.sense=about&n=50&page=2&sort=oldest",
			"country.sense=about&match=any&n=50&page=2&person.match=any&sort=oldest&source.match=all"},
		{"each facet has its four keys", "place=A&place.not=B&place.match=any&author.missing=1&language.missing=0",
			"author.missing=1&language.missing=0&place=A&place.match=any&place.not=B"},
		{"tags have them too", "tag=to+read&tag=%32024&tag.not=e%CC%81&tag.match=all&tag.missing=0", "tag=2024&tag=to+read&tag.missing=0&tag.not=%C3%A9"},
		{"dates are kept as typed", "from=2024&to=2024-3", "from=2024&to=2024-03"},
		{"a relative date stays relative", "when=past-week", "when=past-week"},
		{"views, copies and places are kept", "view=compact&copies=show&at=17", "at=17&copies=show&view=compact"},
		{"ticks keep their order", "pick=" + idB + "&pick=" + idA + "&pick=" + idB, "pick=" + idB + "&pick=" + idA},
		{"a form's ticks come in the order of the tray, new ones last", "pick=" + idA + "&pick=" + idC + "&pick=" + idB + "&tray=" + idB + "&tray=" + idD + "&tray=" + idA, "pick=" + idB + "&pick=" + idA + "&pick=" + idC},
		{"an id is written in small letters", "pick=" + strings.ToUpper(idA), "pick=" + idA},
		{"numbers lose their zeros", "page=007&n=020", "n=20&page=7"},
		{"of several valid values the first counts", "sort=oldest&sort=relevance&page=1&page=3", "sort=oldest"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := parse(t, tt.in).Encode(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			fixedPoint(t, tt.in)
		})
	}
}

func TestInvalidValuesStayVisible(t *testing.T) {
	tests := []struct {
		name, in, want string
		notices        []string
	}{
		{"an unknown order", "q=a&sort=best", "q=a&sort=best", []string{"sort=best: a sort is relevance, newest or oldest"}},
		{"an invalid value beside a valid one comes behind it", "sort=best&sort=oldest", "sort=oldest&sort=best", []string{"sort=best: a sort is relevance, newest or oldest"}},
		{"a day that never was", "from=2024-02-30&to=yesterday", "from=2024-02-30&to=yesterday",
			[]string{"from=2024-02-30: a date is 2024, 2024-03 or 2024-03-01", "to=yesterday: a date is 2024, 2024-03 or 2024-03-01"}},
		{"a range that ends before it begins is used as it stands", "from=2024&to=2023", "from=2024&to=2023", []string{"from=2024: it is after to=2023, so no article can match"}},
		{"a relative date beside a typed one", "from=2024&when=past-week", "from=2024&when=past-week", []string{"when=past-week: dates are given as from or to as well, and those count"}},
		{"pages are numbers from 1", "page=0", "page=0", []string{"page=0: pages count 1, 2, 3 and so on"}},
		{"a page of another size", "n=11", "n=11", []string{"n=11: a page has 10, 20, 50 or 100 articles"}},
		{"'not stated' beside a value under all", "person=A&person.missing=1", "person=A&person.missing=1",
			[]string{"person.missing=1: no article has a certain person and none; the chosen ones count"}},
		{"a value chosen and excluded at once", "person=A&person.not=A&person.not=B", "person=A&person.not=B&person.not=A",
			[]string{"person.not=A: the same value is chosen as well, and that counts"}},
		{"a fifth tick", "pick=" + idE + "&pick=" + idD + "&pick=" + idC + "&pick=" + idB + "&pick=" + idA,
			"pick=" + idE + "&pick=" + idD + "&pick=" + idC + "&pick=" + idB + "&pick=" + idA,
			[]string{"pick=" + idA + ": at most 4 articles can be compared; take one away first"}},
		{"a tick that is no id", "pick=1", "pick=1", []string{"pick=1: this is no article's id"}},
		{"a second valid value is dropped", "q=a&q=b", "q=a", []string{"q=b: it is given twice, and the first one counts"}},
		{"other words", "match=some&person.match=x&person.missing=2&country.sense=x&when=x&copies=x&view=X&at=x",
			"at=x&copies=x&country.sense=x&match=some&person.match=x&person.missing=2&view=X&when=x",
			[]string{"match=some: match is all or any", "person.match=x: match is all or any", "person.missing=2: missing is 1 (only where it is not stated) or 0 (never those)",
				"country.sense=x: country.sense is about or mentioned", "when=x: when is past-day, past-week, past-month or past-year", "view=X: a view is a short name in small letters",
				"copies=x: copies is show, or not given", "at=x: a place in the results is 1, 2, 3 and so on"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, notices, err := Parse(tt.in)
			if err != nil || s.Encode() != tt.want {
				t.Errorf("got  %s, %v\nwant %s", s.Encode(), err, tt.want)
			}
			var got []string
			for _, n := range notices {
				got = append(got, n.String())
			}
			if diff := cmp.Diff(tt.notices, got); diff != "" {
				t.Errorf("notices (-want +got):\n%s", diff)
			}
			fixedPoint(t, tt.in)
		})
	}
}

func TestNoticesSurviveTheRedirect(t *testing.T) {
	_, first, _ := Parse("sort=best&person.missing=1&person=A&when=past-day&to=2024&n=3")
	s := parse(t, "sort=best&person.missing=1&person=A&when=past-day&to=2024&n=3")
	_, again, _ := Parse(s.Encode())
	if diff := cmp.Diff(first, again); diff != "" || len(first) != 4 {
		t.Errorf("%v\n%s", first, diff)
	}
}

func TestNotStatedBesideValuesUnderAnyIsValid(t *testing.T) {
	f := parse(t, "person=A&person.missing=1&person.match=any").Filter(index.Person)
	if f.Missing == nil || !*f.Missing || len(f.Include) != 1 {
		t.Errorf("got %+v", f)
	}
}

func TestTooMuchIsAnErrorThatNamesTheBound(t *testing.T) {
	var filters strings.Builder
	for i := range MaxFilters + 1 {
		filters.WriteString("&person=" + strings.Repeat("a", i+1))
	}
	tests := []struct {
		name, in string
		want     LimitError
		rest     string // the state without what is too much
	}{
		{"the whole address", "q=" + strings.Repeat("a", MaxAddress), LimitError{AddressLimit, MaxAddress}, ""},
		{"an address that escaping makes longer", "view=" + strings.Repeat("é", MaxAddress/3), LimitError{AddressLimit, MaxAddress}, ""},
		{"a long query", "sort=oldest&q=" + strings.Repeat("a", MaxQuery+1), LimitError{QueryLimit, MaxQuery}, "sort=oldest"},
		{"a far page", "q=a&page=10001", LimitError{PageLimit, 10000}, "q=a"},
		{"a far page of many", "q=a&n=100&page=1001", LimitError{PageLimit, 1000}, "n=100&q=a"},
		{"a page beyond all numbers", "page=" + strings.Repeat("9", 99), LimitError{PageLimit, 10000}, ""},
		{"many filters", "source=x" + filters.String(), LimitError{FiltersLimit, MaxFilters}, strings.TrimPrefix(filters.String()[:filters.Len()-len("&person=")-MaxFilters-1], "&")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, _, err := Parse(tt.in)
			var limit *LimitError
			if !errors.As(err, &limit) || *limit != tt.want {
				t.Fatalf("error %v, want %+v", err, tt.want)
			}
			if s.Encode() != tt.rest {
				t.Errorf("state %.80q, want %.80q", s.Encode(), tt.rest)
			}
			if err.Error() == "" {
				t.Error("no message")
			}
		})
	}
	for _, in := range []string{"page=10000", "n=100&page=1000", "q=" + strings.Repeat("a", MaxQuery)} {
		if _, notices, err := Parse(in); err != nil || notices != nil {
			t.Errorf("%.20s is within bounds, got %v, %v", in, notices, err)
		}
	}
}
