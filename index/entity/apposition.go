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
