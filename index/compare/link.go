package compare

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Constants of sentence links. They were picked on one annotated pair of
// articles, so what is measured on it is no forecast: F .91 of its strong links,
// .88 with all its names, countries and figures swapped. minScore from .27 to .30
// with nameWeight from 5 to 7 gave .86 to .96.
const (
	fWeight        = .6  // of the overlap's F
	coverageWeight = .3  // of the better covered sentence
	runWeight      = .1  // of a run of runFull equal words
	runFull        = 8   // words
	numberBonus    = .12 // for an equal number of one unit
	unitBonus      = .10 // for different numbers of one unit: where reports disagree they should meet
	minScore       = .28
	ofBest         = .85 // of the best score of the row or of the column
	ofOther        = .5  // of the best score of the other
	minShared      = 2   // content features that both sentences hold, one of them not a name

	claimScore   = .40
	wordingScore = .75 // numbers do not lift a link over it: they are no wording

	candidates  = 6   // sentences looked at closely, of each row and column
	maxPosting  = 256 // sentences of a feature that stage 1 follows; more common ones tell nothing
	maxRunWords = 200 // of a sentence, when runs within two sentences are looked for
	checkEvery  = 128 // sentences, pairs or places between two looks at the context: some ms at worst
)

// link joins sentence i of x with sentence j of y.
type link struct {
	i, j  int
	score float64
}

func kindOf(score float64) LinkKind {
	switch {
	case score >= wordingScore:
		return SameWording
	case score >= claimScore:
		return SameClaim
	}
	return Related
}

// findLinks links the sentences of two articles. Repeated sentences of an
// article take part once, with their first occurrence.
func findLinks(ctx context.Context, x, y *doc, v *vocabulary) []link {
	pairs := nominate(ctx, x, y, v)
	rows, columns := make([]float64, len(x.sentences)), make([]float64, len(y.sentences))
	for k := range pairs {
		if k%checkEvery == 0 && ctx.Err() != nil {
			return nil
		}
		p := &pairs[k]
		p.score = score(x, y, p.i, p.j, v)
		rows[p.i] = max(rows[p.i], p.score)
		columns[p.j] = max(columns[p.j], p.score)
	}
	kept := pairs[:0]
	for _, p := range pairs {
		row, column := p.score/rows[p.i], p.score/columns[p.j]
		if p.score >= minScore && max(row, column) >= ofBest && min(row, column) >= ofOther {
			kept = append(kept, p)
		}
	}
	return kept
}

// nominate is stage 1: through postings of content features it finds the
// sentences that share most weight, a few for each row and each column. Ties
// go to the earlier sentence.
func nominate(ctx context.Context, x, y *doc, v *vocabulary) []link {
	holding := post(y, v, func(s *sentence, _ feature) bool { return s.twin < 0 })
	overlap := make([]float64, len(y.sentences))
	var touched []int32
	var found, row []link
	columns := make([][]link, len(y.sentences))
	for i, s := range x.sentences {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil
		}
		if s.twin >= 0 {
			continue
		}
		for _, f := range s.features {
			list := holding.of(f.id)
			if len(list) > maxPosting {
				continue
			}
			for _, j := range list {
				if overlap[j] == 0 {
					touched = append(touched, j)
				}
				overlap[j] += f.weight
			}
		}
		row = row[:0]
		for _, j := range touched {
			p := link{i, int(j), similarity(overlap[j], s.total, y.sentences[j].total)}
			row = keepBest(row, p)
			columns[j] = keepBest(columns[j], p)
			overlap[j] = 0
		}
		touched = touched[:0]
		found = append(found, row...)
	}
	for _, c := range columns {
		found = append(found, c...)
	}
	slices.SortFunc(found, func(a, b link) int { return cmp.Or(a.i-b.i, a.j-b.j) })
	return slices.CompactFunc(found, func(a, b link) bool { return a.i == b.i && a.j == b.j })
}

// keepBest adds p to a list of the best candidates, best first.
func keepBest(list []link, p link) []link {
	at := len(list)
	for at > 0 && list[at-1].score < p.score {
		at--
	}
	if at == candidates {
		return list
	}
	list = slices.Insert(list, at, p)
	return list[:min(len(list), candidates)]
}

// similarity is the part of the score that the weights make: shared is the
// weight of what both sentences hold, a and b are their totals.
func similarity(shared, a, b float64) float64 {
	if shared == 0 {
		return 0
	}
	return fWeight*2*shared/(a+b) + coverageWeight*shared/min(a, b)
}

// score is stage 2.
func score(x, y *doc, i, j int, v *vocabulary) float64 {
	a, b := &x.sentences[i], &y.sentences[j]
	shared, content, plain := 0.0, 0, 0
	for p, q := 0, 0; p < len(a.features) && q < len(b.features); {
		fa, fb := a.features[p], b.features[q]
		switch {
		case fa.id < fb.id:
			p++
		case fa.id > fb.id:
			q++
		default:
			shared += fa.weight
			if v.content[fa.id] {
				content++
			}
			if v.plain[fa.id] {
				plain++
			}
			p++
			q++
		}
	}
	if content < minShared || plain == 0 {
		return 0
	}
	s := similarity(shared, a.total, b.total)
	s += runWeight * float64(min(commonRun(x, y, a, b), runFull)) / runFull
	if bonus := numbersBonus(a.numbers, b.numbers); s < wordingScore {
		return min(s+bonus, math.Nextafter(wordingScore, 0))
	}
	return min(s, 1)
}

// commonRun is the length of the longest run of words that both sentences hold.
func commonRun(x, y *doc, a, b *sentence) int {
	s := x.tokens[a.first:min(a.last, a.first+maxRunWords)]
	t := y.tokens[b.first:min(b.last, b.first+maxRunWords)]
	lengths := make([]int, len(t)+1)
	best := 0
	for _, w := range s {
		diagonal := 0
		for j := range t {
			above := lengths[j+1]
			if w.stem == t[j].stem {
				lengths[j+1] = diagonal + 1
				best = max(best, lengths[j+1])
			} else {
				lengths[j+1] = 0
			}
			diagonal = above
		}
	}
	return best
}

// numbersBonus is what quantities of one unit add to a score, whatever the
// hedges: most when a value is equal.
func numbersBonus(a, b []amount) float64 {
	bonus := 0.0
	for _, p := range a[:min(len(a), 32)] {
		for _, q := range b[:min(len(b), 32)] {
			switch {
			case p.dimension != q.dimension:
			case sameValue(p, q):
				return numberBonus
			case p.factor == q.factor:
				bonus = unitBonus
			}
		}
	}
	return bonus
}
