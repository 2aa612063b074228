package entity

import (
	"slices"
	"strings"
)

// isTail reports whether a sighting is the end of a longer full name that the
// article has: Ofori-Mensa beside Kweku Ofori-Mensa, Al Marri beside Sultan Al Marri.
func (r *recogniser) isTail(x *personSighting) bool {
	words := r.pages[x.page].words[x.from:x.to]
	joined := !slices.ContainsFunc(words[1:], func(w word) bool { return w.gap != hyphen })
	if !joined && !words[0].has(particle) {
		return false
	}
	if r.tails == nil {
		r.tails = map[string]bool{}
		for i := range r.people {
			terms := r.termsOf(&r.people[i])
			for k := 1; k < len(terms); k++ {
				r.tails[strings.Join(terms[k:], " ")] = true
			}
		}
	}
	return r.tails[strings.Join(r.termsOf(x), " ")]
}

// byTail returns the one person whose full name ends so, nil when there is
// none or more than one.
func byTail(people []*someone, terms []string) (one *someone) {
	for _, s := range people {
		full := strings.Fields(nameKey(s.fullest()))
		if len(full) > len(terms) && slices.Equal(full[len(full)-len(terms):], terms) {
			if one != nil {
				return nil
			}
			one = s
		}
	}
	return one
}

// crown adds the popes and kings that go by a given name. One whose given name
// and title a full name of the article has is that person.
func (r *recogniser) crown(out []*someone, crowns []int) []*someone {
	fulls := len(out)
	for _, i := range crowns {
		x := &r.people[i]
		k := keyOf(r.lex, x.name)
		titles := roleWords(r.lex, x.role)
		at := slices.IndexFunc(out[:fulls], func(s *someone) bool {
			return s.key.given[0] == k.family && slices.ContainsFunc(titles, func(t string) bool { return slices.Contains(s.roles, t) })
		})
		if at >= 0 {
			out[at].see(r, x, false)
			continue
		}
		at = slices.IndexFunc(out[fulls:], func(s *someone) bool { return s.key.family == k.family && slices.Equal(s.key.given, k.given) })
		if at < 0 {
			at = len(out) - fulls
			out = append(out, &someone{forms: map[string]int{}, key: k})
		}
		out[fulls+at].see(r, x, true)
	}
	return out
}

// byGiven returns the one person whose given name a title stands before: Dr
// Tedros. nil when there is none or more than one.
func byGiven(people []*someone, name string) (one *someone) {
	for _, s := range people {
		if len(s.key.given) > 0 && s.key.given[0] == name && len(name) > 2 {
			if one != nil {
				return nil
			}
			one = s
		}
	}
	return one
}
