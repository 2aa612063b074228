package article

import (
	"fmt"
	"strconv"
	"strings"
)

// readDate reads the value of a date field; what can't be read is noted.
func (a *Article) readDate(field, rule, value string, to *Date, d *dater) {
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
	a.Trace = append(a.Trace, Trace{Field: field, Rule: rule, Text: shorten(value)})
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
			name = withoutDegrees(name)
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
