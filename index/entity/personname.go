package entity

import (
	"strings"
	"unicode/utf8"
)

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
