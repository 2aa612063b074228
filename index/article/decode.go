package article

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decode turns an article's bytes into clean text; see transcode. A note counts
// what could not be read.
func decode(b []byte) (s string, notes []string, err error) { return decodeWith(b, clean) }

// decodeMarkup is decode for a page, of which each text is cleaned as it is read.
func decodeMarkup(b []byte) (s string, notes []string, err error) {
	return decodeWith(b, func(s string) string { return s })
}

func decodeWith(b []byte, clean func(string) string) (s string, notes []string, err error) {
	if len(b) == 0 {
		return "", nil, errEmpty
	}
	if len(b) > MaxArticle {
		return "", nil, errTooLarge
	}
	if wideOrder(b) == nil {
		if err := binary(b); err != nil {
			return "", nil, err
		}
	}
	d := transcode(b, "")
	s = clean(d.text)
	if strings.TrimSpace(s) == "" {
		return "", nil, errBlank
	}
	return s, d.notes(), nil
}

// wideOrder returns the UTF-16 decoder for a byte order mark, nil without one.
func wideOrder(b []byte) encoding.Encoding {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return xunicode.UTF16(xunicode.BigEndian, xunicode.ExpectBOM)
	}
	return nil
}

// binary refuses bytes that no text has: a NUL, or more than one control
// character in fifty (saved terminal output and old word processors stay below).
func binary(b []byte) error {
	control := 0
	for _, c := range b {
		if c == 0 {
			return unreadable("it is a binary file (it holds NUL bytes), not text")
		}
		if c < ' ' && !(c >= '\b' && c <= '\r') && c != 0x1b {
			control++
		}
	}
	if control > 4 && control*50 > len(b) {
		return unreadablef("it is a binary file (%d of its %d bytes are control characters), not text", control, len(b))
	}
	return nil
}

// multibyte counts the characters of more than one byte in s and the bytes that
// belong to no character.
func multibyte(s string) (good, bad int) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// noBreak is the no-break space.
const noBreak = '\u00a0'

// plainSpaces is s with its no-break spaces as plain ones: what rules look at.
func plainSpaces(s string) string { return strings.ReplaceAll(s, string(noBreak), " ") }

// clean makes line ends \n and spaces plain, but for the no-break space, which is
// text as printed, drops characters that have no width or are controls, and
// composes letters and their accents (NFC): addresses are composed, so that no
// name could be found that is not. Joiners between letters of other scripts stay.
func clean(s string) string {
	s = plainMarks(s)
	if composed(s) {
		return s
	}
	return norm.NFC.String(s) // returns composed text as it is
}

// composed reports whether all of s is composed for sure, as most text is: it has
// no character from U+0300 on, where accents begin, but punctuation.
func composed(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0xCC && (c != 0xE2 || i+1 == len(s) || s[i+1] != 0x80) { // what begins U+0300 and beyond, and not U+2000 to U+203F
			return false
		}
	}
	return true
}

func plainMarks(s string) string {
	from := firstOdd(s)
	if from == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:from])
	prev, _ := utf8.DecodeLastRuneInString(s[:from])
	for i, r := range s[from:] {
		i += from
		switch {
		case r == '\n':
			if prev == '\r' {
				prev = r
				continue
			}
			b.WriteByte('\n')
		case r >= ' ' && r < 0x7f:
			b.WriteByte(byte(r))
		case r == '\r', r == '\f', r == '\v', r == 0x85, r == 0x2028, r == 0x2029:
			b.WriteByte('\n')
		case r == noBreak:
			b.WriteRune(r)
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case unicode.IsControl(r), r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F,
			r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFC:
		case r == 0x200C || r == 0x200D:
			if next, _ := utf8.DecodeRuneInString(s[i+3:]); prev > 0x2FF && next > 0x2FF && next != utf8.RuneError {
				b.WriteRune(r)
			}
		default:
			b.WriteRune(r)
		}
		prev = r
	}
	return b.String()
}

// firstOdd is where the first character stands that plainMarks may not keep as it
// is, or the length of s.
func firstOdd(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !(r >= noBreak && r < 0x1680 && r != 0xAD || r >= 0x2010 && r <= 0x2027) {
			return i
		}
		i += n
	}
	return len(s)
}
