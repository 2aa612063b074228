package compare

import (
	"math"
	"strings"

	"parallax/index/text"
)

// amount is a quantity in a text: 'less than 10 minutes'.
type amount struct {
	text.Span   // from the qualifier to the unit
	qualifier   Qualifier
	value, high float64 // as printed, multiplied out; high of Between only
	unit        string  // as shown: 'minutes', 'USD', 'percent'
	dimension   string  // what can be compared: 'time', or the unit's stem
	factor      float64 // to the dimension's base unit
	first, next int     // the words it covers, of the text's words
}

// readAmount makes a quantity of the number n at w[i]; false when no unit can
// be told, or the number is part of a date.
func readAmount(t string, w []text.Token, i int, n number) (amount, bool) {
	if inDate(t, w, i, n) {
		return amount{}, false
	}
	a := amount{Span: text.Span{Start: w[i].Start, End: w[n.next-1].End}, value: n.value, factor: 1, first: i, next: n.next}
	if m, ok := measures[n.unit]; ok {
		a.setUnit(n.unit, m)
	}
	if a.readRange(t, w, n.next) {
		n.next = a.next
	}
	a.readCurrency(t, w, i)
	if a.unit == "" && !a.readUnit(t, w, n.next) {
		return amount{}, false
	}
	if a.next < len(w) {
		switch w[a.next].Term {
		case "ago", "later", "earlier":
			return amount{}, false
		}
	}
	if i > 0 && a.Start <= w[i-1].Start { // Rs is a word
		i--
	}
	a.readQualifier(t, w, i)
	return a, true
}

func (a *amount) setUnit(name string, m measure) {
	a.unit, a.dimension, a.factor = name, m.dimension, m.factor
}

// readRange takes in the upper end of '10-12', '10 to 12' and 'between 10 and
// 12'; 'from 10 to 12' is a change, not a range.
func (a *amount) readRange(t string, w []text.Token, j int) bool {
	if j >= len(w) {
		return false
	}
	before := ""
	if a.first > 0 {
		before = w[a.first-1].Term
	}
	switch gap := t[w[j-1].End:w[j].Start]; {
	case gap == "-" || gap == "–":
	case w[j].Term == "to" && before != "from" || w[j].Term == "and" && before == "between":
		j++
	default:
		return false
	}
	if j >= len(w) || j == 0 {
		return false
	}
	upper, ok := readNumber(t, w, j)
	if !ok || upper.value <= a.value || inDate(t, w, j, upper) {
		return false
	}
	a.qualifier, a.high, a.next = Between, upper.value, upper.next
	a.End = w[upper.next-1].End
	return true
}

func (a *amount) readCurrency(t string, w []text.Token, i int) {
	before := t[max(0, w[i].Start-4):w[i].Start]
	for _, c := range currencies {
		trimmed := strings.TrimRight(before, " ")
		if strings.HasSuffix(trimmed, c.sign) && (c.sign[0] != 'R' || len(before) > len(trimmed) || c.sign == "Rs") {
			a.setUnit(c.unit, measure{c.unit, 1})
			a.Start = w[i].Start - len(before) + strings.LastIndex(before, c.sign)
			return
		}
	}
}

// readUnit takes the unit from the words behind the number: a measure, the
// first plural among the next three words, or else the next word.
func (a *amount) readUnit(t string, w []text.Token, j int) bool {
	if strings.HasPrefix(t[a.End:], "%") || strings.HasPrefix(t[a.End:], " %") {
		a.setUnit("percent", measures["percent"])
		a.End += strings.IndexByte(t[a.End:], '%') + 1
		return true
	}
	end := j
	for end < len(w) && end < j+3 && joined(t, w, end) && !text.StopWord(w[end].Term) && smallNumbers[w[end].Term] == 0 {
		end++
	}
	if j+1 < len(w) && w[j].Term == "per" && w[j+1].Term == "cent" {
		a.setUnit("percent", measures["percent"])
		a.End, a.next = w[j+1].End, j+2
		return true
	}
	unit := -1
	for k := j; k < end && unit < 0; k++ {
		if _, ok := measures[w[k].Term]; ok || plural(w[k].Term) {
			unit = k
		}
	}
	victim := a.victim(t, w, max(j, unit+1))
	switch {
	case unit >= 0:
	case victim != "":
		a.setUnit(victim, measure{victim, 1})
		return true
	case end > j:
		unit = j
	default:
		return false
	}
	term := w[unit].Term
	a.End, a.next = w[unit].End, unit+1
	if m, ok := measures[term]; ok {
		if unit > j {
			term, m = compound(w[unit-1].Term, term, m)
		}
		a.setUnit(term, m)
		return true
	}
	counted, ok := victims[term]
	if !ok {
		counted = text.Stem(term)
	}
	if victim != "" && counted == "people" {
		counted = victim
	}
	a.setUnit(term, measure{counted, 1})
	return true
}

// compound is the measure m of name unit with the word before it: 'cubic
// metres', 'nautical miles'. Other words change nothing.
func compound(word, unit string, m measure) (string, measure) {
	if m.dimension != "length" {
		return unit, m
	}
	if p, ok := powers[word]; ok {
		return word + " " + unit, measure{p.dimension, math.Pow(m.factor, float64(p.power))}
	}
	if word == "nautical" && strings.HasPrefix(unit, "mile") {
		return word + " " + unit, measure{m.dimension, nauticalMile}
	}
	return unit, m
}

// victim says which people a number counts where the verb tells: 'killing 12',
// '12 people were injured'.
func (a *amount) victim(t string, w []text.Token, j int) string {
	near := func(k int) string {
		if k < 0 || k >= len(w) {
			return ""
		}
		switch w[k].Term {
		case "killed", "killing", "kills", "kill", "dead", "died", "die":
			return "dead"
		case "injured", "injuring", "injures", "wounded", "wounding", "hurt":
			return "injured"
		}
		return ""
	}
	for k := a.first - 1; k >= 0 && k >= a.first-4; k-- { // over a qualifier
		if v := near(k); v != "" {
			return v
		}
		if _, size := qualifierEnding(w, k+1); size == 0 && k < a.first-1 && !text.StopWord(w[k].Term) {
			break
		}
	}
	for k := j; k < len(w) && k < j+3 && joined(t, w, k); k++ {
		if v := near(k); v != "" {
			return v
		}
	}
	return ""
}

// readQualifier looks at the words in front of the number and behind the unit.
func (a *amount) readQualifier(t string, w []text.Token, i int) {
	if a.qualifier == Between {
		if i > 0 && w[i-1].Term == "between" {
			a.Start, a.first = w[i-1].Start, i-1
		}
		return
	}
	a.qualifier = Exact
	if q, size := qualifierEnding(w, i); size > 0 {
		a.qualifier = q
		a.first = i - size
		a.Start = min(a.Start, w[a.first].Start)
		return
	}
	if strings.HasPrefix(t[w[a.first].End:], "+") {
		a.qualifier = MoreThan
	}
	if a.next+1 < len(w) && w[a.next].Term == "or" {
		switch w[a.next+1].Term {
		case "so":
			a.qualifier = About
		case "more":
			a.qualifier = MoreThan
		case "less", "fewer":
			a.qualifier = LessThan
		default:
			return
		}
		a.End = w[a.next+1].End
	}
}
