package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The words below are what pages call their parts in classes and ids.
// Source: SOURCES.md.
var (
	standfirstWords = wordSet(`standfirst dek deck subtitle subheadline strapline sub`)
	kickerWords     = wordSet(`kicker eyebrow topic overline rubric breadcrumb breadcrumbs`)
	bylineWords     = wordSet(`byline bylines author authors dateline`)
	notByline       = wordSet(`bio about box card description avatar image photo follow related more`)
	furnitureWords  = wordSet(`advert advertisement ads adslot banner breadcrumb breadcrumbs comments consent cookie cookies disclaimer
		footer gdpr logo masthead menu modal nav navbar navigation newsletter newsletters outbrain popup promo promos recirc
		recommended recommendations related share sharebar sharing sidebar signup social sponsored subscribe taboola tags teaser
		teasers toolbar topbar trending`)
	furnitureRoles = wordSet(`navigation banner contentinfo dialog complementary search`)
)

// furniture reports whether n is a part of the page that is no part of its
// article: by its element, role or class, unless it holds the heading or most of the text.
func (p *page) furniture(n *html.Node, words map[string]bool) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Figcaption:
		return !p.main(n)
	case atom.Article, atom.Main, atom.H1, atom.Time:
		return false
	case atom.Header:
		if len(p.inside) == 0 {
			return !p.main(n)
		}
	}
	if furnitureRoles[strings.ToLower(attr(n, "role"))] || hasAttr(n, "hidden") {
		return !p.main(n)
	}
	if anyOf(words, kickerWords) && len(inner(n)) <= longestKicker {
		return !p.main(n)
	}
	return anyOf(words, furnitureWords) && !p.main(n)
}

// longestKicker is the length, in bytes, of the label of a section at most.
const longestKicker = 60

// main reports whether n holds the article's heading or more than a third of the page's text.
func (p *page) main(n *html.Node) bool {
	return p.weight[n]*3 > p.weight[nil] || hasElement(n, atom.H1)
}

// signed takes what n says of the writers, and reports whether that is all
// that n is for.
func (p *page) signed(n *html.Node, words map[string]bool) bool {
	if n.DataAtom == atom.A && strings.EqualFold(attr(n, "rel"), "author") {
		p.linked = append(p.linked, inner(n))
		return true
	}
	if !anyOf(words, bylineWords) || p.main(n) {
		return false
	}
	s := inner(n)
	if len(s) > longestLabel || anyOf(words, notByline) {
		return anyOf(words, notByline)
	}
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Time:
			p.time(d, words)
		case d.DataAtom == atom.A && strings.EqualFold(attr(d, "rel"), "author"):
			p.linked = append(p.linked, inner(d))
		}
	}
	if !words["dateline"] && s != "" {
		p.bylines = append(p.bylines, s)
	}
	return true
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func hasElement(n *html.Node, a atom.Atom) bool {
	for d := range n.Descendants() {
		if d.DataAtom == a {
			return true
		}
	}
	return false
}

// inner is the text of n on one line, without scripts and styles.
func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style:
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(clean(b.String())), " ")
}

// linkOnly reports whether all the text of n is a link's: a teaser, a menu.
func linkOnly(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type != html.TextNode || strings.TrimSpace(d.Data) == "" {
			continue
		}
		linked := false
		for up := d.Parent; up != n && up != nil; up = up.Parent {
			linked = linked || up.DataAtom == atom.A
		}
		if !linked {
			return false
		}
	}
	return true
}
