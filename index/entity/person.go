package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// personSighting is a person named at one place.
type personSighting struct {
	page, from, to int
	name           string
	role           string
	sure           bool // a full name by itself, or a name with a title
	weak           bool // two or three unknown words that may be a person
	crowned        bool // Pope or King and a given name
}

// fullNames finds names that need no other to be understood: a given name and
// a family name, or a title and a name. Sequences of unknown capitalised words
// are kept as weak sightings, to be judged when all are known.
func (r *recogniser) fullNames(pi int) {
	p := &r.pages[pi]
	for i := 0; i < len(p.words); i++ {
		if !r.mayBegin(p, i) {
			continue
		}
		s, ok := r.nameAt(p, i)
		if !ok {
			continue
		}
		s.page = pi
		if end, ok := thing(p, s.from, s.to); ok && s.to-s.from > 1 {
			r.things = append(r.things, namedThing{pi, s.from, s.to, p.words[s.to-1].term})
			p.claim(s.from, s.to, asThing)
			i = end - 1
			continue
		}
		if end, ok := company(p, s.from, s.to); ok {
			r.addOrg(pi, s.from, end, bodyText(p, s.from, end))
			p.claim(s.from, end, asFirm)
			i = end - 1
			continue
		}
		s.role = r.roleOf(p, s.from, s.to)
		s.from, s.to, s.crowned = crownedName(p, s.from, s.to)
		s.name = personText(p, s.from, s.to)
		if !s.weak {
			p.claim(s.from, s.to, asPerson)
		}
		r.people = append(r.people, s)
		i = s.to - 1
	}
}

// personText is the name that the words spell, in mixed case whatever the line.
func personText(p *page, from, to int) string {
	if p.words[from].mode != upperCase {
		return visible(p.of(from, to))
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		w := &p.words[i]
		if i > from {
			b.WriteString(p.text[p.words[i-1].end:w.start])
		}
		raw := w.raw
		if utf8.RuneCountInString(w.raw) > 1 && !strings.Contains(raw, ".") && !w.has(suffix) {
			first, n := utf8.DecodeRuneInString(raw)
			raw = string(first) + strings.ToLower(raw[n:])
		}
		b.WriteString(raw)
	}
	return visible(b.String())
}

// visible is s without characters that have no width, such as soft hyphens.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u00ad' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// mayBegin reports whether a name may begin with word i.
func (r *recogniser) mayBegin(p *page, i int) bool {
	w := &p.words[i]
	if !w.cap() || p.taken[i]&(asOrg|asBlocked|asPerson|asPlace) != 0 {
		return false
	}
	if w.has(calendar|placeFirst|personal|suffix) && !w.has(double) {
		return false
	}
	if i > 0 && w.gap == hyphen || glued(w) || strings.HasSuffix(w.term, "n't") {
		return false
	}
	if w.shape == capitals && len(w.term) > 1 && w.mode == prose && !w.has(given) && !isInitial(w) {
		return false // MV, CEO
	}
	if w.has(title) && i+1 < len(p.words) { // Justice Scalia, Prince Harry
		if x := &p.words[i+1]; x.cap() && joins(w, x) && !x.has(suffix) && !titleAsName(p, i) {
			return false
		}
	}
	return true
}

// titleAsName reports whether the title at word i is a given name: Sultan Al
// Jaber, Dr Sultan Ahmed.
func titleAsName(p *page, i int) bool {
	w, next := &p.words[i], &p.words[i+1]
	if w.term != "sultan" {
		return false
	}
	switch next.term {
	case "al", "el", "bin", "ibn":
		return true
	}
	return i > 0 && p.words[i-1].has(personal) && joins(&p.words[i-1], w)
}

// glued reports whether two words were run together in the source: HellerThis.
// Names have their inner capital sooner: MacArthur, FitzGerald.
func glued(w *word) bool {
	if w.shape != initial {
		return false
	}
	for i := 5; i < len(w.raw); i++ {
		if 'A' <= w.raw[i] && w.raw[i] <= 'Z' && 'a' <= w.raw[i-1] && w.raw[i-1] <= 'z' {
			return true
		}
	}
	return false
}
