package compare

import (
	"cmp"
	"math"
	"slices"

	"parallax/index/article"
	"parallax/index/quote"
)

// figure is an amount in its sentence.
type figure struct {
	amount
	field    article.Field
	sentence int
}

// figurePair sets figure i of x beside figure j of y.
type figurePair struct {
	i, j    int
	verdict FigureVerdict
	linked  bool
	shared  int     // content features that their sentences share
	apart   float64 // relative difference of the values
}

// unitRatio is how far two figures may lie apart when they are not even given
// in one unit: beyond it they measure different things.
const unitRatio = 3

// matchFigures finds figures of one quantity in two articles: of one
// dimension, and in linked sentences or in sentences that share a content word.
// Without a link two figures are never called different. Each figure is set
// beside one of the other article, its closest.
func matchFigures(x, y *doc, links []link, v *vocabulary) []figurePair {
	type key struct{ i, j int }
	linked := map[key]bool{}
	for _, l := range links {
		linked[key{l.i, l.j}] = true
	}
	byDimension := map[string][]int{}
	for j, f := range y.figures {
		byDimension[f.dimension] = append(byDimension[f.dimension], j)
	}
	shared := map[key]int{}
	inCommon := func(i, j int) int {
		n, ok := shared[key{i, j}]
		if !ok {
			n = sharedContent(&x.sentences[i], &y.sentences[j], v.plain)
			shared[key{i, j}] = n
		}
		return n
	}
	var pairs []figurePair
	for i, f := range x.figures {
		for _, j := range byDimension[f.dimension] {
			g := y.figures[j]
			p := newFigurePair(i, j, f.amount, g.amount)
			p.linked = linked[key{f.sentence, g.sentence}]
			if f.unit != g.unit && p.apart > 1-1.0/unitRatio || !p.linked && p.verdict == DifferentFigure {
				continue
			}
			p.shared = inCommon(f.sentence, g.sentence)
			if p.linked || p.shared > 1 {
				pairs = append(pairs, p)
			}
		}
	}
	return closest(pairs, len(x.figures), len(y.figures))
}

func newFigurePair(i, j int, a, b amount) figurePair {
	v, w := a.value*a.factor, b.value*b.factor
	return figurePair{i: i, j: j, verdict: figureVerdict(a, b), apart: math.Abs(v-w) / max(v, w, math.SmallestNonzeroFloat64)}
}

// disagreements finds figures of a heading or standfirst that the body of the
// same article contradicts: one unit, and a content word or a name in common.
func disagreements(d *doc, v *vocabulary) []figurePair {
	var pairs []figurePair
	for i, f := range d.figures {
		if f.field == article.Body || f.dimension == "time" {
			continue
		}
		for j := i + 1; j < len(d.figures); j++ {
			g := d.figures[j]
			if g.field == f.field || g.dimension != f.dimension || g.unit != f.unit {
				continue
			}
			p := newFigurePair(i, j, f.amount, g.amount)
			p.shared = sharedContent(&d.sentences[f.sentence], &d.sentences[g.sentence], v.content)
			if p.shared > 1 {
				pairs = append(pairs, p)
			}
		}
	}
	pairs = closest(pairs, len(d.figures), len(d.figures))
	return slices.DeleteFunc(pairs, func(p figurePair) bool { return p.verdict != DifferentFigure })
}

// closest keeps of each figure its best pair: linked before not, then the
// least apart, then the most in common, then the earlier.
func closest(pairs []figurePair, n, m int) []figurePair {
	slices.SortFunc(pairs, func(a, b figurePair) int {
		return cmp.Or(
			-compareBools(a.linked, b.linked),
			cmp.Compare(a.apart, b.apart),
			b.shared-a.shared,
			a.i+a.j-b.i-b.j,
			a.i-b.i,
		)
	})
	usedI, usedJ := make([]bool, n), make([]bool, m)
	kept := pairs[:0]
	for _, p := range pairs {
		if !usedI[p.i] && !usedJ[p.j] {
			usedI[p.i], usedJ[p.j] = true, true
			kept = append(kept, p)
		}
	}
	return kept
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// sharedContent counts the features of a set that both sentences hold.
func sharedContent(a, b *sentence, of []bool) int {
	n := 0
	for p, q := 0, 0; p < len(a.features) && q < len(b.features); {
		switch fa, fb := a.features[p].id, b.features[q].id; {
		case fa < fb:
			p++
		case fa > fb:
			q++
		default:
			if of[fa] {
				n++
			}
			p++
			q++
		}
	}
	return n
}

// figure makes the i-th figure as it is shown, with its attribution: the
// speaker where it stands in a quotation, else what its sentence says.
func (d *doc) figure(i int) Figure {
	f := d.figures[i]
	s := d.sentences[f.sentence].place
	place := Place{d.index, f.field, f.Start, f.End}
	shown := Figure{
		Passage: d.passage(place), Sentence: s,
		Qualifier: f.qualifier, Value: f.value, High: f.high, Unit: f.unit,
	}
	for _, q := range d.quotes {
		if q.Field == f.field && q.Start <= f.Start && f.End <= q.End {
			shown.Attribution = q.Speaker
		}
	}
	if shown.Attribution == "" {
		text := d.text(s)
		if span, ok := quote.Attribution(text); ok {
			shown.Attribution = span.Of(text)
		}
	}
	return shown
}
