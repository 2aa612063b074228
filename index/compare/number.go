package compare

import (
	"strconv"
	"strings"

	"parallax/index/text"
)

// number is a value read from one or more words.
type number struct {
	value float64
	next  int    // index of the first word behind it
	unit  string // a unit written on to the digits: 10km
	plain bool   // digits only, with no multiplier and no comma
}

// readNumber reads a number that begins at w[i] of t: 1,35,000; 1lakh; 2.5
// million; two hundred and fifty; half a million; a dozen. Ordinals, clock
// times, dates with slashes, fractions, and digits that belong to a name (F-16)
// are none; neither is 'one' but before a unit.
func readNumber(t string, w []text.Token, i int) (number, bool) {
	n, ok := readDigits(t, w, i)
	if !ok {
		n, ok = readSpelled(t, w, i)
	}
	if !ok || fraction(t, w, n.next) {
		return number{}, false
	}
	for n.next < len(w) && joined(t, w, n.next) {
		m, ok := multipliers[w[n.next].Term]
		if !ok {
			break
		}
		n.value *= m
		n.plain = false
		n.next++
	}
	return n, true
}

func readDigits(t string, w []text.Token, i int) (number, bool) {
	term := w[i].Term
	end := 0
	for end < len(term) && (term[end] >= '0' && term[end] <= '9' || term[end] == '.') {
		end++
	}
	if end == 0 || insideName(t, w[i].Span) {
		return number{}, false
	}
	value, err := strconv.ParseFloat(term[:end], 64)
	if err != nil {
		return number{}, false
	}
	n := number{value: value, next: i + 1, plain: end == len(term) && w[i].Len() == len(term)}
	if rest := term[end:]; rest != "" {
		m, multiplies := suffixes[rest]
		_, measures := measures[rest]
		switch {
		case multiplies:
			n.value *= m
		case measures:
			n.unit = rest
		default:
			return number{}, false
		}
	}
	return n, true
}

// insideName reports whether digits belong to something other than a number:
// F-16, 08:50, 02/03/2023.
func insideName(t string, s text.Span) bool {
	if s.Start > 1 {
		before, second := t[s.Start-1], t[s.Start-2]
		switch {
		case before == '-' && (second|0x20 >= 'a' && second|0x20 <= 'z'),
			(before == ':' || before == '/') && digit(second):
			return true
		}
	}
	return s.End+1 < len(t) && (t[s.End] == ':' || t[s.End] == '/') && digit(t[s.End+1])
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// readSpelled reads a number in words.
func readSpelled(t string, w []text.Token, i int) (number, bool) {
	at := func(j int) string {
		if j < len(w) && (j == i || joined(t, w, j)) {
			return w[j].Term
		}
		return ""
	}
	switch first := at(i); first {
	case "a", "an":
		if m, ok := multipliers[at(i+1)]; ok {
			return number{value: m, next: i + 2}, true
		}
		return number{}, false
	case "half":
		if m, ok := multipliers[at(i+2)]; ok && at(i+1) == "a" {
			return number{value: m / 2, next: i + 3}, true
		}
		return number{}, false
	case "one":
		_, multiplies := multipliers[at(i+1)]
		_, measures := measures[at(i+1)]
		if !multiplies && !measures {
			return number{}, false
		}
	}
	value, ok := smallNumbers[at(i)]
	if !ok {
		return number{}, false
	}
	next := i + 1
	if small, ok := smallNumbers[at(next)]; ok && value >= 20 && small < 10 {
		value += small
		next++
	}
	if at(next) == "hundred" {
		value *= 100
		next++
		tail := next
		if at(tail) == "and" {
			tail++
		}
		if small, ok := smallNumbers[at(tail)]; ok {
			value += small
			next = tail + 1
			if unit, ok := smallNumbers[at(next)]; ok && small >= 20 && unit < 10 {
				value += unit
				next++
			}
		}
	}
	return number{value: value, next: next}, true
}

// joined reports whether only a space or a hyphen stands between w[j] and the
// word before it.
func joined(t string, w []text.Token, j int) bool {
	if j == 0 || j >= len(w) {
		return false
	}
	gap := t[w[j-1].End:w[j].Start]
	return gap == " " || gap == "-" || gap == "" || gap == "\u00a0"
}

// fraction reports whether the words before w[j] are the upper part of a
// fraction: two-thirds.
func fraction(t string, w []text.Token, j int) bool {
	if !joined(t, w, j) {
		return false
	}
	switch w[j].Term {
	case "third", "thirds", "quarter", "quarters", "fifth", "fifths", "half", "halves", "tenth", "tenths":
		return true
	}
	return false
}

// inDate reports whether the number w[i:n.next] is a day or a year: 'March 1',
// '2022'. Four digits count as a year unless a plural follows.
func inDate(t string, w []text.Token, i int, n number) bool {
	month := func(j int) bool {
		return j >= 0 && j < len(w) && months[w[j].Term] && t[w[j].Start] < 'a'
	}
	if !n.plain {
		return false
	}
	if month(i-1) || month(n.next) && n.value <= 31 {
		return true
	}
	if n.value < 1900 || n.value > 2100 || w[i].Len() != 4 {
		return false
	}
	return n.next >= len(w) || !joined(t, w, n.next) || !plural(w[n.next].Term)
}

func plural(term string) bool {
	return plurals[term] || len(term) > 3 && strings.HasSuffix(term, "s") && !strings.HasSuffix(term, "ss") && !text.StopWord(term)
}
