package entity

import "strings"

// apposed reports whether a comma and a role follow the name that ends before word j: ', a
// spokesman for', ', the fire chief'. At most three words describe the role, and none is a verb.
func apposed(p *page, j int) bool {
	if j >= len(p.words) || p.words[j].gap != comma {
		return false
	}
	switch p.words[j].term {
	case "a", "an", "the", "its", "their", "his", "her":
		j++
	}
	for k := j; k < len(p.words) && k-j < 4; k++ {
		w := &p.words[k]
		if k > j && w.gap != space && w.gap != hyphen && w.gap != possessive {
			return false
		}
		if w.shape == lower && (w.has(title|role) || w.term == "spokesman" || w.term == "spokeswoman") {
			return true
		}
		if w.shape == lower && (w.has(locative|towards|saying|doing) || strings.HasSuffix(w.term, "ing") || strings.HasSuffix(w.term, "ed")) {
			return false
		}
	}
	return false
}

// vouched reports whether a given name and an everyday word, the words i to j-1, are a person
// all the same: a spokesperson stands right before them, or the word is also an outlet's or a
// company's name and a role stands before it or a verb of saying follows ("Tom Slate said").
func vouched(p *page, i, j int) bool {
	if j-i != 2 || j < len(p.words) && p.words[j].gap == hyphen { // Kang In-sun
		return false
	}
	if before := i - 1; before >= 0 && p.words[i].gap == space && speaksFor(p.words[before].term) {
		return true
	}
	if m := p.matchAt(i + 1); m == nil || m.to != j || m.has(firmName) == nil {
		return false
	}
	if before := i - 1; before >= 0 && p.words[i].gap == space && p.words[before].has(role) && p.words[before].shape == lower {
		return true
	}
	return j < len(p.words) && p.words[j].gap == space && p.words[j].shape == lower && p.words[j].has(saying)
}

// speaksFor reports whether a role is one that only people have, who are named right after it.
func speaksFor(term string) bool {
	return term == "spokesman" || term == "spokeswoman" || term == "spokesperson"
}

// longestIntroduction is how many words before a name are looked through for
// the role that introduces it.
const longestIntroduction = 10

// introduced reports whether the words i to j-1 stand between commas behind a
// role: 'the defence minister, X Y, said', 'the head of the council, X Y, had'.
func introduced(p *page, i, j int) bool {
	if p.words[i].gap != comma {
		return false
	}
	if j < len(p.words) {
		switch next := &p.words[j]; {
		case next.gap == comma && !next.cap(), next.gap == newLine, next.gap == dot && next.opens, next.gap == apart, next.has(saying) && next.gap == space:
		default:
			return false
		}
	}
	for k := i - 1; k >= 0 && i-k <= longestIntroduction; k-- {
		w := &p.words[k]
		if w.shape == lower && w.has(title|role) && (k == i-1 || p.words[k+1].gap == space && p.words[k+1].term == "of" || p.words[k+1].gap == space && p.words[k+1].term == "for") {
			return true
		}
		if w.opens || w.gap == comma || w.has(saying) {
			return false
		}
	}
	return false
}

// evidence reports whether what surrounds the words i to j-1 shows a person: a
// verb of saying, an apposition with a role, an age.
func (r *recogniser) evidence(p *page, i, j int) bool {
	if j < len(p.words) {
		next := &p.words[j]
		if next.gap == space && next.shape == lower && next.has(saying) && p.words[j-1].has(surname|given) {
			return true
		}
		if next.gap == space && next.term == "who" {
			return true
		}
		if next.gap == comma {
			if next.shape == digits && len(next.term) <= 2 && j+1 < len(p.words) && (p.words[j+1].gap == comma || p.words[j+1].gap == dot) {
				return true
			}
			if m := p.matchAt(j + 1); (next.term == "a" || next.term == "an") && m != nil && m.has(demonym) != nil && m.to < len(p.words) && !p.words[m.to].has(orgHead) {
				return true // Paul Whelan, an American detained
			}
			for k := j; k < len(p.words) && k-j < 9; k++ {
				if k > j && (p.words[k].gap == comma || p.words[k].gap == newLine || p.words[k].opens) {
					break
				}
				if x := &p.words[k]; x.has(title|role) && x.shape == lower {
					return true
				}
			}
		}
	}
	if i > 0 {
		if introduced(p, i, j) {
			return true
		}
		before := &p.words[i-1]
		if p.words[i].gap == space && before.shape == lower && (before.has(role) || before.term == "said" && j < len(p.words) && p.words[j].gap != space) {
			return true
		}
	}
	return false
}
