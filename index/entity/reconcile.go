package entity

import (
	"parallax/index/entity/internal/tag"
	"sort"
)

// Margins, in the model's units, from which the tagger is believed: that a name
// of several words or of one is a person's, that a person's name reaches farther
// than the rules see, that a name is a place's or an organisation's, so surely
// that no surname of the article's stands in it.
const (
	sureName        = 10
	sureSingle      = 22
	sureGiven       = 60 // a given name alone
	sureBounds      = 25
	surePlace       = 14
	sureSinglePlace = 16
	sureAttribute   = 50
	sureBody        = 8
	sureSingleBody  = 16
	sureWhole       = 60
)

// votes says what the tagger takes a word for where it stands alone: the sum of
// its margins, class by class.
type votes [4]int32

// tagAll lets the tagger read all pages, and counts its votes.
func (r *recogniser) tagAll() {
	r.tagged = make([][]tagging, len(r.pages))
	r.votes = map[string]votes{}
	for pi := range r.pages {
		p := &r.pages[pi]
		r.tagged[pi] = r.tag(pi)
		for _, t := range r.tagged[pi] {
			if w := &p.words[t.from]; t.to-t.from == 1 && w.mode == prose {
				v := r.votes[w.term]
				v[t.class] += t.margin
				r.votes[w.term] = v
			}
		}
	}
}

// elected is the class that the article's mentions of a word agree on.
func (r *recogniser) elected(term string, own tagging) (c tag.Class, margin int32) {
	v := r.votes[term]
	v[own.class] = max(v[own.class], own.margin)
	c, second := own.class, int32(0)
	for k, n := range v {
		if n > v[c] {
			c = tag.Class(k)
		}
	}
	for k, n := range v {
		if tag.Class(k) != c {
			second = max(second, n)
		}
	}
	return c, v[c] - second
}

// taggedPeople adds the persons, and the bodies that are sure, that the tagger
// sees where the rules saw none.
func (r *recogniser) taggedPeople(pi int) {
	p := &r.pages[pi]
	r.lengthen(pi)
	at := r.standing(pi)
	for i := range r.tagged[pi] {
		t := &r.tagged[pi][i]
		if t.to-t.from == 1 {
			t.class, t.margin = r.elected(p.words[t.from].term, *t)
		}
		switch {
		case t.class == tag.Person:
			r.taggedPerson(pi, *t, at)
		case t.class == tag.Organisation && t.margin >= sureWhole && t.to-t.from > 1:
			r.taggedBody(pi, *t, at)
		}
	}
}

// taggedRest adds the bodies and places that the tagger sees where no name was
// found so far.
func (r *recogniser) taggedRest(pi int) {
	p, at := &r.pages[pi], r.standing(pi)
	for _, t := range r.tagged[pi] {
		switch t.class {
		case tag.Organisation:
			r.taggedBody(pi, t, at)
		case tag.Place:
			if t.margin >= surePlace && (t.to-t.from > 1 || p.mayBePlace(t)) && !p.claimed(t.from, t.to, asPerson|asOrg|asBlocked|asThing|asPlace) && p.inGazetteer(t.from, t.to) == nil {
				r.places = append(r.places, placeSighting{pi, t.from, t.to})
			}
		}
	}
}

// mayBePlace reports whether a word alone may be a place's name: none that only
// a line's writing or a sentence's start capitalises, none before an office, and,
// where it stands before a noun as adjectives do, only when the tagger is sure.
func (p *page) mayBePlace(t tagging) bool {
	w := &p.words[t.from]
	if w.has(common) && (w.opens || w.mode != prose) || stateOf(w.term) != "" {
		return false
	}
	if t.to < len(p.words) && p.words[t.to].gap == space {
		if p.beginsOffice(t.to) { // a nationality that no table has: towns that have mayors mostly stand in one
			return false
		}
		if next := &p.words[t.to]; next.shape == lower && !next.has(linking|locative|towards|govVerb|saying|doing|locNoun) && (t.from == 0 || !p.words[t.from-1].has(locative)) {
			return t.margin >= sureAttribute
		}
	}
	return t.margin >= sureSinglePlace
}

// beginsOffice reports whether an office in capitals stands at i: Foreign Minister.
func (p *page) beginsOffice(i int) bool {
	for end := min(i+mostRoleWords, len(p.words)); i < end && p.words[i].shape != lower; i++ {
		if p.words[i].has(title | role | office) {
			return true
		}
	}
	return false
}

// mostRoleWords is how far into a title in capitals its noun is looked for: Deputy
// Prime Minister.
const mostRoleWords = 3

// placeSighting is a place that no gazetteer has.
type placeSighting struct{ page, from, to int }

// inGazetteer returns a phrase of the gazetteers that has one of the words
// from to to-1.
func (p *page) inGazetteer(from, to int) *match {
	for i := from; i < to; i++ {
		if n := p.within[i]; n != 0 {
			return &p.found[n-1]
		}
	}
	return nil
}

// lengthen gives persons of the rules the bounds that the tagger is sure of.
func (r *recogniser) lengthen(pi int) {
	p := &r.pages[pi]
	for k := range r.people {
		x := &r.people[k]
		if x.page != pi || x.crowned {
			continue
		}
		t, ok := around(r.tagged[pi], x.from)
		if !ok || t.class != tag.Person || t.margin < sureBounds || t.to < x.to || t.to-t.from == x.to-x.from || taken(p, t, x) || !r.joined(p, t) {
			continue
		}
		p.unclaim(x.from, x.to, asPerson)
		x.from, x.to = pastTitles(p, t), t.to
		x.name = personText(p, x.from, x.to)
		if !x.weak {
			p.claim(x.from, x.to, asPerson)
		}
	}
}

