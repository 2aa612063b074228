package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

func document1() index.Document {
	zone := time.FixedZone("", 19800)
	d := index.Document{
		ID: index.URLID("https://wire.example/bridge"), Version: 2, Versions: 2, Added: time.Date(2025, 4, 14, 8, 0, 0, 0, time.UTC),
		Article: article.Article{
			Title: "Council votes for a stone bridge", Body: "Pavel Novák leads the council.\nNovak said: “It will last.” Norway pays.",
			Published: article.Date{
				Precision: article.Minute, First: article.DayOf(2025, 4, 14), Last: article.DayOf(2025, 4, 14),
				Instant: time.Date(2025, 4, 14, 8, 15, 0, 0, zone), Evidence: "April 14, 2025 08:15 IST",
			},
			Source: "Coast Wire", Authors: []string{"I. Berg"}, Language: "en",
			Clutter: []article.Clutter{{Line: 3, At: 4, Rule: "teaser", Text: "Read also: boats"}},
			Trace:   []article.Trace{{Field: "title", Rule: "first-line", Line: 1, Text: "Council votes for a stone bridge"}},
		},
		Entities: []entity.Entity{
			{Kind: entity.Person, Name: "Novak", Mentions: []entity.Mention{{Field: article.Body, Start: 32, End: 37}}},
			{Kind: entity.Person, Name: "Pavel Novák", Role: "mayor", Mentions: []entity.Mention{{Field: article.Body, Start: 0, End: 12}}},
			{Kind: entity.Country, Name: "Norway", Code: "NO", About: true, Mentions: []entity.Mention{{Field: article.Body, Start: 64, End: 70}}},
		},
		Quotations: []quote.Quotation{{Span: article.Span{Field: article.Body, Start: 47, End: 60}, Speaker: "Novak"}},
	}
	d.Hash = d.Article.Hash()
	return d
}

// shelf is a Searcher with one article, whose person goes by two names.
type shelf struct {
	index.Searcher
	doc index.Document
}

func (s shelf) Canonical(f index.Facet, name string) string {
	if f == index.Person && name == "Novak" {
		return "Pavel Novák"
	}
	return name
}

func (s shelf) Hides(index.Facet, string) bool { return false }

func (s shelf) Article(_ context.Context, id index.ID, _ int) (index.Document, error) {
	if id != s.doc.ID {
		return index.Document{}, fmt.Errorf("article %s: %w", id, index.ErrNotFound)
	}
	return s.doc, nil
}

func (s shelf) Copies(context.Context, index.ID) ([]index.Copy, error) { return oneCopy(), nil }

func oneCopy() []index.Copy {
	return []index.Copy{{ID: index.URLID("https://post.example/bridge"), Title: "A stone bridge", Source: "Coast Post", Alike: .91666}}
}

const oneCopyJSON = `"copies":[{"id":"%s","display_title":"A stone bridge","source":"Coast Post","published":null,"alike":0.916}]`

