package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// role is what a line is in its article.
type role uint8

const (
	plain role = iota // not decided
	titleLine
	standfirstLine
	subheadLine
	bodyLine
	metaLine // date, byline, source: about the article, not part of it
	clutterLine
)

// line is a line of the source that is not blank.
type line struct {
	n       int    // 1-based
	text    string // with plain spaces, for the rules
	printed string // as it stood, for the article
	words   int
	gap     bool // a blank line stands before it
	role    role
	reading
}

// sourceLines parts a text into its lines. Text that was wrapped at a column is
// put together again.
func sourceLines(s string) []line {
	var lines []line
	n, gap := 0, true
	for raw := range strings.SplitSeq(s, "\n") {
		n++
		printed := strings.TrimSpace(raw)
		if printed == "" {
			gap = true
			continue
		}
		t := plainSpaces(printed)
		lines = append(lines, line{n: n, text: t, printed: printed, words: countWords(t), gap: gap})
		gap = false
	}
	return unwrap(lines)
}

// countWords is the number of words in a line of clean text.
func countWords(s string) (n int) {
	space := true
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			space = true
		} else if space {
			space = false
			n++
		}
	}
	return n
}

// widest is the column at which no text is still wrapped, narrowest the width
// below which a broken line says nothing.
const widest, narrowest = 100, 40

// unwrap joins the lines of paragraphs when the text was wrapped: no line is
// wider than widest, and most lines inside blocks break off in mid-sentence.
func unwrap(lines []line) []line {
	broken, whole := 0, 0
	for i := range lines {
		if len(lines[i].text) > widest {
			return lines
		}
		if i+1 < len(lines) && !lines[i+1].gap {
			if len(lines[i].text) >= narrowest && !ends(lines[i].text) {
				broken++
			} else {
				whole++
			}
		}
	}
	if broken < 4 || broken < whole*3 {
		return lines
	}
	width := 0
	for i := range lines {
		width = max(width, len(lines[i].text))
	}
	out := lines[:0:0]
	before, label := 0, true // of the line before: its length; whether it is a date, a byline or the like
	for _, l := range lines {
		_, isLabel := recognise(l.text)
		first, _, _ := strings.Cut(l.text, " ")
		// A line is broken off where the next word would not have fitted.
		if !l.gap && !label && !isLabel && before+1+len(first) > width*9/10 {
			out[len(out)-1].text += " " + l.text
			out[len(out)-1].printed += " " + l.printed
			out[len(out)-1].words += l.words
		} else {
			out = append(out, l)
		}
		before, label = len(strings.TrimSpace(l.text)), isLabel
	}
	return out
}

// ends reports whether s ends as a sentence does: with a stop, and after it
// nothing but closing quotes and brackets.
func ends(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '"', '\'', '”', '’', ')', ']', '»', ' ', '*', '_':
			s = s[:len(s)-n]
			continue
		case '.':
			return !strings.HasSuffix(s, "..")
		case '!', '?', '。', '！', '？', '।', '؟', '۔':
			return true
		}
		return false
	}
	return false
}

// paragraph reports whether l reads as running text: it ends as a sentence and
// is no short question or exclamation, or it is longer than headings are.
func (l *line) paragraph() bool {
	if l.words > longestHeading {
		return true
	}
	if !ends(l.text) {
		return false
	}
	last := strings.TrimRight(l.text, `"'”’)]» `)
	if strings.HasSuffix(last, "?") || strings.HasSuffix(last, "!") {
		return l.words > 18 || strings.Count(l.text, ". ") > 0
	}
	return l.words > 3 || !l.gap
}

// longestHeading is the number of words above which no headline goes; the
// longest of British tabloids and Indian portals stay below it.
const longestHeading = 40

// heading reports whether l could head a part of the text.
func (l *line) heading() bool {
	if l.words > 16 || l.paragraph() || l.words == 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(l.text)
	first, _ := utf8.DecodeRuneInString(l.text)
	if strings.ContainsRune(":;,-–—…", last) || strings.HasSuffix(l.text, "...") || unicode.IsLower(first) || strings.ContainsRune("•*-–—>·▪●►✓", first) {
		return false
	}
	for _, code := range []string{"://", "pic.twitter.com", "<a ", `="`, " (@"} {
		if strings.Contains(l.text, code) {
			return false
		}
	}
	if numbered(l.text) && l.words > 8 {
		return false
	}
	// A line that is one quotation, or one and who said it, is speech.
	if strings.ContainsRune(`"“`, first) && (strings.Contains(l.text, `,"`) || strings.Contains(l.text, ",”")) {
		return false
	}
	return !(strings.HasPrefix(l.text, "“") && last == '”' || first == '"' && last == '"')
}

// numbered reports whether s begins as an item of a numbered list.
func numbered(s string) bool {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i > 0 && i < 3 && i < len(s) && (s[i] == '.' || s[i] == ')')
}
