package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Which part of a page is its article? The one in which most of its running
// text stands together. From the whole page we go down, step by step, into the
// element that holds nearly all the running text of the one around it, and stop
// where it is parted among several. An element that calls itself the article's
// text is believed when much of the running text is in it.

// What share of the running text around it an element must hold to be gone into.
const (
	mostText    = 0.75 // whatever it is called
	calledText  = 0.4  // when it calls itself the article's text
	calledAlone = 0.15 // when no other does
	atOnce      = 0.9  // below it, what lies beside is a part of its own and not the next of many small losses
)

// teaserText is by how much running text counts for less under a link: it rather
// tells of another story.
const teaserText = 4

// holder adds up what the blocks inside an element hold.
type holder struct {
	prose  int // bytes of running text
	own    int // bytes of it beside the elements inside
	pieces int // of running text
}

// article returns the element that holds the article.
func (p *page) article() *html.Node {
	held := map[*html.Node]holder{}
	var top *html.Node
	for i := range p.blocks {
		b := &p.blocks[i]
		size := b.prose()
		if i > 0 && p.blocks[i-1].rule == "" && p.blocks[i-1].linked() {
			size /= teaserText // a link and what it leads to
		}
		if size == 0 {
			continue
		}
		for n := b.in; n != nil; n = n.Parent {
			h := held[n]
			h.prose, h.pieces = h.prose+size, h.pieces+1
			if n == b.in {
				h.own += size
			}
			held[n] = h
			top = n
		}
	}
	if top == nil {
		return nil
	}
	if n := p.called(held, held[top].prose); n != nil {
		return n
	}
	if n := p.headedArticle(held, top); n != nil {
		top = n
	}
	for n, from := top, top; ; {
		var best *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if h, ok := held[c]; ok && (best == nil || h.prose > held[best].prose) {
				best = c
			}
		}
		switch whole := float64(held[n].prose); {
		case best == nil,
			float64(held[best].prose) < mostText*float64(held[from].prose),
			float64(held[n].own) > (1-atOnce)*whole,
			held[best].pieces == 1 && held[n].pieces > 1:
			return n
		}
		if float64(held[best].prose) < atOnce*float64(held[n].prose) {
			from = best
		}
		n = best
	}
}

// called is the element that calls itself the article's text, of several the
// one that holds most; nil where it holds too little of all the running text.
func (p *page) called(held map[*html.Node]holder, all int) (called *html.Node) {
	alone := true
	for _, n := range p.hinted {
		size := held[n].prose
		if size < leastProse {
			continue
		}
		if called != nil && !inside(n, called) {
			alone = false
		}
		if called == nil || size > held[called].prose {
			called = n
		}
	}
	least := calledText
	if alone {
		least = calledAlone
	}
	if called == nil || held[called].prose < leastArticle || float64(held[called].prose) < least*float64(all) {
		return nil
	}
	return called
}

// headedArticle is the <article> around the heading where there are several with
// running text: the others are other stories. nil where there is no such.
func (p *page) headedArticle(held map[*html.Node]holder, top *html.Node) (headed *html.Node) {
	others := 0
	for n := range held {
		switch {
		case n.DataAtom != atom.Article:
		case !p.headed[n]:
			others++
		case headed == nil || held[n].prose < held[headed].prose:
			headed = n
		}
	}
	if others < 2 {
		return nil
	}
	return headed
}

// body returns the blocks of the article, from its heading on.
func (p *page) body() []block {
	root := p.article()
	var out []block
	above, below, first := 0, 0, 0
	for i, b := range p.blocks {
		if !inside(b.in, root) {
			continue
		}
		if p.head != nil && i < p.headAt {
			above += b.prose()
			first = len(out) + 1
		} else {
			below += b.prose()
		}
		out = append(out, b)
	}
	if above < below {
		out = out[first:]
	}
	return out
}

// standfirst takes the summary out of the blocks before the first paragraph: the
// block that its class calls so, or a subheading that the metadata repeat.
func (p *page) standfirst(body []block) (rest []block, stand string) {
	told := "\n" + squash(p.ld.description) + "\n" + squash(p.meta["description"]) + "\n" + squash(p.meta["og:description"]) + "\n"
	seen := 0
	for i, b := range body {
		if b.rule != "" {
			continue
		}
		if seen++; seen > 4 || b.kind == paragraph && countWords(b.text) > longestStandfirst {
			break
		}
		if b.kind == summaryBlock && countWords(b.text) > 2 || b.kind == subheading && strings.Contains(told, "\n"+squash(b.text)+"\n") {
			return append(append([]block{}, body[:i]...), body[i+1:]...), b.text
		}
		if b.kind == paragraph {
			break
		}
	}
	return body, ""
}
