package article

import (
	"strings"
	"unicode/utf8"

	"parallax/index/text"
)

func (r *reader) trace(field, rule string, i int) {
	r.a.Trace = append(r.a.Trace, Trace{Field: field, Rule: rule, Line: r.number(i), Text: shorten(r.lines[i].text)})
}

// traceName is trace for a name: of a longer line that is no part of the article
// only the words that name it are repeated.
func (r *reader) traceName(field, rule string, i int, name string) {
	r.trace(field, rule, i)
	if l := &r.lines[i]; l.role == clutterLine && len(strings.Fields(l.text)) > shortEvidence {
		r.a.Trace[len(r.a.Trace)-1].Text = naming(l.text, name)
	}
}

// number is the line of the source, 0 where the source has no lines.
func (r *reader) number(i int) int {
	if r.careful {
		return 0
	}
	return r.lines[i].n
}

// longestEvidence is how much of a value or a line a trace repeats, in bytes.
const longestEvidence = 240

// shorten cuts s to what a trace repeats.
func shorten(s string) string {
	if len(s) <= longestEvidence {
		return s
	}
	cut := longestEvidence
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// What is looked for and repeated of a line, in words.
const (
	shortEvidence = 6 // a line of so many is repeated whole: '(With inputs from PTI)'
	longestNaming = 6 // in a name
	beforeNaming  = 3 // before it
	afterNaming   = 4 // behind it: 'is now on WhatsApp'
)

// naming cuts a line to the name in it and the few words of its sentence that
// stand beside it; to the name alone where the line spells it in another way.
func naming(line, name string) string {
	words := wordSpans(line)
	of := func(from, to int) string { return line[words[from].Start:words[to-1].End] }
	for i := range words {
		for n := 1; n <= min(longestNaming, len(words)-i) && squash(of(i, i+1)) != ""; n++ {
			if !names(of(i, i+n), name) {
				continue
			}
			from, to := i, i+n
			for from > 0 && i-from < beforeNaming && !parts(of(from-1, from)) {
				from--
			}
			for to < len(words) && to-i-n < afterNaming && !parts(of(to-1, to)) {
				to++
			}
			cut := of(from, to)
			if from > 0 {
				cut = "…" + cut
			}
			if to < len(words) && !ends(cut) {
				cut += "…"
			}
			return shorten(cut)
		}
	}
	return shorten(name)
}

// wordSpans are the words of a line: what white space, strokes and opening
// brackets part.
func wordSpans(line string) (words []text.Span) {
	start := -1
	for i, r := range line {
		switch {
		case r == ' ' || r == noBreak || r == '/' || r == '(' || r == '[':
			if start >= 0 {
				words, start = append(words, text.Span{Start: start, End: i}), -1
			}
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		words = append(words, text.Span{Start: start, End: len(line)})
	}
	return words
}

// parts reports whether a word parts what is said before it from what follows.
func parts(word string) bool {
	return ends(word) || strings.Trim(word, "|–—-•·") == "" || strings.HasSuffix(word, ";")
}

// names reports whether said is a way of writing the name of an outlet, an
// agency or a person.
func names(said, name string) bool {
	said = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(said, ".,:;|/()[]*\"“”"), "'s"), "’s")
	if squash(said) == squash(name) {
		return true
	}
	if short, ok := agency(said); ok && short == name {
		return true
	}
	shown, ok := outletName(said)
	return ok && shown == name
}
