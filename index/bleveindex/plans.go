package bleveindex

import segmentapi "github.com/blevesearch/scorch_segment_api/v2"

// everything matches all live documents and scores none.
type everything struct{ v *view }

func (e everything) open(w *walk, _ int) cursor {
	return newPredicate(w, e.v.live, bm25{}, func(uint32) int { return 1 })
}

// termPlan matches one term of one field.
type termPlan struct {
	lists []segmentapi.PostingsList // by segment
	bm    bm25
}

func (t termPlan) open(w *walk, segment int) cursor {
	return newPostings(w, t.lists[segment], t.bm, false)
}

// nearPlan matches words that stand together.
type nearPlan struct {
	slots    [][][]segmentapi.PostingsList // slot → written form → segment
	in       positionRange
	distance int
	bm       bm25
}

func (n nearPlan) open(w *walk, segment int) cursor {
	slots := make([]slot, len(n.slots))
	for i, forms := range n.slots {
		for _, lists := range forms {
			if c := newPostings(w, lists[segment], bm25{}, true); c.doc() != noDoc {
				slots[i] = append(slots[i], c)
			}
		}
		if len(slots[i]) == 0 {
			return none{}
		}
	}
	return newNear(w, slots, n.in, n.distance, n.bm)
}

// setPlan matches documents collected beforehand.
type setPlan struct {
	docs [][]uint32 // by segment
	bm   bm25
}

func (s setPlan) open(w *walk, segment int) cursor {
	return &docSet{w: w, docs: s.docs[segment], bm: s.bm}
}

// testPlan matches rows that pass a test.
type testPlan struct {
	test func(seq uint32) (freq int)
	n    int // at most so many rows pass
	bm   bm25
}

func (t testPlan) open(w *walk, _ int) cursor { return newPredicate(w, t.n, t.bm, t.test) }

// allPlan matches what all parts match and none of not.
type allPlan struct{ parts, not []plan }

func (a allPlan) open(w *walk, segment int) cursor {
	parts := make([]cursor, len(a.parts))
	for i, p := range a.parts {
		if parts[i] = p.open(w, segment); parts[i].doc() == noDoc {
			return none{}
		}
	}
	not := make([]cursor, len(a.not))
	for i, p := range a.not {
		not[i] = p.open(w, segment)
	}
	return newAll(parts, not)
}

// anyPlan matches what any part matches.
type anyPlan struct {
	parts []plan
	best  bool // the parts are one thing by several names
}

func (a anyPlan) open(w *walk, segment int) cursor {
	var parts []cursor
	for _, p := range a.parts {
		if c := p.open(w, segment); c.doc() != noDoc {
			parts = append(parts, c)
		}
	}
	return newAnyOf(parts, a.best)
}
