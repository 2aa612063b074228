package bleveindex

import (
	"context"
	"slices"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/query"
	"parallax/index/text"
)

// highlighter finds where in an article's texts a query's words stand, by
// analysing the text again as the index did.
type highlighter struct {
	v      *view
	parts  []mark
	firsts [256]bool // first bytes of words that a part could match
	named  bool      // some parts are found by mentions, not by words
}

// mark is one thing to find.
type mark struct {
	field  query.Field
	stems  []string        // a run of words with these stems, in order
	words  []string        // a run of words as written
	prefix string          // a word that begins so
	named  map[string]bool // mentions of entities of facet with these canonical names
	facet  index.Facet
}

// newHighlighter collects what n looks for; what it excludes is not marked.
func newHighlighter(v *view, n query.Node) *highlighter {
	h := &highlighter{v: v}
	if w, ok := n.(query.Word); ok {
		h.names([]query.Node{w})
	}
	h.collect(n)
	for _, m := range h.parts {
		h.named = h.named || m.named != nil
		for _, s := range [][]string{m.stems, m.words, {m.prefix}} {
			if len(s) > 0 && s[0] != "" {
				h.firsts[s[0][0]] = true
			}
		}
	}
	return h
}

func (h *highlighter) collect(n query.Node) {
	switch n := n.(type) {
	case query.And:
		h.names(n.Kids)
		for _, k := range n.Kids {
			h.collect(k)
		}
	case query.Or:
		if n.Any {
			h.names(n.Kids)
		}
		for _, k := range n.Kids {
			h.collect(k)
		}
	case query.Word:
		h.run(n.Field, n.Text, text.Stem)
	case query.Near:
		for _, t := range text.Tokenize(nil, n.Text) {
			h.parts = append(h.parts, mark{field: n.Field, stems: []string{text.Stem(t.Term)}})
		}
	case query.Phrase:
		h.run(n.Field, n.Text, nil)
	case query.Prefix:
		if t := text.Tokenize(nil, n.Text); len(t) > 0 {
			h.parts = append(h.parts, mark{field: n.Field, prefix: t[len(t)-1].Term})
		}
	case query.Value:
		if f := slices.Index(index.Facets[:], index.Facet(n.Facet)); f >= 0 && f < len(kindOf) {
			m := mark{named: map[string]bool{}, facet: index.Facets[f]}
			for ord := range matchingValues(h.v, f, n.Text) {
				m.named[h.v.names[f][ord]] = true
			}
			h.parts = append(h.parts, m)
		}
	}
}

// run adds a run of words: stemmed by stem, or as written.
func (h *highlighter) run(f query.Field, s string, stem func(string) string) {
	m := mark{field: f}
	for _, t := range text.Tokenize(nil, s) {
		if stem == nil {
			m.words = append(m.words, t.Term)
		} else {
			m.stems = append(m.stems, stem(t.Term))
		}
	}
	if len(m.stems)+len(m.words) > 0 {
		h.parts = append(h.parts, m)
	}
}

// names adds the names of the entities that runs of words in kids name, as
// planning does.
func (h *highlighter) names(kids []query.Node) {
	p := planner{ctx: context.Background(), v: h.v} // names are looked up in memory
	for i := 0; i < len(kids); i++ {
		f, ord, used := p.named(kids[i:])
		if used == 0 {
			continue
		}
		for _, name := range h.v.aliases.forms(f, h.v.names[f][ord]) {
			h.run(query.AnyField, name, nil)
		}
		i += used - 1
	}
}

// found is a match: part is the index of what matched.
type found struct {
	text.Span
	part int
}

// find returns the matches in one text of d between two bytes, which lie between
// words, in order of their beginnings.
func (h *highlighter) find(d *index.Document, f article.Field, from, to int) []found {
	if len(h.parts) == 0 {
		return nil
	}
	s := d.Text(f)[from:to]
	tokens := text.Tokenize(nil, s)
	var out []found
	for i, t := range tokens {
		if !h.firsts[t.Term[0]] {
			continue
		}
		for j := range h.parts {
			m := &h.parts[j]
			if m.field != query.AnyField && string(m.field) != string(f) {
				continue
			}
			if n := m.matches(tokens[i:]); n > 0 {
				out = append(out, found{text.Span{Start: from + t.Start, End: from + tokens[i+n-1].End}, j})
			}
		}
	}
	for j := range h.parts {
		m := &h.parts[j]
		for _, e := range d.Entities {
			if string(e.Kind) != string(m.facet) || !m.named[h.v.aliases.canonical(facetOf[e.Kind], e.Name)] {
				continue
			}
			for _, x := range e.Mentions {
				if x.Field == f && x.Start >= from && x.Start < x.End && x.End <= to {
					out = append(out, found{text.Span{Start: x.Start, End: x.End}, j})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b found) int { return a.Start - b.Start })
	return out
}

// matches returns how many tokens from the front m takes, 0 for no match.
func (m *mark) matches(tokens []text.Token) int {
	switch {
	case m.prefix != "":
		if t := tokens[0].Term; len(t) >= len(m.prefix) && t[:len(m.prefix)] == m.prefix {
			return 1
		}
	case len(m.words) > 0 && len(m.words) <= len(tokens):
		for i, w := range m.words {
			if tokens[i].Term != w {
				return 0
			}
		}
		return len(m.words)
	case len(m.stems) > 0 && len(m.stems) <= len(tokens):
		for i, s := range m.stems {
			if t := tokens[i].Term; t != s && (t[0] != s[0] || text.Stem(t) != s) {
				return 0
			}
		}
		return len(m.stems)
	}
	return 0
}

// merge drops overlaps: spans in order, each beginning after the last one ended.
func merge(matches []found) []text.Span {
	var out []text.Span
	for _, m := range matches {
		if n := len(out); n > 0 && m.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
			continue
		}
		out = append(out, m.Span)
	}
	return out
}

// Highlight is index.Searcher's.
func (e *Engine) Highlight(q query.Query, d *index.Document) []article.Span {
	v, err := e.current()
	if err != nil {
		return nil
	}
	defer v.release()
	h := newHighlighter(v, q.Root)
	var out []article.Span
	for _, f := range article.Fields {
		for _, s := range merge(h.find(d, f, 0, len(d.Text(f)))) {
			out = append(out, article.Span{Field: f, Start: s.Start, End: s.End})
		}
	}
	return out
}
