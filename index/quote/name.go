package quote

import (
	"slices"
	"strings"
)

// properName is the name in a noun phrase, as it stands in the clause, without
// the office in front of it: 'Mr Ray', 'Maria Ray' for 'the spokeswoman Maria
// Ray'; the whole phrase where it has no name behind the office: 'a US official'.
func properName(clause string, phrase []word) string {
	if len(phrase) == 0 {
		return ""
	}
	from := 0
	if possessives[phrase[0].term] && !roles[phrase[len(phrase)-1].term] { // my colleague Ana Ray
		for from = len(phrase) - 1; from > 0 && phrase[from-1].upper; from-- {
		}
	}
	of := slices.IndexFunc(phrase, func(w word) bool { return w.term == "of" })
	if of > 1 && from == 0 && !determiner(phrase[0]) && !slices.ContainsFunc(phrase, func(w word) bool { return roles[w.term] || bodies[w.term] }) {
		phrase = phrase[:of] // Ana Ray of Samoa
	}
	for i, w := range phrase[:len(phrase)-1] {
		if !roles[w.term] {
			continue
		}
		next := i + 1
		if next+1 < len(phrase) && phrase[next].term == "of" { // Secretary of State
			if determiner(phrase[next+1]) || bodies[w.term] { // head of the agency, Office of Harbours
				continue
			}
			next += 2
		}
		if next < len(phrase) && phrase[next].upper && !roles[phrase[len(phrase)-1].term] {
			from = next
			if honorifics[w.term] && next == i+1 {
				from = i
			}
		}
	}
	if last := phrase[len(phrase)-1]; from == len(phrase)-1 && roles[last.term] && !last.upper && !speakBare[last.term] && !strings.HasSuffix(last.term, "s") {
		return "" // the rest of the phrase was not understood
	}
	return clause[phrase[from].Start:phrase[len(phrase)-1].End]
}

// named is the noun phrase that begins at w[i], or the name that follows it
// between commas where it is an office: 'the harbour chief, Ana Ray, said'.
func named(w []word, i int) (first, last int) {
	first, last = phraseStarting(w, i)
	if last >= len(w) || last <= first || w[last].term != "," || !office(w[first:last]) {
		return first, last
	}
	end := last + 1
	for end < len(w) && w[end].term != "," {
		end++
	}
	if personal(w[last+1 : end]) {
		return last + 1, end
	}
	return first, last
}

// office reports whether a noun phrase names an office and nobody who holds it:
// 'the prime minister', 'the chairman of Acme'.
func office(phrase []word) bool {
	for i := len(phrase) - 1; i >= 0; i-- {
		if w := phrase[i]; roles[w.term] {
			surname := w.upper && honorifics[w.term] // Pete King
			return !surname && (i == len(phrase)-1 || phrase[i+1].term == "of")
		}
	}
	return false
}

// nameWords bounds a person's name with what is put in front of it.
const nameWords = 6

// personal reports whether the words are the full name of a person: two words
// or more, in capitals but for particles, or one behind Mr and the like. Two
// capitals may be initials; longer acronyms and owners are none.
func personal(w []word) bool {
	if len(w) < 2 || len(w) > nameWords || !w[len(w)-1].upper || parties[w[0].term] && w[1].Start == w[0].End+1 {
		return false
	}
	for i, x := range w {
		switch {
		case honorifics[x.term]:
		case i > 0 && particles[x.term]:
		case !nounal(x) || !x.upper || roles[x.term] || x.owner && len(x.term) > 2:
			return false
		}
	}
	return true
}
