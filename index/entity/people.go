package entity

import (
	"slices"
	"strings"
)

// someone is one person of the article.
type someone struct {
	forms    map[string]int // full forms → times
	order    []string       // forms in order of first sight
	terms    []string       // folded words of the fullest form
	key      personKey
	role     string
	roles    []string // every title word seen with a full form
	mentions []Mention
}

func (s *someone) see(r *recogniser, x *personSighting, full bool) {
	s.mentions = append(s.mentions, r.pages[x.page].span(x.from, x.to))
	if x.role != "" {
		s.role = x.role
		s.roles = append(s.roles, roleWords(r.lex, x.role)...)
	}
	if full {
		if s.forms[x.name] == 0 {
			s.order = append(s.order, x.name)
		}
		s.forms[x.name]++
	}
}

// fullest is the form with the most parts that are no initials, then the most
// parts, then the most used, then the first seen.
func (s *someone) fullest() string {
	best, bestRank := "", [3]int{}
	for _, f := range s.order {
		rank := [3]int{0, 0, s.forms[f]}
		for part := range strings.FieldsSeq(f) {
			rank[1]++
			if len(strings.Trim(part, ".")) > 1 {
				rank[0]++
			}
		}
		if best == "" || slices.Compare(rank[:], bestRank[:]) > 0 {
			best, bestRank = f, rank
		}
	}
	return best
}

// settle decides which sightings are one person's: full names first, then
// weak ones that the rest of the article bears out, then titled surnames.
func (r *recogniser) settle() []*someone {
	r.judgeWeak()
	var full, bare []int
	var keys []personKey
	for i := range r.people {
		k := keyOf(r.lex, r.people[i].name)
		if len(k.given) == 0 {
			bare = append(bare, i)
			continue
		}
		full = append(full, i)
		keys = append(keys, k)
	}
	names, of := distinct(keys, func(int) int { return 1 })
	groups := cluster(r.lex, names)
	var out []*someone
	byGroup := map[int]*someone{}
	for n, i := range full {
		g := groups[of[n]]
		s := byGroup[g]
		if s == nil {
			s = &someone{forms: map[string]int{}, key: keys[n]}
			byGroup[g] = s
			out = append(out, s)
		}
		s.see(r, &r.people[i], true)
	}
	fulls := len(out)
	for _, i := range bare {
		x := &r.people[i]
		k := keyOf(r.lex, x.name)
		if s := r.choose(out[:fulls], k.family, x.role); s != nil {
			s.see(r, x, false)
			continue
		}
		at := slices.IndexFunc(out[fulls:], func(s *someone) bool { return s.key.family == k.family })
		if at < 0 {
			out = append(out, &someone{forms: map[string]int{}, key: k})
			at = len(out) - 1 - fulls
		}
		out[fulls+at].see(r, x, true)
	}
	for _, s := range out {
		s.terms = strings.Fields(nameKey(s.fullest()))
	}
	return out
}

// choose returns the one person of that family name; of several, the one whose
// titles agree with role. nil when that leaves none or more than one.
func (r *recogniser) choose(people []*someone, family, role string) *someone {
	var fit, agree []*someone
	words := roleWords(r.lex, role)
	for _, s := range people {
		if s.key.family != family || len(s.key.given) == 0 {
			continue
		}
		fit = append(fit, s)
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(s.roles, w) }) {
			agree = append(agree, s)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0]
	case len(agree) == 1:
		return agree[0]
	}
	return nil
}

// judgeWeak keeps weak sightings of which the article uses the last word alone
// elsewhere, as it does of people's surnames, or names a person by it.
func (r *recogniser) judgeWeak() {
	want := map[string]bool{}
	for i := range r.people {
		x := &r.people[i]
		if x.weak {
			want[r.pages[x.page].words[x.to-1].term] = false
			for k := x.from; k < x.to; k++ {
				r.pages[x.page].taken[k] |= asWeak
			}
		}
	}
	if len(want) == 0 {
		return
	}
	for i := range r.people {
		if x := &r.people[i]; !x.weak {
			if t := r.pages[x.page].words[x.to-1].term; x.to-x.from == 1 {
				if _, ok := want[t]; ok {
					want[t] = true
				}
			}
		}
	}
	for pi := range r.pages {
		p := &r.pages[pi]
		for i := range p.words {
			w := &p.words[i]
			if borne, ok := want[w.term]; ok && !borne && w.cap() && p.taken[i] == 0 && w.mode == prose && !w.has(common|orgHead|placeHead) && w.shape != capitals {
				if i+1 < len(p.words) && (p.words[i+1].gap == possessive || p.words[i+1].has(saying) || w.has(surname)) {
					want[w.term] = true
				}
			}
		}
	}
	r.people = slices.DeleteFunc(r.people, func(x personSighting) bool {
		p := &r.pages[x.page]
		if !x.weak {
			return false
		}
		if want[p.words[x.to-1].term] && !p.claimed(x.from, x.to, asPerson) {
			p.claim(x.from, x.to, asPerson)
			return false
		}
		return true
	})
}

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
		if len(s.terms) > 1 && at > 0 && len(s.terms[0]) > 2 {
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
			if len(who) > 1 {
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

func (r *recogniser) personEntities(people []*someone) []Entity {
	var out []Entity
	for _, s := range append(people, r.unsettled...) {
		e := Entity{Kind: Person, Name: s.fullest(), Role: s.role, Mentions: s.mentions}
		for _, f := range s.order {
			if f != e.Name {
				e.Aliases = append(e.Aliases, f)
			}
		}
		out = append(out, e)
	}
	return out
}
