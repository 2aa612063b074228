package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"runtime/debug"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/similar"
	"parallax/index/text"
)

// mostJudged bounds how many candidates of one article are compared with it, those
// that share the most with it: reading one takes some 50 µs.
const mostJudged = 2 * index.MaxCopies

// Copies is index.Searcher's.
func (e *Engine) Copies(ctx context.Context, id index.ID) (out []index.Copy, err error) {
	v, err := e.current()
	if err != nil {
		return nil, err
	}
	defer v.release()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // beyond a file that was cut off
	var d index.Document
	var h head
	err = e.store.read(func(tx *bbolt.Tx) error {
		h, _ = getHead(tx, id)
		d, err = e.effective(tx, id, 0, true)
		return errors.Join(err, ctx.Err())
	})
	if err != nil || d.Hidden() {
		return nil, err
	}
	return newCopyFinder(e, v).of(uint32(h.seq), &d)
}

// copyFinder finds copies of the articles of one view. It remembers what it has
// read, since articles of one page are often copies of each other.
type copyFinder struct {
	e *Engine
	v *view

	mu   sync.Mutex
	read map[uint32]*judged // by sequence number
}

// judged is what a copyFinder knows of an article.
type judged struct {
	shingles similar.Shingles // none where it is gone, hidden or can't be read
	copy     index.Copy
}

func newCopyFinder(e *Engine, v *view) *copyFinder {
	return &copyFinder{e: e, v: v, read: map[uint32]*judged{}}
}

// of lists the copies of d, whose sequence number is seq. It is safe for
// concurrent use.
func (f *copyFinder) of(seq uint32, d *index.Document) ([]index.Copy, error) {
	words := wordsOf(&d.Article)
	near := f.v.near.Candidates(similar.Sketched(words))
	near = slices.DeleteFunc(near, func(c similar.Candidate) bool {
		return c.Text == seq || int(c.Text) >= len(f.v.ids) || f.v.ids[c.Text] == d.ID
	})
	if len(near) == 0 {
		return nil, nil
	}
	shingles := similar.ShinglesOf(words)
	var out []index.Copy
	for _, c := range near[:min(len(near), mostJudged)] {
		other, err := f.judge(c.Text)
		if err != nil {
			return nil, err
		}
		alike, copies := similar.Judge(shingles, other.shingles)
		if !copies {
			continue
		}
		found := other.copy
		found.Alike = alike
		out = append(out, found)
	}
	if len(out) > index.MaxCopies {
		slices.SortStableFunc(out, func(a, b index.Copy) int { return cmp.Compare(b.Alike, a.Alike) })
		out = out[:index.MaxCopies]
	}
	slices.SortFunc(out, index.CompareCopies)
	return out, nil
}

// judge reads an article, unless it was read before.
func (f *copyFinder) judge(seq uint32) (*judged, error) {
	f.mu.Lock()
	j := f.read[seq]
	f.mu.Unlock()
	if j != nil {
		return j, nil
	}
	id, version := f.v.ids[seq], f.v.versions[seq]
	var d index.Document
	err := f.e.store.read(func(tx *bbolt.Tx) (err error) {
		d, err = f.e.effective(tx, id, version, true)
		return err
	})
	switch {
	case errors.Is(err, index.ErrDamaged):
		f.e.log.Error("an article can't be read", "op", "copies", "id", id, "err", err)
	case err != nil && !errors.Is(err, index.ErrNotFound):
		return nil, err
	}
	j = &judged{}
	if err == nil && !d.Hidden() {
		j.shingles = similar.ShinglesOf(wordsOf(&d.Article))
		j.copy = index.Copy{ID: id, Source: d.Source, Published: d.Published, Demo: d.Demo}
		j.copy.Title, j.copy.Derived = d.DisplayTitle()
	}
	f.mu.Lock()
	f.read[seq] = j
	f.mu.Unlock()
	return j, nil
}

// wordsOf are the hashes of the words of standfirst and body, in order.
func wordsOf(a *article.Article) []uint64 {
	tokens := text.Tokenize(nil, a.Standfirst)
	tokens = append(tokens, text.Tokenize(nil, a.Body)...)
	words := make([]uint64, len(tokens))
	for i, t := range tokens {
		words[i] = similar.HashWord(t.Term)
	}
	return words
}
