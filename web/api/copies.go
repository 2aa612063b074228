package api

import (
	"context"
	"math"

	"parallax/index"
)

// Copy is another article with the same text or most of it.
type Copy struct {
	ID           string  `json:"id"`
	DisplayTitle string  `json:"display_title"`
	Source       *string `json:"source"`
	Published    *string `json:"published"`
	Alike        float64 `json:"alike"` // of all runs of three words in either, the share in both: 1 is the same text
}

func copies(in []index.Copy) []Copy {
	return each(in, func(c index.Copy) Copy {
		return Copy{c.ID.String(), c.Title, stated(c.Source), stated(c.Published.String()), math.Floor(c.Alike*1000) / 1000}
	})
}

// Shown is an article as its owner sees it: with the files it was read from, which
// are nobody else's business, and with the trace if that is wanted.
func Shown(ctx context.Context, e index.Engine, id string, version int, trace bool) (ArticleJSON, error) {
	get := Article
	if trace {
		get = Traced
	}
	a, err := get(ctx, e, id, version)
	if err != nil {
		return a, err
	}
	known, err := index.ParseID(a.ID)
	if err == nil {
		a.Origins, err = e.OriginsOf(ctx, known)
	}
	return a, err
}
