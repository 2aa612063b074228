package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The words below are what pages call their parts in classes and ids.
// Source: SOURCES.md.
var (
	captionWords    = wordSet(`caption captions figcaption credit credits photocredit imagecredit`)
	standfirstWords = wordSet(`standfirst dek deck subtitle subheadline strapline sub`)
	kickerWords     = wordSet(`kicker eyebrow topic overline rubric breadcrumb breadcrumbs`)
	bylineWords     = wordSet(`byline bylines author authors dateline`)
	notByline       = wordSet(`bio about box card description avatar image photo follow related more`)
	furnitureWords  = wordSet(`advert advertisement ads adslot aside banner breadcrumb breadcrumbs comments consent cookie cta cookies disclaimer
		footer gdpr latest logo masthead loading menu modal nav navbar navigation newsletter newsletters outbrain photogallery popular popup promo promos recirc
		recommended recommendations references related share sharebar sharing sidebar signup slideshow social sources sponsored rail subscribe taboola tags teaser
		teasers toolbar topbar trending`)
	updatedWords      = wordSet(`modified updated datemodified`)
	articleWords      = wordSet(`articlebody storybody entrycontent postcontent articlecontent storycontent articletext storytext entrybody postbody`)
	furniturePrefixes = strings.Fields(`cookie advert newsletter sidebar footer related outbrain taboola breadcrumb recommend sharedaddy addtoany`)
	sureWords         = wordSet(`cookie consent gdpr comments footer modal popup newsletter newsletters taboola outbrain`)
	havingWords       = strings.Fields(`has with without no not`)
	hidingNames       = wordSet(`hidden is-hidden visually-hidden visuallyhidden sr-only screen-reader-text d-none u-hidden hide display-none element-invisible`)
	furnitureRoles    = wordSet(`navigation banner contentinfo dialog complementary search`)
)

// furniture says why n is a part of the page that is no part of its article: its
// element, role or class; "" where it may be one, or holds the heading. It is
// sure where no page gives the mark to its article by mistake.
func (p *page) furniture(n *html.Node, words words) (rule string, sure bool) {
	switch n.DataAtom {
	case atom.Figcaption:
		rule, sure = "caption", true
	case atom.Figure:
		if !holdsText(n) {
			rule, sure = "caption", true
		}
	case atom.Nav, atom.Footer, atom.Aside:
		rule, sure = n.Data+" element", true
	case atom.Article:
		if p.articles > 0 {
			rule = "article within the article"
		}
	case atom.Main, atom.H1, atom.Time, atom.Body, atom.Html:
		return "", false
	case atom.Header:
		if p.articles+p.mains == 0 {
			rule = "page's head"
		}
	}
	role := strings.ToLower(attr(n, "role"))
	w := words.furniture()
	switch {
	case rule != "" || n.DataAtom == atom.Article:
	case furnitureRoles[role]:
		rule, sure = role, true
	case hidden(n, words):
		rule = "hidden"
	case words.any(captionWords) && p.size[n] <= longestCaption:
		rule, sure = "caption", true
	case words.any(kickerWords) && p.size[n] <= longestKicker:
		rule = "label of the section"
	case w == "social" && holdsText(n): // what somebody said there
	case w != "":
		rule, sure = "called “"+w+"”", sureWords[w]
	}
	if rule == "" || p.kept[markOf(n, rule)] || p.headed[n] {
		return "", false
	}
	return rule, sure
}

// holdsText reports whether n, a frame around things of many kinds, holds text
// of the article: a quotation, a table.
func holdsText(n *html.Node) bool {
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Blockquote, atom.Table, atom.Pre:
			return true
		}
	}
	return false
}

// longestCaption is how long captions and credits are at most, in bytes; what is
// longer and is called so is the frame of a whole gallery or article.
const longestCaption = 800

// hidden reports whether n is not shown until a script or a reader asks.
func hidden(n *html.Node, words words) bool {
	if words.has("hidden") || hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" {
		return true
	}
	style := strings.ReplaceAll(attr(n, "style"), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// longestKicker is the length, in bytes, of the label of a section at most.
const longestKicker = 60

// longestSigned is how long, in bytes, an element may be that is all about the writers.
const longestSigned = 1500

// signed takes what n says of the writers, and reports whether that is all
// that n is for.
func (p *page) signed(n *html.Node, words words) bool {
	if n.DataAtom == atom.A && strings.EqualFold(attr(n, "rel"), "author") {
		p.sign(&p.linked, n)
		return true
	}
	if !words.any(bylineWords) || p.headed[n] || p.size[n] > longestSigned {
		return false
	}
	s := inner(n)
	if len(s) > longestLabel || words.any(notByline) {
		return words.any(notByline)
	}
	for d := range n.Descendants() {
		switch {
		case d.Type == html.ElementNode && d.DataAtom != atom.A:
			p.stamps(d, classWords(d))
		case d.DataAtom == atom.A && strings.EqualFold(attr(d, "rel"), "author"):
			p.sign(&p.linked, d)
		}
	}
	p.dated = append(p.dated, stamp{rank: byClass, rule: "byline", shown: apart(n), at: len(p.blocks)})
	if !words.has("dateline") && s != "" {
		p.sign(&p.bylines, n)
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

// inner is the text of n on one line, without scripts and styles.
func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !silent(d.Parent):
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
	}
	return oneLine(b.String())
}
