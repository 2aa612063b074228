package entity

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parallax/index/entity/internal/tag"
	"parallax/index/text"
)

// shape is how a word is written.
type shape uint8

const (
	lower    shape = iota
	initial        // a capital first
	capitals       // no lower-case letter
	digits
)

// gap is what stands between a word and the one before it in its text.
type gap uint8

const (
	apart      gap = iota // punctuation, or nothing before
	space                 // white space within a line
	hyphen                // a hyphen, nothing else
	dot                   // a full stop and white space
	comma                 // a comma and white space
	possessive            // 's or ' and white space
	ampersand             // & between white space
	newLine
)

// mode is how a line is written.
type mode uint8

const (
	prose     mode = iota
	titleCase      // a headline: capitals tell nothing
	upperCase      // capitals throughout
)

// word is one word of an article's text with all that the rules ask of it.
type word struct {
	start, end int
	raw        string
	term       string
	id         int32  // in the lexicon, 0 when unknown there
	hash       uint32 // of the term
	set        wordSet
	shape      shape
	gap        gap  // to the word before
	opens      bool // begins a sentence or a quotation: its capital tells nothing
	paren      bool // an opening bracket stands before it
	mode       mode
}

func (w *word) has(s wordSet) bool { return w.set&s != 0 }

// cap reports whether the word begins with a capital letter.
func (w *word) cap() bool { return w.shape == initial || w.shape == capitals }

// joins reports whether the word continues the name that the word before it
// belongs to: a space, a hyphen, or the full stop of an initial or title.
func joins(prev, w *word) bool {
	switch w.gap {
	case space, hyphen:
		return true
	case dot:
		return abbreviated(prev)
	}
	return false
}

// abbreviated reports whether a full stop after the word is no sentence's end.
func abbreviated(w *word) bool {
	if n := utf8.RuneCountInString(w.raw); n == 1 && w.shape == capitals {
		return true
	}
	switch w.term {
	case "st", "ft", "mt", "jr", "sr", "mr", "mrs", "ms", "dr", "prof", "no":
		return true
	}
	return w.has(title) && len(w.term) <= 5 && w.term != "judge" && w.term != "chief"
}

// scan cuts one text of an article into words.
func scan(l *lexicon, s string) []word {
	buffer := tokenBuffers.Get().(*[]text.Token)
	tokens := text.Tokenize((*buffer)[:0], s)
	words := make([]word, 0, len(tokens))
	defer func() {
		for i := range tokens {
			tokens[i] = text.Token{} // keep no text alive
		}
		*buffer = tokens
		tokenBuffers.Put(buffer)
	}()
	for i, t := range tokens {
		w := word{start: t.Start, end: t.End, raw: t.Of(s), term: t.Term}
		w.shape = shapeOf(w.raw)
		w.hash = tag.HashString(t.Term)
		w.id = l.words.find(t.Term, w.hash)
		w.set = l.sets[w.id]
		if w.set&common != 0 && accented(w.raw) { // Støre is no store
			w.set &^= common
		}
		if w.id == 0 && len(w.term) > 4 && strings.HasSuffix(w.term, "s") && l.is(w.term[:len(w.term)-1])&common != 0 {
			w.set |= common
		}
		if i == 0 {
			w.gap, w.opens = newLine, true
			w.paren = strings.HasSuffix(s[:t.Start], "(")
		} else {
			p := &words[i-1]
			between := s[p.end:t.Start]
			w.gap = gapOf(between)
			w.paren = strings.HasSuffix(between, "(")
			w.opens = opening(between, w.gap, p)
		}
		words = append(words, w)
	}
	for i := 0; i < len(words); {
		j := i + 1
		for j < len(words) && words[j].gap != newLine {
			j++
		}
		m := modeOf(words[i:j])
		for k := i; k < j; k++ {
			words[k].mode = m
		}
		i = j
	}
	return words
}

// tokenBuffers are used again from text to text.
var tokenBuffers = sync.Pool{New: func() any { return new([]text.Token) }}

func accented(raw string) bool {
	for i := 0; i < len(raw); i++ {
		if raw[i] >= 0xC3 && raw[i] <= 0xC9 { // Latin letters beyond ASCII
			return true
		}
	}
	return false
}

func gapOf(between string) gap {
	switch between {
	case " ":
		return space
	case "-", "\u2010", "\u2011":
		return hyphen
	case ". ", ".":
		return dot
	case ", ":
		return comma
	case "'s ", "’s ", "' ", "’ ":
		return possessive
	case " & ", "&":
		return ampersand
	}
	if strings.ContainsAny(between, "\n\r") {
		return newLine
	}
	if strings.TrimFunc(between, unicode.IsSpace) == "" && between != "" {
		return space
	}
	return apart
}

// opening reports whether a word begins a sentence or quotation, from what
// stands between it and the word before.
func opening(between string, g gap, before *word) bool {
	switch g {
	case space, hyphen, comma, possessive, ampersand:
		return false
	case newLine:
		return true
	case dot:
		return !abbreviated(before) && !(before.shape == capitals && len(before.raw) > len(before.term))
	}
	return strings.ContainsAny(between, ".?!:;\"“‘«—–…•|*") || strings.Contains(between, " '")
}

func shapeOf(raw string) shape {
	if s, ok := plainShape(raw); ok {
		return s
	}
	first, upper, lowerCase := rune(0), 0, 0
	for _, r := range raw {
		if first == 0 {
			first = r
		}
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lowerCase++
		}
	}
	switch {
	case unicode.IsDigit(first):
		return digits
	case !unicode.IsUpper(first) && !unicode.IsTitle(first):
		return lower
	case lowerCase == 0:
		return capitals
	}
	return initial
}

// plainShape is the shape of a word of ASCII letters and digits. ok is false for
// others.
func plainShape(raw string) (s shape, ok bool) {
	lowerCase := false
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c >= utf8.RuneSelf {
			return 0, false
		}
		lowerCase = lowerCase || 'a' <= c && c <= 'z'
	}
	switch c := raw[0]; {
	case '0' <= c && c <= '9':
		return digits, true
	case c < 'A' || c > 'Z':
		return lower, true
	case !lowerCase:
		return capitals, true
	}
	return initial, true
}

// modeOf tells how a line is written. A headline in title case capitalises
// everyday words that prose would not; at least two of them, and more than it
// leaves in lower case.
func modeOf(line []word) mode {
	caps, letters, everyday, plain := 0, 0, 0, 0
	for i := range line {
		w := &line[i]
		if w.shape == digits {
			continue
		}
		letters++
		switch {
		case w.shape == capitals && (len(w.term) > 1 || w.term == "a"):
			caps++
		case w.shape == lower && len(w.term) >= 4:
			plain++
		case w.shape == initial && !w.opens && len(w.term) >= 3 && w.has(common) && !w.has(title|office|role|given|orgHead|calendar|phraseStart):
			everyday++
		}
	}
	switch {
	case letters >= 3 && caps*10 >= letters*8:
		return upperCase
	case everyday >= 2 && everyday > plain:
		return titleCase
	}
	return prose
}
