package bleveindex

import (
	"bytes"
	"encoding/binary"

	"parallax/index"
)

// take keeps an entry of a bucket when it looks like one; it reports whether it
// does. What a tree has wins over strays.
func (s *salvage) take(bucket string, en pageEntry, tree bool) bool {
	switch bucket {
	case string(articlesBucket):
		return s.takeArticle(en)
	case string(headsBucket):
		if len(en.key) != 16 || len(en.value) != 12 {
			return false
		}
		h := head{binary.BigEndian.Uint32(en.value), binary.BigEndian.Uint64(en.value[4:])}
		if h.seq > s.bound(tree) {
			return false
		}
		if id := index.ID(en.key); tree || h.seq > s.heads[id].seq {
			s.heads[id] = h
		}
	case string(logBucket):
		c, err := decodeChange(en.key, en.value)
		if err != nil || c.seq > s.bound(tree) {
			return false
		}
		if _, ok := s.log[c.seq]; tree || !ok {
			s.log[c.seq] = c
		}
	case string(rowsBucket): // they are made anew
		return len(en.key) == 8
	case string(editsBucket), string(givenBucket):
		return s.takeSealed(bucket, en, tree)
	case string(originsBucket):
		if len(en.value) != 48 {
			return false
		}
		keep(s.origins, en, tree)
	case string(namesBucket):
		if !isNameKey(en.key) || len(en.value) > 0 {
			return false
		}
		s.names[string(en.key)] = true
	case string(metaBucket):
		keep(s.meta, en, tree)
	default:
		if s.others[bucket] == nil {
			s.others[bucket] = map[string][]byte{}
		}
		keep(s.others[bucket], en, tree)
	}
	return true
}

func keep(m map[string][]byte, en pageEntry, tree bool) {
	if _, ok := m[string(en.key)]; tree || !ok {
		m[string(en.key)] = bytes.Clone(en.value)
	}
}

// takeArticle keeps an article of the tree when its texts at least are whole.
func (s *salvage) takeArticle(en pageEntry) bool {
	if len(en.key) != 20 {
		return false
	}
	key := articleKey(en.key)
	d, err := s.codec.decode(en.value, false)
	bare := err != nil
	if bare {
		s.p.problem("article %s version %d: %v", key.id(), key.version(), err)
		if d, err = s.codec.decodeText(en.value); err != nil {
			return true // it is an entry all the same
		}
	}
	if is := articleKey(versionKey(d.ID, uint32(d.Version))); is != key {
		s.p.problem("article %s version %d stands under another's key", is.id(), is.version())
		key = is
	}
	if _, ok := s.articles[key]; !ok {
		s.articles[key] = place{off: en.off, n: int64(len(en.value)), bare: bare, tree: true}
	}
	return true
}

// takeSealed keeps what the owner said of an article, or the tags it was given.
func (s *salvage) takeSealed(bucket string, en pageEntry, tree bool) bool {
	if len(en.key) != 16 {
		return false
	}
	id := index.ID(en.key)
	if err := unseal(en.value, new(any)); err != nil {
		if tree {
			s.p.problem("what the owner set of article %s: %v", id, err)
			s.lostEdits[id] = true
		}
		return tree
	}
	if old, ok := s.sealed[bucket][id]; tree || !ok || setLater(en.value, old) {
		s.sealed[bucket][id] = bytes.Clone(en.value)
	}
	return true
}

// setLater reports whether the owner said a after b.
func setLater(a, b []byte) bool {
	var x, y said
	return unseal(a, &x) == nil && unseal(b, &y) == nil && x.Set.After(y.Set)
}

// isNameKey reports whether b is a key of the names' bucket.
func isNameKey(b []byte) bool {
	facet, name, ok := bytes.Cut(b, []byte{0})
	f, known := index.ParseFacet(string(facet))
	return ok && known && f.Entity() && len(name) > 0
}
