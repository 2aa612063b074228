package quote

import (
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// word is a word of a clause, or a comma or bracket between words.
type word struct {
	text.Span
	term  string // folded; "," for what parts phrases
	upper bool   // begins with a capital
}

// words cuts s up, with its punctuation; dashes, semicolons and colons count
// as commas. Marks of quotation part nothing.
func words(s string) []word {
	tokens := text.Tokenize(nil, s)
	out := make([]word, 0, len(tokens)+8)
	at := 0
	for i := 0; i <= len(tokens); i++ {
		end := len(s)
		if i < len(tokens) {
			end = tokens[i].Start
		}
		for j, r := range s[at:end] {
			if r == ',' || r == '(' || r == ')' || r == ';' || r == ':' || r == '—' || r == '–' {
				out = append(out, word{text.Span{Start: at + j, End: at + j + utf8.RuneLen(r)}, ",", false})
			}
		}
		if i < len(tokens) {
			t := tokens[i]
			r, _ := utf8.DecodeRuneInString(s[t.Start:])
			out = append(out, word{t.Span, t.Term, unicode.IsUpper(r)})
			at = t.End
		}
	}
	return out
}

// subjectBefore finds the noun phrase that is the subject of the verb w[v]:
// the words w[first:last]. Pronoun is true when the subject names nobody.
func subjectBefore(w []word, v int) (first, last int, pronoun bool) {
	i := v - 1
	for i >= 0 && (helpers[w[i].term] || adverb(w[i])) {
		i--
	}
	if i < 0 {
		return 0, 0, false
	}
	if w[i].term == "," { // John Kirby, the spokesman, said
		for j := i - 1; j >= 0 && j >= i-appositionWords; j-- {
			if w[j].term == "," {
				if f, l := phraseEnding(w, j-1); l > f {
					return f, l, false
				}
				break
			}
		}
		return 0, 0, false
	}
	if pronouns[w[i].term] {
		return 0, 0, true
	}
	if f, l := phraseEnding(w, i); l > f {
		return f, l, false
	}
	for j := i; j > 0 && j >= i-phraseWords && w[j].term != ","; j-- { // the ministry in its statement said
		if !prepositions[w[j].term] {
			continue
		}
		if pronouns[w[j-1].term] {
			return 0, 0, true
		}
		if f, l := phraseEnding(w, j-1); l > f {
			return f, l, false
		}
	}
	return 0, 0, false
}

// Bounds of what may stand between a subject and its verb.
const (
	appositionWords = 14
	phraseWords     = 7
)

// phraseEnding returns the noun phrase w[first:last] whose last word is w[i]:
// capitalised words with particles between them, roles and what describes
// them, and an article before. Empty when w[i] ends none.
func phraseEnding(w []word, i int) (first, last int) {
	if i < 0 || !nounal(w[i]) {
		return 0, 0
	}
	first = i
	for first > 0 {
		p := w[first-1]
		switch {
		case nounal(p) || descriptions[p.term]:
			first--
			continue
		case particles[p.term] && first > 1 && nounal(w[first-2]):
			first -= 2
			continue
		case determiner(p):
			return first - 1, i + 1
		}
		break
	}
	for j := first - 1; j >= 0 && j >= first-describingWords && plain(w[j]); j-- { // the harbour minister
		if j > 0 && determiner(w[j-1]) {
			return j - 1, i + 1
		}
	}
	return first, i + 1
}

// describingWords is how many words that the lists do not know may stand
// between an article and an office.
const describingWords = 3

func determiner(w word) bool { return w.term == "a" || w.term == "an" || w.term == "the" }

// plain reports whether w is a word in lower case that may describe an office.
func plain(w word) bool {
	return w.term != "," && !w.upper && !text.StopWord(w.term) && !saying[w.term]
}

func nounal(w word) bool {
	return w.term != "," && (w.upper && !pronouns[w.term] && !text.StopWord(w.term) || roles[w.term] || w.upper && w.term == "us")
}

// says reports whether w is a verb of saying. In capitals only the plainest
// are, as headings have them: the United States states nothing.
func says(w word) bool {
	if !saying[w.term] {
		return false
	}
	switch w.term {
	case "said", "says", "tells", "told", "warns":
		return true
	}
	return !w.upper
}

func adverb(w word) bool {
	n := len(w.term)
	return !w.upper && n > 4 && w.term[n-2:] == "ly"
}

// phraseStarting returns the noun phrase w[first:last] that begins at w[i].
func phraseStarting(w []word, i int) (first, last int) {
	first = i
	unknown := 0
	if i < len(w) && determiner(w[i]) {
		i++
		unknown = describingWords
	}
	last = first
	for i < len(w) {
		switch {
		case nounal(w[i]) && !(last > first && says(w[i])):
			last = i + 1
		case descriptions[w[i].term], last > first && particles[w[i].term]:
		case last == first && unknown > 0 && plain(w[i]):
			unknown--
		default:
			return first, last
		}
		i++
	}
	return first, last
}
