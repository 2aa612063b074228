package entity

import "strings"

// roleOf returns the title or role that the text gives the person named by the
// words from to to-1: before the name ("Russian Foreign Minister"), else after
// it ("John Kirby, the US National Security Council spokesman"). "" when none.
func (r *recogniser) roleOf(p *page, from, to int) string {
	if s := r.roleBefore(p, from); s != "" {
		return s
	}
	return r.roleAfter(p, to)
}

// roleBefore reads backwards from a name over titles, offices, bodies and the
// country that they are of. What comes before "of" and a whole title is another
// person's: "a special envoy of President Trump".
func (r *recogniser) roleBefore(p *page, from int) string {
	start, found := from, false
	for start > 0 && from-start < 12 {
		w, here := &p.words[start-1], &p.words[start]
		if !joins(w, here) && !(here.gap == possessive && found) {
			break
		}
		if p.taken[start-1]&asPerson != 0 {
			break
		}
		if p.taken[start-1]&asOrg != 0 && found {
			start--
			continue
		}
		if m := p.matchBefore(start); m != nil && found && m.has(countryName, demonym, metonym, placeName) != nil {
			start = m.from
			continue
		}
		switch {
		case w.has(title | role):
			found = true
		case w.has(office), w.has(ministry), w.term == "elect" && here.gap == space:
		case w.term == "of" && start >= 2 && p.words[start-2].has(title|role|office) && !p.words[from-1].has(title):
		case w.term == "and" && found && start >= 2 && p.words[start-2].has(office|ministry) && here.has(office|ministry):
		default:
			goto done
		}
		start--
	}
done:
	if !found {
		return ""
	}
	for start < from && (p.words[start].term == "of" || p.words[start].term == "and" || p.words[start].term == "then") {
		start++
	}
	return cleanRole(p, start, from)
}

// roleAfter reads an apposition: the role up to its describing word, and the
// body or country it is of.
func (r *recogniser) roleAfter(p *page, to int) string {
	if to >= len(p.words) || p.words[to].gap != comma {
		return ""
	}
	start := to
	switch p.words[start].term {
	case "the", "a", "an":
		start++
	}
	if start >= len(p.words) {
		return ""
	}
	if w := &p.words[start]; w.shape == lower && (w.has(towards|locative) || strings.HasSuffix(w.term, "ing") || strings.HasSuffix(w.term, "ed") && w.term != "retired") {
		return ""
	}
	for k := start; k < len(p.words) && k-start < 9; k++ {
		w := &p.words[k]
		if k > start && (w.gap == comma || w.gap == newLine || w.opens) {
			return ""
		}
		if p.taken[k]&asPerson != 0 || w.has(saying|doing) {
			return ""
		}
		if w.has(title|role) && w.shape == lower && p.taken[k]&asOrg == 0 {
			return cleanRole(p, start, k+1)
		}
	}
	return ""
}

// cleanRole is the role that the words spell; a bare Mr or Dr is none.
func cleanRole(p *page, from, to int) string {
	for from < to && p.words[from].has(personal) {
		from++
	}
	for to > from && p.words[to-1].has(personal) {
		to--
	}
	if from == to {
		return ""
	}
	return strings.TrimSpace(p.of(from, to))
}

// roleWords are the words of a role that tell offices apart: president,
// minister. Adjectives of countries and words such as "former" are left out.
func roleWords(l *lexicon, words string) []string {
	var out []string
	for term := range strings.FieldsSeq(nameKey(words)) {
		if s := l.is(term); s&title != 0 || s&role != 0 {
			out = append(out, sameTitle(term))
		}
	}
	return out
}

// sameTitle folds a title's abbreviations and feminine forms.
func sameTitle(term string) string {
	switch term {
	case "sen", "sens":
		return "senator"
	case "rep", "reps", "congressman", "congresswoman":
		return "representative"
	case "gov", "govs":
		return "governor"
	case "gen":
		return "general"
	case "fm", "pm", "premier":
		return "minister"
	case "chairwoman", "chairperson":
		return "chairman"
	case "spokeswoman", "spokesperson":
		return "spokesman"
	}
	return term
}
