package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
			titles += titleLines(inner(n))
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:title":
			titles += titleLines(attr(n, "content"))
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

// titleLines are a title and what stands in it before the first mark that parts it
// from a section or the outlet, squashed, a line each.
func titleLines(title string) string {
	return squash(title) + "\n" + squash(beforeMark(title)) + "\n"
}

func beforeMark(title string) string {
	for _, mark := range titleMarks {
		title, _, _ = strings.Cut(title, mark)
	}
	return title
}

// begins reports whether one of the titles stands at the beginning of a heading.
func begins(key, titles string) bool {
	for title := range strings.SplitSeq(titles, "\n") {
		if len(title) >= shortestOther && strings.HasPrefix(key, title) {
			return true
		}
	}
	return false
}

// pickHeading is the heading of the article: the one that the page's titles, as
// squashed lines, repeat or begin, else the first of the first level that does not name
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
		case h1 && other == nil && begins(key, titles): // and a label behind it: 'for subscribers'
			other = n
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
