package bleveindex

import (
	"bytes"
	"cmp"
	"container/heap"
	"slices"

	"parallax/index"
	"parallax/index/article"
)

// top keeps the best n rows of a pass.
type top struct {
	v    *view
	sort index.Sort
	n    int
	rows []ranked // a heap: the worst on top
}

// ranked is a row with what it is ordered by.
type ranked struct {
	seq   uint32
	score float64
}

func newTop(v *view, sort index.Sort, n int) *top { return &top{v: v, sort: sort, n: n} }

// offer keeps the row c stands at if it is among the best so far.
func (t *top) offer(seq uint32, c cursor) {
	r := ranked{seq: seq}
	if t.sort == index.ByRelevance {
		r.score = c.score()
	}
	if len(t.rows) == t.n {
		if t.compare(r, t.rows[0]) > 0 {
			return
		}
		r.score = c.score()
		t.rows[0] = r
		heap.Fix(t, 0)
		return
	}
	r.score = c.score()
	heap.Push(t, r)
}

// compare orders by the sort key, then published date, newest first, then id.
// Undated rows come last.
func (t *top) compare(a, b ranked) int {
	da, db := &t.v.dates[a.seq], &t.v.dates[b.seq]
	if t.sort == index.ByRelevance {
		if c := cmp.Compare(b.score, a.score); c != 0 {
			return c
		}
	}
	ua, ub := da.precision == article.Unknown, db.precision == article.Unknown
	switch {
	case ua != ub && ua:
		return 1
	case ua != ub:
		return -1
	case t.sort == index.Oldest && da.unix != db.unix:
		return cmp.Compare(da.unix, db.unix)
	case da.unix != db.unix:
		return cmp.Compare(db.unix, da.unix)
	}
	return bytes.Compare(t.v.ids[a.seq][:], t.v.ids[b.seq][:])
}

// sorted returns the rows, best first.
func (t *top) sorted() []ranked {
	slices.SortFunc(t.rows, t.compare)
	return t.rows
}

// The rest is heap.Interface.

func (t *top) Len() int           { return len(t.rows) }
func (t *top) Less(i, j int) bool { return t.compare(t.rows[i], t.rows[j]) > 0 }
func (t *top) Swap(i, j int)      { t.rows[i], t.rows[j] = t.rows[j], t.rows[i] }
func (t *top) Push(x any)         { t.rows = append(t.rows, x.(ranked)) }
func (t *top) Pop() any           { panic("top: nothing is taken out") }
