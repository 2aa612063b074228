package entity

import (
	"strings"

	"parallax/index/text"
)

// standsFor tells how a capital is meant: as a location (in Geneva, the Delhi
// summit), as a government (Moscow insisted, between Moscow and Kyiv), or
// unclear, which counts as the government where the country is named too.
func (r *recogniser) standsFor(p *page, m *match) stand {
	var before, before2, next *word
	if m.from > 0 {
		before = &p.words[m.from-1]
	}
	if m.from > 1 {
		before2 = &p.words[m.from-2]
	}
	if m.to < len(p.words) {
		next = &p.words[m.to]
	}
	first := &p.words[m.from]
	if first.gap == newLine && (next == nil || next.gap == apart || next.gap == comma) && first.mode == prose {
		return location // a dateline
	}
	if first.shape == capitals && first.mode == prose && len(first.term) > 3 {
		return location // a dateline
	}
	if before != nil && first.gap == space && before.has(locative) {
		return location
	}
	if next != nil && next.gap == comma && next.cap() {
		if x := p.matchAt(m.to); x != nil && x.has(countryName, placeName) != nil && before != nil && before.has(locative) {
			return location // Paris, France
		}
	}
	if next != nil && next.gap == space {
		if next.has(locNoun) && next.shape == lower || next.cap() && next.has(orgHead|placeHead) {
			return location
		}
		if next.shape == lower && next.has(govVerb) {
			return government
		}
		if next.term == "and" && m.to+1 < len(p.words) {
			if x := p.matchAt(m.to + 1); x != nil && x.has(countryName, capital, metonym) != nil {
				return government
			}
		}
	}
	if next != nil && next.gap == comma && next.term == "which" && m.to+1 < len(p.words) && decides(p, m.to+1) {
		return government // Washington, which is leaving
	}
	if next != nil && next.gap == hyphen {
		if x := p.matchAt(m.to); x != nil && x.has(countryName, capital, metonym) != nil {
			return government
		}
	}
	if next != nil && next.gap == possessive && !next.has(locNoun) && !next.cap() {
		return government
	}
	if before != nil && (first.gap == hyphen || before.term == "and") {
		at := m.from
		if before.term == "and" {
			at--
		}
		if x := p.matchBefore(at); x != nil && x.has(countryName, capital, metonym) != nil && (first.gap == hyphen || first.gap == space) {
			return government
		}
	}
	if before != nil && first.gap == space && before.has(towards) && before.shape == lower {
		if before.term == "to" && (before2 == nil || before2.has(motion|calendar)) || before.term == "of" || before.term == "on" {
			return unclear
		}
		if before.term == "to" || before.term == "with" || before.term == "by" || before.term == "against" || before.term == "for" || before.term == "than" || before.term == "between" {
			return government
		}
	}
	return unclear
}

// inState reports whether ", Texas" or the like follows: Paris, Texas.
func inState(p *page, to int) bool {
	if to >= len(p.words) || p.words[to].gap != comma {
		return false
	}
	m := p.matchAt(to)
	if m == nil {
		return false
	}
	pl := m.has(placeName)
	return pl != nil && pl.code == "US" && m.has(countryName, capital) == nil
}

// isState tells a state that bears a country's name (Georgia) from the
// country: by what stands beside it, else by whether the article speaks of the
// state's country or of the region more.
func (r *recogniser) isState(p *page, m *match, c, state *meaning) bool {
	if m.from > 0 && p.words[m.from].gap == comma {
		if x := p.matchBefore(m.from); x != nil {
			if city := x.has(placeName); city != nil {
				return city.code == state.code
			}
		}
	}
	for k := m.from - 1; k >= 0 && m.from-k <= 5 && p.words[k+1].gap != newLine; k-- {
		switch p.words[k].term { // Rep. Doug Collins of Georgia
		case "rep", "sen", "gov", "congressman", "congresswoman":
			return true
		}
	}
	if m.to < len(p.words) && p.words[m.to].gap == space {
		switch p.words[m.to].term {
		case "governor", "gov", "state", "republican", "republicans", "democrat", "democrats", "legislature":
			return true
		}
	}
	const near = 25 // words
	if home, away, _ := r.pull(p, m.from-near, m.to+near, c.code, state.code); home != away {
		return home > away
	}
	home, away, nation := 0, 0, 0
	for pi := range r.pages {
		q := &r.pages[pi]
		h, a, n := r.pull(q, 0, len(q.words), c.code, state.code)
		home, away, nation = home+h, away+a, nation+n
	}
	return home > away || away == 0 && nation > 0
}

