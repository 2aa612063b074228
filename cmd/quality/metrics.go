package main

import (
	"math"

	"parallax/index/text"
)

// tally counts what was found against what was wanted.
type tally struct {
	right, found, wanted int
}

func (t *tally) add(o tally) {
	t.right += o.right
	t.found += o.found
	t.wanted += o.wanted
}

// precision, recall and f1 are 0 where nothing was found or wanted.
func (t tally) precision() float64 { return share(t.right, t.found) }
func (t tally) recall() float64    { return share(t.right, t.wanted) }
func (t tally) f1() float64        { return share(2*t.right, t.found+t.wanted) }

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// tallySets compares two sets.
func tallySets[T comparable](found, wanted map[T]bool) tally {
	t := tally{found: len(found), wanted: len(wanted)}
	for x := range found {
		if wanted[x] {
			t.right++
		}
	}
	return t
}

// averagePrecision is the mean, over the relevant, of the precision at each
// one's rank; those not ranked count 0.
func averagePrecision(ranking []string, relevant map[string]bool) float64 {
	sum, hits := 0.0, 0
	for i, id := range ranking {
		if relevant[id] {
			hits++
			sum += float64(hits) / float64(i+1)
		}
	}
	if len(relevant) == 0 {
		return 0
	}
	return sum / float64(len(relevant))
}

// ndcg is the normalised discounted cumulative gain of the first k, with gain
// 1 for the relevant and discount log2(rank+1) (Järvelin and Kekäläinen, 2002).
func ndcg(ranking []string, relevant map[string]bool, k int) float64 {
	gain, ideal := 0.0, 0.0
	for i := range k {
		discount := math.Log2(float64(i + 2))
		if i < len(ranking) && relevant[ranking[i]] {
			gain += 1 / discount
		}
		if i < len(relevant) {
			ideal += 1 / discount
		}
	}
	if ideal == 0 {
		return 0
	}
	return gain / ideal
}

// meanError is the mean of xs and its standard error.
func meanError(xs []float64) (mean, se float64) {
	n := float64(len(xs))
	if n == 0 {
		return 0, 0
	}
	for _, x := range xs {
		mean += x / n
	}
	if n == 1 {
		return mean, 0
	}
	for _, x := range xs {
		se += (x - mean) * (x - mean)
	}
	return mean, math.Sqrt(se/(n-1)) / math.Sqrt(n)
}

// tallyWords compares two texts as bags of words: order does not count, but
// how often each word stands there does.
func tallyWords(found, wanted string) tally {
	left := map[string]int{}
	want := text.Tokenize(nil, wanted)
	for _, tok := range want {
		left[tok.Term]++
	}
	got := text.Tokenize(nil, found)
	t := tally{found: len(got), wanted: len(want)}
	for _, tok := range got {
		if left[tok.Term] > 0 {
			left[tok.Term]--
			t.right++
		}
	}
	return t
}
