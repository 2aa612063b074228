package bleveindex

import (
	"cmp"
	"maps"
	"slices"

	"parallax/index"
)

// settle decides what the repaired store holds. Articles that the log says were
// removed go; heads and log are made to fit the articles that are left, and what
// was lost is told from both as they were.
func (s *salvage) settle() {
	for key := range s.articles {
		_, hasHead := s.heads[key.id()]
		if c, known := s.last[key.id()]; known && c.version == 0 && !hasHead {
			delete(s.articles, key)
		}
	}
	s.lost = s.findLost()
	s.maxSeq = s.seq()
	for seq, c := range s.log {
		s.maxSeq = max(s.maxSeq, seq)
		if c.version > 0 && s.lost[articleKey(versionKey(c.id, c.version))] {
			c.version = 0 // as after a removal
			s.log[seq] = c
		}
	}
	for _, h := range s.heads {
		s.maxSeq = max(s.maxSeq, h.seq)
	}
	if !s.whole[string(logBucket)] {
		s.missing = int(s.maxSeq) - len(s.log)
	}
	s.settleHeads()
}

// settleHeads makes the newest version that is left the head of its article. One
// that the log does not have as it should is a change of its own.
func (s *salvage) settleHeads() {
	newest := map[index.ID]uint32{}
	for key := range s.articles {
		newest[key.id()] = max(newest[key.id()], key.version())
	}
	superseded := map[uint64]bool{} // following the log takes these out of the index
	for _, c := range s.log {
		superseded[c.old] = true
	}
	old := s.heads
	s.heads = make(map[index.ID]head, len(newest))
	for _, id := range slices.SortedFunc(maps.Keys(newest), compareIDs) {
		h := head{newest[id], old[id].seq}
		fits := func() bool {
			return s.log[h.seq].id == id && s.log[h.seq].version == h.version && !superseded[h.seq]
		}
		if !fits() {
			h.seq = s.last[id].seq
		}
		if !fits() {
			s.maxSeq++
			h.seq = s.maxSeq
			s.log[h.seq] = change{seq: h.seq, id: id, version: h.version}
		}
		s.heads[id] = h
	}
}

// findLost lists the versions that the log has logged since their article was
// last removed, or that are heads, and that are not among the articles. An id
// that the log alone has is no article when all heads are known.
func (s *salvage) findLost() map[articleKey]bool {
	lost := map[articleKey]bool{}
	logged := map[index.ID]map[uint32]bool{}
	for _, seq := range slices.Sorted(maps.Keys(s.log)) {
		switch c := s.log[seq]; {
		case c.version == 0:
			delete(logged, c.id)
		case logged[c.id] == nil:
			logged[c.id] = map[uint32]bool{c.version: true}
		default:
			logged[c.id][c.version] = true
		}
	}
	for id, h := range s.heads {
		if logged[id] == nil {
			logged[id] = map[uint32]bool{}
		}
		logged[id][h.version] = true
	}
	for id, versions := range logged {
		if _, ok := s.heads[id]; !ok && s.whole[string(headsBucket)] {
			continue
		}
		for v := range versions {
			if key := articleKey(versionKey(id, v)); !s.has(key) {
				lost[key] = true
			}
		}
	}
	return lost
}

func (s *salvage) has(key articleKey) bool {
	_, ok := s.articles[key]
	return ok
}

// report says what is kept and what is lost.
func (s *salvage) report() Repaired {
	hurt := map[index.ID]bool{}
	for key := range s.lost {
		hurt[key.id()] = true
	}
	for key, at := range s.articles {
		if at.bare {
			hurt[key.id()] = true
		}
	}
	origins := map[index.ID][]string{}
	for name, b := range s.origins {
		if id := index.ID(b[:16]); hurt[id] {
			origins[id] = append(origins[id], name)
		}
	}
	out := Repaired{Damage: s.p.problems, Articles: len(s.heads), Versions: len(s.articles), Unknown: s.missing,
		Unsure: len(s.p.problems) > 0 && !(s.sure && s.whole[string(metaBucket)] && s.whole[string(logBucket)])}
	for key, at := range s.articles {
		if at.bare {
			out.Bare = append(out.Bare, s.describe(key, origins))
		}
	}
	for key := range s.lost {
		out.Lost = append(out.Lost, s.describe(key, origins))
	}
	slices.SortFunc(out.Bare, compareLost)
	slices.SortFunc(out.Lost, compareLost)
	out.Edits = slices.SortedFunc(maps.Keys(s.lostEdits), compareIDs)
	return out
}

func compareIDs(a, b index.ID) int { return slices.Compare(a[:], b[:]) }

func compareLost(a, b Lost) int {
	return cmp.Or(compareIDs(a.ID, b.ID), cmp.Compare(a.Version, b.Version))
}

// describe names a version of an article by what is left of it.
func (s *salvage) describe(key articleKey, origins map[index.ID][]string) Lost {
	out := Lost{ID: key.id(), Version: int(key.version()), Origins: slices.Sorted(slices.Values(origins[key.id()]))}
	h, ok := s.heads[key.id()]
	if out.Gone = !ok; ok {
		if d, err := s.document(articleKey(versionKey(key.id(), h.version))); err == nil {
			out.Title = d.Title
		}
	}
	return out
}
