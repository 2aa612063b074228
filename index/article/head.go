package article

import (
	"strings"

	"parallax/index/text"
)

// longestHead is the number of lines in which a page's head ends behind the
// standfirst: byline, date, buttons and counts.
const longestHead = 14

// textBegins is the line at which the text begins, where the first paragraph is at
// first. That may be the standfirst: then the date, or the byline, of the article
// follows, with only short lines between. A date that is not the only one heads a
// part of a chronicle.
func (r *reader) textBegins(first int) int {
	if r.careful || first >= len(r.lines) || r.lines[first].words > longestStandfirst || r.untitled(first) {
		return first
	}
	dates := 0
	for i := first + 1; i < len(r.lines); i++ {
		if l := &r.lines[i]; l.rule == "date line" && l.dates[0].label == "" {
			dates++
		}
	}
	for i := first + 1; i < len(r.lines) && i <= first+longestHead; i++ {
		l := &r.lines[i]
		if l.role == plain && l.paragraph() && l.words > shortLine {
			break
		}
		if l.role == metaLine && len(l.dates) > 0 && (dates == 1 || l.dates[0].label != "") {
			if begin := r.firstParagraph(i + 1); begin < len(r.lines) {
				return begin
			}
		}
	}
	return first
}

// shortLine is the number of words up to which a sentence between standfirst and
// date is a page's and no paragraph.
const shortLine = 10

// untitled reports whether nothing above line i could be a title.
func (r *reader) untitled(i int) bool {
	for i--; i >= 0; i-- {
		if r.lines[i].role == plain && r.lines[i].words >= 3 {
			return false
		}
	}
	return true
}

// head finds title and standfirst among the lines before the first paragraph, at
// first; the text begins there, or behind it at begin, and then the first is the
// standfirst. Where no line there can be a title, the article has none.
func (r *reader) head(first, begin int) {
	var open []int
	for i := range min(first, len(r.lines)) {
		if r.lines[i].role == plain {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return
	}
	open = r.mastheads(open)
	r.vocabulary() // of all paragraphs, also of those that will turn out not to be text
	t := r.pickTitle(open)
	if t < 0 || r.foreign(t) {
		for _, i := range open {
			r.drop(i, "above the text")
		}
		return
	}
	r.setTitle(t)
	stand := -1
	if begin > first {
		stand = first
		for i := first + 1; i < begin; i++ {
			if r.lines[i].role == plain {
				open = append(open, i)
			}
		}
	}
	for _, i := range open {
		l := &r.lines[i]
		switch {
		case i == t:
		case i < t:
			r.drop(i, "above the title")
		case squash(l.text) == squash(r.a.Title):
			r.drop(i, "title repeated")
		case r.loneName(i):
		case stand < 0 && l.words >= 4 && !strings.HasSuffix(l.text, ":") && r.vocabulary().share(contentStems(l.text)) >= leastShared:
			stand = i
		default:
			r.drop(i, "between title and text")
		}
	}
	if stand < 0 && first < len(r.lines) && r.isStandfirst(first, t) {
		stand = first
	}
	if stand >= 0 {
		r.lines[stand].role = standfirstLine
		r.a.Standfirst = r.lines[stand].printed
		r.trace("standfirst", "below the title", stand)
	}
}

// mastheads takes lines that are nothing but an outlet's name out of the open ones.
func (r *reader) mastheads(open []int) []int {
	rest := open[:0]
	for _, i := range open {
		l := &r.lines[i]
		if name, ok := knownOutlet(l.text); ok && len(open) > 1 && l.words <= 4 {
			l.role, l.reading = metaLine, reading{rule: "masthead", source: name}
			continue
		}
		rest = append(rest, i)
	}
	return rest
}

// pickTitle chooses among headings above the text: the first that shares
// its words with it, else the one that shares most; one with two words or less only if it is alone.
func (r *reader) pickTitle(open []int) int {
	if len(open) == 1 {
		return open[0]
	}
	best, top := -1, -1.0
	score := make(map[int]float64, len(open))
	for _, i := range open {
		l := &r.lines[i]
		if r.isLabel(l) {
			continue
		}
		score[i] = r.vocabulary().share(contentStems(l.text))
		if l.words >= 4 && score[i] > top {
			top = score[i]
		}
	}
	for _, i := range open {
		s, ok := score[i]
		if ok && best < 0 && (r.lines[i].words >= 4 || len(score) == 1) && s >= max(leastTitle, top*0.25) {
			best = i
		}
	}
	if best < 0 && len(score) > 0 {
		for _, i := range open {
			if _, ok := score[i]; ok {
				return i
			}
		}
	}
	return best
}

// foreign reports whether the best title at hand has not one word of the text:
// then it is another story's. Short ones and short texts prove nothing.
func (r *reader) foreign(i int) bool {
	stems := contentStems(r.lines[i].text)
	return len(stems) >= 4 && r.vocabulary().none(stems) && r.vocabulary().size() >= 40
}

// isLabel reports whether a line names a section of the paper: one or two words.
func (r *reader) isLabel(l *line) bool {
	return l.words <= 2 && !ends(l.text) || l.words <= 4 && strings.ToUpper(l.text) == l.text && l.words < 4
}

// leastTitle is the part of its words that a title has in common with the text;
// one that plays with words may have little.
const leastTitle = 0.1

// leastShared is the part of its words that a standfirst without a full stop
// has in common with the text. Teasers of other stories share next to nothing.
const leastShared = 0.15

// setTitle takes line i as the title, without the outlet's name behind it.
func (r *reader) setTitle(i int) {
	l := &r.lines[i]
	l.role = titleLine
	r.a.Title = l.printed
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " • "} {
		at := strings.LastIndex(l.text, mark)
		if at <= 0 {
			continue
		}
		tail := l.text[at+len(mark):]
		name, known := knownOutlet(tail)
		if !known && mark == " | " && countWords(tail) <= 4 && capitalName(tail) && len(strings.Fields(l.text[:at])) >= 4 {
			name, known = outletName(tail)
		}
		if known {
			r.a.Title = strings.TrimSpace(l.text[:at])
			l.reading = reading{rule: "behind the title", source: name}
			break
		}
	}
	r.trace("title", "first heading above the text", i)
}

