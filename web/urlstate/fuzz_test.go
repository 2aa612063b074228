package urlstate

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parallax/index"
)

type fataler interface {
	Helper()
	Errorf(format string, args ...any)
}

// fixedPoint checks that the canonical form of raw leads to itself, with the
// same notices but for repetitions, and to a valid request.
func fixedPoint(t fataler, raw string) {
	t.Helper()
	s, _, err := Parse(raw)
	canonical := s.Encode()
	again, notices, err2 := Parse(canonical)
	if again.Encode() != canonical || !utf8.ValidString(canonical) {
		t.Errorf("%.300q is written %.300q, and that %.300q", raw, canonical, again.Encode())
	}
	if err != nil {
		return
	}
	if err2 != nil || !again.Equal(s) {
		t.Errorf("%.300q is written %.300q, which is another state (%v):\n%+v\n%+v", raw, canonical, err2, s, again)
	}
	_, third, _ := Parse(again.Encode())
	if diff := cmp.Diff(notices, third); diff != "" || len(notices) < len(s.Invalid()) {
		t.Errorf("%d invalid values and notices %v differ: %s", len(s.Invalid()), notices, diff)
	}
	if err := s.Request(now).Validate(); err != nil {
		t.Errorf("%.300q: %v", raw, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"q=a+b&person=A&person.not=B&person.match=any&person.missing=1&country.sense=about", "from=2024&to=2024-03-01&when=past-week&page=2&n=20&sort=oldest",
		"pick=" + idA + "&pick=" + idB + "&at=17&view=x&copies=show&match=any", "q=%ff%00&%zz=1&page=99999999999999999999", "sort=best&sort=oldest&n=1&n=50",
		"tag=a&tag=b+c&tag.not=%C3%A9&tag.match=any&tag.missing=1",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) { fixedPoint(t, raw) })
}

var (
	keys = []string{"q", "match", "person", "person.not", "person.match", "person.missing", "source", "source.not", "source.match", "source.missing", "country.sense", "tag", "tag.not", "tag.match", "tag.missing",
		"from", "to", "when", "sort", "n", "page", "view", "copies", "pick", "tray", "at", "other"}
	values = []string{"", "a", "b", "+a+", "A", "e%CC%81", "%C3%A9", "%ff", "%", "all", "any", "0", "1", "2", "20", "2024", "2023-02", "2024-02-30", "past-week", "newest",
		"oldest", "relevance", "about", "mentioned", "show", idA, idB, idC, idD, idE, "%cc%81a", "%20%cc%81"}
)

func drawState(t *rapid.T) (raw string) {
	pairs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom(keys).Draw(t, "key") + "=" + rapid.SampledFrom(values).Draw(t, "value")
	}), 0, 15).Draw(t, "pairs")
	return strings.Join(pairs, "&")
}

func TestTheCanonicalFormLeadsToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { fixedPoint(t, drawState(t)) })
}

func TestEveryChangeKeepsTheNormalFormAndTheReceiver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := drawState(t)
		s, _, _ := Parse(raw)
		type step struct {
			state   State
			encoded string
		}
		var past []step
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			past = append(past, step{s, s.Encode()})
			next := change(t, s)
			if again, _, err := Parse(next.Encode()); err != nil || !again.Equal(next) {
				t.Fatalf("%s: not in normal form (%v):\n%+v\n%+v", next.Encode(), err, next, again)
			}
			if rapid.Bool().Draw(t, "branch") { // several children of one state must not share memory
				change(t, s)
			}
			s = next
		}
		for _, p := range past {
			if p.state.Encode() != p.encoded {
				t.Fatalf("a state changed from %s to %s", p.encoded, p.state.Encode())
			}
		}
	})
}

// change applies one With method with drawn arguments.
func change(t *rapid.T, s State) State {
	facet := rapid.SampledFrom([]index.Facet{index.Person, index.Source}).Draw(t, "facet")
	value := rapid.SampledFrom([]string{"", "a", "b", "A", "e\u0301", " c "}).Draw(t, "value")
	pick := index.ID{rapid.Byte().Draw(t, "pick") % 6 << 4}
	yes := rapid.Bool().Draw(t, "yes")
	n := rapid.SampledFrom([]int{-1, 0, 1, 2, 20, 50}).Draw(t, "n")
	date := Date{2024, n, 0}
	switch rapid.IntRange(0, 24).Draw(t, "method") {
	case 0:
		return s.WithQuery(value)
	case 1:
		return s.WithAnyWord(yes)
	case 2:
		return s.WithSort(rapid.SampledFrom([]index.Sort{"", "x", index.ByRelevance, index.Newest, index.Oldest}).Draw(t, "sort"))
	case 3:
		return s.WithDates(date, Date{})
	case 4:
		return s.WithDates(Date{}, date)
	case 5:
		return s.WithWhen(rapid.SampledFrom([]When{"", "x", PastDay}).Draw(t, "when"))
	case 6:
		return s.WithFixedDates(now)
	case 7:
		return s.WithPage(n)
	case 8:
		return s.WithPerPage(n)
	case 9:
		return s.WithAbout(yes)
	case 10:
		return s.WithView(strings.TrimSpace(value))
	case 11:
		return s.WithCopies(yes)
	case 12, 13:
		return s.WithPick(pick)
	case 14:
		return s.WithoutPick(pick)
	case 15:
		return s.WithAt(n)
	case 16:
		return s.WithoutInvalid(rapid.SampledFrom(keys).Draw(t, "key"), "")
	case 17, 18:
		return s.WithValue(facet, value)
	case 19:
		return s.WithExcluded(facet, value)
	case 20:
		return s.WithoutValue(facet, value)
	case 21:
		return s.WithFacetMatch(facet, rapid.SampledFrom([]index.Match{"", index.MatchAll, index.MatchAny}).Draw(t, "match"))
	case 22:
		return s.WithMissing(facet, yes)
	case 23:
		return s.WithNames(func(_ index.Facet, v string) string { return strings.ToUpper(v) })
	}
	return s.WithoutFacet(facet)
}

func BenchmarkLink(b *testing.B) {
	s := parse(b, "q=harbour+strike&person=Anna+Berg&country=Germany&country=Netherlands&from=2024-03-01&to=2024-03-31&page=2")
	for b.Loop() {
		_ = s.WithValue(index.Person, "Jan de Wit").Encode()
	}
}

// A tag's link finds it: tags are stored in the form in which values are written.
func TestTagsAreStoredAsAddressesWriteThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "tag")
		tags, err := index.CleanTags([]string{raw})
		if err != nil {
			return
		}
		if got := (State{}).WithValue(index.Tag, tags[0]).Filter(index.Tag).Include; len(got) != 1 || got[0] != tags[0] {
			t.Fatalf("the tag %q is looked for as %q", tags[0], got)
		}
	})
}
