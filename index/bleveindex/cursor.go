package bleveindex

import (
	"context"
	"math"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
)

// noDoc is where an exhausted cursor stands.
const noDoc = math.MaxUint32

// cursor walks the live documents of one segment that match a part of a query,
// in ascending order. It starts at its first document.
type cursor interface {
	doc() uint32       // where it stands; noDoc at the end
	advance(to uint32) // moves on to the first match ≥ to; no move when it stands there already
	score() float64    // of the document it stands at
	cost() int         // at most so many documents: the cheapest leads
}

// filter is a cursor that can say of any document whether it matches, cheaper
// than by walking there.
type filter interface {
	cursor
	matches(doc uint32) bool
}

// none matches nothing.
type none struct{}

func (none) doc() uint32    { return noDoc }
func (none) advance(uint32) {}
func (none) score() float64 { return 0 }
func (none) cost() int      { return 0 }

// walk is what the cursors of one segment share.
type walk struct {
	ctx   context.Context
	seg   *segment
	v     *view
	steps int
	err   error // the first error reading the index, or the context's; the walk then ends early
}

// stride is how many documents are looked at between two looks at the context.
const stride = 1024

// ended counts a document looked at, and reports whether the walk is over.
func (w *walk) ended() bool {
	if w.steps++; w.steps%stride == 0 && w.err == nil {
		w.err = w.ctx.Err()
	}
	return w.err != nil
}

// fail ends a cursor on an error.
func (w *walk) fail(err error) uint32 {
	if w.err == nil {
		w.err = err
	}
	return noDoc
}

// length is the document's number of words.
func (w *walk) length(doc uint32) float64 { return float64(w.v.lengths[w.seg.seqs[doc]]) }

// postings is the cursor of one term.
type postings struct {
	w     *walk
	it    segmentapi.PostingsIterator
	bm    bm25
	n     int
	at    uint32
	freq  uint64
	locs  []segmentapi.Location
	reads bool // locations are wanted
}

func newPostings(w *walk, list segmentapi.PostingsList, bm bm25, locations bool) cursor {
	n := int(list.Count())
	if n == 0 {
		return none{}
	}
	p := &postings{w: w, it: list.Iterator(true, false, locations, nil), bm: bm, n: n, reads: locations}
	p.take(p.it.Next())
	return p
}

func (p *postings) take(next segmentapi.Posting, err error) {
	switch {
	case err != nil:
		p.at = p.w.fail(err)
	case next == nil:
		p.at = noDoc
	default:
		p.at, p.freq = uint32(next.Number()), next.Frequency()
		if p.reads {
			p.locs = next.Locations()
		}
	}
}

func (p *postings) doc() uint32 { return p.at }
func (p *postings) cost() int   { return p.n }

func (p *postings) advance(to uint32) {
	if p.at >= to {
		return
	}
	if to == p.at+1 {
		p.take(p.it.Next())
		return
	}
	p.take(p.it.Advance(uint64(to)))
}

func (p *postings) score() float64 { return p.bm.score(float64(p.freq), p.w.length(p.at)) }

// predicate matches the live documents whose row passes a test; bm scores by
// the frequency that the test returns.
type predicate struct {
	w    *walk
	test func(seq uint32) (freq int)
	bm   bm25
	n    int
	at   uint32
}

func newPredicate(w *walk, n int, bm bm25, test func(seq uint32) int) *predicate {
	p := &predicate{w: w, test: test, bm: bm, n: min(n, len(w.seg.seqs)), at: noDoc}
	p.find(0)
	return p
}

func (p *predicate) matches(doc uint32) bool {
	return p.w.seg.isLive(doc) && p.test(p.w.seg.seqs[doc]) > 0
}

func (p *predicate) find(from uint32) {
	for d := from; d < uint32(len(p.w.seg.seqs)); d++ {
		if p.w.ended() {
			break
		}
		if p.matches(d) {
			p.at = d
			return
		}
	}
	p.at = noDoc
}

func (p *predicate) doc() uint32 { return p.at }
func (p *predicate) cost() int   { return p.n }
func (p *predicate) advance(to uint32) {
	if p.at < to {
		p.find(to)
	}
}

func (p *predicate) score() float64 {
	return p.bm.score(float64(p.test(p.w.seg.seqs[p.at])), p.w.length(p.at))
}

// docSet matches a prepared set of documents, each scored as one occurrence.
type docSet struct {
	w    *walk
	docs []uint32
	bm   bm25
	i    int
}

func (s *docSet) doc() uint32 {
	if s.i < len(s.docs) {
		return s.docs[s.i]
	}
	return noDoc
}

func (s *docSet) advance(to uint32) {
	for s.i < len(s.docs) && s.docs[s.i] < to {
		s.i++
	}
}

func (s *docSet) score() float64 { return s.bm.score(1, s.w.length(s.doc())) }
func (s *docSet) cost() int      { return len(s.docs) }
