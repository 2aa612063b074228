package article

import (
	"strings"

	"golang.org/x/net/html"
)

// signature is what a page shows of the writers in one place: the pieces of its
// text as its elements part them, and the number of blocks before it.
type signature struct {
	pieces []string
	at     int
}

// sign keeps what the element n shows of the writers.
func (p *page) sign(to *[]signature, n *html.Node) {
	s := signature{at: len(p.blocks)}
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !silent(d.Parent) {
			if piece := oneLine(d.Data); piece != "" {
				s.pieces = append(s.pieces, piece)
			}
		}
	}
	if len(s.pieces) > 0 {
		*to = append(*to, s)
	}
}

// authors takes the writers that JSON-LD names, else those of links of the kind
// author and of the bylines nearest to the heading, else of meta elements.
func (p *page) authors(a *Article) {
	try := func(rule string, values []string) bool {
		a.authorsFrom(rule, values)
		return len(a.Authors)+len(a.Credits) > 0
	}
	var told []string
	for _, v := range p.ld.authors {
		name, _, _ := strings.Cut(v, " | ")
		if name = strings.Trim(name, ", "); squash(name) != squash(p.ld.publisher) {
			told = append(told, name)
		}
	}
	if try("JSON-LD author", told) {
		return
	}
	for _, from := range []struct {
		rule  string
		found []signature
	}{
		{"author link", p.linked}, {"byline", p.bylines}, {"line beside the heading", p.byLines()},
	} {
		best := -1
		for i, s := range from.found {
			if names := written(s.pieces); len(names) > 0 && (best < 0 || p.distance(s.at) < p.distance(from.found[best].at)) {
				best = i
			}
		}
		if best >= 0 && try(from.rule, written(from.found[best].pieces)) {
			return
		}
	}
	try("meta author", p.metaAuthors())
}

// byWords begin bylines in the languages of many papers.
var byWords = []string{"by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "przez ", "oleh ", "text: ", "de ", "words by ", "written by ", "posted by ", "story by ", "reported by "}

// byLines are the short lines near the heading that begin with 'By'.
func (p *page) byLines() (found []signature) {
	for i := range p.blocks {
		b := &p.blocks[i]
		if len(b.text) > longestLabel || !p.near(i) || i < p.headAt || ends(b.text) && countWords(b.text) > mostBeside {
			continue
		}
		if rest := withoutBy(b.text); rest != b.text {
			found = append(found, signature{metaParts(b.text), i})
		}
	}
	return found
}

func withoutBy(s string) string {
	low := strings.ToLower(s)
	for _, by := range byWords {
		if len(low) == len(s) && strings.HasPrefix(low, by) {
			return strings.TrimLeft(s[len(by):], ": ")
		}
	}
	return s
}

// written returns the names that the pieces of a byline begin with: what stands
// behind them without an 'and' is a job, a paper or a date.
func written(pieces []string) (names []string) {
	more := true
	for i := 0; i < len(pieces); i++ {
		piece := strings.Trim(pieces[i], ",;:|•·–— ")
		if head, date := trailingDate(piece); date != "" {
			piece = head
		}
		low := strings.ToLower(piece)
		switch {
		case piece == "" || withoutBy(low+" ") == "": // 'By' alone
			continue
		case low == "and" || low == "&" || low == "und" || low == "et" || low == "y":
			more = true
			continue
		case len(names) > 0 && !more:
			return names
		case len(readDates(piece)) > 0:
			continue
		}
		found := false
		for _, part := range listParts(withoutBy(piece)) {
			name, _ := cutPlace(part)
			_, isAgency := agency(name)
			if isAgency || personName(withoutDegrees(name)) || i == 0 && len(names) == 0 && withoutBy(piece) != piece && capitalName(name) && !staff(name) {
				names, found = append(names, name), true
			} else if found {
				break
			}
		}
		more = found && (strings.HasSuffix(pieces[i], ",") || strings.HasSuffix(low, " and"))
	}
	return names
}

// degrees are letters behind a name that are no part of it. Source: SOURCES.md.
var degrees = wordSet(`ms ma mba msc md phd dphil mph rn rd rdn ld jd llb llm esq cpa cfa dds pharmd lcsw aprn fnp dvm psyd
	ba bs bsc frcp mbe obe cbe edd cscs cpt msw lpc`)

// withoutDegrees cuts 'MS, RDN' off the end of a name.
func withoutDegrees(name string) string {
	words := strings.Fields(strings.TrimRight(name, ", "))
	n := len(words)
	for n > 2 && degrees[strings.ToLower(strings.ReplaceAll(strings.Trim(words[n-1], ","), ".", ""))] && words[n-1] != strings.ToLower(words[n-1]) {
		n--
	}
	if n == len(words) {
		return name
	}
	return strings.Trim(strings.Join(words[:n], " "), ", ")
}

// metaAuthors are the writers of the meta elements that have some.
func (p *page) metaAuthors() []string {
	for _, name := range []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "byline", "article_author", "dcterms.creator", "citation_author"} {
		v, _, _ := strings.Cut(p.meta[name], " | ")
		if v != "" && !strings.Contains(v, "/") && !strings.Contains(v, "@") && squash(v) != squash(p.ld.publisher) {
			return []string{v}
		}
	}
	return nil
}