func TestTwoNamesOfOnePersonAreOnePerson(t *testing.T) {
	d := document1()
	a, err := Article(t.Context(), shelf{doc: d}, d.ID.String(), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []Entity{{"Pavel Novák", 2, []Span{{"body", 0, 12}, {"body", 32, 37}}}}
	if d := cmp.Diff(want, a.People); d != "" {
		t.Error(d)
	}
}

func TestTheJSONOfAnArticleIsAsPromised(t *testing.T) {
	d := document1()
	a, err := Article(t.Context(), shelf{doc: d}, d.ID.String(), 0)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"` + d.ID.String() + `","version":2,"versions":2,"hash":"` + d.Hash + `",` +
		`"title":"Council votes for a stone bridge","display_title":"Council votes for a stone bridge","title_derived":false,"standfirst":null,` +
		`"published":"2025-04-14T08:15:00+05:30","published_precision":"minute","published_evidence":"April 14, 2025 08:15 IST",` +
		`"updated":null,"updated_precision":null,"source":"Coast Wire","url":null,"authors":["I. Berg"],"credits":[],"language":"en","tags":[],"given":[],"owner":null,` +
		`"body":"Pavel Novák leads the council.\nNovak said: “It will last.” Norway pays.",` +
		`"people":[{"name":"Pavel Novák","count":2,"mentions":[{"field":"body","start":0,"end":12},{"field":"body","start":32,"end":37}]}],` +
		`"countries":[{"name":"Norway","code":"NO","about":true,"count":1,"mentions":[{"field":"body","start":64,"end":70}]}],` +
		`"organisations":[],"places":[],"boilerplate":["Read also: boats"],` + fmt.Sprintf(oneCopyJSON, oneCopy()[0].ID) + `}`
	if d := cmp.Diff(want, string(b)); d != "" {
		t.Error(d)
	}
}

func (s shelf) Search(_ context.Context, r index.Request) (index.Result, error) {
	span := func(start, end int) article.Span { return article.Span{Field: article.Body, Start: start, End: end} }
	return index.Result{
		Total: 1, Understood: "bridge", Took: 1500 * time.Microsecond,
		Hits: []index.Hit{{Document: s.doc, Copies: oneCopy(), Score: 0.5, Snippets: []index.Snippet{{Span: span(0, 12), Matches: []article.Span{span(6, 12)}}},
			Names: map[index.Facet][]string{index.Person: {"Pavel Novák"}, index.Country: {"Norway"}}}},
		Facets: map[index.Facet]index.FacetCounts{
			index.Person: {Buckets: []index.Bucket{{Value: "Pavel Novák", Count: 1, Selected: true}}, Total: 1, Match: index.MatchAll},
			index.Source: {Missing: 1, Match: index.MatchAny},
		},
		Histogram: index.Histogram{Bars: []index.Bar{{First: article.DayOf(2025, 4, 1), Last: article.DayOf(2025, 4, 30), Count: 1}}, Undated: 2},
	}, nil
}

func TestTheJSONOfASearchIsAsPromised(t *testing.T) {
	d := document1()
	res, err := SearchQuery(t.Context(), shelf{doc: d}, "q=bridge&sort=best", 5, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	res.Facets = map[string][]Value{"person": res.Facets["person"], "place": res.Facets["place"]}
	res.FacetInfo = map[string]FacetInfo{"person": res.FacetInfo["person"], "source": res.FacetInfo["source"]}
	b, err := json.Marshal(res)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"total":1,"took_ms":1.5,"understood":"bridge","notices":["sort=best: a sort is relevance, newest or oldest"],` +
		`"hits":[{"id":"` + d.ID.String() + `","title":"Council votes for a stone bridge","display_title":"Council votes for a stone bridge",` +
		`"published":"2025-04-14T08:15:00+05:30","source":"Coast Wire","url":null,"score":0.5,` +
		`"snippets":[[{"text":"Pavel ","match":false},{"text":"Novák","match":true}]],"people":["Pavel Novák"],"countries":["Norway"],"tags":[],` + fmt.Sprintf(oneCopyJSON, oneCopy()[0].ID) + `}],` +
		`"facets":{"person":[{"value":"Pavel Novák","count":1,"selected":true,"excluded":false}],"place":[]},` +
		`"facet_info":{"person":{"total":1,"missing":0,"match":"all"},"source":{"total":0,"missing":1,"match":"any"}},` +
		`"histogram":[{"from":"2025-04-01","to":"2025-04-30","count":1}],"undated":2,"coarse":0}`
	if d := cmp.Diff(want, string(b)); d != "" {
		t.Error(d)
	}
}