// loneName takes a person's name on a line of its own beside a date, or between
// title and text, as a byline.
func (r *reader) loneName(i int) bool {
	l := &r.lines[i]
	if !bareName(l.text) || l.words > 4 {
		return false
	}
	beside := func(j int) bool {
		return j >= 0 && j < len(r.lines) && r.lines[j].role == metaLine && (len(r.lines[j].dates) > 0 || r.lines[j].source != "")
	}
	if !beside(i-1) && !beside(i+1) {
		return false
	}
	l.role, l.reading = metaLine, reading{rule: "name beside the date", authors: []string{personCase(l.text)}}
	return true
}

// longestStandfirst is in words; standfirsts are one or two sentences.
const longestStandfirst = 50

// isStandfirst reports whether the paragraph at i, below the title at t, is the
// summary and not the first paragraph: the text says it again, or a byline, a
// date or a picture's credit parts it from the text.
func (r *reader) isStandfirst(i, t int) bool {
	l := &r.lines[i]
	next := r.firstParagraph(i + 1)
	if next >= len(r.lines) || l.words > longestStandfirst || len(text.Sentences(l.text)) > 2 {
		return false
	}
	said := strings.TrimRight(text.Fold(l.text), ". ")
	for j := next; j < len(r.lines); j++ {
		if r.lines[j].role == plain && strings.Contains(text.Fold(r.lines[j].text), said) {
			return true
		}
	}
	for j := i + 1; j < next; j++ {
		b := &r.lines[j]
		switch {
		case b.role == metaLine && (len(b.dates) > 0 || len(b.authors) > 0 || b.rule == "byline"):
			return true
		case b.role == clutterLine && (b.rule == "picture credit" || b.rule == "caption" || b.rule == "counter") && l.words <= 35 && !r.bylineBetween(t, i):
			return true
		}
	}
	return false
}

// bylineBetween reports whether a byline or date stands between two lines.
func (r *reader) bylineBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if l := &r.lines[i]; l.role == metaLine {
			return true
		}
	}
	return false
}

// repeatedTitle takes out a first line that only says the title again.
func (r *reader) repeatedTitle() {
	if len(r.lines) > 1 && r.a.Title != "" && r.lines[0].role == plain && squash(r.lines[0].text) == squash(r.a.Title) {
		r.drop(0, "title repeated")
	}
}

func (r *reader) drop(i int, rule string) {
	r.lines[i].role = clutterLine
	r.lines[i].reading = reading{rule: rule, boiler: true}
}
