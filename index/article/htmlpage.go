package article

import (
	"slices"
	"strings"

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
	head      *html.Node // the article's heading; nil where there is none
	headText  string
	headAt    int // the number of blocks before it
	blocks    []block
	linked    []signature // author links
	bylines   []signature // elements that their class calls bylines
	dated     []stamp
	hinted    []*html.Node // elements that call themselves the article's text

	size   map[*html.Node]int  // bytes of text inside an element
	headed map[*html.Node]bool // elements around the article's heading
	parts  map[string]part     // that were taken out, by their marks
	left   int                 // bytes of running text of all that was not
	kept   map[string]bool     // marks that take nothing out

	// Of the walk:
	composer
	articles int                 // open <article> elements
	mains    int                 // open <main> elements
	anchors  int                 // open links
	words    words               // of the element that is visited
	alone    map[*html.Node]bool // elements that stand alone though they could run on in a line
	out      *html.Node          // the outermost open element that is no part of an article
	rule     string              // why
	sure     bool                // it cannot be the article
}

// newPage reads a page. Where its marks would take out far more running text
// than they leave, the mark is wrong that takes out most.
func newPage(root *html.Node) *page {
	believed := map[string]bool{}
	for {
		p := &page{meta: map[string]string{}, parts: map[string]part{}, alone: map[*html.Node]bool{}, kept: believed}
		p.weigh(root)
		p.walk(root)
		mark := p.misjudged()
		switch {
		case mark != "" && len(believed) < mostMisjudged:
			believed[mark] = true
		case p.left >= leastArticle || !openNoscript(root):
			return p
		}
	}
}

// openNoscript makes what a page shows to readers without scripts a part of it,
// and reports whether there was any. Some pages have their text only there.
func openNoscript(root *html.Node) (found bool) {
	var all []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Noscript && n.FirstChild != nil && len(n.FirstChild.Data) >= leastArticle {
			all = append(all, n)
		}
	}
	for _, n := range all {
		inside, err := html.ParseFragment(strings.NewReader(n.FirstChild.Data), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
		if err != nil {
			continue
		}
		n.Data, n.DataAtom = "div", atom.Div
		n.RemoveChild(n.FirstChild)
		for _, c := range inside {
			n.AppendChild(c)
			found = true
		}
	}
	return found
}

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

// weigh adds up the text inside each element, and finds those around the
// article's heading.
func (p *page) weigh(root *html.Node) {
	all := []*html.Node{root}
	for n := range root.Descendants() {
		all = append(all, n)
	}
	p.size = make(map[*html.Node]int, len(all)/2)
	var heads []*html.Node
	titles, site := "", ""
	for i := len(all) - 1; i > 0; i-- {
		n := all[i]
		size := p.size[n]
		switch {
		case n.Type == html.TextNode && !silent(n.Parent):
			size = len(strings.TrimSpace(n.Data))
		case n.DataAtom == atom.H1, n.DataAtom == atom.H2, n.DataAtom == atom.H3:
			heads = append(heads, n)
		case n.DataAtom == atom.Title:
			titles += squash(inner(n)) + "\n"
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:title":
			titles += squash(attr(n, "content")) + "\n"
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:site_name":
			site = squash(attr(n, "content"))
		}
		if size > 0 {
			p.size[n.Parent] += size
		}
	}
	slices.Reverse(heads)
	p.head = pickHeading(heads, titles, site)
	p.headed = map[*html.Node]bool{}
	for n := p.head; n != nil; n = n.Parent {
		p.headed[n] = true
	}
}

// How many letters and digits of a heading prove that a page's title repeats it;
// headings of other levels than the first name sections, too.
const shortestTitle, shortestOther = 9, 15

// pickHeading is the heading of the article: the one that the page's titles, as
// squashed lines, repeat, else the first of the first level that does not name
// the site. nil when there is none.
func pickHeading(heads []*html.Node, titles, site string) *html.Node {
	var first, other *html.Node
	for _, n := range heads {
		key := squash(inner(n))
		h1 := n.DataAtom == atom.H1
		switch {
		case key == "" || key == site:
		case h1 && len(key) >= shortestTitle && strings.Contains(titles, key):
			return n
		case other == nil && !h1 && len(key) >= shortestOther && strings.Contains(titles, key):
			other = n
		case first == nil && h1:
			first = n
		}
	}
	if other != nil {
		return other
	}
	return first
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
