package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which s is compared: lower case, compatibility
// forms decomposed, diacritics removed, letters that have no decomposition
// expanded (ø→o, ß→ss, æ→ae), typographic quotes and dashes made plain and
// invisible characters dropped. Folding twice changes nothing. Lower-case
// ASCII is returned as it is, without allocation.
func Fold(s string) string {
	upper := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return foldUnicode(s)
		}
		upper = upper || 'A' <= c && c <= 'Z'
	}
	if upper {
		return strings.ToLower(s)
	}
	return s
}

// foldUnicode folds what news in Latin script is made of rune by rune, and all
// else with its neighbours.
func foldUnicode(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		plain := ""
		switch {
		case r < firstTyped && r >= utf8.RuneSelf:
			plain = foldedLatin[r-utf8.RuneSelf]
		case r >= firstMark && r <= lastMark:
			plain = foldedMarks[r-firstMark]
		}
		if plain == "" {
			return foldWhole(s)
		}
		b.WriteString(plain)
		i += n
	}
	return b.String()
}

// Runes that fold by themselves, whatever stands beside them: Latin letters with
// their accents, and the quotation marks and dashes of typesetters.
const (
	firstTyped = 0x180 // the first rune behind Latin Extended-A
	firstMark  = 0x2010
	lastMark   = 0x2026
)

var (
	foldedLatin = foldedAlone(utf8.RuneSelf, firstTyped-1)
	foldedMarks = foldedAlone(firstMark, lastMark)
)

// foldedAlone tables what runes fold to where that is ASCII; "" for the others.
func foldedAlone(from, to rune) []string {
	table := make([]string, to-from+1)
	for r := from; r <= to; r++ {
		folded := foldWhole(string(r))
		if strings.IndexFunc(folded, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
			table[r-from] = folded
		}
	}
	return table
}

// foldWhole decomposes, folds each rune and composes again what is left, so
// that Hangul syllables and Indic vowels come out whole.
func foldWhole(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
			continue
		}
		if diacritic(r) || invisible(r) {
			continue
		}
		r = unicode.ToLower(r)
		if plain, ok := expand(r); ok {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// diacritic reports whether r is a mark that writers leave out: accents of
// Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs. Vowel
// signs of Indic scripts and the voicing marks of Kana carry the word and stay.
func diacritic(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F,
		0x483 <= r && r <= 0x487,
		0x591 <= r && r <= 0x5BD, r == 0x5BF, r == 0x5C1, r == 0x5C2, r == 0x5C4, r == 0x5C5, r == 0x5C7,
		0x610 <= r && r <= 0x61A, 0x64B <= r && r <= 0x65F, r == 0x670,
		0x1AB0 <= r && r <= 0x1AFF, 0x1DC0 <= r && r <= 0x1DFF,
		0x20D0 <= r && r <= 0x20FF, 0xFE20 <= r && r <= 0xFE2F:
		return true
	}
	return false
}

// invisible reports whether r is a character without width that may stand
// inside a word: soft hyphen, joiners, word joiner, zero-width spaces.
func invisible(r rune) bool {
	switch r {
	case 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF:
		return true
	}
	return false
}

// expand gives the plain spelling of a lower-case letter or a mark that NFKD
// leaves whole.
func expand(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø', 'ɵ':
		return "o", true
	case 'ł', 'ƚ':
		return "l", true
	case 'đ', 'ð', 'ɖ':
		return "d", true
	case 'þ':
		return "th", true
	case 'ħ':
		return "h", true
	case 'ı', 'ɨ':
		return "i", true
	case 'ŧ', 'ⱦ':
		return "t", true
	case 'ŋ':
		return "n", true
	case 'ĸ':
		return "k", true
	case 'ƀ':
		return "b", true
	case 'ǥ':
		return "g", true
	case 'ə':
		return "a", true
	case 'ς':
		return "σ", true
	case '’', '‘', '‚', '‛', 'ʼ', 'ʻ', 'ʹ', '′', '‹', '›', '`', '´':
		return "'", true
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`, true
	case '‐', '‒', '–', '—', '―', '−':
		return "-", true
	}
	return "", false
}
