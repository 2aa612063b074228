package web

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

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
			cmp.Compare(fieldOrder(a.Field), fieldOrder(b.Field)),
			cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) // the longest first
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
// mark. A match that mentions cut has its anchor on its first piece. Marks are in
// order, so it costs what it cuts, not all marks for each piece.
func (m marked) segments(f article.Field, start, end int) []view.Segment {
	mention, lastMention := within(len(m.mentions), func(i int) article.Span { return m.mentions[i].Span }, f, start, end)
	match, lastMatch := within(len(m.matches), func(i int) article.Span { return m.matches[i] }, f, start, end)
	edges := []int{start, end}
	add := func(s article.Span) { edges = append(edges, max(s.Start, start), min(s.End, end)) }
	for _, x := range m.mentions[mention:lastMention] {
		add(x.Span)
	}
	for _, x := range m.matches[match:lastMatch] {
		add(x)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var out []view.Segment
	for i := 1; i < len(edges); i++ {
		piece := article.Span{Field: f, Start: edges[i-1], End: edges[i]}
		s := view.Segment{Text: m.article.Text(f)[piece.Start:piece.End]}
		for mention < lastMention && m.mentions[mention].End <= piece.Start {
			mention++
		}
		if mention < lastMention && holds(m.mentions[mention].Span, piece) {
			s.Kind, s.Name = m.mentions[mention].kind, m.mentions[mention].name
		}
		for match < lastMatch && m.matches[match].End <= piece.Start {
			match++
		}
		if match < lastMatch && holds(m.matches[match], piece) {
			m.markMatch(&s, match, piece)
		}
		out = append(out, s)
	}
	return out
}

// within is the range of n marks, in reading order and not overlapping, that lie
// in a stretch of a field.
func within(n int, at func(i int) article.Span, f article.Field, start, end int) (from, to int) {
	behind := func(i int, start int) bool { // mark i ends after start, or in a later field
		s := at(i)
		if s.Field != f {
			return fieldOrder(s.Field) > fieldOrder(f)
		}
		return s.End > start
	}
	from = sort.Search(n, func(i int) bool { return behind(i, start) })
	to = from + sort.Search(n-from, func(i int) bool {
		s := at(from + i)
		return s.Field != f && behind(from+i, 0) || s.Field == f && s.Start >= end
	})
	return from, to
}

func fieldOrder(f article.Field) int { return slices.Index(article.Fields[:], f) }

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
