package bleveindex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/text"
)

// passageBytes is about how long a passage is: two or three lines of a result.
const passageBytes = 240

// chunkBytes is about how much of a text is looked through at a time, until
// there are passages enough and every part of the query was seen.
const chunkBytes = 4096

// passage is a place where matches stand close together.
type passage struct {
	field   article.Field
	matches []found // that begin within passageBytes of the first, in one paragraph
	parts   int     // distinct parts of the query among them
	order   int     // reading order
}

// snippets returns the n passages of d that hold most of the query, in reading
// order; the beginning of the article when nothing matched.
func (h *highlighter) snippets(d *index.Document, n int) []index.Snippet {
	if n <= 0 {
		return nil
	}
	var all []passage
	parts := map[int]bool{}
	for _, f := range []article.Field{article.Standfirst, article.Body} {
		s := d.Text(f)
		for from := 0; from < len(s) && (len(all) < n || len(parts) < len(h.parts)); {
			_, to := paragraph(s, min(from+chunkBytes, len(s)))
			matches := h.find(d, f, from, to)
			for len(matches) > 0 {
				p := newPassage(s, f, matches)
				p.order = len(all)
				all = append(all, p)
				for _, m := range p.matches {
					parts[m.part] = true
				}
				matches = matches[len(p.matches):]
			}
			from = to
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
	var out []index.Snippet
	for _, p := range all {
		s := p.cut(d.Text(p.field))
		if n := len(out); n > 0 && out[n-1].Field == s.Field && s.Start < out[n-1].End {
			continue // a long sentence holds both
		}
		out = append(out, s)
	}
	return out
}

// newPassage gathers the matches at the front of matches, of which there is at
// least one.
func newPassage(s string, f article.Field, matches []found) passage {
	first := matches[0]
	end := min(first.Start+passageBytes, len(s))
	if i := strings.IndexByte(s[first.Start:end], '\n'); i >= 0 {
		end = first.Start + i
	}
	p := passage{field: f}
	seen := map[int]bool{}
	for _, m := range matches {
		if m.Start >= end && len(p.matches) > 0 {
			break
		}
		p.matches = append(p.matches, m)
		seen[m.part] = true
	}
	p.parts = len(seen)
	return p
}

// cut makes the snippet: from the beginning of the first match's sentence, or
// from shortly before the match when that is far.
func (p passage) cut(s string) index.Snippet {
	first := p.matches[0]
	begin, end := paragraph(s, first.Start)
	for _, sen := range text.Sentences(s[begin:end]) {
		if begin+sen.Start <= first.Start && first.Start < begin+sen.End {
			begin += sen.Start
			break
		}
	}
	if first.Start-begin > passageBytes/2 {
		begin = min(wordStart(s, first.Start-passageBytes/3), first.Start)
	}
	if end-begin > passageBytes {
		end = max(wordEnd(s, begin+passageBytes, end), min(first.End, end))
	}
	out := index.Snippet{Span: article.Span{Field: p.field, Start: begin, End: end}}
	for _, m := range merge(p.matches) {
		if m.Start < end {
			out.Matches = append(out.Matches, article.Span{Field: p.field, Start: m.Start, End: min(m.End, end)})
		}
	}
	return out
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
