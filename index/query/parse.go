package query

import "strings"

// Parse reads s. With any set, adjacent parts are joined by an Or (match=any).
// It takes every text.
func Parse(s string, any bool) Query {
	p := parser{any: any, text: MaxText, terms: MaxTerms}
	p.tokens = lex(p.clean(s), &p.notes)
	root := p.or(scope{}, 0)
	root = limit(root, 1, &p.notes)
	if root == nil && strings.TrimFunc(s, isSpace) != "" {
		p.notes.add("nothing in the query can be searched for, so every article matches")
	}
	return Query{Root: root, Notices: p.notes.list}
}

// parser reads tokens by recursive descent, one method a rule of the grammar. A
// method returns nil when what it read holds nothing to search for.
type parser struct {
	tokens []token
	at     int
	any    bool
	terms  int // that may still be read
	text   int // bytes of terms that may still be read
	notes  notices
}

// clean bounds s and makes it valid UTF-8.
func (p *parser) clean(s string) string {
	if len(s) > MaxBytes {
		s = cut(s, MaxBytes)
		p.notes.add("the query is very long; only its first %d bytes were read", MaxBytes)
	}
	valid := strings.ToValidUTF8(s, " ")
	if valid != s {
		p.notes.add("the query is not valid UTF-8; the bytes that are no characters were left out")
	}
	return valid
}

func (p *parser) peek() kind {
	if p.at == len(p.tokens) {
		return end
	}
	return p.tokens[p.at].kind
}

// take moves past the next token if it is of kind k.
func (p *parser) take(k kind) bool {
	if k == end || p.peek() != k {
		return false
	}
	p.at++
	return true
}

// or reads a whole query or the inside of a group; depth counts the groups
// around it.
func (p *parser) or(in scope, depth int) Node {
	var kids []Node
	empty := false
	for {
		n := p.adjacent(in, depth)
		if n != nil {
			kids = append(kids, n)
		}
		more := p.take(orOp)
		if (more || len(kids) > 0) && n == nil {
			empty = true
		}
		if !more {
			break
		}
	}
	if empty && p.terms > 0 {
		p.notes.add("an OR with nothing on one side was left out")
	}
	return newOr(kids, false)
}

func (p *parser) adjacent(in scope, depth int) Node {
	var kids []Node
	for {
		switch p.peek() {
		case end, orOp:
			return p.join(kids)
		case closing:
			if depth > 0 {
				return p.join(kids)
			}
			p.at++
			p.notes.add("a lone ')' was left out")
			continue
		}
		if n := p.and(in, depth); n != nil {
			kids = append(kids, n)
		}
	}
}

// join joins adjacent parts. Under match=any the parts that restrict still hold.
func (p *parser) join(kids []Node) Node {
	if !p.any {
		return newAnd(kids)
	}
	var soft, hard []Node
	for _, k := range kids {
		if restricts(k) {
			hard = append(hard, k)
		} else {
			soft = append(soft, k)
		}
	}
	if len(soft) > 0 {
		hard = append([]Node{newOr(soft, true)}, hard...)
	}
	return newAnd(hard)
}

func (p *parser) and(in scope, depth int) Node {
	var kids []Node
	empty := false
	for {
		n := p.not(in, depth)
		if n != nil {
			kids = append(kids, n)
		}
		more := p.take(andOp)
		if (more || len(kids) > 0) && n == nil {
			empty = true
		}
		if !more {
			break
		}
	}
	if empty && p.terms > 0 {
		p.notes.add("an AND with nothing on one side was left out")
	}
	return newAnd(kids)
}

func (p *parser) not(in scope, depth int) Node {
	negations := 0
	for p.take(notOp) || p.take(minus) {
		negations++
	}
	n := p.primary(in, depth)
	if negations > 0 && n == nil && p.terms > 0 {
		p.notes.add("a NOT with nothing after it was left out")
	}
	if negations%2 == 1 {
		return newNot(n)
	}
	return n
}

func (p *parser) primary(in scope, depth int) Node {
	switch p.peek() {
	case open:
		p.at++
		return p.group(in, depth+1)
	case fieldName:
		t := p.tokens[p.at]
		p.at++
		return p.field(t, in, depth)
	case word, quoted:
		t := p.tokens[p.at]
		p.at++
		return p.term(t, in, "")
	}
	return nil
}

func (p *parser) group(in scope, depth int) Node {
	n := p.or(in, depth)
	closed := p.take(closing)
	switch {
	case n == nil && p.terms == 0: // said already
	case n == nil && closed:
		p.notes.add("an empty group was left out")
	case n == nil:
		p.notes.add("a lone '(' was left out")
	case !closed:
		p.notes.add("a '(' without its ')' was closed at the end")
	}
	return n
}

// field reads the operand of the field name t; in is the scope around it.
func (p *parser) field(t token, in scope, depth int) Node {
	negations := 0
	for p.take(minus) {
		negations++
	}
	var n Node
	switch p.peek() {
	case open:
		p.at++
		n = p.group(t.field, depth+1)
	case word, quoted:
		operand := p.tokens[p.at]
		p.at++
		n = p.term(operand, t.field, t.raw)
	default: // a group nested too deeply
		n = p.term(token{kind: word, text: t.raw, raw: t.raw, star: -1, bare: true}, in, "")
	}
	if negations%2 == 1 {
		return newNot(n)
	}
	return n
}
