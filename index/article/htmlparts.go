package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostMisjudged is how many marks are passed over; a part within a part is the
// most that pages were seen to need.
const mostMisjudged = 3

// misjudged is the mark of the parts that were taken out and are more likely the
// article than what is left, or most of it; "" when there is none. They hold
// twice the running text that is left on a page without an <article>, or in the
// element that holds most of it; an <article> in another holds more than is left
// of that. Parts that cannot be the article count where nothing else is left.
func (p *page) misjudged() (worst string) {
	root := p.article()
	within := 0
	articles := map[*html.Node]int{}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.rule != "" || b.prose() == 0 {
			continue
		}
		if inside(b.in, root) {
			within += b.prose()
		}
		for n := b.in; n != nil; n = n.Parent {
			if n.DataAtom == atom.Article {
				articles[n] += b.prose()
			}
		}
	}
	whole := 0
	for _, size := range articles {
		whole = max(whole, size)
	}
	likely := func(part part) bool {
		switch {
		case p.left < leastProse:
			return true
		case part.sure:
			return false
		case part.first.DataAtom == atom.Article && part.largest > articles[articleAround(part.first)]:
			return true
		case part.largest > 2*p.left && whole < leastArticle:
			return true
		}
		return root != nil && inside(part.first, root) && part.prose > 2*within
	}
	for mark, part := range p.parts {
		most := p.parts[worst].prose
		if part.prose >= leastArticle && (part.prose > most || part.prose == most && mark < worst) && likely(part) {
			worst = mark
		}
	}
	return worst
}

// articleAround is the <article> around n, nil without one.
func articleAround(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && n.DataAtom != atom.Article; n = n.Parent {
	}
	return n
}

// part is what was taken out of a page for one mark: a reason, and the class that
// the elements have in common.
type part struct {
	first   *html.Node
	last    *html.Node
	prose   int // bytes, of all elements
	largest int // of one of them
	own     int // of the last
	sure    bool
}

func markOf(n *html.Node, rule string) string {
	return rule + "\x00" + attr(n, "class")
}

// inside reports whether n is root or stands in it.
func inside(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return root == nil
}

// leastArticle is how much text, in bytes, an article has that is more than a note.
const leastArticle = 300