func TestAnAddressThatAsksForTooMuchIsInvalid(t *testing.T) {
	for name, raw := range map[string]string{"page": "page=999999999", "query": "q=" + strings.Repeat("a", 3000)} {
		if _, err := SearchQuery(t.Context(), shelf{doc: document1()}, raw, 0, time.Now()); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := SearchQuery(t.Context(), shelf{doc: document1()}, "", index.MaxLimit+1, time.Now()); !errors.Is(err, index.ErrInvalid) {
		t.Errorf("hits: got %v", err)
	}
}

// keys lists the keys of a JSON object as written.
func keys(t *testing.T, v any) []string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(m))
}

func TestTheJSONOfAComparisonIsAsPromised(t *testing.T) {
	for _, x := range []struct {
		value any
		want  string
	}{
		{CompareJSON{}, "articles figures links only quotations same_event"},
		{SameEvent{}, "verdict why"},
		{Link{}, "a a_text b b_text kind score"},
		{Place{}, "article end field start"},
		{QuotationGroup{}, "kind paraphrase places speaker"},
		{Quoted{}, "article end field open speaker start text"},
		{FigureRow{}, "figures linked unit verdict within"},
		{Figure{}, "article attribution end field high qualifier sentence start text unit value"},
		{Only{}, "article count end field kind name start text"},
	} {
		if got := strings.Join(keys(t, x.value), " "); got != x.want {
			t.Errorf("%T has %s, want %s", x.value, got, x.want)
		}
	}
}

func TestTheTraceNamesRulesAndLeftOutLines(t *testing.T) {
	d := document1()
	a, err := Traced(t.Context(), shelf{doc: d}, d.ID.String(), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []TraceEntry{
		{"title", "first-line", 1, "Council votes for a stone bridge"},
		{"boilerplate", "teaser", 3, "Read also: boats"},
	}
	if d := cmp.Diff(want, a.Trace); d != "" {
		t.Error(d)
	}
}

func TestASnippetIsCutAtItsMatches(t *testing.T) {
	d := document1()
	span := func(start, end int) article.Span { return article.Span{Field: article.Body, Start: start, End: end} }
	got := segments(&d, index.Snippet{Span: span(0, 31), Matches: []article.Span{span(0, 5), span(6, 12)}})
	want := []Segment{{"Pavel", true}, {" ", false}, {"Novák", true}, {" leads the council.", false}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAnEntryComesThroughTheWireAsItWas(t *testing.T) {
	in := index.Entry{ID: document1().ID, Local: true, Origin: "/news/caf\xe9.txt", Raw: [32]byte{1, 2, 3}, Document: document1()}
	b, err := json.Marshal(EntryOf(in))
	if err != nil {
		t.Fatal(err)
	}
	var j EntryJSON
	if err := json.Unmarshal(b, &j); err != nil {
		t.Fatal(err)
	}
	out, err := j.Entry()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(in, out); d != "" {
		t.Error(d)
	}
}

func TestEntriesWithoutIDOrHashAreRefused(t *testing.T) {
	for name, j := range map[string]EntryJSON{
		"no id":      {Raw: make([]byte, 32)},
		"short hash": {ID: document1().ID, Raw: make([]byte, 31)},
		"long hash":  {ID: document1().ID, Raw: make([]byte, 33)},
	} {
		if _, err := j.Entry(); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAnErrorIsTheSameOnTheOtherSide(t *testing.T) {
	for _, kind := range []error{index.ErrNotFound, index.ErrInvalid, index.ErrUnsupported, index.ErrUnavailable, index.ErrDamaged} {
		err := fmt.Errorf("article 7: %w", kind)
		if got := ProblemOf(err).Err(); !errors.Is(got, kind) || got.Error() != err.Error() {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestAComparisonNeedsTwoToFourDifferentArticles(t *testing.T) {
	d := document1()
	id := d.ID.String()
	for _, ids := range [][]string{nil, {id}, {id, id}, {id, id, id, id, id}} {
		if _, err := Compare(t.Context(), shelf{doc: d}, ids); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%v: got %v", ids, err)
		}
	}
}
