package article

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// nexisLabel opens a field of a Nexis document, in capitals or not.
var nexisLabel = regexp.MustCompile(`^\s{0,3}([A-Za-z][A-Za-z -]{2,24}):\s*(.*)$`)

// nexisFields are the labels that Nexis prints: those above the text, and those
// below it.
var (
	nexisAbove = wordSet("byline section length dateline highlight series headline")
	nexisBelow = wordSet("subject load-date language graphic publication-type url organization company person country state city geographic industry ticker classification correction document-type notes type journal-code")
)

var copyrightLine = regexp.MustCompile(`(?i)^(?:copyright|©|\(c\))\s`)

func parseNexis(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(b)
	if err != nil {
		return err
	}
	a.Notes = notes
	blocks := nexisBlocks(s)
	var f facts
	head, body := 0, 0
	for i, bl := range blocks { // of Nexis Uni
		if bl == "Body" {
			head, body = i+1, len(blocks)
			break
		}
	}
	for body < len(blocks) { // the head ends with the last of the labels above the text
		label, _ := nexisLabelled(blocks[body], nexisAbove)
		if label != "" {
			head = body + 1
		}
		if body++; body > head+6 && head > 0 || body > 14 {
			break
		}
	}
	top := blocks[:head]
	for _, bl := range top {
		label, value := nexisLabelled(bl, nexisAbove)
		switch label {
		case "byline":
			f.set("author", "BYLINE", value)
		case "highlight":
			f.set("standfirst", "HIGHLIGHT", value)
		case "headline":
			f.set("title", "HEADLINE", value)
		}
	}
	rest := blocks[head:]
	end := len(rest)
	for i, bl := range rest {
		if label, _ := nexisLabelled(bl, nexisBelow); (label != "" || bl == "Classification") && end == len(rest) {
			end = i
		}
	}
	nexisHead(&f, top)
	for _, bl := range rest[end:] {
		label, value := nexisLabelled(bl, nexisBelow)
		switch label {
		case "url":
			f.set("url", "URL", nexisURL(value))
		case "language":
			f.set("language", "LANGUAGE", value)
		case "subject":
			f.give("topic", nexisTerms(value)...)
		case "person":
			f.give("person", nexisTerms(value)...)
		case "organization":
			f.give("organisation", nexisTerms(value)...)
		case "company":
			f.give("company", nexisTerms(value)...)
		case "country", "geographic", "city", "state":
			f.give("place", nexisTerms(value)...)
		}
	}
	var text []string
	for _, bl := range rest[:end] {
		if !copyrightLine.MatchString(bl) {
			text = append(text, bl)
		}
	}
	f.article(a, strings.Join(text, "\n"), now)
	if a.Title == "" && a.Body == "" {
		return unreadable("the document holds no text")
	}
	return nil
}

// nexisBlocks are the paragraphs of a document, each on one line. In the old form
// empty lines part them; in that of Nexis Uni, which has a line "Body" above the
// text, each is a line. A label begins one too.
func nexisBlocks(s string) (blocks []string) {
	uni := strings.Contains("\n"+strings.ReplaceAll(s, " ", ""), "\nBody\n")
	open := false
	for line := range strings.SplitSeq(s, "\n") {
		text := strings.TrimSpace(line)
		if text == "" {
			open = false
			continue
		}
		above, _ := nexisLabelled(text, nexisAbove)
		below, _ := nexisLabelled(text, nexisBelow)
		if open && !uni && above == "" && below == "" {
			blocks[len(blocks)-1] += " " + text
			continue
		}
		blocks, open = append(blocks, text), true
	}
	return blocks
}

// nexisLabelled parts a block at its label, if it is one of those known.
func nexisLabelled(block string, known map[string]bool) (label, value string) {
	m := nexisLabel.FindStringSubmatch(block)
	if m == nil {
		return "", ""
	}
	label = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(m[1])), " ", "-")
	if !known[label] {
		return "", ""
	}
	return label, m[2]
}

// nexisHead finds outlet, date and title in the blocks above the text. In the old
// form the outlet and the date stand above the title, in that of Nexis Uni below it.
func nexisHead(f *facts, top []string) {
	var plain []string
	date := -1
	for _, bl := range top {
		if label, _ := nexisLabelled(bl, nexisAbove); label != "" || copyrightLine.MatchString(bl) || strings.EqualFold(bl, "All Rights Reserved") {
			continue
		}
		if date < 0 && len(readDates(nexisDate(bl))) > 0 && countWords(bl) <= 10 {
			date = len(plain)
		}
		plain = append(plain, bl)
	}
	if date < 0 {
		if len(plain) > 0 {
			f.set("title", "heading", plain[0])
		}
		return
	}
	f.set("published", "date line", nexisDate(plain[date]))
	switch {
	case date == 0:
		if len(plain) > 1 {
			f.set("title", "heading", plain[len(plain)-1])
		}
	case date >= 2: // title, outlet, date
		f.set("source", "outlet line", plain[date-1])
		f.set("title", "heading", strings.Join(plain[:date-1], " "))
	default: // outlet, date, edition, title
		f.set("source", "outlet line", plain[0])
		rest := slices.DeleteFunc(slices.Clone(plain[2:]), func(s string) bool {
			low := strings.ToLower(s)
			return strings.Contains(low, "edition") && countWords(s) <= 6
		})
		if len(rest) > 0 {
			f.set("title", "heading", rest[0])
		}
	}
}

// nexisDate is a date line without the day of the week and the edition behind it.
func nexisDate(s string) string {
	for _, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		if i := strings.Index(s, day); i > 0 {
			rest := strings.TrimSpace(s[i+len(day):])
			if len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
				return strings.TrimSpace(s[:i]) + " " + rest
			}
			return strings.TrimSpace(s[:i])
		}
	}
	return strings.TrimSpace(s)
}

// nexisURL is a URL that names an article, "" for that of a site's front page.
func nexisURL(s string) string {
	normal, ok := NormalURL(strings.TrimSpace(s))
	if !ok || strings.Count(strings.TrimRight(normal, "/"), "/") < 3 {
		return ""
	}
	return strings.TrimSpace(s)
}

// nexisTerms are the terms of a list without the percentages behind them.
func nexisTerms(s string) (terms []string) {
	for part := range strings.SplitSeq(s, ";") {
		if i := strings.LastIndex(part, "("); i > 0 && strings.HasSuffix(strings.TrimSpace(part), "%)") {
			part = part[:i]
		}
		if part = strings.TrimSpace(part); part != "" && len(terms) < mostTags {
			terms = append(terms, part)
		}
	}
	return terms
}
