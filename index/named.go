package index

import (
	"cmp"
	"slices"

	"parallax/index/article"
)

// Span is a stretch of one of an article's texts.
type Span = article.Span

// Named is what an article says of one entity, under the collection's name for
// it.
type Named struct {
	Facet    Facet
	Name     string
	Code     string // ISO 3166-1 alpha-2 of a country, or of a place's country where known
	Role     string // of a person, as the article has it
	About    bool
	Mentions []Span // in reading order, each once
}

// Named gathers d's entities under the names that the collection gives them, without
// those that it hides: two of one article can be one there. The most mentioned come first, then
// those that are mentioned first.
func (d *Document) Named(by Naming) []Named {
	at := map[[2]string]int{}
	var out []Named
	for _, e := range d.Entities {
		f := Facet(e.Kind)
		if by.Hides(f, e.Name) {
			continue
		}
		name := by.Canonical(f, e.Name)
		key := [2]string{string(f), name}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key], out = i, append(out, Named{Facet: f, Name: name, Code: e.Code})
		}
		n := &out[i]
		n.Role = cmp.Or(n.Role, e.Role)
		n.About = n.About || e.About
		n.Mentions = append(n.Mentions, e.Mentions...)
	}
	for i := range out {
		slices.SortFunc(out[i].Mentions, article.InReadingOrder)
		out[i].Mentions = slices.Compact(out[i].Mentions)
	}
	slices.SortStableFunc(out, func(a, b Named) int {
		if c := cmp.Compare(len(b.Mentions), len(a.Mentions)); c != 0 || len(a.Mentions) == 0 {
			return c
		}
		return article.InReadingOrder(a.Mentions[0], b.Mentions[0])
	})
	return out
}
