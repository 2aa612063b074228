package article

import (
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
