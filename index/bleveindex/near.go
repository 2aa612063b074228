package bleveindex

import (
	"slices"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
)

// span of word positions that belong to one text.
type positionRange struct{ first, end int }

// positions of every text, and of each.
var (
	anyText    = positionRange{bodyBase, positionsEnd}
	rangesByID = map[string]positionRange{
		"body": {bodyBase, titleBase}, "title": {titleBase, standfirstBase}, "standfirst": {standfirstBase, positionsEnd},
	}
)

// slot is one word of a phrase: any of several written forms.
type slot []cursor // postings with locations

// near matches documents where a word of each slot stands close together: side
// by side and in order, or within a distance in any order.
type near struct {
	w        *walk
	docs     cursor // documents that hold a word of every slot
	slots    []slot
	in       positionRange
	distance int // 0: in order, side by side
	bm       bm25

	freq int
	buf  [][]int
}

func newNear(w *walk, slots []slot, in positionRange, distance int, bm bm25) cursor {
	n := &near{w: w, slots: slots, in: in, distance: distance, bm: bm, buf: make([][]int, len(slots))}
	parts := make([]cursor, len(slots))
	for i, s := range slots {
		if parts[i] = newAnyOf(s, false); parts[i].doc() == noDoc {
			return none{}
		}
	}
	if n.docs = parts[0]; len(parts) > 1 {
		n.docs = newAll(parts, nil)
	}
	n.settle()
	return n
}

// settle moves on until the document it stands at matches.
func (n *near) settle() {
	for d := n.docs.doc(); d != noDoc && !n.w.ended(); d = n.docs.doc() {
		if n.freq = n.count(d); n.freq > 0 {
			return
		}
		n.docs.advance(d + 1)
	}
	n.docs = none{}
}

func (n *near) doc() uint32    { return n.docs.doc() }
func (n *near) cost() int      { return n.docs.cost() }
func (n *near) score() float64 { return n.bm.score(float64(n.freq), n.w.length(n.doc())) }

func (n *near) advance(to uint32) {
	if n.doc() < to {
		n.docs.advance(to)
		n.settle()
	}
}

// count is how often the slots stand together in document d.
func (n *near) count(d uint32) int {
	for i, s := range n.slots {
		n.buf[i] = n.buf[i][:0]
		for _, c := range s {
			if p, ok := c.(*postings); ok && p.at == d {
				n.buf[i] = appendPositions(n.buf[i], p.locs, n.in)
			}
		}
		if len(n.buf[i]) == 0 {
			return 0
		}
		if len(s) > 1 {
			slices.Sort(n.buf[i])
		}
	}
	if n.distance == 0 {
		return countPhrases(n.buf)
	}
	return countWindows(n.buf, n.distance)
}

// appendPositions decodes the locations that analyse wrote: the first position,
// then steps.
func appendPositions(dst []int, locs []segmentapi.Location, in positionRange) []int {
	for _, l := range locs {
		pos := int(l.Pos())
		if pos >= in.first && pos < in.end {
			dst = append(dst, pos)
		}
		for _, step := range l.ArrayPositions() {
			if pos += int(step); pos >= in.first && pos < in.end {
				dst = append(dst, pos)
			}
		}
	}
	return dst
}

// countPhrases counts the positions p where slot i holds p+i for every i.
func countPhrases(slots [][]int) (n int) {
	next := make([]int, len(slots))
start:
	for _, p := range slots[0] {
		for i := 1; i < len(slots); i++ {
			s := slots[i]
			for next[i] < len(s) && s[next[i]] < p+i {
				next[i]++
			}
			if next[i] == len(s) {
				return n
			}
			if s[next[i]] != p+i {
				continue start
			}
		}
		n++
	}
	return n
}

// countWindows counts the smallest windows that hold a word of every slot, at
// different positions, with at most distance words from the first to the last.
func countWindows(slots [][]int, distance int) (n int) {
	at := make([]int, len(slots))
	for {
		low, high, lowest := int(^uint(0)>>1), 0, 0
		distinct := true
		for i, s := range slots {
			p := s[at[i]]
			if p < low {
				low, lowest = p, i
			}
			high = max(high, p)
			for j := range i {
				distinct = distinct && slots[j][at[j]] != p
			}
		}
		if distinct && high-low <= distance {
			n++
		}
		if at[lowest]++; at[lowest] == len(slots[lowest]) {
			return n
		}
	}
}
