package compare

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

var update = flag.Bool("update", false, "write the golden files anew")

// readPair reads a fixture: two articles parted by ====, each with lines of
// 'kind: name = form, form' or 'published: day' above ----, then title,
// standfirst and body.
func readPair(t testing.TB, path string) []Input {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var in []Input
	for _, part := range strings.Split(string(b), "====\n") {
		head, prose, ok := strings.Cut(part, "----\n")
		lines := strings.SplitN(strings.TrimSuffix(prose, "\n"), "\n", 3)
		if !ok || len(lines) != 3 {
			t.Fatalf("%s: an article needs a head, a title, a standfirst and a body", path)
		}
		a := &article.Article{Title: lines[0], Standfirst: strings.TrimSpace(lines[1]), Body: lines[2]}
		x := Input{ID: path, Article: a, Quotations: quote.Find(a)}
		for _, line := range strings.Split(strings.TrimSpace(head), "\n") {
			key, value, _ := strings.Cut(line, ": ")
			name, forms, named := strings.Cut(value, " = ")
			switch {
			case key == "published":
				day, err := time.Parse(time.DateOnly, value)
				if err != nil {
					t.Fatal(err)
				}
				d := article.DayOf(day.Date())
				a.Published = article.Date{Precision: article.DayOnly, First: d, Last: d}
			case named:
				x.Entities = append(x.Entities, mark(a, entity.Kind(key), name, strings.Split(forms, ", ")))
			}
		}
		in = append(in, x)
	}
	return in
}

// mark makes an entity of all places of the given forms, longest form first.
func mark(a *article.Article, kind entity.Kind, name string, forms []string) entity.Entity {
	e := entity.Entity{Kind: kind, Name: name}
	for _, f := range article.Fields {
		t := a.Text(f)
		for at := 0; at < len(t); {
			n := 0
			for _, form := range forms {
				if strings.HasPrefix(t[at:], form) && len(form) > n {
					n = len(form)
				}
			}
			if n > 0 {
				e.Mentions = append(e.Mentions, article.Span{Field: f, Start: at, End: at + n})
			}
			at += max(n, 1)
		}
	}
	return e
}

