package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// Plain text as scraped has no marks that say what a line is. It is read in
// four steps, each of which only looks at lines that the one before left open:
// by a line's own form (recognise), by sections (what follows 'Related
// stories'), the head (title and standfirst), and what stands between and
// behind paragraphs.
//
// A careful reader is for text that somebody has cut out already, as in JSON:
// it takes out only what its own form betrays.

// reader reads the lines of one article.
type reader struct {
	a       *Article
	dates   dater
	lines   []line
	careful bool
	vocab   *vocabulary     // of the paragraphs, made when first needed
	names   map[string]bool // words with capitals in the lines before named
	named   int
}

// readText fills r.a from a text.
func (r *reader) readText(s string) { r.readLines(sourceLines(s)) }

// readLines fills r.a from lines, of which some may be known for clutter.
func (r *reader) readLines(lines []line) {
	r.lines = lines
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != plain {
			continue
		}
		rd, ok := recognise(l.text)
		if !ok || l.words > longestHeading && rd.rule != "caption" && ends(l.text) && strings.Count(l.text, ". ") > 3 {
			continue
		}
		l.reading = rd
		l.role = metaLine
		if rd.boiler {
			l.role = clutterLine
		}
	}
	first := r.firstParagraph(0)
	begin := r.textBegins(first)
	r.restoreDates(begin)
	r.sections(begin)
	if !r.careful {
		r.head(first, begin)
	} else {
		r.repeatedTitle()
	}
	r.middle()
	r.fields()
	r.assemble()
}

// firstParagraph is the index of the first running text from line i on, or the
// number of lines.
func (r *reader) firstParagraph(i int) int {
	for ; i < len(r.lines); i++ {
		if r.lines[i].role == plain && r.lines[i].paragraph() {
			return i
		}
	}
	return i
}

// lastParagraph is the index of the last running text that belongs to the article, or -1.
func (r *reader) lastParagraph() int {
	for i := len(r.lines) - 1; i >= 0; i-- {
		if l := &r.lines[i]; l.role == plain && l.paragraph() {
			return i
		}
	}
	return -1
}

// restoreDates makes bare dates between paragraphs text again: there they head
// parts of a chronicle.
func (r *reader) restoreDates(first int) {
	last := r.lastParagraph()
	for i := first + 1; i < last; i++ {
		l := &r.lines[i]
		if l.role == metaLine && l.rule == "date line" && l.dates[0].label == "" {
			l.role, l.reading = plain, reading{}
		}
	}
}

// sections takes out what stands under 'Related stories' and the like. Such a
// label before the first paragraph stands in the page's head and takes nothing
// with it.
func (r *reader) sections(first int) {
	for i := first; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.role != clutterLine || l.section == noSection {
			continue
		}
		end := r.sectionEnd(i, l.section)
		for j := i + 1; j < end; j++ {
			s := &r.lines[j]
			if s.rule == "source line" || s.rule == "agency credit" || s.rule == "self-promotion" || s.rule == "copyright line" {
				continue
			}
			if s.role == metaLine && len(s.dates) > 0 && s.dates[0].label != "" && j == len(r.lines)-1 {
				continue // the article's own date at the very end
			}
			rule := "under “" + l.text + "”"
			if s.role == clutterLine {
				rule = s.rule
			}
			s.role, s.reading = clutterLine, reading{rule: rule, boiler: true}
		}
		i = max(i, end-1)
	}
}

// sectionEnd finds the line at which the article goes on behind the label at
// line i.
func (r *reader) sectionEnd(i int, kind section) int {
	if r.careful {
		return r.carefulEnd(i)
	}
	for j := i + 1; j < len(r.lines); j++ {
		l := &r.lines[j]
		if l.role != plain {
			if l.section > softSection && l.section > kind {
				return j
			}
			continue
		}
		if kind == lastSection {
			// A button between paragraphs opens nothing.
			if j-1 == i && l.words >= 12 && r.run(j) >= 4 && r.namesShared(l.text, i) >= 2 {
				return j
			}
			continue
		}
		if kind == softSection {
			if l.paragraph() && ends(l.text) && l.words >= 8 {
				return j
			}
			continue
		}
		if r.resumes(j, i) {
			return j
		}
	}
	return len(r.lines)
}

