package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// Detokenise writes tokens as running text, as it will have been printed
// before it was cut: marks of punctuation stand where writers put them. It
// returns the text and where in it each token stands, unchanged.
func Detokenise(tokens []string) (s string, at []text.Span) {
	var b strings.Builder
	at = make([]text.Span, len(tokens))
	var d joiner
	for i, tok := range tokens {
		var next string
		if i+1 < len(tokens) {
			next = tokens[i+1]
		}
		if d.space(tok, next) && i > 0 {
			b.WriteByte(' ')
		}
		at[i].Start = b.Len()
		b.WriteString(tok)
		at[i].End = b.Len()
	}
	return b.String(), at
}

// joiner says before which tokens a space stands.
type joiner struct {
	before string // the token before
	tight  bool   // nothing stands between it and the next
	double bool   // inside "…"
	single bool   // inside '…'
}

// space reports whether a space stands before tok, which next follows.
func (d *joiner) space(tok, next string) bool {
	space := !d.tight
	before := d.before
	d.before, d.tight = tok, false
	switch tok {
	case ".":
		d.tight = initial(before) && initial(next) // U.S.
		return false
	case ",", ";", ":", "!", "?", ")", "]", "}", "%", "...", "…", "”", "''":
		return false
	case "(", "[", "{", "“", "``", "‘", "$", "£", "€", "#":
		d.tight = true
	case "\"":
		d.double = !d.double
		d.tight = d.double
		return space && d.double
	case "'":
		if contraction("'" + next) {
			d.tight = true
			return false
		}
		if !d.single && strings.HasSuffix(before, "s") { // the players' union
			return false
		}
		d.single = !d.single
		d.tight = d.single
		return space && d.single
	case "’":
		d.tight = contraction("'"+next) || strings.ToLower(next) == "t"
		return false
	case "/":
		d.tight = true
		return false
	case "-":
		if isWord(before) && isWord(next) && !opens(next) {
			d.tight = true
			return false
		}
	default:
		if contraction(tok) {
			return false
		}
	}
	return space
}

// opens reports whether a token can only begin a sentence: before it a dash
// stands apart, where in a name or a compound a hyphen would not.
func opens(tok string) bool {
	r, _ := utf8.DecodeRuneInString(tok)
	return unicode.IsUpper(r) && text.StopWord(text.Fold(tok))
}

// initial reports whether tok is a single capital.
func initial(tok string) bool {
	r, size := utf8.DecodeRuneInString(tok)
	return size == len(tok) && unicode.IsUpper(r)
}

func isWord(tok string) bool {
	r, _ := utf8.DecodeRuneInString(tok)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// contraction reports whether tok is the end of a word that was cut: 's, n't.
func contraction(tok string) bool {
	switch strings.ReplaceAll(strings.ToLower(tok), "’", "'") {
	case "'s", "'re", "'ve", "'ll", "'d", "'m", "n't":
		return true
	}
	return false
}
