package similar

import (
	"math/bits"
	"slices"
)

// Words of a shingle, and of a run that sketches are made of. See the package
// comment.
const (
	shingleWords = 3
	sketchWords  = 5
)

// SketchSize is the most hashes that a sketch has. 16 take 64 bytes on disk and 128
// in memory for each article; with 12 one copy in 20 is missed at a third of the
// runs in common, with 16 one in 70.
const SketchSize = 16

// Sketch is what is kept of a text to find its copies: up to SketchSize hashes,
// fewer of a short text.
type Sketch []uint32

// HashWord is a word's hash: FNV-1a with 64 bits. It is part of what is stored, so
// it never changes.
func HashWord(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// runs calls f with the hash of each run of n words, in order; of fewer words all
// are one run.
func runs(words []uint64, n int, f func(uint64)) {
	if len(words) == 0 {
		return
	}
	n = min(n, len(words))
	for i := range len(words) - n + 1 {
		var h uint64
		for _, w := range words[i : i+n] {
			h = bits.RotateLeft64(h, 23) ^ w
			h *= 0x9e3779b97f4a7c15 // 2^64 over the golden ratio: spreads what differs over the high bits
		}
		f(mix(h))
	}
}

// mix spreads every bit of h over all of it: the finaliser of SplitMix64 (Steele,
// Lea and Flood, 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Sketched is the sketch of a text, given as the hashes of its words in order.
func Sketched(words []uint64) Sketch {
	var least [SketchSize]uint64 // in order
	n := 0
	runs(words, sketchWords, func(h uint64) {
		if n == SketchSize && h >= least[n-1] {
			return
		}
		i, known := slices.BinarySearch(least[:n], h)
		if known {
			return
		}
		if n < SketchSize {
			n++
		}
		copy(least[i+1:n], least[i:n-1])
		least[i] = h
	})
	if n == 0 {
		return nil
	}
	s := make(Sketch, n)
	for i, h := range least[:n] {
		s[i] = uint32(h) // the high bits, which decided, are nearly the same in all
	}
	return s
}
