package similar

import "slices"

// What makes copies of two texts. Measured on articles of one event by several
// outlets, and on pages fetched again after they were edited: see the tests.
const (
	minJaccard     = .5
	minContainment = .8
	minShingles    = 20 // of the shorter text; below, only the same shingles are copies
	minContained   = 50 // of a text that is a part of another
)

// Shingles are the distinct shingles of a text, as hashes in order. Different ones
// have the same hash once in 2^64 pairs.
type Shingles []uint64

// ShinglesOf are the shingles of a text, given as the hashes of its words in order.
func ShinglesOf(words []uint64) Shingles {
	s := make(Shingles, 0, len(words))
	runs(words, shingleWords, func(h uint64) { s = append(s, h) })
	slices.Sort(s)
	return slices.Compact(s)
}

// Common is how many shingles a and b share.
func (a Shingles) Common(b Shingles) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x < y:
			a = a[1:]
		case x > y:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// Judge reports whether a and b are copies, and how much they are alike: their
// Jaccard similarity, from 0 to 1.
func Judge(a, b Shingles) (alike float64, copies bool) {
	short := min(len(a), len(b))
	if short == 0 {
		return 0, false
	}
	common := a.Common(b)
	all := len(a) + len(b) - common
	alike = float64(common) / float64(all)
	switch {
	case common == all:
		return 1, true
	case short < minShingles:
		return alike, false
	case alike >= minJaccard:
		return alike, true
	}
	return alike, short >= minContained && float64(common) >= minContainment*float64(short)
}
