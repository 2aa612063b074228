package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of s in order, without the white space
// around them. Every byte that is not white space lies in exactly one span.
//
// A line end always ends a sentence. Inside a line, a full stop, question or
// exclamation mark or ellipsis ends one when white space follows it (and the
// quotes and brackets that close after it), unless the next word begins in
// lower case or the stop belongs to an abbreviation, an initial or the number
// of a list item.
func Sentences(s string) []Span {
	if s == "" {
		return nil
	}
	spans := make([]Span, 0, len(s)/120+1)
	start := skipSpace(s, 0)
	for i := start; i < len(s); {
		c := s[i]
		if !stops[c] {
			i++
			continue
		}
		end := i
		switch kind, n := stopAt(s, i); kind {
		case none:
			i += n
			continue
		case lineEnd:
		case wideStop:
			end = closers(s, i+n)
		default:
			run, runs := stopRun(s, i)
			end = closers(s, run)
			if end < len(s) && !spaceAt(s, end) || !endsSentence(s, start, i, run, end, runs) {
				i = end
				continue
			}
		}
		if e := trimEnd(s, start, end); e > start {
			spans = append(spans, Span{start, e})
		}
		start = skipSpace(s, end)
		i = start
	}
	if e := trimEnd(s, start, len(s)); e > start {
		spans = append(spans, Span{start, e})
	}
	return spans
}

// Kinds of stops.
const (
	none     = iota
	stop     // . ! ? …
	wideStop // 。！？: no white space need follow
	lineEnd
)

// stops marks the bytes at which stopAt must look.
var stops = [256]bool{'.': true, '!': true, '?': true, '\n': true, '\r': true, '\f': true, '\v': true, 0xC2: true, 0xE2: true, 0xE3: true, 0xEF: true}

// stopAt says what kind of stop stands at s[i], and its size.
func stopAt(s string, i int) (kind, size int) {
	switch s[i] {
	case '.', '!', '?':
		return stop, 1
	case '\n', '\r', '\f', '\v':
		return lineEnd, 1
	}
	switch r, n := utf8.DecodeRuneInString(s[i:]); r {
	case '…':
		return stop, n
	case '。', '！', '？', '．':
		return wideStop, n
	case 0x85, 0x2028, 0x2029:
		return lineEnd, n
	default:
		return none, n
	}
}

// stopRun returns the end of the run of stops at s[i] and their number, an
// ellipsis counting as three.
func stopRun(s string, i int) (end, n int) {
	for end = i; end < len(s); {
		switch {
		case s[end] == '.' || s[end] == '!' || s[end] == '?':
			end++
			n++
		case strings.HasPrefix(s[end:], "…"):
			end += len("…")
			n += 3
		default:
			return end, n
		}
	}
	return end, n
}

// closers returns the end of the quotes and brackets that close at s[i].
func closers(s string, i int) int {
	for i < len(s) {
		switch s[i] {
		case '"', '\'', ')', ']', '}':
			i++
			continue
		}
		if s[i] < utf8.RuneSelf {
			return i
		}
		switch r, n := utf8.DecodeRuneInString(s[i:]); r {
		case '”', '’', '»', '›', '」', '』', '）':
			i += n
		default:
			return i
		}
	}
	return i
}

// endsSentence decides whether the stops s[at:run], closed at end, end the
// sentence that began at start. White space follows end.
func endsSentence(s string, start, at, run, end, stops int) bool {
	next := skipBlank(s, end)
	if next >= len(s) {
		return true
	}
	if kind, _ := stopAt(s, next); kind == lineEnd {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[next:])
	if unicode.IsLower(r) || r == ',' || r == ';' || r == ')' {
		return false
	}
	if s[at] != '.' || stops != 1 {
		return end == run || s[at] == '.' || stops > 1 || !attribution(s, next)
	}
	if end > run && s[run] != ')' && s[run] != ']' {
		return true
	}
	return !abbreviated(s, start, at, next)
}

// attribution reports whether the words at s[i] say who spoke what was just
// quoted: "Why?" Mr Smith asked.
func attribution(s string, i int) bool {
	rest := s[i:min(len(s), i+60)]
	for n := 0; n < 4; n++ {
		w, after, ok := strings.Cut(rest, " ")
		if speechVerbs[strings.TrimRight(w, ".,:")] {
			return n > 0
		}
		if !ok || strings.ContainsAny(w, ",;:!?\n") || strings.HasSuffix(w, ".") && len(w) > 4 {
			return false
		}
		rest = after
	}
	return false
}

func skipSpace(s string, i int) int {
	for i < len(s) && spaceAt(s, i) {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return i
}

// skipBlank skips white space that does not end a line.
func skipBlank(s string, i int) int {
	for i < len(s) && spaceAt(s, i) {
		kind, n := stopAt(s, i)
		if kind == lineEnd {
			return i
		}
		i += n
	}
	return i
}

func spaceAt(s string, i int) bool {
	if c := s[i]; c < utf8.RuneSelf {
		return c == ' ' || '\t' <= c && c <= '\r'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}

func trimEnd(s string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	return end
}
