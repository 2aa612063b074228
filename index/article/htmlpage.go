package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what the elements of an HTML page give.
type page struct {
	title     string
	meta      map[string]string // by name, property or itemprop, in lower case
	canonical string
	ld        linkedData
	lang      string
	h1        []heading
	blocks    []block
	linked    []string // texts of author links
	bylines   []string // texts of elements that their class calls bylines
	published string   // of time elements
	updated   string

	inside []*html.Node       // open <article> and <main> elements
	weight map[*html.Node]int // bytes of paragraphs inside an element
}

// heading is an h1, and the number of blocks before it.
type heading struct {
	text string
	at   int
}

// block is a stretch of text that stands on its own.
type block struct {
	text string
	kind blockKind
	in   *html.Node // the innermost <article>, else <main>, around it
}

// blockKind is what a block is by its element and class.
type blockKind uint8

const (
	paragraph blockKind = iota
	listItem
	subheading
	summaryBlock // its class calls it a standfirst
)

// newPage visits the elements that carry text or facts about it. It keeps its
// own stack: pages may nest deeper than calls should.
func newPage(root *html.Node) *page {
	p := &page{meta: map[string]string{}, weight: map[*html.Node]int{}}
	p.weigh(root)
	for n := root; n != nil; {
		if deeper := p.enter(n); deeper && n.FirstChild != nil {
			n = n.FirstChild
			continue
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
	return p
}

// weigh adds up the text of the paragraphs inside each element.
func (p *page) weigh(root *html.Node) {
	var all []*html.Node
	for n := range root.Descendants() {
		all = append(all, n)
		if n.Type == html.ElementNode && n.DataAtom == atom.P {
			p.weight[n] = len(inner(n))
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		p.weight[all[i].Parent] += p.weight[all[i]]
	}
	p.weight[nil] = p.weight[root]
}

// leave is called when all inside n was visited.
func (p *page) leave(n *html.Node) {
	if k := len(p.inside); k > 0 && p.inside[k-1] == n {
		p.inside = p.inside[:k-1]
	}
}

// enter takes what n gives and reports whether to visit what is inside it.
func (p *page) enter(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return true
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
		name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
		if p.meta[name] == "" && name != "" {
			p.meta[name] = attr(n, "content")
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
	case atom.Style, atom.Noscript, atom.Template, atom.Form, atom.Button, atom.Svg, atom.Iframe, atom.Select:
		return false
	}
	words := classWords(n)
	if p.furniture(n, words) {
		return false
	}
	if p.signed(n, words) {
		return false
	}
	return p.content(n, words)
}

// content takes headings, paragraphs and the like.
func (p *page) content(n *html.Node, words map[string]bool) bool {
	switch n.DataAtom {
	case atom.Article, atom.Main:
		if n.FirstChild != nil {
			p.inside = append(p.inside, n)
		}
	case atom.Time:
		p.time(n, words)
		return false
	case atom.H1:
		p.h1 = append(p.h1, heading{inner(n), len(p.blocks)})
		return false
	case atom.H2, atom.H3:
		p.add(n, words, subheading)
		return false
	case atom.P, atom.Li, atom.Blockquote:
		if n.DataAtom != atom.P && hasElement(n, atom.P) {
			return true
		}
		kind := paragraph
		if n.DataAtom == atom.Li {
			kind = listItem
		}
		p.add(n, words, kind)
		return false
	case atom.Div, atom.Span:
		if anyOf(words, standfirstWords) && p.weight[n] == 0 && !hasElement(n, atom.Div) {
			p.add(n, words, summaryBlock)
			return false
		}
	}
	return true
}

func (p *page) add(n *html.Node, words map[string]bool, kind blockKind) {
	s := inner(n)
	for t := range n.Descendants() {
		if t.DataAtom == atom.Time {
			p.time(t, words)
			if inner(t) == s {
				return
			}
		}
	}
	if s == "" || kind != summaryBlock && linkOnly(n) {
		return
	}
	if anyOf(words, standfirstWords) {
		kind = summaryBlock
	}
	if n.Parent != nil && kind == paragraph && anyOf(classWords(n.Parent), standfirstWords) && p.weight[n.Parent] == p.weight[n] {
		kind = summaryBlock
	}
	var in *html.Node
	if k := len(p.inside); k > 0 {
		in = p.inside[k-1]
	}
	p.blocks = append(p.blocks, block{s, kind, in})
}

// time keeps the first moments that time elements give.
func (p *page) time(n *html.Node, words map[string]bool) {
	value := attr(n, "datetime")
	if value == "" {
		value = inner(n)
	}
	own := classWords(n)
	switch {
	case own["modified"] || own["updated"] || own["datemodified"] || words["modified"] || words["updated"]:
		if p.updated == "" {
			p.updated = value
		}
	case p.published == "":
		p.published = value
	}
}

// classWords are the words of an element's class, id and itemprop, in lower case.
func classWords(n *html.Node) map[string]bool {
	words := map[string]bool{}
	for _, key := range []string{"class", "id", "itemprop"} {
		if v := attr(n, key); v != "" {
			for w := range strings.FieldsFuncSeq(v, func(r rune) bool { return !unicode.IsLetter(r) }) {
				words[strings.ToLower(w)] = true
			}
		}
	}
	return words
}

func anyOf(words map[string]bool, of map[string]bool) bool {
	for w := range words {
		if of[w] {
			return true
		}
	}
	return false
}
