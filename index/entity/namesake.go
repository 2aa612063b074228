package entity

import "strings"

// namedThing is where a person's name stands in that of a thing.
type namedThing struct {
	page, from, to int
	term           string // the last word of the person's name, by which the thing goes too
}

// longestThing is how many words may stand between the person's name and the
// head of what is named after them: James Webb Space Telescope.
const longestThing = 2

// thing returns where the name of a thing that is named after the person of
// the words from to to-1 ends: the James Webb Space Telescope, the Nobel
// Prize. ok is false when no such name stands there.
func thing(p *page, from, to int) (end int, ok bool) {
	if last := &p.words[to-1]; to-from > 2 && last.has(namesake) && !last.has(given) && last.mode == prose {
		return to, true // Street and Bridge are surnames too
	}
	if from > 0 && p.words[from-1].term == "the" { // the James Webb space telescope
		for k := to; k < len(p.words) && k-to < 2 && p.words[k].gap == space && p.words[k].shape == lower; k++ {
			if plainThing(p.words[k].term) {
				return k + 1, true
			}
		}
	}
	for k := to; k < len(p.words) && k-to <= longestThing; k++ {
		w := &p.words[k]
		if w.gap != space || !w.cap() || w.has(title|personal|calendar|given) {
			return 0, false
		}
		if w.has(namesake) {
			return k + 1, w.mode == prose || w.mode == titleCase && k-to < 2 && plainThing(w.term)
		}
		if w.mode != prose {
			return 0, false
		}
	}
	return 0, false
}

// meansThing reports whether the surname alone at word i stands for a thing
// that is named after its bearer: Webb, for the telescope. It does where the
// article named the thing before the person and no personal title stands there.
func (r *recogniser) meansThing(pi, i int) bool {
	p := &r.pages[pi]
	if i > 0 && p.words[i-1].has(personal) {
		return false
	}
	for _, t := range r.things {
		if t.term != p.words[i].term {
			continue
		}
		for k := range r.people {
			if x := &r.people[k]; x.to-x.from > 1 && r.pages[x.page].words[x.to-1].term == t.term && (x.page < t.page || x.page == t.page && x.from < t.from) {
				return false
			}
		}
		return true
	}
	return false
}

// plainThing reports whether a word can't be a verb or stand for itself in a headline.
func plainThing(term string) bool {
	switch term {
	case "telescope", "airport", "stadium", "memorial", "foundation", "museum", "library", "prize", "university", "hospital", "bridge":
		return true
	}
	return false
}

// company returns where the name of a company that is named after people
// ends: Gerhard Petersen Shipping. ok is false when the words from to to-1 do
// not begin or hold one.
func company(p *page, from, to int) (end int, ok bool) {
	if p.words[from].mode != prose {
		return 0, false
	}
	if last := &p.words[to-1]; to-from > 1 && (last.has(firm) && !last.has(surname) || len(last.term) > 11 && strings.HasSuffix(last.term, "management")) {
		return to, true
	}
	if to < len(p.words) && p.words[to].gap == space && p.words[to].cap() && p.words[to].has(firm) && to-from > 1 {
		return to + 1, true
	}
	return 0, false
}

// crownedName reaches back over Pope or King before a given name alone, and
// forward over a numeral: Queen Elizabeth II. ok is false for other names.
func crownedName(p *page, from, to int) (begin, end int, ok bool) {
	if from == 0 || to-from != 1 {
		return from, to, false
	}
	t, w := &p.words[from-1], &p.words[from]
	if !t.has(crowned) || !t.cap() || p.taken[from-1]&(asPerson|asOrg) != 0 || w.gap != space || !w.has(given) && t.term != "sultan" || w.mode == upperCase {
		return from, to, false
	}
	if to < len(p.words) && p.words[to].gap == space && p.words[to].shape == capitals && p.words[to].has(suffix) {
		to++
	}
	return from - 1, to, true
}

// cutOverlong shortens names that only lost markup made long: where the
// article has a full name, a longer one that begins with it and whose last word
// stands nowhere else is the shorter one.
func (r *recogniser) cutOverlong() {
	fulls := map[string]bool{}
	elsewhere := map[string]bool{} // the last two words of a long name → whether the last stands without the other
	for i := range r.people {
		if x := &r.people[i]; x.sure && x.to-x.from >= 2 {
			fulls[strings.Join(r.termsOf(x), " ")] = true
		}
	}
	for i := range r.people {
		x := &r.people[i]
		if x.to-x.from < 3 {
			continue
		}
		p, terms := &r.pages[x.page], r.termsOf(x)
		last := terms[len(terms)-1]
		if r.lex.is(last)&suffix != 0 {
			continue
		}
		for n := 2; n < len(terms); n++ {
			if !fulls[strings.Join(terms[:n], " ")] || p.words[x.from+n].gap == hyphen {
				continue
			}
			end := terms[len(terms)-2] + " " + last
			stands, known := elsewhere[end]
			if !known {
				stands = r.standsElsewhere(last, terms[len(terms)-2])
				elsewhere[end] = stands
			}
			if stands {
				break
			}
			for k := x.from + n; k < x.to; k++ {
				p.taken[k] &^= asPerson
			}
			x.to = x.from + n
			x.name = personText(p, x.from, x.to)
			break
		}
	}
}

// standsElsewhere reports whether a name's last word stands somewhere in the
// article without the word that comes before it in the name.
func (r *recogniser) standsElsewhere(last, before string) bool {
	for pi := range r.pages {
		words := r.pages[pi].words
		for i := range words {
			if words[i].term == last && words[i].cap() && (i == 0 || words[i-1].term != before) {
				return true
			}
		}
	}
	return false
}

func (r *recogniser) termsOf(x *personSighting) []string {
	terms := make([]string, 0, x.to-x.from)
	for k := x.from; k < x.to; k++ {
		terms = append(terms, r.pages[x.page].words[k].term)
	}
	return terms
}
