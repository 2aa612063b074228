package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestDateline is where, in bytes, the dash behind a dateline stands at
// most: two places, a date and an agency have room before it.
const longestDateline = 90

// datelineEnd is where the text begins behind a dateline such as
// 'PORT HAVEN, Norland, March 3 (QRS) — ', 0 where s has none. A dateline is a place in
// capitals, or a place with an agency in brackets or a date behind it, and a dash.
func datelineEnd(s string) int {
	at, size := -1, 0
	for _, dash := range []string{" - ", " – ", " — ", " -- ", "—", ") -", ") –"} {
		i := strings.Index(s[:min(len(s), longestDateline)], dash)
		if i > 0 && dash[0] == ')' {
			dash, i = dash[1:], i+1
		}
		if i > 0 && (at < 0 || i < at) {
			at, size = i, len(dash)
		}
	}
	if at < 0 {
		return 0
	}
	head := strings.TrimSpace(s[:at])
	bracketed := false
	if open := strings.LastIndexByte(head, '('); open > 0 && strings.HasSuffix(head, ")") {
		inner := head[open+1 : len(head)-1]
		if !capitalName(inner) {
			return 0
		}
		bracketed, head = true, strings.TrimRight(head[:open], " ,")
	}
	place, rest, _ := strings.Cut(head, ",")
	dated := false
	for part := range strings.SplitSeq(rest, ",") {
		part = strings.TrimSpace(part)
		switch {
		case dayOfMonth(part):
			dated = true
		case part != "" && !capitalName(part) && !isDigits(part):
			return 0
		}
	}
	if !capitalName(place) || strings.ToUpper(place) != place && !bracketed && !dated || utf8.RuneCountInString(place) < 3 {
		return 0
	}
	end := at + size
	for end < len(s) && s[end] == ' ' {
		end++
	}
	// 'NORAD — the command that tracks him — was asked' goes on in lower case.
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], "\"“‘'"))
	if end >= len(s) || !unicode.IsUpper(next) && !unicode.IsDigit(next) {
		return 0
	}
	return end
}

// dayOfMonth reads 'March 3', '3 March' and 'Mar. 3 2021'.
func dayOfMonth(s string) bool {
	month, day := false, false
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.Trim(w, ".")
		switch {
		case months[w] > 0:
			month = true
		case isDigits(w):
			day = true
		default:
			return false
		}
	}
	return month && day
}

// dateline credits the agency in 'OSLO (Reuters) -' at the start of the text.
func (r *reader) dateline(first int) {
	if first >= len(r.lines) {
		return
	}
	s := r.lines[first].text
	open := strings.IndexByte(s, '(')
	shut := strings.IndexByte(s, ')')
	if open < 3 || shut < open || shut > 60 {
		return
	}
	after := strings.TrimSpace(s[shut+1:])
	place := strings.TrimRight(s[:open], " ,")
	if !strings.HasPrefix(after, "-") && !strings.HasPrefix(after, "–") && !strings.HasPrefix(after, "—") || !hasUpper(place[:1]) {
		return
	}
	name, ok := agency(s[open+1 : shut])
	if _, isOutlet := knownOutlet(s[open+1 : shut]); !ok && !isOutlet && datelineEnd(s) > 0 {
		name, ok = s[open+1:shut], acronymName(s[open+1:shut])
	}
	if ok && r.a.credit(name) {
		r.trace("credits", "dateline", first)
	}
}
