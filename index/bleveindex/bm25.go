package bleveindex

import "math"

// BM25's parameters as most systems have them: Robertson and Zaragoza, The
// Probabilistic Relevance Framework, 2009. k1 is how slowly repetition
// saturates, b how much length counts.
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// bm25 scores occurrences of one term. Bleve's own scoring is not used: its
// average length counts distinct terms of each segment, so that scores change
// with merges, and its frequency is a square root. Here the number of articles,
// their lengths and the term's are exact, so equal collections give equal
// scores however they came about.
type bm25 struct {
	idf     float64
	average float64 // words of the mean article
}

// newBM25 weighs a term that df of n articles hold.
func newBM25(n, df int, average float64) bm25 {
	return bm25{idf(n, df), average}
}

func idf(n, df int) float64 {
	return math.Log1p((float64(n) - float64(df) + 0.5) / (float64(df) + 0.5))
}

// score is for tf occurrences in an article of length words.
func (b bm25) score(tf, length float64) float64 {
	if b.idf == 0 || tf == 0 {
		return 0
	}
	return b.idf * tf * (bm25K1 + 1) / (tf + bm25K1*(1-bm25B+bm25B*length/b.average))
}
