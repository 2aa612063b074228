package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index/article"
	"parallax/index/text"
	"parallax/templates/view"
)

// spanOf is the first place of s in a's body.
func spanOf(t *testing.T, a *article.Article, s string) article.Span {
	t.Helper()
	i := strings.Index(a.Body, s)
	if i < 0 {
		t.Fatalf("%q is not in the body", s)
	}
	return article.Span{Field: article.Body, Start: i, End: i + len(s)}
}

func TestMarksAreCutAtEveryEdge(t *testing.T) {
	a := &article.Article{Body: "Anna Berg met Karl Ost in Oslo."}
	m := newMarked(a,
		[]mention{{spanOf(t, a, "Oslo"), "place", "Oslo"}, {spanOf(t, a, "Anna Berg"), "person", "Anna Berg"}},
		[]article.Span{spanOf(t, a, "Berg met"), spanOf(t, a, "Oslo")})
	want := []view.Segment{
		{Text: "Anna ", Kind: "person", Name: "Anna Berg"},
		{Text: "Berg", Kind: "person", Name: "Anna Berg", Match: true, ID: "match-1"},
		{Text: " met", Match: true, Next: "#match-2"},
		{Text: " Karl Ost in "},
		{Text: "Oslo", Kind: "place", Name: "Oslo", Match: true, ID: "match-2", Prev: "#match-1"},
		{Text: "."},
	}
	if d := cmp.Diff(want, m.whole(article.Body)); d != "" {
		t.Error(d)
	}
}

func TestOfOverlappingMentionsTheLongestFirstIsShown(t *testing.T) {
	a := &article.Article{Title: "Bank of Oslo", Body: "The Bank of Oslo closed."}
	m := newMarked(a, []mention{
		{spanOf(t, a, "Oslo"), "place", "Oslo"},
		{spanOf(t, a, "Bank of Oslo"), "organisation", "Bank of Oslo"},
		{article.Span{Field: article.Title, Start: 8, End: 12}, "place", "Oslo"},
	}, nil)
	want := []view.Segment{{Text: "The "}, {Text: "Bank of Oslo", Kind: "organisation", Name: "Bank of Oslo"}, {Text: " closed."}}
	if d := cmp.Diff(want, m.whole(article.Body)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]view.Segment{{Text: "Bank of "}, {Text: "Oslo", Kind: "place", Name: "Oslo"}}, m.whole(article.Title)); d != "" {
		t.Error(d)
	}
}

func TestSegmentsJoinUpToTheText(t *testing.T) {
	a := &article.Article{Body: "Zürich – Anna “Änni” Berg, Zürich."}
	m := newMarked(a, []mention{{spanOf(t, a, "Anna “Änni” Berg"), "person", "Anna Berg"}}, []article.Span{spanOf(t, a, "Zürich"), spanOf(t, a, "Änni")})
	for start := range a.Body {
		var b strings.Builder
		for _, s := range m.segments(article.Body, start, len(a.Body)) {
			b.WriteString(s.Text)
		}
		if b.String() != a.Body[start:] {
			t.Errorf("from %d: %q", start, b.String())
		}
	}
}

func TestLinesLeftOutAreShownWhereTheyStood(t *testing.T) {
	a := &article.Article{
		Title: "T", Body: "One.\nHead\nTwo.",
		Clutter: []article.Clutter{{At: 0, Rule: "menu", Text: "Home"}, {At: 4, Rule: "advert", Text: "Buy"}, {At: 14, Rule: "footer", Text: "About us"}},
	}
	a.Subheads = []text.Span{{Start: 5, End: 9}}
	shape := func(clutter bool) string {
		var v view.Article
		presentText(&v, newMarked(a, nil, nil), clutter)
		var out []string
		for _, b := range v.Blocks {
			kind := ""
			switch {
			case b.Subhead:
				kind = "#"
			case b.Clutter:
				kind = "-"
			}
			out = append(out, kind+b.Segments[0].Text)
		}
		return strings.Join(out, " ")
	}
	if got, want := shape(true), "-Home One. -Buy #Head Two. -About us"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := shape(false), "One. #Head Two."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
