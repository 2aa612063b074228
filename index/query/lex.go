package query

import (
	"strings"
	"unicode/utf8"
)

type kind int

const (
	end kind = iota
	open
	closing
	orOp
	andOp
	notOp
	minus     // a '-' with its operand directly behind it
	fieldName // a known name and its colon, with its operand directly behind it
	word
	quoted
)

type token struct {
	kind     kind
	text     string // escapes resolved; the white space of a quoted text made single
	raw      string // as typed, for notices
	field    scope  // of a fieldName
	star     int    // in a word: byte offset in text of the first '*' not escaped, or -1
	distance string // of a quoted text: the digits after '~', or ""
	bare     bool   // a word that is a field's name and colon with nothing behind
}

// lexer cuts a valid UTF-8 text into tokens. Any text can be cut.
type lexer struct {
	s      string
	pos    int
	depth  int // of parentheses
	tokens []token
	notes  *notices

	noSingle bool // no ’ behind pos closes anything
}

func lex(s string, notes *notices) []token {
	l := lexer{s: s, notes: notes}
	for l.next(false) {
	}
	return l.tokens
}

// next emits the tokens at pos that belong together: an operator or a
// parenthesis, or an operand with the minus signs and the field name before it.
// With value set it reads the operand of a field, where names and operators are
// ordinary words.
func (l *lexer) next(value bool) bool {
	if !value {
		l.skipSpace()
	}
	r, size := l.peek(0)
	for r == '-' && !l.endsWord(1) {
		l.emit(token{kind: minus}, 1)
		r, size = l.peek(0)
	}
	switch {
	case size == 0:
		return false
	case r == '(' || r == ')':
		l.paren(r)
	case r == '|':
		l.emit(token{kind: orOp}, 1)
	case isQuote(r):
		l.quoted(size, -1)
	case r == '‘' && l.closingSingle() >= 0:
		l.quoted(size, l.closingSingle())
	default:
		l.word(value)
	}
	return true
}

func (l *lexer) emit(t token, size int) {
	t.raw = l.s[l.pos : l.pos+size]
	l.pos += size
	l.tokens = append(l.tokens, t)
}

// peek returns the rune at pos+off and its size, 0 at the end.
func (l *lexer) peek(off int) (rune, int) {
	if l.pos+off >= len(l.s) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(l.s[l.pos+off:])
}

func (l *lexer) skipSpace() {
	rest := strings.TrimLeftFunc(l.s[l.pos:], isSpace)
	l.pos = len(l.s) - len(rest)
}

// endsWord reports whether no operand starts at pos+off.
func (l *lexer) endsWord(off int) bool {
	r, size := l.peek(off)
	return size == 0 || isSpace(r) || r == ')' || r == '|'
}

// paren emits a parenthesis; pairs beyond maxNesting are passed over.
func (l *lexer) paren(r rune) {
	deep := l.depth
	t := token{kind: open}
	if r == '(' {
		l.depth++
		deep = l.depth
	} else {
		t.kind = closing
		l.depth = max(0, l.depth-1)
	}
	if deep > maxNesting {
		l.notes.add(tooDeep)
		l.pos++
		return
	}
	l.emit(t, 1)
}

// word emits a word, an operator, or a field's name with its operand.
func (l *lexer) word(value bool) {
	var text strings.Builder
	t := token{kind: word, star: -1}
	plain := true // nothing escaped, no star or colon yet
	i := 0
	for {
		r, size := l.peek(i)
		if size == 0 || isBreak(r) {
			break
		}
		if r == '\\' {
			if next, w := l.peek(i + 1); w > 0 && (escapable(next) || i == 0 && isOperator(l.rest(1))) {
				text.WriteRune(next)
				i += 1 + w
				plain = false
				continue
			}
		}
		if r == ':' && plain && !value {
			if f, ok := scopeOf(text.String()); ok {
				t.field = f
				t.bare = l.endsWord(i + 1)
				if !t.bare {
					t.kind = fieldName
					l.emit(t, i+1)
					l.next(true)
					return
				}
			}
		}
		if r == '*' && t.star < 0 {
			t.star = text.Len()
		}
		plain = plain && r != ':' && r != '*'
		text.WriteRune(r)
		i += size
	}
	t.text = text.String()
	if !value {
		switch l.s[l.pos : l.pos+i] {
		case "AND":
			t.kind = andOp
		case "OR":
			t.kind = orOp
		case "NOT":
			t.kind = notOp
		}
	}
	l.emit(t, i)
}

// rest is what is left, from pos+off, of the word at pos.
func (l *lexer) rest(off int) string {
	s := l.s[l.pos+off:]
	if i := strings.IndexFunc(s, isBreak); i >= 0 {
		s = s[:i]
	}
	return s
}
