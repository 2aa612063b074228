package bleveindex

import (
	"context"
	"fmt"
	"slices"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"parallax/index/query"
	"parallax/index/text"
)

// plan is a part of a query made ready for one view: its words are looked up in
// all segments and weighed. Open gives the cursor for one segment.
type plan interface {
	open(w *walk, segment int) cursor
}

// planner turns a query into a plan.
type planner struct {
	ctx     context.Context
	v       *view
	notices []string
	forms   map[string][]string // written forms by stem, as found
	steps   int                 // dictionary entries read
	err     error               // the first error reading the index, or the context's
}

// root plans a whole query: a single word may name an entity as several may.
func (p *planner) root(n query.Node) plan {
	if w, ok := n.(query.Word); ok {
		return p.and(query.And{Kids: []query.Node{w}})
	}
	return p.plan(n)
}

// plan translates n; nil means that n asks for nothing, as a word of marks only
// does.
func (p *planner) plan(n query.Node) plan {
	switch n := n.(type) {
	case nil:
		return everything{p.v}
	case query.And:
		return p.and(n)
	case query.Or:
		return p.or(n)
	case query.Not:
		return p.combine(nil, []query.Node{n.Kid})
	case query.Word:
		return p.word(n.Field, n.Text)
	case query.Phrase:
		return p.phrase(n)
	case query.Near:
		return p.near(n)
	case query.Prefix:
		return p.prefix(n)
	case query.Value:
		return p.value(n)
	case query.Bound:
		return bound(p.v, n)
	}
	p.fail(fmt.Errorf("query part %T is unknown", n))
	return nil
}

func (p *planner) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// and plans words that name an entity together, so that its other names are
// found too, and the rest one by one.
func (p *planner) and(n query.And) plan {
	var parts []plan
	var not []query.Node
	for i := 0; i < len(n.Kids); i++ {
		if x, ok := n.Kids[i].(query.Not); ok {
			not = append(not, x.Kid)
			continue
		}
		if named, used := p.entity(n.Kids[i:]); used > 0 {
			parts = append(parts, named)
			i += used - 1
			continue
		}
		if x := p.plan(n.Kids[i]); x != nil {
			parts = append(parts, x)
		}
	}
	return p.combine(parts, not)
}

// combine matches all parts and none of not.
func (p *planner) combine(parts []plan, not []query.Node) plan {
	a := allPlan{parts: parts}
	for _, n := range not {
		if x := p.plan(n); x != nil {
			a.not = append(a.not, x)
		}
	}
	switch {
	case len(a.not) == 0 && len(parts) == 0:
		return nil
	case len(a.not) == 0 && len(parts) == 1:
		return parts[0]
	case len(parts) == 0:
		a.parts = []plan{everything{p.v}}
	}
	return a
}

// or plans alternatives. Of the words of a match=any query, stop words carry no
// weight: they are left out unless there is nothing else.
func (p *planner) or(n query.Or) plan {
	var parts, stops []plan
	for i := 0; i < len(n.Kids); i++ {
		if n.Any {
			if named, used := p.entity(n.Kids[i:]); used > 1 {
				parts = append(parts, named) // its single words follow as alternatives
			}
		}
		x := p.plan(n.Kids[i])
		if w, ok := n.Kids[i].(query.Word); n.Any && ok && text.StopWord(text.Fold(w.Text)) {
			stops = append(stops, x)
		} else if x != nil {
			parts = append(parts, x)
		}
	}
	if len(parts) == 0 {
		parts = stops
	}
	if len(parts) == 0 {
		return nil
	}
	return anyPlan{parts: parts}
}

// word plans a word in any inflection.
func (p *planner) word(f query.Field, s string) plan {
	tokens := text.Tokenize(nil, s)
	switch {
	case len(tokens) == 0:
		p.notices = append(p.notices, fmt.Sprintf("%q has no letters or digits to look for and was left out", s))
		return nil
	case len(tokens) == 1 && f == query.AnyField:
		return p.inflection(tokens[0].Term)
	}
	return p.slots(f, tokens, 0, p.inflections)
}

