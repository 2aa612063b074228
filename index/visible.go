package index

import (
	"context"
	"fmt"
)

// Visible is e as readers see it: an article that the owner has hidden is
// ErrHidden.
func Visible(e Engine) Engine { return visible{e} }

type visible struct{ Engine }

func (v visible) Article(ctx context.Context, id ID, version int) (Document, error) {
	d, err := v.Engine.Article(ctx, id, version)
	if err == nil && d.Hidden() {
		return Document{}, fmt.Errorf("article %s: %w", id, ErrHidden)
	}
	return d, err
}
