package article

import (
	"strings"
	"unicode/utf8"

	"parallax/index/text"
)

// reading is what a single line says of itself, by its own form.
type reading struct {
	rule    string
	boiler  bool // boilerplate; else the line is about the article
	section section

	dates   []moment
	authors []string
	credits []string // agencies of the text
	images  []string // agencies of its pictures
	source  string
	weak    bool // source is only what a site says of itself
}

// section says what a line opens.
type section uint8

const (
	noSection   section = iota
	softSection         // headings of other stories, up to the next sentence
	endSection          // the article is over, unless paragraphs resume
	lastSection         // the article is over: comments, the author's biography
)

// merge adds what another part of the same line says.
func (r *reading) merge(o reading) {
	if r.rule == "" || r.rule == "place" || r.boiler && !o.boiler {
		r.rule = o.rule
	}
	r.dates = append(r.dates, o.dates...)
	r.authors = append(r.authors, o.authors...)
	r.credits = append(r.credits, o.credits...)
	r.images = append(r.images, o.images...)
	if r.source == "" {
		r.source, r.weak = o.source, o.weak
	}
	r.boiler = r.boiler && o.boiler
}

// longestLabel is the length, in bytes, up to which a line can be metadata in
// parts ('By Jo Vale | 3 March 2021 | 5 min read').
const longestLabel = 200

// recognise reads one line by its form alone. ok is false for text.
func recognise(line string) (r reading, ok bool) {
	if r, ok := recogniseWhole(line); ok {
		return r, true
	}
	if len(line) > longestLabel {
		return r, false
	}
	if parts := metaParts(line); len(parts) > 1 {
		r = reading{boiler: true}
		dated := readDates(parts[len(parts)-1])
		labelled := len(dated) > 0 && dated[0].label != ""
		for _, part := range parts {
			one, ok := recogniseWhole(part)
			if !ok {
				if one, ok = recognisePart(part); !ok {
					if len(parts) < 3 && !labelled || !capitalName(part) {
						return reading{}, false
					}
					one = reading{rule: "place"} // 'PTI | New Delhi | 30-12-2019', 'Port Haven, Norland Updated: July 4, 2023'
				}
			}
			r.merge(one)
		}
		if len(r.dates) > 0 || len(parts) == 2 && (len(r.authors) > 0 || r.source != "") {
			return r, true
		}
	}
	return reading{}, false
}

func recogniseWhole(line string) (reading, bool) {
	if dates := readDates(line); len(dates) > 0 {
		return reading{rule: "date line", dates: dates}, true
	}
	low := ""
	if len(line) <= longestClutter {
		low = text.Fold(line)
	}
	folded, ascii := low, isASCII(line)
	if !ascii {
		low = ""
	}
	if r, ok := credit(line, low); ok {
		return r, true
	}
	if len(line) > longestClutter {
		return reading{}, false
	}
	if r, ok := sourceLine(line, low, folded); ok {
		return r, true
	}
	if r, ok := clutter(line, folded); ok {
		return r, true
	}
	return byline(line, low)
}

// lowerPart is part in lower case, which stands at line[at]. Low is the line in
// lower case where it is ASCII, else "".
func lowerPart(low, part string, at int) string {
	if low == "" {
		return strings.ToLower(part)
	}
	return low[at : at+len(part)]
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// recognisePart reads what stands beside a date or a byline without a label: an
// outlet, an agency, a name.
func recognisePart(part string) (r reading, ok bool) {
	if name, ok := agency(part); ok {
		return reading{rule: "byline", credits: []string{name}}, true
	}
	if name, ok := knownOutlet(part); ok {
		return reading{rule: "masthead", source: name}, true
	}
	if bareName(part) {
		return reading{rule: "byline", authors: []string{personCase(part)}}, true
	}
	if staff(part) {
		return reading{rule: "byline"}, true
	}
	list := listParts(part)
	if len(list) < 2 || !bareName(list[0]) {
		return r, false
	}
	for _, name := range list[1:] { // 'Jo Vale and Al Moss, Reuters'
		if _, ok := recognisePart(name); !ok {
			return r, false
		}
	}
	r, ok = writers(part)
	r.rule = "byline"
	return r, ok
}

// metaParts parts a line at the marks and words between which metadata stands.
func metaParts(line string) []string {
	s := line
	marked, worded := metaMarks(line)
	if marked {
		for _, mark := range [...]string{" | ", " · ", " • ", " — ", " – ", " - ", "  ", " / ", " :: ", "|", "•", "·"} {
			s = strings.ReplaceAll(s, mark, "\n")
		}
	}
	low := ""
	if worded {
		low = strings.ToLower(s)
	}
	if len(low) == len(s) {
		for _, word := range [...]string{" published", " updated", " posted", " last updated", " last modified"} {
			if i := strings.Index(low, word); i > 0 && !strings.HasSuffix(low[:i], "last") && !strings.HasSuffix(low[:i], "first") {
				s, low = s[:i]+"\n"+s[i+1:], low[:i]+"\n"+low[i+1:]
			}
		}
	}
	var parts []string
	for part := range strings.SplitSeq(s, "\n") {
		part = strings.Trim(part, " ,|")
		if part == "" {
			continue
		}
		if head, date := trailingDate(part); date != "" {
			parts = append(parts, head)
			part = date
		}
		parts = append(parts, part)
	}
	return parts
}

// metaMarks reports whether a line may have marks, and words, between which
// metadata stands: most lines have neither.
func metaMarks(s string) (marked, worded bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '|' || c >= 0xC2 && i+1 < len(s) && (s[i+1] == 0xB7 || s[i+1] == 0x80):
			marked = true
		case c == ' ' && i+2 < len(s):
			switch s[i+1] {
			case ' ', '-', '/', ':':
				marked = true
			case 'p', 'P':
				worded = worded || s[i+2]|0x20 == 'u' || s[i+2]|0x20 == 'o'
			case 'u', 'U':
				worded = worded || s[i+2]|0x20 == 'p'
			case 'l', 'L':
				worded = worded || s[i+2]|0x20 == 'a'
			}
		}
	}
	return marked, worded
}

// trailingDate cuts the date off 'By Jo Vale, March 3, 2021' and 'Posted by Jo
// Vale on March 3, 2021'.
func trailingDate(part string) (head, date string) {
	if !strings.ContainsAny(part, "0123456789") || len(readDates(part)) > 0 {
		return "", ""
	}
	for i := range part {
		rest := part[i:]
		switch {
		case i == 0:
		case rest[0] == ',':
			rest = rest[1:]
		case strings.HasPrefix(rest, " on "), strings.HasPrefix(rest, " at "):
			rest = rest[4:]
		case rest[0] == ' ' && len(part) > 3 && strings.EqualFold(part[:3], "by "):
		default:
			continue
		}
		if rest = strings.TrimSpace(rest); i > 0 && len(readDates(rest)) > 0 {
			return strings.TrimSpace(part[:i]), rest
		}
	}
	return "", ""
}
