package query

import (
	"fmt"
	"strings"
	"unicode"
)

// String is the canonical text of q, which shows how it was understood. Parsed
// with the same any as q was, it gives an equal tree.
func (q Query) String() string {
	var b strings.Builder
	if q.Root != nil {
		write(&b, q.Root)
	}
	return b.String()
}

func write(b *strings.Builder, n Node) {
	switch n := n.(type) {
	case And:
		writeAnd(b, n.Kids)
	case Or:
		between := " OR "
		if n.Any {
			between = " "
		}
		for i, k := range n.Kids {
			if i > 0 {
				b.WriteString(between)
			}
			writeOperand(b, k)
		}
	case Not:
		b.WriteString("NOT ")
		writeOperand(b, n.Kid)
	case Word:
		writeField(b, n.Field)
		writeWord(b, n.Text)
	case Prefix:
		writeField(b, n.Field)
		b.WriteString(n.Text + "*")
	case Phrase:
		writeField(b, n.Field)
		writeQuoted(b, n.Text)
	case Near:
		writeField(b, n.Field)
		writeQuoted(b, n.Text)
		fmt.Fprintf(b, "~%d", n.Distance)
	case Value:
		b.WriteString(facetName(n.Facet) + ":")
		if plain(n.Text) {
			b.WriteString(n.Text)
		} else {
			writeQuoted(b, n.Text)
		}
	case Bound:
		name := "before:"
		if n.After {
			name = "after:"
		}
		writeDate(b, name, n)
	}
}

// writeAnd writes two bounds that are one date as date:.
func writeAnd(b *strings.Builder, kids []Node) {
	for i := 0; i < len(kids); i++ {
		if i > 0 {
			b.WriteString(" AND ")
		}
		if i+1 < len(kids) && sameDate(kids[i], kids[i+1]) {
			writeDate(b, "date:", kids[i].(Bound))
			i++
			continue
		}
		writeOperand(b, kids[i])
	}
}

// sameDate reports whether first and second are what date: stands for.
func sameDate(first, second Node) bool {
	after, ok := first.(Bound)
	if !ok || !after.After {
		return false
	}
	after.After = false
	return second == Node(after)
}

// writeOperand writes a part of an And, Or or Not.
func writeOperand(b *strings.Builder, n Node) {
	group := false
	switch n := n.(type) {
	case And:
		group = len(n.Kids) != 2 || !sameDate(n.Kids[0], n.Kids[1])
	case Or:
		group = true
	}
	if !group {
		write(b, n)
		return
	}
	b.WriteByte('(')
	write(b, n)
	b.WriteByte(')')
}

func writeField(b *strings.Builder, f Field) {
	if f != AnyField {
		b.WriteString(string(f) + ":")
	}
}

func writeDate(b *strings.Builder, name string, d Bound) {
	fmt.Fprintf(b, "%s%04d", name, d.Year)
	if d.Month > 0 {
		fmt.Fprintf(b, "-%02d", d.Month)
	}
	if d.Day > 0 {
		fmt.Fprintf(b, "-%02d", d.Day)
	}
}

func writeQuoted(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, r := range s {
		if r == '\\' || isQuote(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
}

// writeWord writes s with a backslash before whatever would be read as a mark
// of the language.
func writeWord(b *strings.Builder, s string) {
	if isOperator(s) {
		b.WriteByte('\\')
	}
	colon := strings.IndexByte(s, ':')
	if colon >= 0 {
		if _, known := scopeOf(s[:colon]); !known {
			colon = -1
		}
	}
	for i, r := range s {
		leading := i == 0 && (r == '-' || r == '‘')
		if leading || i == colon || r == '\\' || r == '*' || isBreak(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}

// plain reports whether a value needs no quotes.
func plain(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || r != '-' && r != '.') {
			return false
		}
	}
	return true
}
