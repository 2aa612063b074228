package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
)

// seed is one of the five articles as read, with what the gold says of it.
type seed struct {
	gold     goldSeed
	lines    []string // of the file
	article  article.Article
	entities []entity.Entity
}

func readSeeds(s shared) ([]seed, error) {
	var said struct {
		Articles []goldSeed `json:"articles"`
	}
	if err := s.readJSON(&said, "gold", "seeds.json"); err != nil {
		return nil, err
	}
	var seeds []seed
	for _, g := range said.Articles {
		b, err := s.read("seeds", g.File)
		if err != nil {
			return nil, err
		}
		a, err := read(g.File, b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.File, err)
		}
		seeds = append(seeds, seed{g, strings.Split(string(b), "\n"), a, entity.Recognise(&a)})
	}
	return seeds, nil
}

// score counts one field over all seeds and remembers what is wrong.
type score struct {
	field    string
	right, n int
	of       string
	wrong    []string
	compared tally
	withF    bool
}

// measureSeeds gives one figure a field: how many of its values are right, over
// all seeds. For entities these are the wanted that were found and the banned
// that were not; what the gold leaves free counts neither way. F1 takes all
// that was found besides as wrong.
func measureSeeds(_ context.Context, opt options) ([]figure, error) {
	seeds, err := readSeeds(opt.shared)
	if err != nil {
		return nil, err
	}
	var scores []*score
	of := func(field, what string) *score {
		i := slices.IndexFunc(scores, func(s *score) bool { return s.field == field })
		if i < 0 {
			i, scores = len(scores), append(scores, &score{field: field, of: what})
		}
		return scores[i]
	}
	names := register{}
	for _, s := range seeds {
		names.add(s.entities)
	}
	table := names.resolve()
	for _, s := range seeds {
		for _, f := range s.fields() {
			x := of(f.name, "articles")
			x.n++
			if f.got == f.want || f.mayBeNone && f.got == "" {
				x.right++
			} else {
				from := sharedStart(f.got, f.want)
				x.wrong = append(x.wrong, fmt.Sprintf("%s: %q, not %q", s.gold.File, clip(f.got[from:]), clip(f.want[from:])))
			}
		}
		left := of("boilerplate", "lines")
		for _, n := range s.gold.Clutter {
			left.n++
			if line := strings.TrimSpace(s.lines[n-1]); s.holds(line) {
				left.wrong = append(left.wrong, fmt.Sprintf("%s:%d stands in the text", s.gold.File, n))
			} else {
				left.right++
			}
		}
		for _, k := range s.gold.kinds() {
			x := of(k.field, "names")
			var found []named
			for _, e := range s.entities {
				if e.Kind == k.kind {
					found = append(found, named{e, append(table.Names(k.kind, table.Canonical(k.kind, e.Name)), e.Name)})
				}
			}
			t, missing, extra, banned := k.score(found)
			x.withF = true
			x.compared.add(t)
			x.n += t.wanted + len(k.banned)
			x.right += t.right + len(k.banned) - len(banned)
			for kind, list := range map[string][]string{"missing": missing, "not in the gold": extra, "must not be": banned} {
				for _, n := range list {
					x.wrong = append(x.wrong, fmt.Sprintf("%s: %s: %s", s.gold.File, kind, n))
				}
			}
		}
	}
	var figures []figure
	for _, x := range scores {
		slices.Sort(x.wrong)
		figures = append(figures, newFigure("seeds."+x.field, float64(x.right), x.n, x.of, details{"wrong": x.wrong}))
		if x.withF {
			figures = append(figures, x.compared.fOf("seeds."+x.field+".f1", "names"))
		}
	}
	return figures, nil
}

// field is one field of a seed as read and as it should be.
type field struct {
	name, got, want string
	mayBeNone       bool
}

func (s *seed) fields() []field {
	g, a := s.gold, s.article
	text := func(p *string) string {
		if p == nil {
			return ""
		}
		return *p
	}
	list := func(names []string) string {
		return strings.Join(slices.SortedFunc(slices.Values(names), cmp.Compare[string]), "; ")
	}
	source := field{name: "source", got: a.Source}
	if g.Source != nil {
		source.want = g.Source.Name
		source.mayBeNone = strings.Contains(g.Source.Confidence, "null is also acceptable")
	}
	return []field{
		{name: "title", got: a.Title, want: text(g.Title)},
		{name: "standfirst", got: a.Standfirst, want: text(g.Subtitle)},
		{name: "published", got: a.Published.String(), want: text(g.Published)},
		{name: "updated", got: a.Updated.String(), want: text(g.Updated)},
		source,
		{name: "author", got: list(a.Authors), want: text(g.Author)},
		{name: "credits", got: list(a.Credits), want: list(g.Credits)},
		{name: "body", got: paragraphs(a.Body), want: paragraphs(g.Body)},
	}
}

// paragraphs is a text with one line a paragraph: the gold leaves an empty line
// between two, and we do not.
func paragraphs(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// shortLine is up to how many bytes a line may well stand inside another.
const shortLine = 20

// holds reports whether a line of the file stands in one of the three texts.
func (s *seed) holds(line string) bool {
	for _, f := range article.Fields {
		t := s.article.Text(f)
		if len(line) > shortLine && strings.Contains(t, line) || slices.Contains(strings.Split(t, "\n"), line) {
			return true
		}
	}
	return false
}

// sharedStart is where two texts begin to differ: the start of that word.
func sharedStart(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return strings.LastIndexAny(a[:i], " \n") + 1
}

// clip is the beginning of a long text.
func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
