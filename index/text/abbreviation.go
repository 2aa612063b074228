package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviated reports whether the full stop at s[at] belongs to a shortened
// word and does not end the sentence that began at start. The next word begins
// at s[next].
func abbreviated(s string, start, at, next int) bool {
	from := at
	for from > start {
		r, n := utf8.DecodeLastRuneInString(s[start:from])
		if r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		if at-from > 24 { // longer than any abbreviation, and keeps this linear
			return false
		}
		from -= n
	}
	w := s[from:at]
	if w == "" {
		return false
	}
	nextDigit := next < len(s) && isDigit(s[next])
	if isDigit(w[0]) {
		return from == start && strings.Trim(w, "0123456789") == "" // a list item's number
	}
	lower := strings.ToLower(w)
	switch {
	case numbering[lower]:
		return nextDigit
	case leading[lower]:
		return true
	case utf8.RuneCountInString(w) == 1:
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(r) && !starter(s, next)
	case trailing[lower], w != lower && states[lower], strings.Contains(w, ".") && dotted(w):
		return nextDigit && months[lower] || !starter(s, next)
	}
	return false
}

// dotted reports whether w is letters with dots between them, one or two at a
// time: U.S, p.m, Ph.D.
func dotted(w string) bool {
	for part := range strings.SplitSeq(w, ".") {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 {
			return false
		}
	}
	return true
}

// starter reports whether what begins at s[i] is likely to open a sentence: a
// function word with a capital, or a quotation.
func starter(s string, i int) bool {
	switch r, n := utf8.DecodeRuneInString(s[i:]); r {
	case '"', '“', '‘', '\'', '«', '„':
		return true
	case '(', '[':
		return starter(s, i+n)
	}
	end := i
	for end < len(s) && end-i < 16 {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	if end == i || end < len(s) && s[end] == '.' {
		return false
	}
	w := strings.ToLower(s[i:end])
	return StopWord(w) || starters[w]
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// The word lists are our own, from general usage in British, American and
// Indian news. Lower case, without the last dot.
var (
	// leading stand before the word that they belong to, so never end a sentence.
	leading = set(`mr mrs ms mx dr prof gen col lt gov sen rep rev hon capt cmdr cdr cpl sgt maj adm brig
		pres supt insp messrs st mme mlle m/s fr shri smt mt vs v e.g i.e cf viz approx dept
		asst assoc atty sec treas det lieut pvt pfc amb bros`)
	// numbering count as abbreviations before a number only.
	numbering = set(`no nos fig figs art arts pp p vol vols ch sec para paras rs op`)
	// trailing may end a sentence: the next word decides.
	trailing = set(`inc ltd co corp llc plc pvt pty bhd jr sr esq ave blvd rd sq etc al jan feb mar apr
		jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri ph.d m.d b.a m.a u.s u.k u.n e.u a.m p.m d.c govt intl natl univ`)
	// states of the USA in the Associated Press's short forms; with a capital only.
	states = set(`ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
		neb nev okla ore pa tenn tex va vt wash wis wyo`)
	months   = set(`jan feb mar apr jun jul aug sep sept oct nov dec`)
	starters = set(`meanwhile despite according although though earlier later last next many several
		officials police today yesterday instead moreover still nevertheless nearly almost another one two three
		even`)
	speechVerbs = set(`said says asked asks added adds replied replies shouted cried wrote told tells
		exclaimed wondered demanded yelled joked tweeted`)
)
