package article

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"parallax/index/text"
)

// parseHTML reads a page plainly: its heading, standfirst, paragraphs and list
// items, and what its metadata and byline say of it. The text is then read as
// carefully as that of JSON.
func parseHTML(a *Article, b []byte, now time.Time) error {
	s, notes, err := decodeMarkup(b)
	if err != nil {
		return err
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return unreadablef("the HTML can't be read: %v", err)
	}
	p := newPage(doc)
	a.Notes = notes
	if len(p.lang) >= 2 {
		a.Language = strings.ToLower(p.lang[:2])
	}
	set := func(field string, to *string, rule, value string) {
		if value = strings.Join(strings.Fields(clean(value)), " "); *to == "" && value != "" {
			*to = value
			a.Trace = append(a.Trace, Trace{Field: field, Rule: rule, Text: shorten(value)})
		}
	}
	set("source", &a.Source, "og:site_name", p.meta["og:site_name"])
	set("source", &a.Source, "JSON-LD publisher", p.ld.publisher)
	for _, name := range []string{"dc.publisher", "application-name", "apple-mobile-web-app-title"} {
		set("source", &a.Source, "meta "+name, p.meta[name])
	}
	set("source", &a.Source, "behind the title", p.titledOutlet())
	set("title", &a.Title, "heading", p.headline())
	set("title", &a.Title, "og:title", p.meta["og:title"])
	set("title", &a.Title, "JSON-LD headline", p.ld.headline)
	set("title", &a.Title, "title element", p.title)
	a.Title = withoutOutlet(a.Title, a.Source)
	for _, from := range []struct{ rule, address string }{{"canonical link", p.canonical}, {"og:url", p.meta["og:url"]}, {"JSON-LD url", p.ld.url}} {
		if whole, own := ownAddress(from.address); whole && own {
			set("url", &a.URL, from.rule, from.address)
		}
	}
	if _, own := ownAddress(p.canonical); own { // what holds the page may say of which site it is
		set("url", &a.URL, "canonical link", p.canonical)
	}
	if host, ok := hostOf(a.URL); ok {
		if name, known := hostOutlet(host); known {
			set("source", &a.Source, "known host", name)
		}
	}

	body := p.body()
	stand, rule := "", ""
	if body, stand = p.standfirst(body); stand != "" {
		rule = "class or summary under the heading"
	}
	tell(body, p.ld.body)
	p.authors(a)
	trimWriters(body, a.Authors)
	lines := blockLines(body)
	var text []string
	for _, l := range lines {
		if l.role == plain {
			text = append(text, l.text)
		}
	}
	whole := strings.Join(text, "\n")
	if d := strings.Join(strings.Fields(clean(p.ld.description)), " "); stand == "" && ownSummary(d, whole) && squash(d) != squash(a.Title) {
		stand, rule = d, "JSON-LD description"
	}
	set("standfirst", &a.Standfirst, rule, stand)
	r := newReader(a, a.Title+"\n"+whole, now)
	r.careful = true
	p.shownDates()
	p.dates(a, &r.dates)
	r.readLines(lines)
	if a.Title == "" && a.Body == "" {
		return unreadable("the HTML holds no article text: neither heading nor paragraphs")
	}
	return nil
}

// ownAddress reports whether a page's address names its site, and whether it can
// be one article's: not that of the site's first page, which careless sites give
// for all of theirs.
func ownAddress(address string) (whole, own bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return false, false
	}
	return u.Host != "", strings.Trim(u.Path, "/") != "" || u.RawQuery != ""
}

// longestLabelBefore is how many words the name of a section has that stands
// inside a heading, before the headline.
const longestLabelBefore = 3

// headline is the text of the heading without the name of a section before it or
// a label behind it, where what machines are told has none.
func (p *page) headline() string {
	for _, told := range []string{p.ld.headline, p.meta["og:title"]} {
		told = oneLine(told)
		if label, ok := strings.CutSuffix(p.headText, told); ok && countWords(told) > longestLabelBefore && countWords(label) <= longestLabelBefore {
			return told
		}
		told = beforeMark(told)
		if label, ok := strings.CutPrefix(p.headText, told+" "); ok && countWords(told) > longestLabelBefore && countWords(label) <= longestLabelBefore {
			return told
		}
	}
	return p.headText
}

// titledOutlet is the outlet that the page's title names behind the heading.
func (p *page) titledOutlet() string {
	rest, ok := strings.CutPrefix(p.title, p.headText)
	if !ok || p.headText == "" {
		return ""
	}
	for _, mark := range titleMarks {
		if name, ok := strings.CutPrefix(rest, mark); ok && countWords(name) <= 5 && capitalName(name) {
			if name, ok := outletName(name); ok {
				return name
			}
		}
	}
	return ""
}

// titleMarks stand between a headline and the name of its outlet.
var titleMarks = []string{" | ", " - ", " – ", " — ", " :: ", " • "}

// withoutOutlet cuts the outlet's name off the end of a title.
func withoutOutlet(title, source string) string {
	for _, mark := range titleMarks {
		if at := strings.LastIndex(title, mark); at > 0 && source != "" {
			if tail := squash(title[at+len(mark):]); strings.TrimPrefix(tail, "the") == strings.TrimPrefix(squash(source), "the") {
				return strings.TrimSpace(title[:at])
			}
		}
	}
	return title
}

// ownSummary reports whether a description is a sentence of its own and not the
// beginning of the text or a piece of it.
func ownSummary(s, whole string) bool {
	words := countWords(s)
	if words < 4 || words > longestStandfirst || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") {
		return false
	}
	start := strings.Join(strings.Fields(text.Fold(s))[:min(words, 6)], " ")
	return !strings.Contains(text.Fold(whole), start)
}