// pull weighs what the words from to to-1 name: places of the state's country,
// the country of its name and others, and the state's country itself.
func (r *recogniser) pull(p *page, from, to int, country, stateOf string) (home, away, nation int) {
	for k := range p.found {
		x := &p.found[k]
		if x.from < from || x.to > to {
			continue
		}
		if c := x.has(countryName, demonym); c != nil && c.code == country {
			continue // the name in question
		}
		d := x.has(demonym, capital, countryName, placeName, metonym)
		switch {
		case d == nil:
		case d.code == country:
			away += 4
		case d.code == stateOf && d.sense == placeName:
			home += 2
		case d.code == stateOf:
			nation++
		case d.sense == countryName || d.sense == demonym || d.sense == capital:
			away++
		}
	}
	return home, away, nation
}

// homeOf is the code of the place of that name.
func homeOf(l *lexicon, name string) string {
	node := int32(0)
	for t := range strings.FieldsSeq(nameKey(name)) {
		node = l.next[edge{node, l.words.of(t)}]
	}
	for _, ph := range l.ends[node] {
		for _, m := range ph.meanings {
			if m.sense == placeName {
				return m.code
			}
		}
	}
	return ""
}

// located reports whether what surrounds a phrase shows that it is a place.
func located(p *page, m *match) bool {
	if m.from > 0 && p.words[m.from].gap == space && p.words[m.from-1].shape == lower {
		b := &p.words[m.from-1]
		if b.has(locative) || b.term == "of" || b.term == "to" {
			return true
		}
	}
	if m.to < len(p.words) && p.words[m.to].gap == comma {
		if x := p.matchAt(m.to); x != nil && x.has(placeName, countryName) != nil {
			return true
		}
	}
	return false
}

// keepsPlace reports whether a place inside an organisation's name is where
// it is: a forum's or a mission's city, not a newspaper's.
func (g *gazette) keepsPlace(p *page, m *match) bool {
	if m.from > 0 && p.words[m.from-1].term == "in" {
		return true
	}
	for k := m.to; k < len(p.words) && k-m.to < 4 && p.taken[k]&asOrg != 0; k++ {
		switch p.words[k].term {
		case "forum", "conference", "summit":
			return true
		}
	}
	return false
}

// shaped finds places by the shape of their names: Hudson River, Lagos
// County, Mount Hermon.
func (g *gazette) shaped(pi int) {
	p := &g.r.pages[pi]
	for i := 1; i < len(p.words); i++ {
		w := &p.words[i]
		if !w.cap() || !w.has(placeHead) || w.mode != prose || w.gap != space || p.taken[i]&(asOrg|asBlocked|asPerson) != 0 || p.matchAt(i) != nil && p.last[i] != p.first[i] {
			continue
		}
		from := i
		for from > 0 && i-from < 3 && p.words[from].gap == space {
			x := &p.words[from-1]
			if !x.cap() || x.has(calendar|personal) || x.has(title) && !x.has(given|surname) || x.opens && x.has(common) || p.taken[from-1]&(asOrg|asBlocked) != 0 || x.term == "the" {
				break
			}
			if m := p.matchBefore(from); m != nil && m.has(demonym) != nil {
				break
			}
			from--
		}
		if from == i-1 && p.words[from].has(common) && !p.words[from].has(double) && p.matchAt(from) == nil && w.has(common) {
			continue // Congressional District
		}
		if from == i || i+1 < len(p.words) && p.words[i+1].gap == space && p.words[i+1].cap() {
			continue
		}
		if within := p.last[i]; within != 0 && p.found[within-1].from <= from {
			continue // listed already
		}
		if p.claimed(from, i+1, asPlaceDone) {
			continue
		}
		code := ""
		if m := p.matchAt(from); m != nil {
			if c := m.has(placeName); c != nil {
				code = c.code
			}
		}
		g.addPlace(pi, from, i+1, p.of(from, i+1), code)
	}
}

// misspelt counts a word one letter short of a government's seat that the
// article names too: Washinton beside Washington.
func (g *gazette) misspelt() {
	seats := map[string]*meaning{}
	for _, c := range g.capitals {
		m := c.m.has(capital)
		if w := &g.r.pages[c.page].words[c.m.from]; c.m.to-c.m.from == 1 && len(w.term) >= 8 && g.named(m.code) {
			for i := range w.term {
				seats[w.term[:i]+w.term[i+1:]] = m
			}
		}
	}
	if len(seats) == 0 {
		return
	}
	for pi := range g.r.pages {
		p := &g.r.pages[pi]
		for i := range p.words {
			w := &p.words[i]
			if m := seats[w.term]; m != nil && w.cap() && w.id == 0 && p.taken[i] == 0 {
				g.addCountry(pi, i, i+1, m)
			}
		}
	}
}

// firstSentence is where the first sentence of t ends.
func firstSentence(t string) int {
	if len(t) > 2000 {
		t = t[:2000]
	}
	if s := text.Sentences(t); len(s) > 0 {
		return s[0].End
	}
	return 0
}
