package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"parallax/index/text"
)

// dater turns moments into dates, in the context of one article.
type dater struct {
	now   time.Time
	whole func() string // the folded text of the article, for IST
	note  func(string)
	noted bool
}

// date makes a Date of m; evidence is the line as printed.
func (d *dater) date(m moment, evidence string) Date {
	out := Date{Evidence: evidence, Doubtful: m.ambiguous}
	switch {
	case m.month == 0:
		out.Precision = Year
		out.First, out.Last = DayOf(m.year, 1, 1), DayOf(m.year, 12, 31)
	case m.day == 0:
		out.Precision = Month
		out.First = DayOf(m.year, monthOf(m.month), 1)
		out.Last = DayOf(m.year, monthOf(m.month+1), 1) - 1
	default:
		out.Precision = DayOnly
		out.First = DayOf(m.year, monthOf(m.month), m.day)
		out.Last = out.First
	}
	if m.day > 0 && m.clock && m.offsetKnown {
		usDaylight(&m)
		d.india(&m)
		out.Precision = Minute
		out.Instant = time.Date(m.year, monthOf(m.month), m.day, m.hour, m.min, m.sec, 0, time.FixedZone("", m.offset))
	}
	if m.year < 1600 || out.Unix() > d.now.Add(48*time.Hour).Unix() {
		out.Doubtful = true
	}
	return out
}

// india decides which country's time IST is.
func (d *dater) india(m *moment) {
	if m.zone != "ist" {
		return
	}
	minutes, country, sure := indiaIrelandIsrael(d.whole())
	m.offset = minutes * 60
	if !sure && !d.noted {
		d.noted = true
		d.note("IST was read as the time of " + country + "; the article does not say which is meant.")
	}
}

// value reads the date that a JSON or HTML field gives.
func (d *dater) value(s string) (Date, bool) {
	s = strings.TrimSpace(s)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && (len(s) == 10 || len(s) == 13) { // seconds or milliseconds since 1970
		if len(s) == 13 {
			n /= 1000
		}
		at := time.Unix(n, 0).UTC()
		day := DayOf(at.Year(), at.Month(), at.Day())
		return Date{Precision: Minute, First: day, Last: day, Instant: at, Evidence: s, Doubtful: n > d.now.Add(48*time.Hour).Unix()}, true
	}
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" { // 20220216
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	if len(s) == 4 {
		if year, err := strconv.Atoi(s); err == nil && year >= 1000 {
			return d.date(moment{year: year}, s), true
		}
	}
	found := readDates(s)
	if len(found) == 0 && isoLike.MatchString(s) {
		found = readDates(s[:len("2006-01-02T15:04:05")]) // 2022-01-10T22:06:08:684Z
	}
	if len(found) == 0 {
		return Date{}, false
	}
	return d.date(found[0], s), true
}

// isoLike are instants with something behind the seconds that no standard knows.
var isoLike = regexp.MustCompile(`^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d`)

// noteDoubt says what is doubtful about a date.
func (a *Article) noteDoubt(field string, d Date) {
	if d.Doubtful {
		a.note("The " + field + " date “" + shorten(d.Evidence) + "” is doubtful; it was read as " + d.String() + ".")
	}
}

// foldedOnce returns a function that folds s when it is first asked.
func foldedOnce(s string) func() string {
	folded, done := "", false
	return func() string {
		if !done {
			folded, done = text.Fold(s), true
		}
		return folded
	}
}
