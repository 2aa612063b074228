package entity

import (
	"parallax/index/article"
	"parallax/index/entity/internal/tag"
)

// Observed is a run of words that may hold names, as the tagger sees it.
type Observed struct {
	Field    article.Field
	Words    []article.Span // where each stands
	Features tag.Features   // of each
}

// Observe returns what the tagger sees of an article: internal/taggen trains it
// from that. Plain leaves out the features that tell one word of a name from
// another: what a reader sees who knows none of them.
func Observe(a *article.Article, plain bool) []Observed {
	r := newRecogniser(a)
	r.sight()
	var out []Observed
	for pi := range r.pages {
		p := &r.pages[pi]
		rules := r.ruleLabels(pi)
		eachRun(p, func(from, to, line, end int) {
			o := Observed{Field: p.field}
			for i := from; i < to; i++ {
				o.Words = append(o.Words, p.span(i, i+1))
			}
			p.count(&o.Features, rules, from, to, line, end, plain)
			out = append(out, o)
		})
	}
	return out
}

// eachRun calls f with every run of candidates of a page, and with the bounds of
// its line.
func eachRun(p *page, f func(from, to, line, end int)) {
	for line := 0; line < len(p.words); {
		end := line + 1
		for end < len(p.words) && p.words[end].gap != newLine {
			end++
		}
		for i := line; i < end; {
			if !candidate(p, i) {
				i++
				continue
			}
			to := runEnd(p, i)
			f(i, to, line, end)
			i = to
		}
		line = end
	}
}

// What the rules take a word for, before its place in the name is added.
const (
	rulePerson uint8 = (1 + iota) << 2
	ruleWeak
	ruleOrg
	ruleFirm
	rulePlace
	ruleBlocked
	ruleThing
)

// ruleLabels says, for each word of a page, what the rules take it for so far,
// and whether it begins (1) or ends (2) that.
func (r *recogniser) ruleLabels(pi int) []uint8 {
	p := &r.pages[pi]
	out := make([]uint8, len(p.words))
	put := func(from, to int, what uint8) {
		for i := from; i < to; i++ {
			out[i] = what
		}
		out[from] |= 1
		out[to-1] |= 2
	}
	for i, c := range p.taken {
		switch {
		case c&asBlocked != 0:
			out[i] = ruleBlocked
		case c&asThing != 0:
			out[i] = ruleThing
		case c&asPlace != 0:
			out[i] = rulePlace
		}
	}
	for k := range r.orgs {
		if o := &r.orgs[k]; o.page == pi {
			what := ruleOrg
			if p.claimed(o.from, o.to, asFirm) {
				what = ruleFirm
			}
			put(o.from, o.to, what)
		}
	}
	for k := range r.people {
		if x := &r.people[k]; x.page == pi {
			what := rulePerson
			if x.weak {
				what = ruleWeak
			}
			put(x.from, x.to, what)
		}
	}
	return out
}
