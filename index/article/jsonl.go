package article

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// record is a line of JSON lines. Other fields are ignored.
type record struct {
	ID        flexible `json:"id"`
	URL       flexible `json:"url"`
	Title     flexible `json:"title"`
	Subtitle  flexible `json:"standfirst"`
	Source    flexible `json:"source"`
	Published flexible `json:"published"`
	Updated   flexible `json:"updated"`
	Author    flexible `json:"author"`
	Authors   flexible `json:"authors"`
	Language  flexible `json:"language"`
	Body      flexible `json:"body"`
	Text      flexible `json:"text"`
	Content   flexible `json:"content"`
}

func parseJSON(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(b)
	if err != nil {
		return err
	}
	a.Notes = notes
	var rec record
	if err := unmarshal([]byte(s), &rec); err != nil {
		return unreadable(err.Error())
	}
	body := rec.Body
	for _, other := range []flexible{rec.Text, rec.Content} {
		if len(body) == 0 {
			body = other
		}
	}
	whole := clean(strings.Join(body, "\n"))
	if bad := strings.Count(whole, "\ufffd") - strings.Count(s, "\ufffd"); bad > 0 {
		a.note(fmt.Sprintf("%d characters were not valid text and were replaced.", bad))
	}
	a.GivenID = rec.ID.first()
	a.URL = rec.URL.first()
	a.Title = rec.Title.line()
	a.Standfirst = rec.Subtitle.line()
	a.Source = rec.Source.line()
	if l := strings.ToLower(rec.Language.first()); len(l) >= 2 && len(l) <= 5 {
		a.Language = l[:2]
	}
	field := func(name, value string) {
		if value != "" {
			a.Trace = append(a.Trace, Trace{Field: name, Rule: "JSON field", Text: shorten(value)})
		}
	}
	field("title", a.Title)
	field("standfirst", a.Standfirst)
	field("source", a.Source)
	field("url", a.URL)
	field("given_id", a.GivenID)

	r := newReader(a, a.Title+"\n"+whole, now)
	r.careful = true
	a.readDate("published", rec.Published.first(), &a.Published, &r.dates)
	a.readDate("updated", rec.Updated.first(), &a.Updated, &r.dates)
	a.authorsFrom("JSON field", append(rec.Author, rec.Authors...))
	r.readText(whole)
	if a.Title == "" && a.Standfirst == "" && a.Body == "" {
		return unreadable("it holds no text: neither title nor body")
	}
	return nil
}

// readDate reads the value of a date field; what can't be read is noted.
func (a *Article) readDate(field, value string, to *Date, d *dater) {
	if value == "" {
		return
	}
	date, ok := d.value(value)
	if !ok {
		a.note("The " + field + " date " + strconv.Quote(shorten(value)) + " could not be read.")
		return
	}
	*to = date
	a.noteDoubt(field, date)
	a.Trace = append(a.Trace, Trace{Field: field, Rule: "JSON field", Text: shorten(value)})
}

// mostAuthors is how many authors a field may name. The longest true bylines of
// newspapers have about ten; lists above it are every byline of a page.
const mostAuthors = 12

// authorsFrom parts the values of an author field into people and agencies.
func (a *Article) authorsFrom(rule string, values []string) {
	var names, credits []string
	add := func(list *[]string, s string) {
		for _, have := range *list {
			if have == s {
				return
			}
		}
		*list = append(*list, s)
	}
	for _, v := range values {
		v = strings.TrimSpace(clean(v))
		v = strings.TrimPrefix(strings.TrimPrefix(v, "By "), "by ")
		for _, part := range listParts(strings.ReplaceAll(v, "\n", ",")) {
			name, _ := cutPlace(part)
			switch short, isAgency := agency(name); {
			case isAgency:
				add(&credits, short)
			case len(names) == 0 && acronymName(name), namedAgency(name):
				if name != a.Source {
					add(&credits, name)
				}
			case personName(name):
				add(&names, personCase(name))
			case len(strings.Fields(name)) == 1 && capitalName(name) && !staff(name) && !strings.Contains(name, ".") && len(names) == 0:
				add(&names, name)
			}
		}
	}
	if len(names) > mostAuthors {
		a.note(fmt.Sprintf("The author field names %d people, which is every byline of its page; it was left out.", len(names)))
		names = nil
	}
	a.Authors, a.Credits = names, credits
	evidence := shorten(strings.Join(values, ", "))
	if len(names) > 0 {
		a.Trace = append(a.Trace, Trace{Field: "author", Rule: rule, Text: evidence})
	}
	if len(credits) > 0 {
		a.Trace = append(a.Trace, Trace{Field: "credits", Rule: rule, Text: evidence})
	}
}
