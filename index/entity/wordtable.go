package entity

import (
	"math/bits"

	"parallax/index/entity/internal/tag"
)

// wordTable numbers words, from 1. It is a hash table with open addressing over
// hashes that the caller has already: looking a word up costs one comparison.
type wordTable struct {
	slots []wordSlot
	terms []string // by number; that of 0 is empty
}

type wordSlot struct {
	hash   uint32
	number int32 // 0 in an empty slot
}

// newWordTable has room for n words before it grows.
func newWordTable(n int) wordTable {
	return wordTable{slots: make([]wordSlot, 1<<bits.Len(uint(2*n))), terms: make([]string, 1, n+1)}
}

// find returns the number of a word whose hash is known, 0 when it has none.
func (t *wordTable) find(term string, hash uint32) int32 {
	mask := uint32(len(t.slots) - 1)
	for i := hash * 0x9E3779B1 & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.number == 0 || s.hash == hash && t.terms[s.number] == term {
			return s.number
		}
	}
}

// of returns the number of a word, 0 when it has none.
func (t *wordTable) of(term string) int32 { return t.find(term, tag.HashString(term)) }

// add gives a word that has no number the next one.
func (t *wordTable) add(term string) int32 {
	t.terms = append(t.terms, term)
	if 2*len(t.terms) > len(t.slots) {
		t.slots = make([]wordSlot, 2*len(t.slots))
		for n, old := range t.terms[1:] {
			t.put(old, int32(n+1))
		}
	} else {
		t.put(term, int32(len(t.terms)-1))
	}
	return int32(len(t.terms) - 1)
}

func (t *wordTable) put(term string, number int32) {
	hash, mask := tag.HashString(term), uint32(len(t.slots)-1)
	i := hash * 0x9E3779B1 & mask
	for t.slots[i].number != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = wordSlot{hash, number}
}
