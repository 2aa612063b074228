package query

import (
	"strings"
	"unicode/utf8"
)

// quoted emits the text behind a quote of that size at pos, and the distance
// that may follow. Single is the length of a ‘text’, -1 for double quotes.
func (l *lexer) quoted(size, single int) {
	inner := l.s[l.pos+size:]
	if single >= 0 {
		inner = inner[:single]
	}
	text, n, closed := unquote(inner, single < 0)
	n += size
	if single >= 0 {
		closed = true
		n += len("’")
	}
	t := token{kind: quoted, text: text}
	switch {
	case closed:
		if t.distance = l.distance(n); t.distance != "" {
			n += len("~") + len(t.distance)
		}
	case text == "":
		l.notes.add("a lone quotation mark was left out")
		l.pos += n
		return
	default:
		l.notes.add("a quotation mark without its partner was closed at the end")
	}
	l.emit(t, n)
}

// unquote reads s up to the first quote that is not escaped, or with stop unset
// to the end. N is how many bytes it read, the quote included.
func unquote(s string, stop bool) (text string, n int, closed bool) {
	var b strings.Builder
	for n < len(s) && !closed {
		r, size := utf8.DecodeRuneInString(s[n:])
		n += size
		next, w := utf8.DecodeRuneInString(s[n:])
		switch {
		case r == '\\' && w > 0 && escapable(next):
			b.WriteRune(next)
			n += w
		case stop && isQuote(r):
			closed = true
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.FieldsFunc(b.String(), isSpace), " "), n, closed
}

// distance returns the digits of a "~10" at pos+off, or "".
func (l *lexer) distance(off int) string {
	rest := l.s[l.pos+off:]
	if !strings.HasPrefix(rest, "~") {
		return ""
	}
	digits := rest[1 : 1+len(rest[1:])-len(strings.TrimLeft(rest[1:], "0123456789"))]
	if r, size := l.peek(off + 1 + len(digits)); size > 0 && !isBreak(r) {
		return ""
	}
	return digits
}

// closingSingle returns the offset behind the ‘ at pos of the ’ that closes it
// rather than being an apostrophe, or -1.
func (l *lexer) closingSingle() int {
	if l.noSingle {
		return -1
	}
	rest := l.s[l.pos+len("‘"):]
	for i := 0; i < len(rest); {
		at := strings.Index(rest[i:], "’")
		if at < 0 {
			break
		}
		i += at
		next, size := utf8.DecodeRuneInString(rest[i+len("’"):])
		if i > 0 && (size == 0 || !isWordRune(next)) {
			return i
		}
		i += len("’")
	}
	l.noSingle = true
	return -1
}
