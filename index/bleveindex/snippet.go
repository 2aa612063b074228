package bleveindex

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/text"
)

// passageBytes is about how long a passage is: two or three lines of a result.
const passageBytes = 240

// passage is a stretch of a text with what matched in it.
type passage struct {
	span    article.Span
	matches []found
	parts   int // distinct parts of the query in it
	order   int // reading order
}

// snippets returns the n passages of d that hold most of the query, in reading
// order; the beginning of the article when nothing matched.
func (h *highlighter) snippets(d *index.Document, n int) []index.Snippet {
	if n <= 0 {
		return nil
	}
	var all []passage
	for _, f := range []article.Field{article.Standfirst, article.Body} {
		matches := h.find(d, f)
		for len(matches) > 0 {
			p := newPassage(d.Text(f), f, matches)
			p.order = len(all)
			all = append(all, p)
			matches = matches[len(p.matches):]
			for len(matches) > 0 && matches[0].Start < p.span.End {
				matches = matches[1:]
			}
		}
	}
	if len(all) == 0 {
		return h.opening(d)
	}
	slices.SortStableFunc(all, func(a, b passage) int {
		if a.parts != b.parts {
			return b.parts - a.parts
		}
		return min(len(b.matches), 4) - min(len(a.matches), 4) // more of the same says little more
	})
	all = all[:min(n, len(all))]
	slices.SortFunc(all, func(a, b passage) int { return a.order - b.order })
	out := make([]index.Snippet, len(all))
	for i, p := range all {
		out[i].Span = p.span
		for _, s := range merge(p.matches) {
			out[i].Matches = append(out[i].Matches, article.Span{Field: p.span.Field, Start: s.Start, End: min(s.End, p.span.End)})
		}
	}
	return out
}

// newPassage cuts the passage that begins with the sentence of the first match,
// or shortly before the match when that sentence is long.
func newPassage(s string, f article.Field, matches []found) passage {
	first := matches[0]
	begin, end := paragraph(s, first.Start)
	for _, sen := range text.Sentences(s[begin:end]) {
		if begin+sen.Start <= first.Start && first.Start < begin+sen.End {
			begin += sen.Start
			break
		}
	}
	if first.Start-begin > passageBytes/2 {
		begin = wordStart(s, first.Start-passageBytes/3)
	}
	if end-begin > passageBytes {
		end = max(wordEnd(s, begin+passageBytes, end), min(first.End, end))
	}
	p := passage{span: article.Span{Field: f, Start: begin, End: end}}
	seen := map[int]bool{}
	for _, m := range matches {
		if m.Start >= end {
			break
		}
		p.matches = append(p.matches, m)
		seen[m.part] = true
	}
	p.parts = len(seen)
	return p
}

// opening is the beginning of the standfirst, or else of the body.
func (h *highlighter) opening(d *index.Document) []index.Snippet {
	for _, f := range []article.Field{article.Standfirst, article.Body} {
		if s := d.Text(f); s != "" {
			_, end := paragraph(s, 0)
			if end > passageBytes {
				end = wordEnd(s, passageBytes, end)
			}
			return []index.Snippet{{Span: article.Span{Field: f, Start: 0, End: end}}}
		}
	}
	return nil
}

// paragraph is the line of s that holds byte i.
func paragraph(s string, i int) (start, end int) {
	for start = i; start > 0 && s[start-1] != '\n'; start-- {
	}
	for end = i; end < len(s) && s[end] != '\n'; end++ {
	}
	return start, end
}

// wordStart is the first beginning of a word at or after byte i.
func wordStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if unicode.IsSpace(r) {
			break
		}
	}
	return i
}

// wordEnd is the last end of a word at or before byte i, or i on a rune
// boundary where there is none near; end bounds it.
func wordEnd(s string, i, end int) int {
	i = min(i, end)
	for j := i; j > i-40 && j > 0; j-- {
		if j < len(s) && s[j] == ' ' {
			return j
		}
	}
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
