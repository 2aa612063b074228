package entity

import "slices"

// surnames finds the mentions that only the article's full names explain:
// surnames alone, and given names alone where one person bears them.
func (r *recogniser) surnames(people []*someone) {
	family := map[string][]*someone{}
	givenOf := map[string][]*someone{}
	for _, s := range people {
		if len(s.terms) == 0 {
			continue
		}
		at := len(s.terms) - 1
		if len(s.key.given) > 0 && at > 0 && skeleton(r.lex, s.terms[at]) != s.key.family && skeleton(r.lex, s.terms[0]) == s.key.family {
			at = 0
		}
		for at > 0 && r.lex.is(s.terms[at])&suffix != 0 && len(s.terms[at]) > 1 {
			at--
		}
		family[s.terms[at]] = append(family[s.terms[at]], s)
		if sk := skeleton(r.lex, s.terms[at]); sk != s.terms[at] {
			family[sk] = append(family[sk], s)
		}
		if s.key.other != "" && at == 0 && len(s.terms) == 2 {
			family[s.terms[1]] = append(family[s.terms[1]], s)
		}
		if len(s.terms) > 1 && at > 0 && len(s.terms[0]) > 2 && r.lex.is(s.terms[0])&crowned == 0 {
			givenOf[s.terms[0]] = append(givenOf[s.terms[0]], s)
		}
	}
	if len(family) == 0 {
		return
	}
	alone := map[string]*someone{}
	for pi := range r.pages {
		p := &r.pages[pi]
		for i := range p.words {
			w := &p.words[i]
			if !w.cap() || p.taken[i]&(asPerson|asOrg|asBlocked|asPlace) != 0 {
				continue
			}
			if p.taken[i]&asThing != 0 {
				continue
			}
			who := family[w.term]
			if who == nil && w.id == 0 {
				who = family[skeleton(r.lex, w.term)]
			}
			if who == nil || !r.aloneAt(p, i) {
				if who == nil && len(givenOf[w.term]) == 1 && w.mode == prose && !w.has(common) && p.matchAt(i) == nil && r.aloneAt(p, i) {
					x := personSighting{page: pi, from: i, to: i + 1}
					givenOf[w.term][0].see(r, &x, false)
					p.claim(i, i+1, asPerson)
				}
				continue
			}
			x := personSighting{page: pi, from: reachBack(p, i, who[0].terms), to: i + 1}
			x.role = r.roleBefore(p, x.from)
			if x.role == "" && r.meansThing(pi, i) {
				continue
			}
			x.name = personText(p, x.from, x.to)
			end := suffixAt(p, i+1)
			if end != "" {
				x.to++
			}
			if len(who) > 1 || end != "" { // Trump Jr is no other Trump
				who = bySuffix(who, end)
				if len(who) == 0 {
					continue
				}
			}
			s := who[0]
			var tail *someone
			if len(who) > 1 && x.to-x.from > 1 {
				tail = byTail(who, r.termsOf(&x)) // Bin Salman is no King Salman
			}
			if tail != nil {
				s = tail
			} else if len(who) > 1 {
				if s = r.choose(who, who[0].key.family, x.role); s == nil {
					if at := slices.IndexFunc(who, func(s *someone) bool { return len(s.key.given) == 0 }); at >= 0 {
						who[at].see(r, &x, true)
						p.claim(x.from, x.to, asPerson)
						continue
					}
					key := who[0].key.family
					if s = alone[key]; s == nil {
						s = &someone{forms: map[string]int{}, key: personKey{family: key}}
						alone[key] = s
					}
					s.see(r, &x, true)
					p.claim(x.from, x.to, asPerson)
					continue
				}
			}
			s.see(r, &x, false)
			p.claim(x.from, x.to, asPerson)
		}
	}
	for _, s := range alone {
		r.unsettled = append(r.unsettled, s)
	}
}

// suffixAt is the Jr or III at word i, "" where there is none.
func suffixAt(p *page, i int) string {
	if i < len(p.words) {
		if w := &p.words[i]; (w.gap == space || w.gap == comma) && w.cap() && w.has(suffix) && len(w.term) > 1 {
			return w.term
		}
	}
	return ""
}

// bySuffix keeps those whose names end so; all where none without suffix has it.
func bySuffix(who []*someone, suffix string) []*someone {
	var out []*someone
	for _, s := range who {
		if s.key.suffix == suffix {
			out = append(out, s)
		}
	}
	if len(out) == 0 && suffix == "" {
		return who
	}
	return out
}

// reachBack includes the words before a family name that belong to it in the
// full name: López Obrador, bin Salman.
func reachBack(p *page, i int, terms []string) int {
	at := slices.Index(terms, p.words[i].term)
	for at > 1 && i > 0 && joins(&p.words[i-1], &p.words[i]) && p.words[i-1].term == terms[at-1] && p.taken[i-1]&(asPerson|asOrg) == 0 {
		at--
		i--
	}
	return i
}

// aloneAt reports whether the family name at word i stands for the person.
func (r *recogniser) aloneAt(p *page, i int) bool {
	w := &p.words[i]
	var next *word
	if i+1 < len(p.words) {
		next = &p.words[i+1]
	}
	if next != nil && next.gap == space && next.cap() && w.mode == prose && next.has(orgHead|placeHead) && !next.has(title|role) {
		return false
	}
	if w.has(common) && (w.opens || w.mode != prose) {
		if next == nil || next.gap != possessive && !(next.gap == space && next.shape == lower && next.has(saying|doing)) {
			return false
		}
	}
	if m := p.matchAt(i); m != nil {
		if m.to-m.from > 1 || m.has(demonym) != nil {
			return false
		}
		if m.has(countryName, placeName, capital) != nil && i > 0 && !p.words[i-1].has(personal|title) {
			// Denzel Washington's surname, unless the article is in Washington too.
			return p.words[i-1].term != "of" && !p.words[i-1].has(locative) && !r.locatedSomewhere(w.term)
		}
	}
	return true
}

// locatedSomewhere reports whether the article uses the word as a place's name.
func (r *recogniser) locatedSomewhere(term string) bool {
	for pi := range r.pages {
		p := &r.pages[pi]
		for k := range p.found {
			m := &p.found[k]
			if p.words[m.from].term != term || m.has(placeName, countryName, capital) == nil || p.claimed(m.from, m.to, asPerson|asOrg) {
				continue
			}
			if m.to-m.from > 1 || located(p, m) {
				return true
			}
		}
	}
	return false
}
