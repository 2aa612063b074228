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
	r.cutOverlong()
	var full, bare, crowns []int
	var keys []personKey
	for i := range r.people {
		k := keyOf(r.lex, r.people[i].name)
		if r.people[i].crowned {
			crowns = append(crowns, i)
			continue
		}
		if len(k.given) == 0 || r.isTail(&r.people[i]) {
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
	out = r.crown(out, crowns)
	fulls := len(out)
	for _, i := range bare {
		x := &r.people[i]
		k := keyOf(r.lex, x.name)
		var s *someone
		if len(k.given) > 0 {
			s = byTail(out[:fulls], r.termsOf(x))
		} else if s = r.choose(out[:fulls], k.family, x.role); s == nil {
			s = byGiven(out[:fulls], k.family)
		}
		if s != nil {
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
