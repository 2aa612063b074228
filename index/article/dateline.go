package article

import (
	"strconv"
	"strings"
)

// A date line is a line that is nothing but dates, each with an optional label,
// weekday, time and zone. The grammar is anchored: one word too many and the
// line is not a date line, so that nothing is dated from inside a sentence.
//
//	line   = item { sep item }
//	item   = [label] [time [zone]] [weekday] date [time [zone]]
//	date   = month day year | day month year | year - month - day
//	       | number sep number sep year | month year | year (with a label only)

// moment is a date as printed.
type moment struct {
	label          string // "published", "updated" or ""
	year, month    int
	day            int // 0 when not given
	clock          bool
	hour, min, sec int
	zone           string // as printed, lower case; "" when not given
	offset         int    // seconds east of UTC, where offsetKnown
	offsetKnown    bool
	ambiguous      bool // day and month could be exchanged, or the century is missing
	from, to       int  // bytes of the line
}

// longestDateLine is the length of the longest date lines seen (two labels,
// two weekdays, two zones spelt out) with room to spare.
const longestDateLine = 160

// readDates reads a line that is nothing but dates; nil when it is not.
func readDates(line string) []moment {
	if len(line) > longestDateLine || !opensDate(line) || !strings.ContainsAny(line, "0123456789") {
		return nil
	}
	p := dateParser{toks: dateTokens(line)}
	var out []moment
	for {
		p.separators()
		if p.done() {
			return out
		}
		m, ok := p.item()
		if !ok {
			return nil
		}
		out = append(out, m)
	}
}

type dateParser struct {
	toks []dateTok
	pos  int
}

func (p *dateParser) done() bool { return p.pos >= len(p.toks) }

func (p *dateParser) peek(n int) string {
	if p.pos+n < len(p.toks) {
		return p.toks[p.pos+n].s
	}
	return ""
}

// accept moves past the next token if it is one of words.
func (p *dateParser) accept(words ...string) bool {
	for _, w := range words {
		if p.peek(0) == w {
			p.pos++
			return true
		}
	}
	return false
}

func (p *dateParser) separators() {
	for p.accept(",", "|", "-", "–", "—", "·", "•", "/", ";", "@", "at", "on", "(", ")", "[", "]", ":", "the", "and", "*", "📅", "🕒") {
	}
}

// number reads a run of at most digits digits with a value from low to high.
func (p *dateParser) number(n, digits, low, high int) (v int, ok bool) {
	s := p.peek(n)
	if s == "" || len(s) > digits || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	v, err := strconv.Atoi(s)
	return v, err == nil && v >= low && v <= high
}

func (p *dateParser) item() (m moment, ok bool) {
	start := p.pos
	m.label = p.labelled()
	p.separators()
	if p.clock(&m) {
		p.separators()
	}
	p.weekday()
	if !p.date(&m) {
		return m, false
	}
	if m.day == 0 && m.month == 0 && m.label == "" {
		return m, false
	}
	if !m.clock {
		mark := p.pos
		p.separators()
		if !p.clock(&m) {
			p.pos = mark
		}
	}
	m.from, m.to = p.toks[start].from, p.toks[p.pos-1].to
	return m, true
}

func (p *dateParser) weekday() {
	if weekdays[p.peek(0)] {
		p.pos++
		p.separators()
	}
}

// labelFillers stand between the words of a label and before its date.
var labelFillers = wordSet(`first last originally this article story was time news on at : - – am le el il op den vom um à zuletzt`)

// labelled reads words such as 'Last updated on:'.
func (p *dateParser) labelled() (label string) {
	for mark := p.pos; ; p.pos++ {
		switch w := p.peek(0); {
		case updatedLabels[w]:
			label = "updated"
		case publishedLabels[w], w == "date":
			if label == "" {
				label = "published"
			}
		case labelFillers[w]:
		default:
			if label == "" {
				p.pos = mark
			}
			return label
		}
	}
}

func (p *dateParser) date(m *moment) bool {
	if month := months[p.peek(0)]; month > 0 {
		return p.monthFirst(m, month)
	}
	if day, ok := p.number(0, 2, 1, 31); ok {
		n := 1
		if ordinal(p.peek(n)) {
			n++
		}
		for n < 5 && (p.peek(n) == "of" || p.peek(n) == "de" || p.peek(n) == "." || p.peek(n) == "-" || p.peek(n) == "/" || p.peek(n) == ",") {
			n++
		}
		if month := months[p.peek(n)]; month > 0 {
			n++
			if p.peek(n) == "/" && months[p.peek(n+1)] == month { // in both of two calendars' names
				n += 2
			}
			for n < 8 && (p.peek(n) == "de" || p.peek(n) == "del" || p.peek(n) == "." || p.peek(n) == "-" || p.peek(n) == "/" || p.peek(n) == "," || p.peek(n) == "’" || p.peek(n) == "'") {
				n++
			}
			year, ok := p.year(n, m)
			m.year, m.month, m.day = year, month, day
			p.pos += n + 1
			return ok && valid(m)
		}
	}
	return p.numeric(m)
}

