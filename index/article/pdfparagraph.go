package article

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphsOf joins lines to paragraphs. A new one begins where the letters' size
// changes, behind a wider gap, at an indented line, and behind a line that ends
// early with a full stop.
func paragraphsOf(lines []textLine) string {
	var done []string
	var open []byte // the paragraph that goes on
	for i, l := range lines {
		if i == 0 {
			open = append(open, l.text...)
			continue
		}
		p := lines[i-1]
		left, right := columnOf(lines, i)
		drop := p.y - l.y
		starts := math.Abs(l.size-p.size) > p.size/10 ||
			drop > 0 && drop > leadingOf(lines, i)*1.35 ||
			l.x0 > left+l.size*0.8 && l.x0 < left+l.size*5 && drop > 0 ||
			p.x1 < right-(right-left)*0.12 && ends(p.text)
		if drop <= 0 || math.Abs(p.x0-l.x0) > 12*l.size { // another column or page: goes on unless a sentence ended
			starts = ends(p.text) || math.Abs(l.size-p.size) > p.size/10
		}
		switch {
		case starts:
			done = append(done, string(open))
			open = append(open[:0], l.text...)
		default:
			open = joinLine(open, l.text)
		}
	}
	return strings.Join(append(done, string(open)), "\n")
}

// columnOf is the left and right edge of the lines around line i that are as long as
// those of its column are.
func columnOf(lines []textLine, i int) (left, right float64) {
	left, right = lines[i].x0, lines[i].x1
	for j := max(0, i-6); j < min(len(lines), i+7); j++ {
		if l := lines[j]; math.Abs(l.size-lines[i].size) < l.size/10 && l.x0 < right && l.x1 > left && math.Abs(l.x0-lines[i].x0) < 6*l.size {
			left, right = min(left, l.x0), max(right, l.x1)
		}
	}
	return left, right
}

// leadingOf is the usual distance of the lines around line i.
func leadingOf(lines []textLine, i int) float64 {
	var all []float64
	for j := max(1, i-6); j < min(len(lines), i+7); j++ {
		if d := lines[j-1].y - lines[j].y; d > 0 && d < 4*lines[j].size {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return 1.2 * lines[i].size
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

// joinLine adds a line to a paragraph. A hyphen at the end of the line before, between
// small letters, parted a word.
func joinLine(open []byte, next string) []byte {
	r, _ := utf8.DecodeRuneInString(next)
	for _, hyphen := range []string{"-", "\u2010", "\u00ad"} {
		head, ok := bytes.CutSuffix(open, []byte(hyphen))
		if !ok {
			continue
		}
		before, _ := utf8.DecodeLastRune(head)
		if unicode.IsLower(r) && unicode.IsLower(before) {
			open = head
		}
		return append(open, next...)
	}
	return append(append(open, ' '), next...)
}
