package query

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// term reads a word or quoted text within a scope. Name is the field's name and
// colon as typed directly before it, or "".
func (p *parser) term(t token, in scope, name string) Node {
	if t.bare {
		p.notes.add("'%s' was searched as a word: what to look for must follow its colon without a space", t.text)
		t.text = strings.TrimSuffix(t.text, ":")
	}
	if !searchable(t.text) {
		if t.text == "" {
			p.notes.add("an empty pair of quotation marks was left out")
		} else {
			p.notes.add("'%s' was left out: it has neither letters nor digits", clip(t.text))
		}
		return nil
	}
	switch {
	case in.date:
		return p.date(t, in, name)
	case in.facet != "":
		return p.value(t, in)
	case t.kind == quoted:
		return p.quoted(t, in)
	case t.star >= 0:
		return p.starred(t, in)
	}
	return p.word(t.text, in.field)
}

func (p *parser) word(text string, f Field) Node {
	text, ok := p.spend(text, 1)
	if !ok {
		return nil
	}
	return Word{Field: f, Text: text}
}

func (p *parser) quoted(t token, in scope) Node {
	text, ok := p.spend(t.text, 1)
	if !ok {
		return nil
	}
	if t.distance == "" {
		return Phrase{Field: in.field, Text: text}
	}
	n, err := strconv.Atoi(t.distance)
	if err != nil { // digits only, so it is too large
		n = MaxDistance + 1
	}
	distance := min(max(n, MinDistance), MaxDistance)
	if distance != n {
		p.notes.add("~%s was read as ~%d: a distance is %d to %d words", clip(t.distance), distance, MinDistance, MaxDistance)
	}
	return Near{Field: in.field, Text: text, Distance: distance}
}

// starred reads a word that holds a '*'.
func (p *parser) starred(t token, in scope) Node {
	head := t.text[:t.star]
	if !prefixes(head) {
		text := strings.Trim(t.text, "*")
		p.notes.add("'%s' was searched as the word '%s': a '*' works only after %d or more letters", clip(t.raw), clip(text), MinPrefixLetters)
		return p.word(text, in.field)
	}
	if strings.Trim(t.text[t.star:], "*") != "" {
		p.notes.add("'%s' was read as '%s*': a '*' works only at the end of a word", clip(t.raw), clip(head))
	}
	text, ok := p.spend(head, 1)
	switch {
	case !ok:
		return nil
	case !prefixes(text):
		return Word{Field: in.field, Text: text}
	}
	return Prefix{Field: in.field, Text: text}
}

// prefixes reports whether s can be the text of a Prefix: one word, with no mark
// that it might be split at, and long enough.
func prefixes(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case isWordRune(r):
			letters++
		case !unicode.IsMark(r) && r != '\'' && r != '’':
			return false
		}
	}
	return letters >= MinPrefixLetters
}

func (p *parser) value(t token, in scope) Node {
	text := t.text
	if t.kind == word && t.star >= 0 {
		text = strings.Trim(text, "*")
		p.notes.add("'*' does not work in %s: and was left out", in.name)
	}
	if t.distance != "" {
		p.notes.add("~%s does not work in %s: and was left out", clip(t.distance), in.name)
	}
	text, ok := p.spend(text, 1)
	if !ok {
		return nil
	}
	return Value{Facet: in.facet, Text: text}
}

// date reads a bound, or two for date:. What is no date is plain words.
func (p *parser) date(t token, in scope, name string) Node {
	b, ok := parseDate(t.text)
	if !ok {
		p.notes.add("'%s' is not a date such as 2023, 2023-03 or 2023-03-02, so it was searched as words", clip(name+t.raw))
		if t.kind == quoted {
			return p.quoted(t, scope{})
		}
		return p.word(strings.Trim(name+t.text, "*"), AnyField)
	}
	within := in.name == "date"
	terms := 1
	if within {
		terms = 2
	}
	if _, ok := p.spend("", terms); !ok {
		return nil
	}
	b.After = within || in.name == "after"
	if !within {
		return b
	}
	last := b
	last.After = false
	return And{Kids: []Node{b, last}}
}

// parseDate reads 2023, 2023-3 or 2023-03-02 where there is such a day.
func parseDate(s string) (b Bound, ok bool) {
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return b, false
	}
	numbers := [3]int{0, 0, 0}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil || n == 0 || i > 0 && len(part) > 2 {
			return b, false
		}
		numbers[i] = int(n)
	}
	year, month, day := numbers[0], max(1, numbers[1]), max(1, numbers[2])
	if d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); int(d.Month()) != month || d.Day() != day {
		return b, false
	}
	return Bound{Year: year, Month: numbers[1], Day: numbers[2]}, true
}

// spend takes a text from what may still be read, shortened to that; ok is
// false when nothing is left.
func (p *parser) spend(text string, terms int) (short string, ok bool) {
	if terms > p.terms {
		p.terms = 0
		p.notes.add("the query has more than %d terms; only the first were read", MaxTerms)
		return "", false
	}
	if len(text) > p.text {
		p.notes.add("the query's words are longer than %d bytes; only the first were read", MaxText)
		text = strings.TrimFunc(cut(text, p.text), isSpace)
		if !searchable(text) {
			p.terms = 0
			return "", false
		}
	}
	p.terms -= terms
	p.text -= len(text)
	return text, true
}

// cut shortens s to n bytes or fewer, on a rune boundary.
func cut(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