// monthFirst reads 'February 16th, 2022' and 'February 2022'.
func (p *dateParser) monthFirst(m *moment, month int) bool {
	m.month = month
	if year, ok := p.number(1, 4, 1000, 2999); ok {
		m.year = year
		p.pos += 2
		return true
	}
	n := 1
	if p.peek(n) == "-" {
		n++
	}
	day, ok := p.number(n, 2, 1, 31)
	if !ok {
		if p.peek(1) == "," {
			if year, ok := p.number(2, 4, 1000, 2999); ok {
				m.year = year
				p.pos += 3
				return true
			}
		}
		return false
	}
	n++
	if ordinal(p.peek(n)) {
		n++
	}
	for n < 6 && (p.peek(n) == "," || p.peek(n) == "-") {
		n++
	}
	year, ok := p.year(n, m)
	m.year, m.day = year, day
	p.pos += n + 1
	return ok && valid(m)
}

// numeric reads 2022-02-16, 16.02.2022, 16/02/2022, 5/12/18 and, under a label, 2022.
func (p *dateParser) numeric(m *moment) bool {
	if p.eastAsian(m) {
		return valid(m)
	}
	if p.yearFirst(m) {
		return valid(m)
	}
	sep := p.peek(1)
	if sep != "-" && sep != "/" && sep != "." || p.peek(3) != sep {
		year, ok := p.number(0, 4, 1000, 2999)
		if !ok {
			return false
		}
		m.year = year
		if sep == "-" || sep == "/" {
			if month, ok := p.number(2, 2, 1, 12); ok {
				m.month = month
				p.pos += 3
				return true
			}
		}
		p.pos++
		return true
	}
	if year, ok := p.number(0, 4, 1000, 2999); ok {
		month, ok1 := p.number(2, 2, 1, 12)
		day, ok2 := p.number(4, 2, 1, 31)
		m.year, m.month, m.day = year, month, day
		p.pos += 5
		return ok1 && ok2 && valid(m)
	}
	a, ok1 := p.number(0, 2, 1, 31)
	b, ok2 := p.number(2, 2, 1, 31)
	year, ok3 := p.year(4, m)
	short := m.ambiguous
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	m.year, m.day, m.month = year, a, b
	// Slashes with a year of two digits are an American habit, points a
	// European one; else the day comes first in most of the world.
	if b > 12 || short && sep == "/" && a <= 12 {
		m.day, m.month = b, a
	}
	m.ambiguous = short || sep != "." && a <= 12 && b <= 12 && a != b
	p.pos += 5
	return valid(m)
}

// yearFirst reads '2020. június 4.' and '2020 June 4'.
func (p *dateParser) yearFirst(m *moment) bool {
	year, ok := p.number(0, 4, 1000, 2999)
	n := 1
	if p.peek(n) == "." || p.peek(n) == "," {
		n++
	}
	month := months[p.peek(n)]
	day, ok1 := p.number(n+1, 2, 1, 31)
	if !ok || month == 0 || !ok1 {
		return false
	}
	m.year, m.month, m.day = year, month, day
	p.pos += n + 2
	p.accept(".")
	return true
}

// eastAsian reads 2022年2月16日 and 2022년 2월 16일.
func (p *dateParser) eastAsian(m *moment) bool {
	year, ok := p.number(0, 4, 1000, 2999)
	month, ok1 := p.number(2, 2, 1, 12)
	day, ok2 := p.number(4, 2, 1, 31)
	if !ok || !ok1 || !ok2 || !eastAsianMarks[p.peek(1)+p.peek(3)+p.peek(5)] {
		return false
	}
	m.year, m.month, m.day = year, month, day
	p.pos += 6
	return true
}

var eastAsianMarks = wordSet(`年月日 년월일`)

// year reads a year of four digits, or two, which is ambiguous.
func (p *dateParser) year(n int, m *moment) (int, bool) {
	if year, ok := p.number(n, 4, 1000, 2999); ok {
		return year, true
	}
	year, ok := p.number(n, 2, 0, 99)
	if !ok || len(p.peek(n)) != 2 || p.peek(n+1) == ":" {
		return 0, false
	}
	m.ambiguous = true
	if year < 70 {
		return 2000 + year, true
	}
	return 1900 + year, true
}

// valid reports whether the day exists in its month.
func valid(m *moment) bool {
	d := DayOf(m.year, monthOf(m.month), m.day).Time()
	return d.Day() == m.day && int(d.Month()) == m.month
}

func ordinal(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }
