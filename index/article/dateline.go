package article

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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
	if len(line) > longestDateLine || !strings.ContainsAny(line, "0123456789") {
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

// dateTok is a run of letters (in lower case, without dots), a run of digits,
// or one other character.
type dateTok struct {
	s        string
	from, to int
}

func dateTokens(line string) []dateTok {
	var toks []dateTok
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		j := i + n
		switch {
		case unicode.IsSpace(r):
			i = j
			continue
		case unicode.IsLetter(r):
			for j < len(line) {
				r, n := utf8.DecodeRuneInString(line[j:])
				if !unicode.IsLetter(r) && !(r == '.' && j+1 < len(line) && dottedLetter(line, i, j)) {
					break
				}
				j += n
			}
			word := strings.ToLower(strings.ReplaceAll(line[i:j], ".", ""))
			end := j
			if j < len(line) && line[j] == '.' {
				end = j + 1
			}
			toks = append(toks, dateTok{word, i, end})
			i = end
			continue
		case r >= '0' && r <= '9':
			for j < len(line) && line[j] >= '0' && line[j] <= '9' {
				j++
			}
		}
		toks = append(toks, dateTok{line[i:j], i, j})
		i = j
	}
	return toks
}

// dottedLetter reports whether the dot at line[j] stands between single
// letters, as in a.m.; the word began at line[i].
func dottedLetter(line string, i, j int) bool {
	next := line[j+1]
	return next|0x20 >= 'a' && next|0x20 <= 'z' && (j-i)%2 == 1 && j-i <= 5 && (j+2 >= len(line) || !isLetterByte(line[j+2]))
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

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

// labelled reads words such as 'Last updated on:'.
func (p *dateParser) labelled() (label string) {
	for mark := p.pos; ; p.pos++ {
		switch w := p.peek(0); w {
		case "published", "posted", "publish", "created", "issued", "dated", "uploaded", "released", "filed", "publication", "written":
			if label == "" {
				label = "published"
			}
		case "updated", "update", "modified", "edited", "revised", "refreshed":
			label = "updated"
		case "date":
			if label == "" {
				label = "published"
			}
		case "first", "last", "originally", "this", "article", "story", "was", "time", "news", "on", "at", ":", "-", "–":
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
		for n < 5 && (p.peek(n) == "of" || p.peek(n) == "-" || p.peek(n) == "/" || p.peek(n) == ",") {
			n++
		}
		if month := months[p.peek(n)]; month > 0 {
			n++
			for n < 8 && (p.peek(n) == "-" || p.peek(n) == "/" || p.peek(n) == "," || p.peek(n) == "’" || p.peek(n) == "'") {
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

// clock reads a time of day and its zone.
func (p *dateParser) clock(m *moment) bool {
	mark := p.pos
	p.accept("t")
	hour, ok := p.number(0, 2, 0, 23)
	n := 1
	minute, second := 0, 0
	exact := false
	switch sep := p.peek(1); {
	case !ok:
		v, ok := p.number(0, 4, 0, 2359)
		if !ok || len(p.peek(0)) != 4 || v%100 > 59 || p.peek(1) != "hrs" && p.peek(1) != "hours" && zoneName(p.peek(1)) == "" {
			p.pos = mark
			return false
		}
		hour, minute, exact = v/100, v%100, true
	case sep == ":" || sep == "." || sep == "h":
		if minute, ok = p.number(2, 2, 0, 59); !ok || len(p.peek(2)) != 2 {
			p.pos = mark
			return false
		}
		n, exact = 3, sep != "."
		if second, ok = p.number(4, 2, 0, 59); ok && p.peek(3) == ":" {
			n = 5
			if _, ok := p.number(6, 9, 0, 999999999); ok && (p.peek(5) == "." || p.peek(5) == ",") && p.peek(4) != "" {
				n = 7
			}
		} else {
			second = 0
		}
	}
	switch p.peek(n) {
	case "am", "pm":
		if hour < 1 || hour > 12 {
			break // 13:05 pm: the half-day says nothing
		}
		hour %= 12
		if p.peek(n) == "pm" {
			hour += 12
		}
		n, exact = n+1, true
	}
	exact = exact || n == 3 && zoneName(p.peek(n)) != ""
	if p.peek(n) == "am" || p.peek(n) == "pm" || p.peek(n) == "hrs" || p.peek(n) == "hours" || p.peek(n) == "uhr" {
		n, exact = n+1, true
	}
	if !exact {
		p.pos = mark
		return false
	}
	p.pos += n
	m.clock, m.hour, m.min, m.sec = true, hour, minute, second
	p.zone(m)
	return true
}

// valid reports whether the day exists in its month.
func valid(m *moment) bool {
	d := DayOf(m.year, monthOf(m.month), m.day).Time()
	return d.Day() == m.day && int(d.Month()) == m.month
}

func ordinal(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }
