package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word of a text. Tokenizing the bytes that it covers gives one
// token with the same Term again.
type Token struct {
	Span
	Term string // folded exact form: lower case, plain letters, no possessive
}

// Tokenize appends the words of s to dst and returns it.
//
// A word is a run of letters, marks and digits. An apostrophe between letters
// joins (don't, O'Brien), but a possessive 's is left outside the token. Single
// letters with dots are one word (U.S., a.m.; the term is without dots).
// Commas and points between digits join; the term keeps the points only
// (1,35,000 is 135000). Hyphens, slashes and underscores part words. Each Han
// or Kana character is a word.
func Tokenize(dst []Token, s string) []Token {
	for i := 0; i < len(s); {
		if end, upper, ok := plainWord(s, i); ok {
			if end > i {
				term := s[i:end]
				if upper {
					term = strings.ToLower(term)
				}
				dst = append(dst, Token{Span{i, end}, term})
			}
			i = end + 1
			continue
		}
		class, size := classAt(s, i)
		if class == other || class == mark {
			i += size
			continue
		}
		end := i + size
		var term string
		if class == ideograph {
			for end < len(s) {
				c, n := classAt(s, end)
				if c != mark {
					break
				}
				end += n
			}
			term = Fold(s[i:end])
		} else if last, ok := acronym(s, i); ok {
			end = last
			term = Fold(strings.ReplaceAll(s[i:end], ".", ""))
		} else {
			var commas bool
			end, commas = word(s, i)
			raw := s[i:end]
			if commas {
				raw = strings.ReplaceAll(raw, ",", "")
			}
			term = Fold(raw)
		}
		if term != "" {
			dst = append(dst, Token{Span{i, end}, term})
		}
		i = end + possessive(s, end)
	}
	return dst
}

// Classes of characters, as far as words go.
const (
	other     = iota
	letter    // letters that run together
	digit     // decimal digits
	mark      // continues a word, never begins one
	ideograph // a word by itself
)

// ascii is the class of each ASCII byte.
var ascii = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	return t
}()

// plainWord finds the end of the ASCII word at s[i], which may be empty, and
// whether it has capitals. ok is false where what follows may belong to it, so
// that the full rules must decide. Most words of English prose are plain.
func plainWord(s string, i int) (end int, upper, ok bool) {
	for end = i; end < len(s); end++ {
		c := s[end]
		if c >= utf8.RuneSelf || c == '\'' || c == '.' || c == ',' {
			return end, upper, c == ',' && end > i && !isDigit(s[end-1])
		}
		if ascii[c] == other {
			break
		}
		upper = upper || c <= 'Z' && c >= 'A'
	}
	return end, upper, true
}

// classAt returns the class and the size of the character at s[i].
func classAt(s string, i int) (class, size int) {
	if c := s[i]; c < utf8.RuneSelf {
		return int(ascii[c]), 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.IsLetter(r):
		return ideograph, n
	case unicode.IsLetter(r) && r != 'ʼ' && r != 'ʻ' && r != 'ʹ':
		return letter, n
	case unicode.IsDigit(r):
		return digit, n
	case unicode.IsMark(r) || invisible(r):
		return mark, n
	}
	return other, n
}

// word returns the end of the word that begins at s[i] and whether commas
// stand between its digits.
func word(s string, i int) (end int, commas bool) {
	_, size := classAt(s, i)
	end = i + size
	for j := end; j < len(s); {
		class, n := classAt(s, j)
		switch {
		case class == letter, class == digit, class == mark:
			end = j + n
			j = end
			continue
		}
		if j != end {
			return end, commas
		}
		if n := apostrophe(s, j); n > 0 {
			if j+n >= len(s) || possessive(s, j) > 0 {
				return end, commas
			}
			if c, _ := classAt(s, j+n); c != letter {
				return end, commas
			}
			j += n
			continue
		}
		c := s[j]
		if (c != ',' && c != '.') || j+1 >= len(s) || !isDigit(s[j-1]) || !isDigit(s[j+1]) {
			return end, commas
		}
		commas = commas || c == ','
		j++
	}
	return end, commas
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// acronym reports whether single letters with dots between them begin at s[i]
// (at least two), and where they end; a dot after the last belongs to them.
func acronym(s string, i int) (end int, ok bool) {
	letters := 0
	for j := i; j < len(s); {
		class, n := classAt(s, j)
		if class != letter {
			break
		}
		j += n
		if j < len(s) {
			if c, _ := classAt(s, j); c != other {
				break
			}
		}
		letters++
		end = j
		if j >= len(s) || s[j] != '.' {
			break
		}
		j++
		end = j
	}
	return end, letters >= 2
}

// apostrophe returns the size of the apostrophe at s[i], 0 when there is none.
func apostrophe(s string, i int) int {
	switch {
	case s[i] == '\'':
		return 1
	case strings.HasPrefix(s[i:], "’"):
		return len("’")
	case strings.HasPrefix(s[i:], "ʼ"):
		return len("ʼ")
	}
	return 0
}

// possessive returns the size of the 's at s[i], 0 when there is none.
func possessive(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	n := apostrophe(s, i)
	if n == 0 || i+n >= len(s) || s[i+n]|0x20 != 's' {
		return 0
	}
	if i+n+1 < len(s) {
		if class, _ := classAt(s, i+n+1); class != other && class != ideograph {
			return 0
		}
	}
	return n + 1
}