func (p *planner) phrase(n query.Phrase) plan {
	tokens := text.Tokenize(nil, n.Text)
	switch {
	case len(tokens) == 0:
		p.notices = append(p.notices, fmt.Sprintf("%q has no letters or digits to look for and was left out", n.Text))
		return nil
	case len(tokens) == 1 && n.Field == query.AnyField:
		return p.term(tokens[0].Term)
	}
	return p.slots(n.Field, p.bounded(tokens, maxPhraseWords), 0, func(term string) []string { return []string{term} })
}

// Bounds of words that stand together. A phrase costs a posting list a word; a
// near also the square of its words for each place where they meet.
const (
	maxPhraseWords = 64
	maxNearWords   = 16
)

// bounded cuts tokens to the first n, and says so.
func (p *planner) bounded(tokens []text.Token, n int) []text.Token {
	if len(tokens) <= n {
		return tokens
	}
	p.notices = append(p.notices, fmt.Sprintf("only the first %d of %d words in quotation marks are looked for together", n, len(tokens)))
	return tokens[:n]
}

// distinct drops words that came before.
func distinct(tokens []text.Token) []text.Token {
	seen := map[string]bool{}
	return slices.DeleteFunc(tokens, func(t text.Token) bool {
		again := seen[t.Term]
		seen[t.Term] = true
		return again
	})
}

func (p *planner) near(n query.Near) plan {
	tokens := p.bounded(distinct(text.Tokenize(nil, n.Text)), maxNearWords)
	if len(tokens) < 2 {
		return p.word(n.Field, n.Text)
	}
	return p.slots(n.Field, tokens, n.Distance, p.inflections)
}

// prefix plans the last word as a prefix; words before it, as in "foo-ba", are
// words of their own.
func (p *planner) prefix(n query.Prefix) plan {
	tokens := text.Tokenize(nil, n.Text)
	if len(tokens) == 0 {
		return nil
	}
	last := p.prefixSet(n.Field, tokens[len(tokens)-1].Term)
	if len(tokens) == 1 {
		return last
	}
	parts := []plan{last}
	for _, t := range tokens[:len(tokens)-1] {
		parts = append(parts, p.word(n.Field, t.Term))
	}
	return allPlan{parts: parts}
}

// term looks a written word up in every segment.
func (p *planner) term(term string) plan {
	t := termPlan{lists: p.lists(term)}
	t.bm = newBM25(p.v.live, count(t.lists), p.v.averageLength())
	return t
}

// lists is a term's postings by segment.
func (p *planner) lists(term string) []segmentapi.PostingsList {
	lists := make([]segmentapi.PostingsList, len(p.v.segments))
	for i := range p.v.segments {
		s := &p.v.segments[i]
		dict, err := s.seg.Dictionary(wordField)
		if err == nil {
			lists[i], err = dict.PostingsList([]byte(term), s.deleted, nil)
		}
		if err != nil {
			p.fail(err)
			return nil
		}
	}
	return lists
}

func count(lists []segmentapi.PostingsList) (n int) {
	for _, l := range lists {
		n += int(l.Count())
	}
	return n
}

// slots plans words that stand together; forms gives the written forms of each.
// The weight is the words' together.
func (p *planner) slots(f query.Field, tokens []text.Token, distance int, forms func(string) []string) plan {
	n := nearPlan{in: anyText, distance: distance, bm: bm25{average: p.v.averageLength()}}
	if f != query.AnyField {
		n.in = rangesByID[string(f)]
	}
	for _, t := range tokens {
		var slot [][]segmentapi.PostingsList
		df := 0
		for _, form := range forms(t.Term) {
			lists := p.lists(form)
			df += count(lists)
			slot = append(slot, lists)
		}
		n.slots = append(n.slots, slot)
		n.bm.idf += idf(p.v.live, min(df, p.v.live))
	}
	return n
}
