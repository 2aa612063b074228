package index

import (
	"cmp"

	"parallax/index/article"
)

// MaxCopies is the most copies that are told of one article: the most alike.
const MaxCopies = 100

// Copy is another article of the collection with the same text or most of it, as
// index/similar judges, and what lists say of it.
type Copy struct {
	ID        ID
	Title     string // what stands for it where it has none: Document.DisplayTitle
	Derived   bool   // Title is the first sentence
	Source    string
	Published article.Date
	Demo      bool
	Alike     float64 // Jaccard similarity of the texts, from 0 to 1; of a part of the other less than half
}

// CompareCopies puts copies in order: by the first day they may have been published
// on and the minute, undated ones last, then by id.
func CompareCopies(a, b Copy) int {
	switch x, y := a.Published, b.Published; {
	case x.IsZero() != y.IsZero():
		if x.IsZero() {
			return 1
		}
		return -1
	case !x.IsZero():
		if c := cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(x.Unix(), y.Unix())); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.ID.String(), b.ID.String())
}
