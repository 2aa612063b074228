package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a stretch of a page's text that stands on its own: a paragraph, an
// item, a row of a table, loose text between two of them.
type block struct {
	text  string
	kind  blockKind
	links int        // bytes of text that are links
	in    *html.Node // the element that holds it beside others
	rule  string     // why it is no part of an article; "" where the page does not say
}

// blockKind is what a block is by its element and class.
type blockKind uint8

const (
	paragraph blockKind = iota
	listItem
	subheading
	summaryBlock // its class calls it a standfirst
)

// linked reports whether all but a few letters of b are links: a teaser, a menu.
func (b *block) linked() bool { return b.links > 0 && b.links*10 >= len(b.text)*9 }

// leastProse is how long running text is at least, in bytes: a short sentence.
const leastProse = 80

// prose is how much running text b holds, in bytes; 0 for labels, headings and
// rows of links. Scripts without spaces say as much with fewer letters, but in
// more bytes each.
func (b *block) prose() int {
	if b.rule != "" || b.kind == subheading || len(b.text) < leastProse || b.links*2 > len(b.text) {
		return 0
	}
	return len(b.text) - b.links
}

// composer puts the text of one block together as the page is walked.
type composer struct {
	text  strings.Builder
	links int    // bytes of it that are links
	times string // the texts of time elements in it
}

// add appends a text node.
func (c *composer) add(s string, linked bool) {
	c.text.WriteString(s)
	if linked {
		c.links += len(strings.TrimSpace(s))
	}
}

// take returns what was composed, on one line of clean text, and begins anew.
// What is nothing but a time is no text.
func (c *composer) take() (text string, links int) {
	if c.text.Len() == 0 {
		return "", 0
	}
	text, links = oneLine(c.text.String()), c.links
	if text == oneLine(c.times) {
		text = ""
	}
	*c = composer{}
	return text, min(links, len(text))
}

// oneLine is s as clean text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// inline elements stand inside a line of text. What is none of them, known or
// not, parts the text.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rb, atom.Rp, atom.Rt, atom.Ruby, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Td, atom.Th, atom.Br:
		return true
	}
	return strings.IndexByte(n.Data, ':') >= 0 // <o:p>, of word processors
}

// kindOf is what the element around a block makes of it, and the element that
// holds it beside others.
func kindOf(n *html.Node) (kind blockKind, in *html.Node) {
	for n.Parent != nil && inline(n) && n.DataAtom != atom.Td && n.DataAtom != atom.Th {
		n = n.Parent
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return subheading, n.Parent
	case atom.Li, atom.Dt, atom.Dd:
		return listItem, n.Parent
	case atom.P, atom.Pre, atom.Tr, atom.Blockquote:
		return paragraph, n.Parent
	}
	return paragraph, n
}
