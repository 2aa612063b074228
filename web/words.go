package web

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parallax/index"
	"parallax/index/article"
	"parallax/templates/view"
)

// number writes n with a comma every three digits.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// counted is "1 article", "2,000 articles".
func counted(n int, one, many string) string { return number(n) + " " + plural(n, one, many) }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func articles(n int) string { return counted(n, "article", "articles") }

// facetWords are the names a facet goes by: in a chip, over a group.
func facetWords(f index.Facet) (one, title string) {
	switch f {
	case index.Person:
		return "person", "People"
	case index.Country:
		return "country", "Countries"
	case index.Organisation:
		return "organisation", "Organisations"
	case index.Place:
		return "place", "Places"
	case index.Source:
		return "source", "Sources"
	case index.Author:
		return "author", "Authors"
	case index.Language:
		return "language", "Languages"
	case index.Tag:
		return "tag", "Tags"
	}
	return string(f), string(f)
}

// missingWords say that an article has no value of f.
func missingWords(f index.Facet) string {
	if f == index.Tag {
		return "no tags"
	}
	return "not stated"
}

// facetValue is a facet's value as readers know it: languages are stored by
// their codes.
func facetValue(f index.Facet, value string) string {
	if f != index.Language {
		return value
	}
	tag, err := language.Parse(value)
	if err != nil {
		return value
	}
	if name := display.English.Languages().Name(tag); name != "" {
		return name
	}
	return value
}

// presentDate writes a date as precisely as it is known.
func presentDate(d article.Date) view.Date {
	v := view.Date{ISO: d.String(), Evidence: d.Evidence}
	switch d.Precision {
	case article.Year:
		v.Text = d.First.Time().Format("2006")
	case article.Month:
		v.Text = d.First.Time().Format("January 2006")
	case article.DayOnly:
		v.Text = day(d.First)
	case article.Minute:
		v.Text = d.Instant.Format("2 January 2006, 15:04 ") + zone(d.Instant)
	default:
		return view.Date{Text: "no date", None: true}
	}
	if d.Doubtful {
		v.Doubt = "the text can be read as another date, or gives an unlikely one"
	}
	return v
}

// presentDay is presentDate without the time of day, for lists.
func presentDay(d article.Date) view.Date {
	v := presentDate(d)
	if d.Precision == article.Minute {
		v.Text = day(d.First)
	}
	return v
}

// zone is the offset from UTC as printed.
func zone(t time.Time) string {
	if _, offset := t.Zone(); offset == 0 {
		return "UTC"
	}
	return strings.Replace(t.Format("-07:00"), "-", "−", 1)
}

func day(d index.Day) string { return d.Time().Format("2 January 2006") }

// days names the days from first to last in as few words as say them.
func days(first, last index.Day) string {
	a, b := first.Time(), last.Time()
	wholeMonths := a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1
	switch {
	case first == last:
		return day(first)
	case wholeMonths && a.YearDay() == 1 && b.AddDate(0, 0, 1).YearDay() == 1:
		if a.Year() == b.Year() {
			return a.Format("2006")
		}
		return a.Format("2006") + " to " + b.Format("2006")
	case wholeMonths && a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("January 2006")
	case wholeMonths:
		return a.Format("January 2006") + " to " + b.Format("January 2006")
	}
	return day(first) + " to " + day(last)
}

// list joins names as a sentence does.
func list(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// stopped ends notices with a full stop.
func stopped(notices []string) []string {
	var out []string
	for _, n := range notices {
		out = append(out, strings.TrimSuffix(n, ".")+".")
	}
	return out
}
