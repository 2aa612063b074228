package web

import (
	"cmp"
	"fmt"
	"slices"

	"parallax/index/article"
	"parallax/templates/view"
)

// mention is a stretch of a text that names an entity.
type mention struct {
	article.Span
	kind, name string
}

// marked is an article's text with what is marked in it.
type marked struct {
	article  *article.Article
	mentions []mention      // in reading order, not overlapping
	matches  []article.Span // in reading order, not overlapping
}

// newMarked keeps of overlapping mentions the one that begins first, and of
// those the longest.
func newMarked(a *article.Article, mentions []mention, matches []article.Span) marked {
	mentions = slices.Clone(mentions)
	slices.SortStableFunc(mentions, func(a, b mention) int {
		return cmp.Or(
			cmp.Compare(slices.Index(article.Fields[:], a.Field), slices.Index(article.Fields[:], b.Field)),
			cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	kept := mentions[:0]
	for _, m := range mentions {
		if n := len(kept); n > 0 && kept[n-1].Field == m.Field && m.Start < kept[n-1].End {
			continue
		}
		kept = append(kept, m)
	}
	return marked{a, kept, matches}
}

// segments cuts the stretch from start to end of a field at every edge of a
// mark. A match that mentions cut has its anchor on its first piece.
func (m marked) segments(f article.Field, start, end int) []view.Segment {
	edges := []int{start, end}
	add := func(s article.Span) {
		if s.Field == f && s.Start < end && s.End > start {
			edges = append(edges, max(s.Start, start), min(s.End, end))
		}
	}
	for _, x := range m.mentions {
		add(x.Span)
	}
	for _, x := range m.matches {
		add(x)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var out []view.Segment
	for i := 1; i < len(edges); i++ {
		piece := article.Span{Field: f, Start: edges[i-1], End: edges[i]}
		s := view.Segment{Text: m.article.Text(f)[piece.Start:piece.End]}
		for _, x := range m.mentions {
			if holds(x.Span, piece) {
				s.Kind, s.Name = x.kind, x.name
			}
		}
		for n, x := range m.matches {
			if holds(x, piece) {
				m.markMatch(&s, n, piece)
			}
		}
		out = append(out, s)
	}
	return out
}

func (m marked) markMatch(s *view.Segment, n int, piece article.Span) {
	s.Match = true
	if piece.Start == m.matches[n].Start {
		s.ID = matchID(n)
		if n > 0 {
			s.Prev = "#" + matchID(n-1)
		}
	}
	if piece.End == m.matches[n].End && n+1 < len(m.matches) {
		s.Next = "#" + matchID(n+1)
	}
}

// whole is all of a field.
func (m marked) whole(f article.Field) []view.Segment {
	return m.segments(f, 0, len(m.article.Text(f)))
}

func holds(outer, inner article.Span) bool {
	return outer.Field == inner.Field && outer.Start <= inner.Start && inner.End <= outer.End
}

func matchID(n int) string { return fmt.Sprintf("match-%d", n+1) }
