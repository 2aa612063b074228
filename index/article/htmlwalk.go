package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// walk visits the elements that carry text or facts about it. It keeps its own
// stack: pages may nest deeper than calls should.
func (p *page) walk(root *html.Node) {
	for n := root; ; {
		if p.enter(n) {
			if n.FirstChild != nil {
				n = n.FirstChild
				continue
			}
			p.leave(n)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			p.leave(n)
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	p.flush(root)
}

// silent elements show no text of their own.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Form, atom.Button, atom.Svg, atom.Iframe, atom.Select, atom.Textarea,
		atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Math, atom.Datalist, atom.Input, atom.Dialog:
		return true
	}
	return false
}

// leave is called when all inside n was visited.
func (p *page) leave(n *html.Node) {
	switch {
	case n.DataAtom == atom.A:
		p.anchors--
	case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
		p.text.WriteByte(' ')
	case n.DataAtom == atom.Article:
		p.articles--
	case n.DataAtom == atom.Main:
		p.mains--
	}
	if n.Type == html.ElementNode && (!inline(n) || p.alone[n]) {
		p.flush(n)
	}
	if n == p.out {
		p.out, p.rule = nil, ""
	}
}

// enter takes what n gives and reports whether to visit what is inside it.
func (p *page) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		p.add(n.Data, p.anchors > 0)
		return false
	case html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	switch n.DataAtom {
	case atom.Html:
		p.lang = attr(n, "lang")
		return true
	case atom.Body, atom.Head:
		return true
	case atom.Title:
		if p.title == "" {
			p.title = inner(n)
		}
		return false
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			name := strings.ToLower(attr(n, key))
			if name == "" {
				continue
			}
			if p.meta[name] == "" {
				p.meta[name] = attr(n, "content")
			}
			p.metaStamp(name, attr(n, "content"))
		}
		return false
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && p.canonical == "" {
			p.canonical = attr(n, "href")
		}
		return false
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			p.ld.read(n.FirstChild.Data)
		}
		return false
	}
	if silent(n) {
		return n.DataAtom == atom.Form && p.headed[n]
	}
	p.words = appendWords(p.words[:0], n)
	return p.visit(n, p.words)
}

// visit takes headings and facts, and parts the text at elements that are not
// inside a line.
func (p *page) visit(n *html.Node, words words) bool {
	if p.out == nil {
		if rule, sure := p.furniture(n, words); rule != "" {
			if inline(n) {
				return false
			}
			p.flush(n.Parent)
			p.out, p.rule, p.sure = n, rule, sure
		}
	}
	p.stamps(n, words)
	if p.out == nil && p.signed(n, words) {
		return false
	}
	if !inline(n) {
		p.flush(n.Parent)
	} else if len(words) > 0 && words.any(standfirstWords) {
		p.alone[n] = true
		p.flush(n.Parent)
	}
	switch n.DataAtom {
	case atom.A:
		p.anchors++
	case atom.Br:
		p.lineBreak(n)
	case atom.Article:
		p.articles++
	case atom.Main:
		p.mains++
	case atom.Time:
		p.times += inner(n)
	}
	if n == p.head {
		p.headText, p.headAt = inner(n), len(p.blocks)
		return false
	}
	if callsItselfArticle(n, words) {
		p.hinted = append(p.hinted, n)
	}
	return true
}

// lineBreak parts the text at two breaks, or at one behind a sentence.
func (p *page) lineBreak(n *html.Node) {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next != nil && next.DataAtom == atom.Br || ends(strings.TrimSpace(p.text.String())) {
		p.flush(n.Parent)
		return
	}
	p.text.WriteByte(' ')
}

// flush ends a block, which stands in the element at.
func (p *page) flush(at *html.Node) {
	s, links := p.take()
	if s == "" {
		return
	}
	kind, in := kindOf(at)
	b := block{text: s, kind: kind, links: links, in: in}
	if p.out == nil {
		p.left += b.prose()
	} else {
		mark := markOf(p.out, p.rule)
		of, ok := p.parts[mark]
		if !ok {
			of = part{first: p.out, sure: p.sure}
		}
		if of.last != p.out {
			of.last, of.own = p.out, 0
		}
		of.prose += b.prose()
		of.own += b.prose()
		of.largest = max(of.largest, of.own)
		p.parts[mark] = of
	}
	b.rule = p.rule
	if kind != listItem && p.summary(at) {
		b.kind = summaryBlock
	}
	p.blocks = append(p.blocks, b)
}

// summary reports whether n, or an element with nothing else in it, is called a
// standfirst.
func (p *page) summary(n *html.Node) bool {
	size := p.size[n]
	for up := n; up != nil && p.size[up] == size; up = up.Parent {
		if classWords(up).any(standfirstWords) {
			return true
		}
	}
	return false
}
