package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// word is a word of a clause, or a comma or bracket between words.
type word struct {
	text.Span
	term  string // folded; "," for what parts phrases
	upper bool   // begins with a capital
	owner bool   // a capitalised word with 's, or an acronym: EU, Canada's
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
		if gap := s[at:end]; strings.Contains(gap, "--") || strings.Contains(gap, " - ") {
			j := at + strings.IndexByte(gap, '-')
			out = append(out, word{text.Span{Start: j, End: j + 1}, ",", false, false})
		}
		for j, r := range s[at:end] {
			if r == ',' || r == '(' || r == ')' || r == ';' || r == ':' || r == '—' || r == '–' {
				out = append(out, word{text.Span{Start: at + j, End: at + j + utf8.RuneLen(r)}, ",", false, false})
			}
		}
		if i < len(tokens) {
			t := tokens[i]
			r, _ := utf8.DecodeRuneInString(s[t.Start:])
			upper := unicode.IsUpper(r)
			rest := s[t.End:]
			possessive := strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
			out = append(out, word{t.Span, t.Term, upper, upper && (possessive || acronym(t.Of(s)))})
			at = t.End
		}
	}
	return out
}

func acronym(s string) bool {
	return len(s) > 1 && len(s) <= acronymBytes && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

const acronymBytes = 6

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
	if w[i].term == "," {
		first, last = explained(w, i)
		return first, last, false
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

// explained finds the subject in front of an apposition that the comma w[i]
// closes: 'John Kirby, the spokesman, said', 'Ana Ray, who leads the board, the
// third partner, said'; or the apposition where it is the name: 'the harbour
// chief, Ana Ray, said'.
func explained(w []word, i int) (first, last int) {
	j := commaBefore(w, i)
	if j < 0 {
		return 0, 0
	}
	first, last = phraseEnding(w, j-1)
	if last > first && office(w[first:last]) && personal(w[j+1:i]) {
		return j + 1, i
	}
	if k := commaBefore(w, j); k >= 0 && w[k+1].term == "who" {
		return phraseEnding(w, k-1)
	}
	return first, last
}

// commaBefore is the place of the comma before w[i], -1 when it is far.
func commaBefore(w []word, i int) int {
	for j := i - 1; j >= 0 && j >= i-appositionWords; j-- {
		if w[j].term == "," {
			return j
		}
	}
	return -1
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
			if first > 2 && w[first-2].term == "of" && roles[w[first-3].term] { // the head of the agency
				first, _ = phraseEnding(w, first-3)
				return first, i + 1
			}
			return first - 1, i + 1
		}
		break
	}
	named, capitals := w[i].upper, false
	for j := first - 1; j > 0 && j >= first-describingWords; j-- { // the harbour minister
		if !plain(w[j]) {
			if named || !nounal(w[j]) {
				break
			}
			capitals = true // a Danish harbour official
		}
		if determiner(w[j-1]) && !(capitals && possessives[w[j-1].term]) {
			return j - 1, i + 1
		}
		if w[j-1].owner && roles[w[first].term] && !capitals { // the European Union's foreign policy chief
			first, _ = phraseEnding(w, j-1)
			return first, i + 1
		}
	}
	return first, i + 1
}

// describingWords is how many words that the lists do not know may stand
// between an article and an office.
const describingWords = 3

func determiner(w word) bool { return determiners[w.term] }

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
		if last > first && i == last {
			i = described(w, i)
		}
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

// described skips what stands between a word and the office that it leads to:
// 'policy' in 'EU policy chief', 'of the' in 'head of the agency'. It returns i
// where w[i] leads to none.
func described(w []word, i int) int {
	if w[i-1].owner {
		for j := i; j < len(w) && j <= i+describingWords; j++ {
			if roles[w[j].term] {
				return j
			}
			if !plain(w[j]) {
				break
			}
		}
	}
	if roles[w[i-1].term] && i+2 < len(w) && w[i].term == "of" && determiner(w[i+1]) && nounal(w[i+2]) {
		return i + 2
	}
	return i
}
