package bleveindex

import (
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"parallax/index/query"
)

// eachTerm calls f with the written words of segment i that begin with prefix.
func (p *planner) eachTerm(i int, prefix string, f func(word string)) {
	dict, err := p.v.segments[i].seg.Dictionary(wordField)
	if err != nil {
		p.fail(err)
		return
	}
	it := dict.AutomatonIterator(nil, []byte(prefix), prefixEnd(prefix))
	for {
		entry, err := it.Next()
		if err != nil {
			p.fail(err)
		}
		if err != nil || entry == nil {
			return
		}
		if p.steps++; p.steps%stride == 0 && p.ctx.Err() != nil {
			p.fail(p.ctx.Err())
			return
		}
		f(entry.Term)
	}
}

// prefixEnd is the first key after all that begin with prefix; nil for none.
func prefixEnd(prefix string) []byte {
	end := []byte(prefix)
	for len(end) > 0 {
		if end[len(end)-1]++; end[len(end)-1] != 0 {
			return end
		}
		end = end[:len(end)-1]
	}
	return nil
}

// prefixSet collects the documents that hold a word with that beginning.
func (p *planner) prefixSet(f query.Field, prefix string) plan {
	in := anyText
	if f != query.AnyField {
		in = rangesByID[string(f)]
	}
	s := setPlan{docs: make([][]uint32, len(p.v.segments))}
	df := 0
	for i := range p.v.segments {
		seg := &p.v.segments[i]
		dict, err := seg.seg.Dictionary(wordField)
		if err != nil {
			p.fail(err)
			return nil
		}
		has := make([]bool, len(seg.seqs))
		w := &walk{ctx: p.ctx, seg: seg, v: p.v}
		p.eachTerm(i, prefix, func(word string) {
			list, err := dict.PostingsList([]byte(word), seg.deleted, nil)
			if err != nil {
				p.fail(err)
				return
			}
			markDocuments(w, list, in, has)
		})
		if w.err != nil {
			p.fail(w.err)
		}
		for d, ok := range has {
			if ok {
				s.docs[i] = append(s.docs[i], uint32(d))
			}
		}
		df += len(s.docs[i])
	}
	s.bm = newBM25(p.v.live, df, p.v.averageLength())
	return s
}

// markDocuments sets has for the documents of list with a position in range.
func markDocuments(w *walk, list segmentapi.PostingsList, in positionRange, has []bool) {
	any := in == anyText
	it := list.Iterator(!any, false, !any, nil)
	var buf []int
	for {
		p, err := it.Next()
		if err != nil {
			w.fail(err)
		}
		if err != nil || p == nil {
			return
		}
		if !any {
			if buf = appendPositions(buf[:0], p.Locations(), in); len(buf) == 0 {
				continue
			}
		}
		has[p.Number()] = true
	}
}
