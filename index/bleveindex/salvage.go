package bleveindex

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"

	"parallax/index"
	"parallax/index/entity"
)

// salvage is what could be read of a damaged store. The trees of the last
// transaction come first; what they lack is looked for in pages that nothing
// leads to, and in the bytes themselves. That finds articles that were removed,
// too, and old copies: the log of changes, of which the same holds, says what
// is wanted. Of articles only the places are kept in memory.
type salvage struct {
	p     *pageFile
	codec *codec

	buckets  map[string]pageEntry // as the root has them
	whole    map[string]bool      // buckets whose trees could be read to the end
	meta     map[string][]byte
	articles map[articleKey]place
	heads    map[index.ID]head
	log      map[uint64]change
	last     map[index.ID]change // each article's last change
	origins  map[string][]byte
	names    map[string]bool
	sealed   map[string]map[index.ID][]byte // of the buckets edits and given
	others   map[string]map[string][]byte   // of buckets that this program does not know

	lostEdits map[index.ID]bool

	sure    bool // the last transaction is known
	missing int  // changes that the log lacks
	maxSeq  uint64
	lost    map[articleKey]bool // versions that there were
}

// place is where something stands in the file.
type place struct {
	off, n int64
	bare   bool  // of an article: its annotations are damaged
	tree   bool  // a tree leads to it
	added  int64 // of an article that no tree leads to: Unix seconds
}

func newSalvage(p *pageFile, c *codec) *salvage {
	return &salvage{p: p, codec: c, buckets: map[string]pageEntry{}, whole: map[string]bool{}, meta: map[string][]byte{},
		articles: map[articleKey]place{}, heads: map[index.ID]head{}, log: map[uint64]change{}, last: map[index.ID]change{},
		sealed: map[string]map[index.ID][]byte{string(editsBucket): {}, string(givenBucket): {}}, origins: map[string][]byte{}, names: map[string]bool{}, lostEdits: map[index.ID]bool{}, others: map[string]map[string][]byte{}}
}

// read reads all that can be read. Without problems it is all that there is.
func (s *salvage) read() error {
	m, ok, sure := s.p.newestMeta()
	s.sure = sure
	free := map[uint64]bool{}
	if ok {
		s.readTrees(m)
		free = s.p.checkFreelist(m)
	}
	s.checkTrees()
	if !s.sure { // a later transaction may have changed any bucket, in pages that were free before
		clear(s.whole)
		clear(free)
	}
	if len(s.p.problems) > 0 {
		s.readStrays(free)
	}
	for _, c := range s.log {
		if c.seq > s.last[c.id].seq {
			s.last[c.id] = c
		}
	}
	if len(s.p.problems) > 0 {
		s.p.carve(s.carved)
		s.settle()
	}
	return s.p.ctx.Err()
}

// readTrees walks the trees of the last transaction.
func (s *salvage) readTrees(m meta) {
	s.p.walk(m.root, maxDepth, func(en pageEntry) {
		if en.bucket {
			s.buckets[string(en.key)] = en
		}
	})
	names := slices.Sorted(maps.Keys(s.buckets))
	if i := slices.Index(names, string(metaBucket)); i > 0 { // its number of changes bounds those of the others
		names[0], names[i] = names[i], names[0]
	}
	for _, name := range names {
		before := len(s.p.problems)
		var last []byte
		fits := true
		whole := s.p.bucketTree(s.buckets[name], func(en pageEntry) {
			fits = fits && bytes.Compare(last, en.key) < 0
			last = en.key
			fits = s.take(name, en, true) && fits
		})
		if (!whole || !fits) && len(s.p.problems) == before {
			s.p.problem("bucket %s is not as it was written", name)
		}
		s.whole[name] = len(s.p.problems) == before
	}
	for _, name := range storeBuckets {
		if _, ok := s.buckets[string(name)]; !ok && !(s.layout() == oldestLayout && isEditBucket(name)) && string(name) != string(correctionsBucket) {
			s.p.problem("bucket %s is missing", name)
		}
	}
}

