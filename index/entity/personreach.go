package entity

import "slices"

// A name has at most so many parts, one that follows a hyphen or a particle
// being none of its own, and so many words: Nawaf Al-Ahmad Al-Jaber Al-Sabah.
const (
	mostParts = 7
	mostWords = 10
)

// reach returns where the name that begins with word i ends at most.
func (r *recogniser) reach(p *page, i int, first, titled bool) int {
	j := i + 1
	for parts := 1; j < len(p.words) && parts < mostParts && j-i < mostWords; j++ {
		prev, w := &p.words[j-1], &p.words[j]
		if w.gap != hyphen && !prev.has(particle) {
			parts++
		}
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
		if m := p.matchAt(j); m != nil && !(w.gap == hyphen && prev.has(particle)) { // Al-Sabah
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
