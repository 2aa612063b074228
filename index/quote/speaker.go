package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// Bytes looked at on either side of a quotation. A clause that names the
// speaker is shorter, and a hostile text stays linear.
const (
	headBytes = 400
	tailBytes = 240

	headQuotations = 4 // earlier quotations of the sentence looked back over
)

// nameSpeakers sets the speakers of the quotations of one text, in order. The
// clause behind a quotation goes before the one in front of it; a pronoun as
// the subject leaves the speaker empty. The second half of a statement has the
// speaker of the first.
func nameSpeakers(t string, found []Quotation) {
	sentences := text.Sentences(t)
	s := 0
	behind := -1 // the quotation whose speaker stands behind it, last
	for i := range found {
		q := &found[i]
		for s+1 < len(sentences) && sentences[s].End < q.Start {
			s++
		}
		e := s
		for e+1 < len(sentences) && sentences[e].End < q.End {
			e++
		}
		name, pronoun := "", false
		if !q.Open {
			name, pronoun = speakerBehind(tail(t, found, i, sentences[e].End))
		}
		if name != "" {
			behind = i
		}
		if name == "" && !pronoun {
			name = speakerBefore(head(t, found, i, sentences[s].Start))
		}
		if name == "" && !pronoun && i > 0 && behind == i-1 && goesOn(t, found[i-1], *q) {
			name = found[i-1].Speaker
		}
		q.Speaker = name
	}
}

// goesOn reports whether quotation q is the second half of a statement: a
// sentence of its own in the same paragraph, with nothing between the halves
// but the one sentence that names the speaker: “We start,” Ray said. “And go on.”
func goesOn(t string, first, q Quotation) bool {
	gap := t[first.End:q.Start]
	if len(gap) > tailBytes || strings.Contains(gap, "\n") {
		return false
	}
	gap = strings.TrimRightFunc(gap, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("“\"'‘", r) })
	gap = strings.TrimLeftFunc(gap, func(r rune) bool { return !wordRune(r) })
	begin, _ := utf8.DecodeRuneInString(t[q.Start:])
	statement := q.Open || strings.HasSuffix(t[:q.End], ".") || strings.HasSuffix(t[:q.End], "!") || strings.HasSuffix(t[:q.End], "?")
	return strings.HasSuffix(gap, ".") && len(text.Sentences(gap)) == 1 && !unicode.IsLower(begin) && statement
}

// tail is what follows the i-th quotation in its sentence, up to the next
// quotation. After a full stop inside the marks a new statement begins, unless
// it goes on in lower case.
func tail(t string, found []Quotation, i, sentenceEnd int) string {
	from := found[i].End
	_, n := utf8.DecodeRuneInString(t[from:])
	from = min(from+n, len(t)) // the mark itself
	end := max(from, sentenceEnd)
	ended := endsStatement(t[found[i].Start:found[i].End])
	if !ended && strings.TrimSpace(t[from:end]) == "" { // “Where to?” Mr Ray asked: cut behind the mark
		if nl := strings.IndexByte(t[from:], '\n'); nl >= 0 {
			end = from + nl
		} else {
			end = len(t)
		}
	}
	if i+1 < len(found) {
		end = min(end, max(from, found[i+1].Start))
	}
	rest := t[from:clip(t, min(end, from+tailBytes))]
	if ended {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, func(r rune) bool { return !wordRune(r) }))
		if !unicode.IsLower(r) {
			return ""
		}
	}
	return rest
}

// head is what stands before the i-th quotation in its sentence, with earlier
// quotations blanked out.
func head(t string, found []Quotation, i, sentenceStart int) string {
	from := max(sentenceStart, found[i].Start-headBytes)
	if i >= headQuotations {
		from = max(from, found[i-headQuotations].End)
	}
	if i > 0 && found[i-1].Open {
		from = max(from, found[i-1].End)
	}
	from = clip(t, min(found[i].Start, from))
	b := []byte(t[from:found[i].Start])
	for j := i - 1; j >= 0 && found[j].End > from; j-- {
		for k := max(found[j].Start, from); k < found[j].End; k++ {
			b[k-from] = ' '
		}
		if endsStatement(t[found[j].Start:found[j].End]) { // the sentence begins anew behind it
			b = b[found[j].End-from:]
			break
		}
	}
	return string(b)
}

func endsStatement(quotation string) bool {
	return strings.HasSuffix(quotation, ".") && !strings.HasSuffix(quotation, "..")
}

// clip moves i forward to a rune boundary of t.
func clip(t string, i int) int {
	for i < len(t) && !utf8.RuneStart(t[i]) {
		i++
	}
	return i
}

// speakerBehind reads a clause that follows a quotation: 'Ray said', 'said
// Ray', 'Ray, the mayor, said', 'according to Ray'.
func speakerBehind(clause string) (name string, pronoun bool) {
	w := words(clause)
	for len(w) > 0 && w[0].term == "," {
		w = w[1:]
	}
	switch {
	case len(w) < 2:
		return "", false
	case says(w[0]) && w[0].term != "reported":
		if pronouns[w[1].term] {
			return "", true
		}
		first, last := named(w, 1)
		return properName(clause, w[first:last]), false
	case w[0].term == "according" && w[1].term == "to":
		first, last := named(w, 2)
		return properName(clause, w[first:last]), false
	}
	first, last := 0, 1
	pronoun = pronouns[w[0].term]
	if !pronoun {
		if first, last = named(w, 0); last == 0 {
			return "", false
		}
	}
	v := last
	if v < len(w) && w[v].term == "," && first > 0 { // behind the name that explained an office
		v++
	} else if v < len(w) && w[v].term == "," { // skip what explains the name
		for v++; v < len(w) && v <= last+appositionWords && w[v].term != ","; v++ {
		}
		v++
	}
	for v < len(w) && (helpers[w[v].term] || adverb(w[v])) {
		v++
	}
	if v >= len(w) || !says(w[v]) || w[v].term == "reported" || w[v].term == "reports" {
		return "", false // 'Reuters reported' names who passed it on
	}
	if pronoun {
		return "", true
	}
	return properName(clause, w[first:last]), false
}

// speakerBefore reads the part of a sentence in front of a quotation: the
// subject of its last verb of saying, or for 'calling it a …' of the one before.
func speakerBefore(clause string) string {
	w := words(clause)
	for v := len(w) - 1; v > 0; v-- {
		if !says(w[v]) || participles[w[v].term] {
			continue
		}
		first, last, _ := subjectBefore(w, v)
		return properName(clause, w[first:last])
	}
	return ""
}
