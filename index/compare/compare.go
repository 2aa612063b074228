package compare

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Compare lays two to four articles side by side. With fewer or more it
// compares nothing, or the first four, and says so in Notes. Compare of the
// same articles in another order gives the same, with the places' article
// indices changed. When ctx ends it gives up within some 50 milliseconds and
// returns the context's error.
func Compare(ctx context.Context, in []Input) (Comparison, error) {
	c := Comparison{
		Pairs: []Pair{}, Links: []Link{}, Claims: []Claim{}, Quotations: []QuotationGroup{}, Figures: []FigureRow{},
		Runs: []Run{}, Only: []Only{}, Entities: []EntityRow{},
	}
	if len(in) > MaxArticles {
		c.Notes = append(c.Notes, fmt.Sprintf("Only the first %d of %d articles were compared.", MaxArticles, len(in)))
		in = in[:MaxArticles]
	}
	if len(in) < MinArticles {
		c.SameEvent = SameEvent{Verdict: Unsure, Why: "There is nothing to compare with: choose a second article."}
		c.OnlyWhyNot = c.SameEvent.Why
		return c, nil
	}
	a, err := newAnalysis(ctx, in)
	if err != nil {
		return Comparison{}, fmt.Errorf("compare %d articles: %w", len(in), err)
	}
	c.Notes = append(c.Notes, a.notes...)
	c.SameEvent, c.Pairs = a.verdicts()
	c.Links = a.links()
	c.Claims = a.claims()
	c.Runs = a.runs()
	if c.Quotations, err = a.quotations(ctx, c.SameEvent); err != nil {
		return Comparison{}, fmt.Errorf("compare %d articles: %w", len(in), err)
	}
	c.Figures = a.figures()
	c.Entities = a.entities()
	c.Only, c.OnlyWhyNot = a.only(c.SameEvent, c.Entities)
	return c, nil
}

// analysis is all that was found in and between the compared articles.
type analysis struct {
	v     *vocabulary
	names map[nameKey]string
	docs  []*doc // by index
	pairs []pair // x before y in canonical order
	notes []string
}

// pair is what was found between two articles.
type pair struct {
	x, y   *doc
	links  []link
	runs   []run
	quotes []quotePair
	event  SameEvent
}