// carefulEnd lets a label take only headings that stand directly under it, and
// nothing when running text follows at once.
func (r *reader) carefulEnd(i int) int {
	j := i + 1
	for j < len(r.lines) && j-i <= 8 && (r.lines[j].role == clutterLine || r.lines[j].role == plain && r.lines[j].heading() && r.lines[j].words >= 4) {
		j++
	}
	if j < len(r.lines) && r.lines[j].role == plain && j-1 > i && !r.lines[j].paragraph() {
		return i + 1 // a list that goes on otherwise is not sure to be teasers
	}
	return j
}

// resumes reports whether the article goes on at line j, behind an end mark at
// line mark. Teasers are headings with a line of text under each, and often
// broken off: so two whole paragraphs in a row are needed, or one that names
// what the article was about and follows more than one heading.
func (r *reader) resumes(j, mark int) bool {
	l := &r.lines[j]
	if !l.paragraph() || !ends(l.text) || l.words < 20 {
		return false
	}
	next := r.nextPlain(j)
	solid := next >= 0 && r.lines[next].paragraph() && ends(r.lines[next].text) && r.lines[next].words >= 12
	prev := &r.lines[j-1]
	underHeading := prev.role == plain && prev.heading() && j-1 > mark
	if underHeading && j-2 > mark && r.lines[j-2].role == plain && r.lines[j-2].heading() {
		underHeading = false // the last of a list of headings
	}
	about := r.namesShared(l.text, mark)
	switch {
	case underHeading:
		return false
	case j-1 == mark: // no list: then the label stands alone, and much text must follow
		return solid && about >= 2 && r.run(j) >= 3
	case solid && next == j+1 && j-mark <= longestList && r.stemsShared(j, next, mark) >= sharedStems:
		return true
	case solid:
		return about >= 1
	}
	return l.words >= 25 && about >= 2
}

// A list of other stories in the middle of a text is short, and the text behind it
// speaks of what it spoke of before, if not by name.
const (
	longestList = 6 // lines, with its label
	sharedStems = 3 // of two paragraphs
)

// stemsShared counts the stems of lines i and j that the paragraphs before line
// end have too.
func (r *reader) stemsShared(i, j, end int) (n int) {
	known := map[string]bool{}
	for k := range end {
		if l := &r.lines[k]; l.role == plain && l.paragraph() {
			for _, s := range contentStems(l.text) {
				known[s] = true
			}
		}
	}
	for _, s := range append(contentStems(r.lines[i].text), contentStems(r.lines[j].text)...) {
		if known[s] {
			delete(known, s)
			n++
		}
	}
	return n
}

// run counts the paragraphs that stand together from line j on.
func (r *reader) run(j int) (n int) {
	for ; j >= 0 && r.lines[j].paragraph() && ends(r.lines[j].text); j = r.nextPlain(j) {
		n++
	}
	return n
}

// namesShared counts the names in s that the paragraphs before line end have
// too. What is known is kept from call to call: end only grows.
func (r *reader) namesShared(s string, end int) (n int) {
	if r.names == nil {
		r.names = map[string]bool{}
	}
	for ; r.named < end; r.named++ {
		if l := &r.lines[r.named]; l.role == plain {
			for _, name := range capitals(l.text, 0) {
				r.names[name] = true
			}
		}
	}
	seen := map[string]bool{}
	for _, name := range capitals(s, 1) {
		if r.names[name] && !seen[name] {
			seen[name] = true
			n++
		}
	}
	return n
}

// capitals returns the words of s that begin with a capital, from each
// sentence's word number from on: the first has one whatever it is.
func capitals(s string, from int) (names []string) {
	for _, sent := range text.Sentences(s) {
		part := sent.Of(s)
		for i, t := range text.Tokenize(nil, part) {
			if r, _ := utf8.DecodeRuneInString(part[t.Start:]); i >= from && unicode.IsUpper(r) && !text.StopWord(t.Term) {
				names = append(names, t.Term)
			}
		}
	}
	return names
}

// nextPlain is the index of the next undecided line behind i, or -1.
func (r *reader) nextPlain(i int) int {
	for i++; i < len(r.lines); i++ {
		if r.lines[i].role == plain {
			return i
		}
	}
	return -1
}
