package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/index/text"
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

// Which shares of a block are links: of a teaser behind a label, of a list of
// other stories behind the text.
const teaserLinks, tailLinks = 0.6, 0.4

// trim marks what stands behind the text: lists of links, headings of nothing.
func trim(blocks []block) {
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		switch {
		case b.rule != "":
		case b.kind == subheading:
			b.rule = "heading behind the text"
		case float64(b.links) >= tailLinks*float64(len(b.text)) && (!ends(b.text) || b.kind == listItem):
			b.rule = "links behind the text"
		default:
			return
		}
	}
}

// lastBlocks is among how many blocks at the end of the text a word about its
// writer is looked for.
const lastBlocks = 6

// trimWriters marks the lines at the end that tell who the writers are.
func trimWriters(blocks []block, authors []string) {
	seen := 0
	for i := len(blocks) - 1; i >= 0 && seen < lastBlocks; i-- {
		b := &blocks[i]
		if b.rule != "" {
			continue
		}
		seen++
		if aboutWriter(b.text, authors) {
			b.rule = "about the writer"
		}
	}
}

// aboutWriter reports whether s, at the end of a text, tells who one of its
// writers is: 'Dana Whitlock covers ferries', 'Follow Dana Whitlock at …'.
func aboutWriter(s string, authors []string) bool {
	if countWords(s) > longestBiography {
		return false
	}
	for _, name := range authors {
		rest, ok := strings.CutPrefix(s, name)
		if !ok {
			for _, before := range biographyOpenings {
				if strings.HasPrefix(s, before+name) {
					return true
				}
			}
			continue
		}
		for _, verb := range biographyVerbs {
			if strings.HasPrefix(rest, verb) {
				return true
			}
		}
	}
	return false
}

// longestBiography is the number of words of a line about a writer at most.
const longestBiography = 110

// Words of such lines. Source: SOURCES.md.
var (
	biographyVerbs = []string{" is ", ", ", " covers ", " writes ", " reports ", " has ", " can be reached", " joined ", " was ", ": ", " (", " | ", " contributed ",
		" graduated", " serves ", " works ", " worked ", " teaches ", " lives "}
	biographyOpenings = []string{"Contact ", "Reach ", "Follow ", "Email ", "About ", "About the author ", "Reporting by ", "Written by ", "By "}
)

// labelled reports whether b is a label in front of a link: 'REQUIRED READING: …'.
func (b *block) labelled() bool {
	label, _, ok := strings.Cut(b.text, ":")
	return ok && len(label) <= 40 && countWords(label) <= 4 && float64(b.links) >= teaserLinks*float64(len(b.text)) && len(b.text)-b.links <= len(label)+8
}

// lines makes the lines of an article of its blocks; those that the page itself
// takes out are clutter.
func blockLines(blocks []block) []line {
	lines := make([]line, 0, len(blocks))
	said := map[string]bool{}
	trim(blocks)
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.rule != "":
		case b.kind != summaryBlock && b.linked():
			b.rule = "nothing but links"
		case b.labelled():
			b.rule = "label and link"
		case len(b.text) >= leastProse && said[b.text]:
			b.rule = "said before"
		default:
			said[b.text] = true
		}
		l := line{text: plainSpaces(b.text), printed: b.text, words: countWords(b.text), gap: true}
		if b.rule != "" {
			l.role, l.reading = clutterLine, reading{rule: b.rule, boiler: true}
		}
		lines = append(lines, l)
	}
	return lines
}

// Where linked data repeat the article's text, it says which of the blocks are
// not. The shares are of pairs of words that follow one another.
const (
	toldMost  = 0.8 // of the told text that the page's blocks must have
	toldLeast = 0.5 // of the page's blocks that the told text must have, or it is only the beginning
	toldBlock = 0.5 // of a block that the told text must have
)

// tell marks the blocks of a page's article that its linked data have not, if
// these have a text that is whole.
func tell(blocks []block, told string) {
	if len(told) < leastArticle {
		return
	}
	want := runs(told)
	if len(want) == 0 {
		return
	}
	found := map[string]bool{}
	alien := make([]bool, len(blocks))
	same, all := 0, 0
	for i := range blocks {
		b := &blocks[i]
		if b.rule != "" {
			continue
		}
		n, total := 0, 0
		for run := range runs(b.text) {
			total++
			if want[run] {
				n++
				found[run] = true
			}
		}
		alien[i] = float64(n) < toldBlock*float64(total)
		same, all = same+n, all+total
	}
	if float64(len(found)) < toldMost*float64(len(want)) || float64(same) < toldLeast*float64(all) {
		return
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		if b.kind == subheading && alien[i] {
			alien[i] = i+1 == len(blocks) || alien[i+1] || blocks[i+1].rule != ""
		}
		if alien[i] {
			b.rule = "not in the text that linked data give"
		}
	}
}

// runs are the pairs of words that follow one another in s; a lone word is one.
func runs(s string) map[string]bool {
	toks := text.Tokenize(nil, s)
	m := make(map[string]bool, len(toks))
	for i := range toks {
		if i+1 < len(toks) {
			m[toks[i].Term+" "+toks[i+1].Term] = true
		} else if i == 0 {
			m[toks[i].Term] = true
		}
	}
	return m
}