// compared is Compare with a context that does not end.
func compared(t testing.TB, in []Input) Comparison {
	t.Helper()
	c, err := Compare(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestGolden(t *testing.T) {
	paths, _ := filepath.Glob("testdata/pairs/*.txt")
	if len(paths) == 0 {
		t.Fatal("no fixtures")
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		t.Run(name, func(t *testing.T) {
			c := compared(t, readPair(t, path))
			if want, _, _ := strings.Cut(name, "-"); string(c.SameEvent.Verdict) != want {
				t.Errorf("verdict %q, want %q: %s", c.SameEvent.Verdict, want, c.SameEvent.Why)
			}
			golden := strings.TrimSuffix(path, ".txt") + ".golden"
			got := describe(c)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", golden, diff)
			}
		})
	}
}

// describe prints a comparison so that a reader can judge it.
func describe(c Comparison) string {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("%s, cosine %.2f, runs %d, linked %.2f\n%s", c.SameEvent.Verdict, c.SameEvent.Cosine, c.SameEvent.Runs, c.SameEvent.Linked, c.SameEvent.Why)
	p("\nlinks")
	for _, l := range c.Links {
		p("  %.2f %s\n    %s\n    %s", l.Score, l.Kind, l.AText, l.BText)
	}
	p("\nruns")
	for _, r := range c.Runs {
		p("  %d words, %s\n    %s\n    %s", r.Words, r.Kind, r.AText, r.BText)
	}
	p("\nquotations")
	for _, g := range c.Quotations {
		p("  %s (%s)", g.Kind, g.Speaker)
		for _, q := range g.Places {
			p("    %d %s", q.Article, q.Text)
		}
		for _, s := range g.Paraphrase {
			p("    %d told: %s", s.Article, s.Text)
		}
	}
	p("\nfigures")
	for _, r := range c.Figures {
		p("  %s, linked %v, within %v", r.Verdict, r.Linked, r.Within)
		for _, f := range r.Figures {
			p("    %d %s: %s %g %s (%s)", f.Article, f.Text, f.Qualifier, f.Value, f.Unit, f.Attribution)
		}
	}
	p("\nonly %s", c.OnlyWhyNot)
	for _, o := range c.Only {
		p("  %d %s: %s", o.Article, o.Kind, o.Text)
	}
	p("\nentities")
	for _, e := range c.Entities {
		p("  %s %s", e.Kind, e.Name)
		for _, n := range e.In {
			p("    %d %d times, first %s", n.First.Article, n.Count, n.First.Text)
		}
	}
	for _, n := range c.Notes {
		p("note: %s", n)
	}
	return b.String()
}

// TestOrderMakesNoDifference holds that turning the articles round turns the
// answer round.
func TestOrderMakesNoDifference(t *testing.T) {
	paths, _ := filepath.Glob("testdata/pairs/*.txt")
	for _, path := range paths {
		in := readPair(t, path)
		c, d := compared(t, in), compared(t, []Input{in[1], in[0]})
		turned := map[string]bool{}
		for _, l := range d.Links {
			l.A, l.B = l.B, l.A
			l.AText, l.BText = l.BText, l.AText
			l.A.Article, l.B.Article = 0, 1
			turned[fmt.Sprint(l)] = true
		}
		for _, l := range c.Links {
			if !turned[fmt.Sprint(l)] {
				t.Errorf("%s: %v has no mirror image", path, l)
			}
		}
		if len(c.Links) != len(d.Links) || len(c.Runs) != len(d.Runs) || len(c.Figures) != len(d.Figures) ||
			len(c.Quotations) != len(d.Quotations) || len(c.Only) != len(d.Only) {
			t.Errorf("%s: %d links, %d runs, %d figures, %d quotations, %d only; turned round %d, %d, %d, %d, %d", path,
				len(c.Links), len(c.Runs), len(c.Figures), len(c.Quotations), len(c.Only),
				len(d.Links), len(d.Runs), len(d.Figures), len(d.Quotations), len(d.Only))
		}
		if c.SameEvent.Verdict != d.SameEvent.Verdict || c.SameEvent.Cosine != d.SameEvent.Cosine {
			t.Errorf("%s: %v turned round is %v", path, c.SameEvent, d.SameEvent)
		}
	}
}

func TestThreeAndFourArticles(t *testing.T) {
	ferry, fire := readPair(t, "testdata/pairs/same-ferry.txt"), readPair(t, "testdata/pairs/same-fire.txt")
	c := compared(t, []Input{ferry[0], ferry[1], ferry[0]})
	if c.SameEvent.Verdict != Same || len(c.Pairs) != 3 {
		t.Errorf("three reports of one event: %v, %d pairs", c.SameEvent, len(c.Pairs))
	}
	three := 0
	for _, row := range c.Claims {
		if len(row.Sentences) >= 3 {
			three++
		}
	}
	if three == 0 {
		t.Error("no claim stands in all three")
	}
	c = compared(t, []Input{ferry[0], fire[0], ferry[1], fire[1]})
	if c.SameEvent.Verdict != Different || len(c.Only) != 0 || c.OnlyWhyNot == "" {
		t.Errorf("two events: %v, %d only", c.SameEvent, len(c.Only))
	}
	if c = compared(t, append(ferry, append(fire, ferry[0])...)); len(c.Pairs) != 6 || len(c.Notes) == 0 {
		t.Errorf("five articles: %d pairs, notes %q", len(c.Pairs), c.Notes)
	}
	if c = compared(t, ferry[:1]); c.SameEvent.Verdict != Unsure || c.SameEvent.Why == "" {
		t.Errorf("one article: %v", c.SameEvent)
	}
}

func TestPlacesLieInTheirTexts(t *testing.T) {
	paths, _ := filepath.Glob("testdata/pairs/*.txt")
	for _, path := range paths {
		in := readPair(t, path)
		checkPlaces(t, in, compared(t, in))
	}
}

// checkPlaces holds that every place covers the text that stands beside it.
func checkPlaces(t *testing.T, in []Input, c Comparison) {
	t.Helper()
	check := func(p Place, text string) {
		whole := in[p.Article].Article.Text(p.Field)
		if p.Start < 0 || p.End > len(whole) || p.Start >= p.End || whole[p.Start:p.End] != text {
			t.Errorf("%+v does not cover %q", p, text)
		}
	}
	for _, l := range c.Links {
		check(l.A, l.AText)
		check(l.B, l.BText)
	}
	for _, r := range c.Runs {
		check(r.A, r.AText)
		check(r.B, r.BText)
	}
	for _, g := range c.Quotations {
		for _, q := range g.Places {
			check(q.Place, q.Text)
		}
		for _, q := range g.Paraphrase {
			check(q.Place, q.Text)
		}
	}
	for _, r := range c.Figures {
		for _, f := range r.Figures {
			check(f.Place, f.Text)
		}
	}
	for _, o := range c.Only {
		check(o.Place, o.Text)
	}
	for _, row := range c.Claims {
		for _, s := range row.Sentences {
			check(s.Place, s.Text)
		}
	}
}