// around returns the tagging that word i may be of: the last that begins there or
// before. They are in order and do not overlap.
func around(tagged []tagging, i int) (t tagging, ok bool) {
	n := sort.Search(len(tagged), func(k int) bool { return tagged[k].from > i })
	if n == 0 {
		return t, false
	}
	return tagged[n-1], true
}

// pastTitles is where the name of a person begins behind its titles.
func pastTitles(p *page, t tagging) int {
	from := t.from
	for t.to-from > 1 && p.words[from].has(title|personal|role|office) && !p.words[from].has(given) {
		from++
	}
	return from
}

// taken reports whether words of t outside x are part of another name, or none.
func taken(p *page, t tagging, x *personSighting) bool {
	const other = asOrg | asBlocked | asThing | asPlace | asPerson
	for i := t.from; i < t.to; i++ {
		if (i < x.from || i >= x.to) && (p.taken[i]&other != 0 || glued(&p.words[i])) {
			return true
		}
	}
	return false
}

// joined reports whether the words of t run on as those of one name do, none of
// them twice.
func (r *recogniser) joined(p *page, t tagging) bool {
	for i := t.from + 1; i < t.to; i++ {
		if w := &p.words[i]; w.gap != space && w.gap != hyphen && w.gap != dot || r.repeats(p, t.from, i) {
			return false
		}
	}
	return true
}

// versus reports whether the word at i is a party's name in that of a lawsuit.
func versus(p *page, i int) bool {
	is := func(k int) bool {
		return k >= 0 && k < len(p.words) && (p.words[k].term == "v" || p.words[k].term == "vs")
	}
	return is(i-1) || is(i+1)
}

func (r *recogniser) taggedPerson(pi int, t tagging, at []int32) {
	p := &r.pages[pi]
	t.from = pastTitles(p, t)
	if !r.joined(p, t) {
		return
	}
	if k := first(at[t.from:t.to]); k > 0 {
		if x := &r.people[k-1]; x.weak && x.from == t.from && x.to == t.to {
			x.weak, x.sure = false, true
			p.claim(x.from, x.to, asPerson)
		}
		return
	}
	if p.claimed(t.from, t.to, asPerson|asOrg|asBlocked|asThing|asPlace) {
		return
	}
	for i := t.from; i < t.to; i++ {
		if w := &p.words[i]; glued(w) || w.has(suffix) && len(w.term) > 1 && i < t.from+2 {
			return
		}
	}
	if _, ok := thing(p, t.from, t.to); ok {
		return
	}
	if t.to-t.from == 1 {
		w := &p.words[t.from]
		if t.margin < sureSingle || r.meansThing(pi, t.from) || p.within[t.from] != 0 || w.has(common) && w.opens || versus(p, t.from) || w.has(given) && !w.has(surname) && t.margin < sureGiven {
			return
		}
	} else if t.margin < sureName {
		return
	}
	s := personSighting{page: pi, from: t.from, to: t.to, sure: true}
	s.role = r.roleOf(p, s.from, s.to)
	s.name = personText(p, s.from, s.to)
	p.claim(s.from, s.to, asPerson)
	r.people = append(r.people, s)
	for i := s.from; i < s.to; i++ {
		at[i] = int32(len(r.people))
	}
}

// standing tells of each word of a page which person is named there: 1 + the first
// in r.people, 0 for none.
func (r *recogniser) standing(pi int) []int32 {
	at := make([]int32, len(r.pages[pi].words))
	for k := len(r.people) - 1; k >= 0; k-- {
		if x := &r.people[k]; x.page == pi {
			for i := x.from; i < x.to; i++ {
				at[i] = int32(k + 1)
			}
		}
	}
	return at
}

// first is the least number above 0, 0 when there is none.
func first(at []int32) (least int32) {
	for _, k := range at {
		if k > 0 && (least == 0 || k < least) {
			least = k
		}
	}
	return least
}

// endsBody reports whether a body's name may end with a word: not with an office
// or a member (House Speaker, Ohio Republican), nor with what is no body.
func endsBody(w *word) bool {
	switch w.term {
	case "republican", "democrat", "democratic", "leader", "depression", "recession":
		return false
	}
	return !w.has(notOrg) && (!w.has(title|role) || w.has(orgHead))
}

func (r *recogniser) taggedBody(pi int, t tagging, at []int32) {
	p := &r.pages[pi]
	for t.to-t.from > 1 && p.words[t.from].term == "the" {
		t.from++
	}
	if p.claimed(t.from, t.to, asPerson|asOrg|asBlocked|asThing) || t.margin < sureBody || !endsBody(&p.words[t.to-1]) {
		return
	}
	if t.to-t.from == 1 {
		w := &p.words[t.from]
		if t.margin < sureSingleBody || w.has(common) && w.shape != capitals {
			return
		}
	}
	for _, k := range at[t.from:t.to] {
		if k > 0 && !r.people[k-1].weak {
			return
		}
	}
	if m := p.inGazetteer(t.from, t.to); m != nil && m.from <= t.from && t.to <= m.to {
		return
	}
	r.addOrg(pi, t.from, t.to, bodyText(p, t.from, t.to))
}

func (p *page) unclaim(i, j int, c claim) {
	for ; i < j; i++ {
		p.taken[i] &^= c
	}
}