// newAnalysis reads the articles and compares every two. It works in an order
// of the articles' texts, so that the order they were given in makes no
// difference, down to the last bit of a score.
func newAnalysis(ctx context.Context, in []Input) (*analysis, error) {
	a := &analysis{v: newVocabulary(), docs: make([]*doc, len(in))}
	order := make([]int, len(in))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := in[i].Article, in[j].Article
		return cmp.Or(strings.Compare(x.Title, y.Title), strings.Compare(x.Standfirst, y.Standfirst), strings.Compare(x.Body, y.Body))
	})
	a.names = resolve(in)
	notes := make([][]string, len(in))
	for _, i := range order {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a.docs[i], notes[i] = prepare(i, &in[i], a.names, a.v)
	}
	a.notes = slices.Concat(notes...)
	for _, d := range a.docs {
		d.weigh(a.v)
	}
	for n, i := range order {
		for _, j := range order[n+1:] {
			if err := a.addPair(ctx, a.docs[i], a.docs[j]); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(a.pairs, func(p, q pair) int {
		return cmp.Or(min(p.x.index, p.y.index)-min(q.x.index, q.y.index), max(p.x.index, p.y.index)-max(q.x.index, q.y.index))
	})
	return a, nil
}

// addPair compares two articles. Its stages stop early when ctx ends; what
// they found is thrown away then.
func (a *analysis) addPair(ctx context.Context, x, y *doc) error {
	p := pair{x: x, y: y, links: findLinks(ctx, x, y, a.v), runs: findRuns(ctx, x, y, a.v)}
	var cut bool
	p.quotes, cut = matchQuotations(ctx, x, y, p.links, a.v)
	if err := ctx.Err(); err != nil {
		return err
	}
	if cut {
		a.notes = append(a.notes, "The articles hold more long quotations than can be compared: some were left out.")
	}
	if len(p.runs) == maxRuns {
		a.notes = append(a.notes, fmt.Sprintf("The articles share more than %d passages: the rest was left out.", maxRuns))
	}
	p.event = judge(x, y, p.links, p.runs, a.v)
	a.pairs = append(a.pairs, p)
	return nil
}

// ordered returns two places, that of the article with the lower index
// first.
func ordered(p, q Place) (Place, Place) {
	if p.Article > q.Article {
		return q, p
	}
	return p, q
}

func (a *analysis) passage(p Place) Passage { return a.docs[p.Article].passage(p) }

func (a *analysis) links() []Link {
	out := []Link{}
	for _, p := range a.pairs {
		for _, l := range p.links {
			s, t := ordered(p.x.sentences[l.i].place, p.y.sentences[l.j].place)
			out = append(out, Link{s, t, a.passage(s).Text, a.passage(t).Text, l.score, kindOf(l.score)})
		}
	}
	slices.SortFunc(out, func(l, m Link) int { return cmp.Or(comparePlaces(l.A, m.A), comparePlaces(l.B, m.B)) })
	return out
}

func (a *analysis) runs() []Run {
	out := []Run{}
	for _, p := range a.pairs {
		for _, r := range p.runs {
			s, t := ordered(p.x.tokenPlace(r.x, r.xEnd), p.y.tokenPlace(r.y, r.yEnd))
			out = append(out, Run{s, t, a.passage(s).Text, a.passage(t).Text, r.words, r.kind(p.x, p.y)})
		}
	}
	slices.SortFunc(out, func(l, m Run) int { return cmp.Or(comparePlaces(l.A, m.A), comparePlaces(l.B, m.B)) })
	return out
}

// claims joins sentences over links of at least 'same claim' into rows.
func (a *analysis) claims() []Claim {
	offset, n := a.offsets(func(d *doc) int { return len(d.sentences) })
	u := newUnion(n)
	for _, p := range a.pairs {
		for _, l := range p.links {
			if l.score >= claimScore {
				u.join(offset[p.x.index]+l.i, offset[p.y.index]+l.j)
			}
		}
	}
	rows := map[int][]Passage{}
	for _, d := range a.docs {
		for i, s := range d.sentences {
			root := u.find(offset[d.index] + i)
			rows[root] = append(rows[root], d.passage(s.place))
		}
	}
	out := []Claim{}
	for _, row := range rows {
		if len(row) > 1 {
			out = append(out, Claim{row})
		}
	}
	slices.SortFunc(out, func(c, d Claim) int { return comparePlaces(c.Sentences[0].Place, d.Sentences[0].Place) })
	return out
}

// offsets numbers items of all articles in one sequence.
func (a *analysis) offsets(count func(*doc) int) (first []int, n int) {
	for _, d := range a.docs {
		first = append(first, n)
		n += count(d)
	}
	return first, n
}

// verdicts gives each pair's verdict and the one on all together.
func (a *analysis) verdicts() (SameEvent, []Pair) {
	var pairs []Pair
	u := newUnion(len(a.docs))
	weakest := a.pairs[0].event
	for _, p := range a.pairs {
		i, j := min(p.x.index, p.y.index), max(p.x.index, p.y.index)
		pairs = append(pairs, Pair{i, j, p.event, agencyCopy(p.x, p.y, p.runs)})
		if p.event.Verdict == Same {
			u.join(i, j)
		}
		if p.event.Cosine < weakest.Cosine {
			weakest = p.event
		}
	}
	if len(a.docs) == 2 {
		return weakest, pairs
	}
	all := weakest
	all.Verdict = Same
	var doubts []string
	for _, p := range pairs {
		if u.find(p.A) == u.find(p.B) {
			continue
		}
		if p.Verdict == Different {
			all.Verdict = Different
		} else if all.Verdict == Same {
			all.Verdict = Unsure
		}
		doubts = append(doubts, fmt.Sprintf("articles %d and %d: %s", p.A+1, p.B+1, p.Why))
	}
	all.Why = strings.Join(doubts, " ")
	if len(doubts) == 0 {
		all.Why = "They hang together, two by two, as reports of the same event."
	}
	return all, pairs
}