// carved keeps a record that was found without a tree, when it is wanted. Of
// several the youngest is: versions of a removed article begin with 1 again.
func (s *salvage) carved(key articleKey, off int64, rec []byte) {
	old, ok := s.articles[key]
	if ok && old.tree && !old.bare || !s.wanted(key) {
		return
	}
	d, err := s.codec.decode(rec, false)
	if err != nil || articleKey(versionKey(d.ID, uint32(d.Version))) != key {
		return
	}
	if !ok || old.bare || d.Added.Unix() > old.added {
		s.articles[key] = place{off: off, n: int64(len(rec)), added: d.Added.Unix()}
	}
}

// wanted reports whether a record that no tree leads to is of the collection, as
// far as the log tells. Where it tells nothing of this version and is not whole, it
// is: an article too many is better than one too few.
func (s *salvage) wanted(key articleKey) bool {
	if c, known := s.last[key.id()]; known && (c.version == 0 || c.version >= key.version()) {
		return c.version > 0
	}
	return !s.whole[string(logBucket)]
}

// isEditBucket reports whether layout 3 did not have the bucket.
func isEditBucket(name []byte) bool {
	return bytes.Equal(name, editsBucket) || bytes.Equal(name, givenBucket)
}

// readStrays takes what leaves have that no tree leads to. In free pages only
// entries of which there can be but one are good: the rest may be outdated.
func (s *salvage) readStrays(free map[uint64]bool) {
	stray := func(bucket []byte, en pageEntry) {
		if !s.whole[string(bucket)] {
			s.take(string(bucket), en, false)
		}
	}
	s.p.strays(func(page uint64, en pageEntry) {
		switch {
		case en.bucket: // a small one stands in its root
			for _, name := range storeBuckets {
				if string(name) == string(en.key) && len(en.value) > bucketHeader && binary.NativeEndian.Uint64(en.value) == 0 && !free[page] {
					s.p.bucketTree(en, func(inner pageEntry) { stray(name, inner) })
				}
			}
		case len(en.key) == 8 && len(en.value) == 28:
			stray(logBucket, en)
		case len(en.key) == 16 && len(en.value) == 12 && !free[page]:
			stray(headsBucket, en)
		case len(en.key) == 16 && !free[page] && unseal(en.value, new(said)) == nil:
			stray(editsBucket, en)
		case len(en.key) == 16 && !free[page] && unseal(en.value, new([]string)) == nil:
			stray(givenBucket, en)
		case len(en.value) == 48 && !free[page]:
			stray(originsBucket, en)
		case isNameKey(en.key) && !free[page] && unseal(en.value, new(entity.Correction)) == nil:
			stray(correctionsBucket, en)
		case len(en.value) == 0 && isNameKey(en.key):
			stray(namesBucket, en)
		}
	})
}

// seq is the last sequence number as the store has it, 0 where it can't be: each
// has an entry of its own in the log.
func (s *salvage) seq() uint64 {
	if b := s.meta[string(seqKey)]; len(b) == 8 && binary.BigEndian.Uint64(b) <= s.mostChanges() {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

// mostChanges is how many changes a file of this size can hold.
func (s *salvage) mostChanges() uint64 { return uint64(s.p.size) / (pageElement + 8 + 28) }

// bound is the last sequence number that there can be. Beyond what the store has
// it is of a transaction that was never finished, unless it is the last one of
// which nothing is known.
func (s *salvage) bound(tree bool) uint64 {
	if seq := s.seq(); seq > 0 && (tree || s.sure) {
		return seq
	}
	return s.mostChanges()
}

// layout is the store's, 0 where it can't be read.
func (s *salvage) layout() uint64 {
	if b := s.meta[string(layoutKey)]; len(b) == 8 {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

// checkTrees notes what one bucket says and another does not.
func (s *salvage) checkTrees() {
	if len(s.meta[string(uuidKey)]) != 16 || s.layout() == 0 || s.seq() == 0 && len(s.articles) > 0 {
		s.p.problem("the store's own number, its layout or the number of its changes is missing")
	}
	for id, h := range s.heads {
		if _, ok := s.articles[articleKey(versionKey(id, h.version))]; !ok {
			s.p.problem("article %s version %d is missing", id, h.version)
		}
		if c := s.log[h.seq]; c.id != id || c.version != h.version {
			s.p.problem("article %s is at change %d, which is another's or missing", id, h.seq)
		}
	}
	for key := range s.articles {
		if h, ok := s.heads[key.id()]; !ok || h.version < key.version() {
			s.p.problem("nothing leads to article %s version %d", key.id(), key.version())
		}
	}
}
