package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

func (s shelf) Article(_ context.Context, id index.ID, _ int) (index.Document, error) {
	if id != s.doc.ID {
		return index.Document{}, fmt.Errorf("article %s: %w", id, index.ErrNotFound)
	}
	return s.doc, nil
}

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
		`"updated":null,"updated_precision":null,"source":"Coast Wire","url":null,"authors":["I. Berg"],"credits":[],"language":"en",` +
		`"body":"Pavel Novák leads the council.\nNovak said: “It will last.” Norway pays.",` +
		`"people":[{"name":"Pavel Novák","count":2,"mentions":[{"field":"body","start":0,"end":12},{"field":"body","start":32,"end":37}]}],` +
		`"countries":[{"name":"Norway","code":"NO","about":true,"count":1,"mentions":[{"field":"body","start":64,"end":70}]}],` +
		`"organisations":[],"places":[],"boilerplate":["Read also: boats"]}`
	if d := cmp.Diff(want, string(b)); d != "" {
		t.Error(d)
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
	in := index.Entry{ID: document1().ID, ByBytes: true, Origin: "/news/caf\xe9.txt", Raw: [32]byte{1, 2, 3}, Document: document1()}
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
		p, status := ProblemOf(err)
		if got := p.Err(); !errors.Is(got, kind) || got.Error() != err.Error() || status < 400 {
			t.Errorf("%v became %v, status %d", err, got, status)
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
