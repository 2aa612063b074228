package bleveindex

import (
	"encoding/binary"
	"fmt"
	"runtime/debug"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"parallax/index"
	"parallax/index/similar"
)

// view is one moment of a collection, for searches to run on: a snapshot of
// the index and the columns as they were. It never changes; the snapshot is
// let go when the last user releases it.
type view struct {
	refs     atomic.Int64
	of       *scorch.Scorch
	snapshot *scorch.IndexSnapshot
	segments []segment

	ids      []index.ID
	versions []uint32
	lengths  []uint32
	added    []int64
	demo     []bool
	dates    []rowDate
	facets   [numColumns]values          // resolved: canonical ordinals, each once a row
	names    [len(index.Facets)][]string // by ordinal
	folds    [len(index.Facets)][]string // foldName of each
	dicts    [len(index.Facets)]*dictionary
	aliases  *aliases
	near     similar.Snapshot

	live   int
	hidden int
	tokens uint64
}

// segment is one segment of the snapshot.
type segment struct {
	id      uint64
	seg     segmentapi.Segment
	deleted *roaring.Bitmap // nil when nothing is
	seqs    []uint32        // by local document number

	*inflected
}

// isLive reports whether the local document is in the collection.
func (s *segment) isLive(doc uint32) bool {
	return s.deleted == nil || !s.deleted.Contains(doc)
}

// acquire counts a user; false when the view was let go meanwhile.
func (v *view) acquire() bool {
	for {
		n := v.refs.Load()
		if n == 0 {
			return false
		}
		if v.refs.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// release lets the snapshot go with its last user.
func (v *view) release() {
	if v.refs.Add(-1) == 0 {
		v.snapshot.Close()
	}
}

// averageLength is the mean number of words of an article.
func (v *view) averageLength() float64 {
	if v.live == 0 {
		return 1
	}
	return float64(v.tokens) / float64(v.live)
}

// newView makes the view of this moment: the caller holds the engine's lock,
// so that index and columns agree. Old, which may be nil, lends the parts that
// have not changed, unless the index was rebuilt and the columns with it.
func newView(idx *scorch.Scorch, c *columns, a *aliases, old *view) (*view, error) {
	reader, err := idx.Reader()
	if err != nil {
		return nil, fmt.Errorf("index snapshot: %w", err)
	}
	v := &view{
		of:       idx,
		snapshot: reader.(*scorch.IndexSnapshot),
		ids:      c.ids, versions: c.versions, lengths: c.lengths, added: c.added, demo: c.demo, dates: c.dates,
		dicts: c.dicts, aliases: a, near: c.near.Snapshot(), live: c.live, hidden: c.hidden, tokens: c.tokens,
	}
	v.refs.Store(1)
	known := map[uint64]segment{}
	if old != nil && old.of == idx { // a rebuilt index numbers its segments anew
		for _, s := range old.segments {
			known[s.id] = s
		}
	}
	for _, s := range v.snapshot.Segments() {
		seg := segment{id: s.Id(), seg: s.Segment(), deleted: s.Deleted()}
		seg.seqs, seg.inflected = known[seg.id].seqs, known[seg.id].inflected
		if seg.inflected == nil {
			seg.inflected = &inflected{}
		}
		if len(seg.seqs) != int(s.FullSize()) {
			if seg.seqs, err = segmentSeqs(seg.seg, int(s.FullSize()), c.next()); err != nil {
				v.release()
				return nil, err
			}
		}
		v.segments = append(v.segments, seg)
	}
	for i := range v.facets {
		f := columnFacet(i)
		raw := c.facets[i]
		switch {
		case f >= len(kindOf):
			v.facets[i] = raw
		case old != nil && old.of == idx:
			if differing := a.differing(old.aliases, f); differing != nil {
				v.facets[i] = a.renew(old.facets[i], raw, f, differing)
			} else {
				v.facets[i] = a.extend(old.facets[i], raw, f)
			}
		default:
			v.facets[i] = a.extend(newValues(), raw, f)
		}
	}
	for f, d := range c.dicts {
		v.names[f], v.folds[f] = d.all()
	}
	return v, nil
}

// sameSegments reports whether the snapshot r has v's segments.
func sameSegments(r bleveindex.IndexReader, v *view) bool {
	segments := r.(*scorch.IndexSnapshot).Segments()
	if len(segments) != len(v.segments) {
		return false
	}
	for i, s := range segments {
		if s.Id() != v.segments[i].id {
			return false
		}
	}
	return true
}

// segmentSeqs reads a segment's map from documents to sequence numbers.
func segmentSeqs(s segmentapi.Segment, size int, next uint64) (seqs []uint32, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // beyond a file that was cut off
	defer func() {
		if r := recover(); r != nil {
			seqs, err = nil, fmt.Errorf("index segment: %w: %v", index.ErrDamaged, r)
		}
	}()
	seqs = make([]uint32, size)
	for i := range seqs {
		name, err := s.DocID(uint64(i))
		if err != nil {
			return nil, fmt.Errorf("index segment: %w: %v", index.ErrDamaged, err)
		}
		if len(name) != 8 || binary.BigEndian.Uint64(name) >= next {
			return nil, fmt.Errorf("index segment: %w: a document of no known article", index.ErrDamaged)
		}
		seqs[i] = uint32(binary.BigEndian.Uint64(name))
	}
	return seqs, nil
}
