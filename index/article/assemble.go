package article

import (
	"slices"
	"strings"

	"parallax/index/text"
)

// middle decides the lines that are still open: paragraphs are text, a heading
// between them is a subhead, one behind the last heads nothing.
func (r *reader) middle() {
	last := r.lastParagraph()
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != plain {
			continue
		}
		l.role = bodyLine
		if !l.heading() {
			continue
		}
		if i > last && !r.careful && last >= 0 {
			if r.signature(i) {
				continue
			}
			if l.words <= 14 && !ends(l.text) {
				r.drop(i, "heading behind the text")
			}
			continue
		}
		prev, next := r.neighbour(i, -1), r.neighbour(i, 1)
		if prev < 0 || next < 0 || !r.lines[prev].paragraph() || !r.lines[next].paragraph() {
			continue
		}
		stems := contentStems(l.text)
		if !r.careful && len(stems) >= 6 && r.vocabulary().none(stems) {
			r.drop(i, "heading of another story")
			continue
		}
		l.role = subheadLine
	}
}

// signature takes a name over its owner's address behind the text as a byline.
func (r *reader) signature(i int) bool {
	l := &r.lines[i]
	if !bareName(l.text) || i+1 >= len(r.lines) || r.lines[i+1].rule != "address" {
		return false
	}
	l.role, l.reading = metaLine, reading{rule: "signature", authors: []string{personCase(l.text)}}
	return true
}

// neighbour is the index of the nearest line of text before or behind i, or -1.
func (r *reader) neighbour(i, step int) int {
	for i += step; i >= 0 && i < len(r.lines); i += step {
		switch r.lines[i].role {
		case plain, bodyLine, subheadLine:
			return i
		}
	}
	return -1
}

// fields sets dates, authors, credits and source from the lines that give them.
func (r *reader) fields() {
	first, last := len(r.lines), -1
	for i := range r.lines {
		if r.lines[i].role == bodyLine {
			first = min(first, i)
			last = i
		}
	}
	var images []string
	var weak []int
	for i := range r.lines {
		l := &r.lines[i]
		inside := i > first && i < last
		for _, m := range l.dates {
			if l.role == metaLine && (!inside) && (m.label != "" || i < first || last < 0) {
				r.setDate(m, i)
			}
		}
		if l.role == bodyLine || l.role == subheadLine {
			continue
		}
		if len(l.authors) > 0 && !inside && (len(r.a.Authors) == 0 || l.rule != "reporting line") {
			for _, name := range l.authors {
				if len(r.a.Authors) < mostAuthors && !slices.Contains(r.a.Authors, name) {
					r.a.Authors = append(r.a.Authors, name)
					r.trace("author", l.rule, i)
				}
			}
		}
		for _, c := range l.credits {
			if r.a.credit(c) {
				r.traceName("credits", l.rule, i, c)
			}
		}
		for _, c := range l.images {
			if !slices.Contains(images, c) {
				images = append(images, c)
				r.traceName("credits", l.rule, i, c)
			}
		}
		switch {
		case l.source == "":
		case l.weak:
			weak = append(weak, i)
		case !inside:
			r.setSource(l.source, l.rule, i)
		}
	}
	r.dateline(first)
	for _, c := range images {
		r.a.credit(c)
	}
	for _, rule := range []string{"byline", "copyright line", "self-promotion"} {
		for _, i := range weak {
			if r.lines[i].rule == rule {
				r.setSource(r.lines[i].source, rule, i)
			}
		}
	}
	if !r.careful {
		r.teaserSource()
	}
	r.a.Authors = slices.DeleteFunc(r.a.Authors, func(name string) bool { return squash(name) == squash(r.a.Source) })
}

func (r *reader) setDate(m moment, i int) {
	l := &r.lines[i]
	field, at := "published", &r.a.Published
	if m.label == "updated" {
		field, at = "updated", &r.a.Updated
	}
	if !at.IsZero() {
		return
	}
	*at = r.dates.date(m, l.text)
	r.a.noteDoubt(field, *at)
	rule := "date line"
	if m.label != "" {
		rule = "labelled date line"
	}
	r.trace(field, rule, i)
}

func (r *reader) setSource(name, rule string, i int) {
	if r.a.Source == "" {
		r.a.Source = name
		r.traceName("source", rule, i, name)
	}
}

// teaserSource takes the name that a site's teasers give it: '…reports Hale
// News In his first address'. Two of them must agree; the longest name that
// two share is it.
func (r *reader) teaserSource() {
	votes := map[string]int{}
	best, line := "", 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != clutterLine {
			continue
		}
		_, after, found := strings.Cut(strings.ReplaceAll(l.text, "...", "…"), "…reports ")
		if !found {
			continue
		}
		name := ""
		for n, w := range strings.Fields(after) {
			if n == 5 || !hasUpper(w[:1]) || n > 0 && text.StopWord(text.Fold(w)) {
				break
			}
			name = strings.TrimSpace(name + " " + w)
			if votes[name]++; votes[name] == 2 && len(name) > len(best) {
				best, line = name, i
			}
		}
	}
	if _, isAgency := agency(best); best != "" && !isAgency && r.a.Source == "" {
		r.a.Source = best
		r.a.Trace = append(r.a.Trace, Trace{Field: "source", Rule: "named by teasers", Line: r.number(line), Text: "…reports " + best})
	}
}

// assemble joins the text and lists what was left out of it.
func (r *reader) assemble() {
	var b strings.Builder
	for i := range r.lines {
		l := &r.lines[i]
		switch l.role {
		case clutterLine:
			r.a.Clutter = append(r.a.Clutter, Clutter{Line: r.number(i), At: b.Len(), Rule: l.rule, Text: l.printed})
		case bodyLine, subheadLine:
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			start := b.Len()
			b.WriteString(l.printed)
			if l.role == subheadLine {
				r.a.Subheads = append(r.a.Subheads, text.Span{Start: start, End: b.Len()})
				r.trace("subhead", "heading between paragraphs", i)
			}
		}
	}
	r.a.Body = b.String()
}
