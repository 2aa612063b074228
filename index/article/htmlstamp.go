package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Where a page says when it was published, from the surest to the weakest. Of
// two dates with equal rank the one nearest to the heading counts.
const (
	byLinkedData = iota
	byMeta       // meta elements for machines
	byProperty   // an element marked datePublished
	byTime       // a time element that its class or label calls published
	byPlainTime  // any other time element
	byClass      // an element that its class calls a date
	byLine       // a short line beside the heading
	byFarMarked  // an element marked or called so elsewhere
	byFarTime    // a time element elsewhere
	byAddress    // the article's address
	byFarLine    // a short line elsewhere that says 'published'
	byOutside    // in a part of the page that seems no part of the article, plus one of the above
)

// stamp is a date that a page gives somewhere.
type stamp struct {
	rank    int
	rule    string
	value   string // for machines; "" where only shown
	shown   string // as readers see it
	seen    bool   // shown is a whole date
	updated bool
	at      int // the number of blocks before it
}

// nearHeading is how many blocks may part a shown date from the heading, so that
// it is the article's own: bylines, share bars and pictures stand between.
const nearHeading = 12

// mostBeside is how many words may stand beside a date in a line that tells of
// the article and not of the world: a name, a place, a label.
const mostBeside = 8

// The length, in bytes, of what is looked through for a shown date: of lines, and
// of what its class calls a date or the facts about the article.
const longestShown, longestCalled = 120, 600

// datedMeta are the names of meta elements that hold days of publication and of
// change, squashed.
var (
	publishedMeta = wordSet(`articlepublishedtime articlepublished articlepublishdate articledate articleoriginaldate datepublished
		dcdate dcdateissued dcdatecreated dctermscreated dctermsdate dctermsissued dctermsavailable date pubdate publishdate publisheddate
		publicationdate publishtime publishedtime publishedat ogpublishedtime ogarticlepublishedtime parselypubdate sailthrudate
		displaydate citationpublicationdate citationdate rnewsdatepublished cxenseparserecspublishtime btpubdate originalpublicationdate
		shareaholicarticlepublishedtime gentimedisplay ptime lastpublished firstpublished contentcreatedate`)
	updatedMeta = wordSet(`articlemodifiedtime articlemodified datemodified lastmodified ogupdatedtime dctermsmodified dcdatemodified
		modificationdate revisiondate lastupdate updatedtime articleupdatedtime btmoddate shareaholicarticlemodifiedtime moddate`)
)

// dateWords call an element a date in its class or id. Source: SOURCES.md.
var dateWords = wordSet(`date datum fecha data published publish pubdate publishdate publisheddate publicationdate postdate postmetadata
	dateline datetime timestamp created posted pubtime publishtime datepublished entrydate articledate newsdate dates time byline info
	meta metadata postmeta entrymeta submitted`)

// stamps takes the dates that n gives by its attributes or its class.
func (p *page) stamps(n *html.Node, w words) {
	property := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "property"))
	published := strings.Contains(property, "datepublished") || strings.Contains(property, "dc:created") || hasAttr(n, "pubdate")
	updated := w.any(updatedWords) && !w.has("published")
	isTime := n.DataAtom == atom.Time || n.DataAtom == atom.Abbr && (w.has("published") || w.has("updated") || w.has("date"))
	called := w.any(dateWords)
	if p.out != nil && p.sure && !published && p.rule != "aside element" {
		return
	}
	if !published && !updated && !isTime && !called || p.size[n] > longestCalled && !published {
		return
	}
	s := stamp{updated: updated, at: len(p.blocks), shown: apart(n)}
	for _, key := range []string{"datetime", "content", "title"} {
		if v := attr(n, key); v != "" && strings.ContainsAny(v, "0123456789") && s.value == "" {
			s.value = v
		}
	}
	switch {
	case published:
		s.rank, s.rule = byProperty, "element marked datePublished"
	case isTime && (w.any(publishedLabels) || w.has("pubdate") || w.has("entry") || updated):
		s.rank, s.rule = byTime, "time element"
	case isTime:
		s.rank, s.rule = byPlainTime, "time element"
	case s.shown != "" && strings.ContainsAny(s.shown, "0123456789"):
		s.rank, s.rule, s.value = byClass, "called a date", ""
	default:
		return
	}
	if p.out != nil && p.rule != "page's head" {
		s.rank += byOutside
	}
	p.dated = append(p.dated, s)
}

// apart is the text of n with a space between its pieces, for the words of a date
// and of its label run together otherwise.
func apart(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !silent(d.Parent) && b.Len() <= longestCalled {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return oneLine(b.String())
}

// metaStamp takes the date of a meta element.
func (p *page) metaStamp(name, content string) {
	key := squash(name)
	switch {
	case content == "":
	case publishedMeta[key]:
		p.dated = append(p.dated, stamp{rank: byMeta, rule: "meta " + name, value: content})
	case updatedMeta[key]:
		p.dated = append(p.dated, stamp{rank: byMeta, rule: "meta " + name, value: content, updated: true})
	}
}

// shownDates takes the dates of short lines: those near the heading, and those
// elsewhere that say what they are.
func (p *page) shownDates() {
	for i := range p.blocks {
		b := &p.blocks[i]
		if len(b.text) > longestShown || !strings.ContainsAny(b.text, "0123456789") || b.rule != "" && b.rule != "page's head" {
			continue
		}
		s := stamp{rank: byLine, rule: "line beside the heading", shown: b.text, at: i}
		if !p.near(i) {
			s.rank, s.rule = byFarLine, "line that says so"
		}
		p.dated = append(p.dated, s)
	}
}

// near reports whether a place is close to the heading.
func (p *page) near(at int) bool { return p.head != nil && p.distance(at) <= nearHeading }

// distance is how many blocks stand between a place and the heading. What stands
// above it is half as near: there are other stories.
func (p *page) distance(at int) int {
	if at < p.headAt {
		return 2 * (p.headAt - at)
	}
	return at - p.headAt
}
