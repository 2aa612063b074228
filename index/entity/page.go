package entity

import (
	"strings"

	"parallax/index/article"
)

// page is one text of the article under the rules' eyes.
type page struct {
	field  article.Field
	text   string
	words  []word
	taken  []claim // by word: what it belongs to already
	found  []match
	first  []int32 // by word: 1 + the number of the match that begins there
	last   []int32 // by word: 1 + the number of the match whose last word it is
	within []int32 // by word: 1 + the number of the match that it is part of
}

// claim says which sorts of name a word is part of.
type claim uint16

const (
	asPerson claim = 1 << iota
	asCountry
	asOrg
	asFirm // an organisation whose country, if any, is not meant
	asPlace
	asBlocked
	asWeak      // perhaps a person
	asPlaceDone // part of a place named by its shape
	asThing     // part of a thing named after a person
)

func newPage(l *lexicon, f article.Field, text string) page {
	p := page{field: f, text: text, words: scan(l, text)}
	n := len(p.words)
	p.taken = make([]claim, n)
	index := make([]int32, 3*n)
	p.first, p.last, p.within = index[:n], index[n:2*n], index[2*n:]
	p.found = matches(l, &p)
	for i, m := range p.found {
		p.first[m.from] = int32(i + 1)
		p.last[m.to-1] = int32(i + 1)
		for k := m.from; k < m.to; k++ {
			p.within[k] = int32(i + 1)
		}
	}
	return p
}

// matchAt returns the phrase that begins at word i, nil when none does.
func (p *page) matchAt(i int) *match {
	if i >= len(p.words) || p.first[i] == 0 {
		return nil
	}
	return &p.found[p.first[i]-1]
}

// matchBefore returns the phrase that ends just before word i.
func (p *page) matchBefore(i int) *match {
	if i == 0 || p.last[i-1] == 0 {
		return nil
	}
	return &p.found[p.last[i-1]-1]
}

// claimed reports whether one of the words i to j-1 belongs to such a name.
func (p *page) claimed(i, j int, c claim) bool {
	for ; i < j; i++ {
		if p.taken[i]&c != 0 {
			return true
		}
	}
	return false
}

func (p *page) claim(i, j int, c claim) {
	for ; i < j; i++ {
		p.taken[i] |= c
	}
}

// span is the stretch of the words i to j-1.
func (p *page) span(i, j int) article.Span {
	return article.Span{Field: p.field, Start: p.words[i].start, End: p.words[j-1].end}
}

// of is the text of the words i to j-1 with white space made single.
func (p *page) of(i, j int) string {
	s := p.text[p.words[i].start:p.words[j-1].end]
	if strings.ContainsAny(s, "\t\u00a0") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}
