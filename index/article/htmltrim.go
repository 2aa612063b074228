package article

import (
	"strings"
)

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
