package entity

import (
	"slices"
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

// nameAt reads the name that begins with word i.
func (r *recogniser) nameAt(p *page, i int) (s personSighting, ok bool) {
	w := &p.words[i]
	titled, strongTitle := r.titled(p, i)
	listedHere := p.matchAt(i)
	first := w.has(given)
	switch {
	case w.has(title|role|office) && !first && !titled: // Sultan is both
		return s, false
	case listedHere != nil && !first && !(strongTitle && listedHere.has(demonym, metonym) == nil):
		return s, false
	case w.has(common) && !first && !titled:
		return s, false
	case w.has(title|role|orgHead) && titled && !first && !(w.has(surname) && nameTitle(&p.words[i-1])):
		return s, false
	case isInitial(w) && i+1 < len(p.words) && p.words[i+1].gap == hyphen:
		return s, false // R-Ky.
	}
	j := r.reach(p, i, first, titled)
	for j > i+1 && p.words[j-1].has(particle) && (p.words[j-1].shape == lower || !p.words[j-1].has(given|surname)) {
		j--
	}
	if last := &p.words[j-1]; j-i > 2 && last.has(common) && !last.has(surname) && last.gap != hyphen {
		j--
	}
	for j-i > 1 && isInitial(&p.words[j-1]) && !p.words[j-1].has(suffix) {
		j--
	}
	n := j - i
	if n == 2 && p.words[i+1].gap == hyphen && !(w.has(familyFirst) && p.words[i+1].shape == lower) {
		n = 1 // one name of two parts: Abdul-Aziz
	}
	if n >= 2 && first {
		if x := &p.words[i+1]; x.has(common) && !x.has(surname|given|particle) && !syllables(p, i+1, j) && !(n == 2 && w.mode == prose && (apposed(p, j) || vouched(p, i, j))) {
			return s, false // Carolina Hurricanes
		}
	}
	s = personSighting{from: i, to: j}
	second := func() *word { // past particles
		k := i + 1
		for k < j-1 && p.words[k].shape == lower {
			k++
		}
		return &p.words[k]
	}
	switch {
	case n >= 2 && first:
		if w.has(double) && (w.opens || w.mode == titleCase) && !titled && !(w.has(title) && titleAsName(p, i)) {
			x := second()
			if syllables(p, i+1, j) {
				s.sure = true
				return s, true
			}
			if w.has(govVerb) && !r.evidence(p, i, j) { // Will Clinton run?
				return s, false
			}
			if (x.has(common) || !x.has(surname|given) && x.id != 0 && !r.evidence(p, i, j)) && !vouched(p, i, j) {
				return s, false
			}
		}
		if x := second(); listedHere != nil && !x.has(surname|given) && (x.id != 0 || strings.HasSuffix(x.term, "s")) && !r.evidence(p, i, j) {
			return s, false
		}
		if w.mode == upperCase && (second().has(common) || !second().has(surname)) {
			return s, false
		}
		s.sure = true
		return s, true
	case n >= 2 && isInitial(w) && w.mode == prose && (len(w.raw) > 1 || second().gap == dot):
		if last := &p.words[j-1]; last.has(common) && !last.has(surname) || isInitial(last) {
			return s, false
		}
		s.sure = true
		return s, true
	case titled && w.mode != upperCase && (n >= 2 || strongTitle):
		if j-i == 1 && (w.shape == capitals && len(w.term) > 1 || w.has(common) && (w.mode == titleCase || !w.has(surname|given))) {
			return s, false
		}
		s.sure = true
		return s, true
	case n >= 2 && n <= 3 && w.mode == prose:
		x := second()
		if x.gap == hyphen && n < 3 && !(x.shape == lower) {
			return s, false
		}
		if n == 3 && x.has(given) && i > 0 && (p.words[i-1].has(locative) || p.words[i-1].term == "of") {
			return s, false // Mayor of Koszalin Piotr Jedlinski
		}
		if n == 3 && x.has(given) && !w.opens || w.has(surname) && x.gap == space && n == 2 && p.words[j-1].has(given) && r.evidence(p, i, j) {
			s.sure = true
			return s, true
		}
		if w.opens && !r.evidence(p, i, j) && !w.has(surname) {
			return s, false
		}
		s.weak = !r.evidence(p, i, j)
		s.sure = !s.weak
		return s, true
	}
	return s, false
}

// nameTitle reports whether t is a title after which even a word such as King
// or Bishop is a name.
func nameTitle(t *word) bool {
	return t.has(personal) || t.term == "sen" || t.term == "rep" || t.term == "gov"
}

// syllables reports whether word i and the next are a given name such as
// Duck-soo or Jae-in.
func syllables(p *page, i, end int) bool {
	return i+1 < end && p.words[i+1].gap == hyphen && p.words[i+1].shape == lower
}

func isInitial(w *word) bool {
	return w.shape == capitals && (utf8.RuneCountInString(w.raw) == 1 || len(w.raw) >= 2*len(w.term)-1 && len(w.term) <= 3 && strings.Contains(w.raw, "."))
}

// reach returns where the name that begins with word i ends at most.
func (r *recogniser) reach(p *page, i int, first, titled bool) int {
	j := i + 1
	for ; j < len(p.words) && j-i < 6; j++ {
		prev, w := &p.words[j-1], &p.words[j]
		if w.has(suffix) && (w.gap == comma || w.gap == space) && w.cap() && j-i >= 2 {
			return j + 1
		}
		if !joins(prev, w) || w.gap == dot && !isInitial(prev) || p.taken[j]&(asOrg|asBlocked|asPlace|asPerson) != 0 {
			break
		}
		if w.shape == lower {
			if w.gap == hyphen && len(w.term) <= 5 && (!w.has(common) || p.words[i].has(familyFirst)) {
				continue
			}
			if w.gap == space && w.has(particle) && len(w.term) > 1 && j+1 < len(p.words) && joins(w, &p.words[j+1]) && (p.words[j+1].cap() || p.words[j+1].has(particle)) {
				continue
			}
			break
		}
		if !w.cap() || w.has(calendar) && !w.has(given) || w.has(personal) {
			break
		}
		if r.repeats(p, i, j) {
			return min(j, i+2)
		}
		if glued(w) || w.has(suffix) && len(w.term) > 1 && j == i+1 {
			return i + 1
		}
		if j == i+1 && titled && !first && p.words[i].has(surname) && w.has(given) && !w.has(surname) {
			break // President Trump | Donald
		}
		if w.shape == capitals && len(w.term) > 1 && w.mode != upperCase && !isInitial(w) {
			break
		}
		second := j == i+1 && (first || titled || isInitial(prev))
		if w.has(title|role|office|orgHead|placeHead) && !w.has(given) {
			if !w.has(surname) || !second || j+1 < len(p.words) && p.words[j+1].cap() && joins(w, &p.words[j+1]) {
				break
			}
		}
		if m := p.matchAt(j); m != nil {
			firm := first && m.has(firmName, bodyName) != nil && !p.words[i].has(double) && w.mode == prose // Nikola Tesla
			if m.has(demonym, metonym) != nil && !w.has(given) || !w.has(surname|given) && !firm || !second && !isInitial(prev) {
				break
			}
		}
		if w.has(common) && !w.has(double) {
			if w.mode == titleCase || !first && !titled || j-i > 1 && !w.has(surname) {
				break
			}
		}
	}
	return j
}

// repeats reports whether word j is one of the words i to j-1 again or another
// form of the first, as where a page's markup was lost: Jeff Flake Jeffrey.
func (r *recogniser) repeats(p *page, i, j int) bool {
	for k := i; k < j; k++ {
		if w := &p.words[j]; p.words[k].term == w.term && len(w.term) > 2 && w.gap == space {
			return true
		}
	}
	// Mitch McConnell Addison (Mitch): the official name follows, with the one used in brackets.
	if j > i+1 && j+1 < len(p.words) && p.words[j].gap == space && p.words[j+1].paren && p.words[j+1].term == p.words[i].term {
		return true
	}
	return j > i+1 && slices.Contains(r.lex.short[skeleton(r.lex, p.words[i].term)], skeleton(r.lex, p.words[j].term))
}

// titled reports whether a title or a describing word stands right before word
// i, and whether it is one that makes any name a person's.
func (r *recogniser) titled(p *page, i int) (titled, strong bool) {
	if i == 0 {
		return false, false
	}
	t, w := &p.words[i-1], &p.words[i]
	if w.opens || w.gap != space && w.gap != dot || w.gap == dot && t.term != "hon" && !abbreviated(t) {
		return false, false
	}
	switch {
	case t.has(personal):
		return t.cap(), t.cap()
	case t.has(title):
		if p.taken[i-1]&asOrg != 0 || t.has(given) && t.has(double) && !t.cap() {
			return false, false
		}
		return true, t.cap() || t.term == "president" || t.term == "minister" || t.term == "premier" || t.term == "chancellor"
	case t.has(role):
		return true, false
	case t.shape == lower && t.term == "elect":
		return true, true
	}
	return false, false
}
