package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/article"
	"parallax/index/text"
)

// Find returns what a quotes, in reading order, over title, standfirst and
// body. Double marks are “ ”, " and two apostrophes, single ones ‘ ’ and ' where
// they stand at the edge of a word: an apostrophe opens and closes nothing. A
// quotation within a quotation is part of it and not listed again. Scare quotes
// of one word count. Time and memory are linear in the text.
func Find(a *article.Article) []Quotation {
	var found []Quotation
	for _, f := range article.Fields {
		t := a.Text(f)
		first := len(found)
		for at := 0; at < len(t); {
			end := len(t)
			if i := strings.IndexByte(t[at:], '\n'); i >= 0 {
				end = at + i
			}
			for _, q := range paragraph(t[at:end]) {
				found = append(found, Quotation{
					Span: article.Span{Field: f, Start: at + q.Start, End: at + q.End},
					Open: q.open,
				})
			}
			at = end + 1
		}
		if len(found) > first {
			nameSpeakers(t, found[first:])
		}
	}
	return found
}

// stretch is a quotation of one paragraph.
type stretch struct {
	text.Span
	open bool
}

// mark is a quotation mark of a paragraph, or a sign that looks like one.
type mark struct {
	at, end int  // where the sign stands
	sign    rune // “ ” " ‘ ’ '
	before  rune // the runes around it; 0 at the paragraph's edge
	after   rune
	opens   bool // a single mark that can open
	partner int  // of a single mark that opens: the mark that closes it; else -1
}

// paragraph is the state machine: outside it looks for a mark that opens, and
// inside for the one that closes. A double quotation that is not closed ends
// where the next one opens, or with the paragraph; a single one that is not
// closed is taken for an apostrophe unless its sign can only open.
func paragraph(p string) []stretch {
	marks := marksOf(p)
	pairSingles(marks)
	last := -1 // the last double mark: nothing closes behind it
	for i, m := range marks {
		if m.double() {
			last = i
		}
	}
	var found []stretch
	add := func(start, end int, open bool) {
		inner := p[start:end]
		start += len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace))
		end -= len(inner) - len(strings.TrimRightFunc(inner, unicode.IsSpace))
		if start < end && strings.ContainsFunc(p[start:end], wordRune) {
			found = append(found, stretch{text.Span{Start: start, End: end}, open})
		}
	}
	inside, start := false, 0
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		switch {
		case inside && m.double() && m.opensAnew():
			add(start, m.at, true)
			start = m.end
		case inside && m.double():
			add(start, m.at, false)
			inside = false
		case inside:
			// a single mark within a double quotation
		case m.double() && m.opensDouble(i < last):
			inside, start = true, m.end
		case m.partner >= 0:
			add(m.end, marks[m.partner].at, false)
			i = m.partner
		case m.sign == '‘' && m.opens:
			add(m.end, len(p), true)
			return found
		}
	}
	if inside {
		add(start, len(p), true)
	}
	return found
}

func marksOf(p string) []mark {
	var marks []mark
	var before rune
	for i := 0; i < len(p); {
		r, n := utf8.DecodeRuneInString(p[i:])
		switch r {
		case '“', '”', '"', '‘', '’', '\'':
			if twice := p[i : i+n]; (r == '\'' || r == '’') && strings.HasPrefix(p[i+n:], twice) { // '' for "
				r, n = '"', 2*n
			}
			after, _ := utf8.DecodeRuneInString(p[i+n:])
			if i+n == len(p) {
				after = 0
			}
			m := mark{at: i, end: i + n, sign: r, before: before, after: after, partner: -1}
			m.opens = m.opensSingle() && !elision(p[m.end:])
			marks = append(marks, m)
		}
		before = r
		i += n
	}
	return marks
}

func (m mark) double() bool { return m.sign == '“' || m.sign == '”' || m.sign == '"' }

// opensDouble reports whether m opens a quotation, being outside of one. A
// straight mark needs another one behind it, or a word that begins at it:
// 6" is a measure.
func (m mark) opensDouble(more bool) bool {
	switch m.sign {
	case '“':
		return true
	case '”':
		return !wordRune(m.before) && wordRune(m.after) && space(m.before)
	}
	if unicode.IsDigit(m.before) && !wordRune(m.after) {
		return false
	}
	return more || wordRune(m.after)
}

// opensAnew reports whether m, inside a quotation, can only open another. Some
// texts close with “: behind a word and before a space it does.
func (m mark) opensAnew() bool {
	if m.sign == '“' {
		return space(m.before) || !space(m.after)
	}
	return m.sign == '"' && space(m.before) && wordRune(m.after)
}

func (m mark) opensSingle() bool {
	return (m.sign == '‘' || m.sign == '\'') && !wordRune(m.before) &&
		(wordRune(m.after) || strings.ContainsRune("“\"([$£€…", m.after) && m.after != 0)
}

// closesSingle reports whether m can close, and whether it may as well be the
// apostrophe of a plural ("the ministers' meeting").
func (m mark) closesSingle() (closes, doubtful bool) {
	if m.sign == '‘' || m.sign == '“' || m.sign == '”' || m.sign == '"' || space(m.before) || wordRune(m.after) {
		return false, false
	}
	return true, (m.before == 's' || m.before == 'S') && m.after == ' '
}

// pairSingles gives single marks that open the mark that closes them: the next
// that surely closes, unless another opens before it; else the first doubtful
// one.
func pairSingles(marks []mark) {
	sure, doubt := -1, -1
	for i := len(marks) - 1; i >= 0; i-- {
		m := &marks[i]
		if m.double() {
			continue
		}
		if m.opens {
			m.partner = sure
			if sure < 0 {
				m.partner = doubt
			}
			sure, doubt = -1, -1
			continue
		}
		if closes, doubtful := m.closesSingle(); closes && doubtful {
			doubt = i
		} else if closes {
			sure, doubt = i, -1
		}
	}
}

// elision reports whether what follows a mark is a word that has lost its
// beginning: 'em, 'tis, the '90s.
func elision(rest string) bool {
	end := 0
	for end < len(rest) && end <= 4 && rest[end] < utf8.RuneSelf && wordRune(rune(rest[end])) {
		end++
	}
	switch word := strings.ToLower(rest[:end]); word {
	case "em", "tis", "twas", "n", "til", "bout", "im", "er":
		return true
	default:
		return len(word) == 3 && word[2] == 's' && unicode.IsDigit(rune(word[0])) && unicode.IsDigit(rune(word[1]))
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func space(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || r == '(' || r == '[' || r == '—' || r == '–'
}
