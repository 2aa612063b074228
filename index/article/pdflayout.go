package article

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// laidOut is the text of a PDF in reading order: a line for each paragraph or
// heading.
type laidOut struct {
	title string
	text  string
	left  []string // running heads and feet
}

// textLine is a line of one column.
type textLine struct {
	run
}

// layout puts the runs of all pages in reading order. Runs that touch make lines;
// a page is cut, again and again, at its widest empty strip (Nagy and Seth, 1984:
// the XY cut), columns before rows; and what cannot be cut further is read downwards.
func layout(pages [][]run) (out laidOut) {
	lines := make([][]textLine, len(pages))
	for i, runs := range pages {
		lines[i] = linesOf(runs)
	}
	size := usualSize(lines)
	out.left = dropRunning(lines, size)
	var ordered []textLine
	for i, page := range lines {
		ls := xyCut(page, 0)
		if i == 0 {
			out.title, ls = largest(ls, size)
		}
		ordered = append(ordered, ls...)
	}
	out.text = paragraphsOf(ordered)
	return out
}

// linesOf joins the runs of a page that stand on one line without a gap as wide as
// that between columns.
func linesOf(runs []run) (lines []textLine) {
	runs = slices.Clone(runs)
	sort.SliceStable(runs, func(i, j int) bool {
		a, b := runs[i], runs[j]
		if math.Abs(a.y-b.y) > min(a.size, b.size)/3 {
			return a.y > b.y
		}
		return a.x0 < b.x0
	})
	for _, r := range runs {
		if n := len(lines); n > 0 {
			p := &lines[n-1]
			gap := r.x0 - p.x1
			if math.Abs(p.y-r.y) <= min(p.size, r.size)/3 && gap < columnGap*max(p.size, r.size) && gap > -p.size {
				if gap > wordGap*r.size && !strings.HasSuffix(p.text, " ") && !strings.HasPrefix(r.text, " ") {
					p.text += " "
				}
				p.text += r.text
				p.x1, p.size = max(p.x1, r.x1), max(p.size, r.size)
				continue
			}
		}
		lines = append(lines, textLine{r})
	}
	out := lines[:0]
	for _, l := range lines {
		if l.text = strings.Join(strings.Fields(l.text), " "); l.text != "" {
			out = append(out, l)
		}
	}
	return out
}

// columnGap is the gap, in parts of the letters' size, from which on two runs on one
// height are of two columns: newspapers leave one and a half, spaces of lines set
// flush stay below one.
const columnGap = 1.2

// xyCut orders lines by cutting them into columns and rows.
func xyCut(lines []textLine, deep int) []textLine {
	if len(lines) < 2 || deep > 30 {
		return lines
	}
	size := medianSize(lines)
	spans := make([][2]float64, len(lines))
	for i, l := range lines {
		spans[i] = [2]float64{l.x0, l.x1}
	}
	at, ok := widestGap(spans, size*0.8)
	var first, second []textLine
	if ok {
		first, second = sidesOf(lines, func(l textLine) bool { return l.x1 <= at })
		if tall(first) && tall(second) {
			return append(xyCut(first, deep+1), xyCut(second, deep+1)...)
		}
	}
	for i, l := range lines {
		spans[i] = [2]float64{-l.y - l.size*0.8, -l.y + l.size*0.2}
	}
	if at, ok := widestGap(spans, size*0.25); ok {
		first, second = sidesOf(lines, func(l textLine) bool { return -l.y+l.size*0.2 <= at })
		return append(xyCut(first, deep+1), xyCut(second, deep+1)...)
	}
	out := slices.Clone(lines)
	sort.SliceStable(out, func(i, j int) bool {
		if math.Abs(out[i].y-out[j].y) > size/3 {
			return out[i].y > out[j].y
		}
		return out[i].x0 < out[j].x0
	})
	return out
}

// tall reports whether lines make a column and no row of a table.
func tall(lines []textLine) bool { return len(lines) >= 2 }

func sidesOf(lines []textLine, first func(textLine) bool) (a, b []textLine) {
	for _, l := range lines {
		if first(l) {
			a = append(a, l)
		} else {
			b = append(b, l)
		}
	}
	return a, b
}

// widestGap finds the middle of the widest stretch that no span covers, if it is at
// least so wide.
func widestGap(spans [][2]float64, least float64) (at float64, ok bool) {
	slices.SortFunc(spans, func(a, b [2]float64) int {
		switch {
		case a[0] < b[0]:
			return -1
		case a[0] > b[0]:
			return 1
		}
		return 0
	})
	end, best := spans[0][1], least
	for _, s := range spans[1:] {
		if gap := s[0] - end; gap >= best {
			best, at, ok = gap, (s[0]+end)/2, true
		}
		end = max(end, s[1])
	}
	return at, ok
}

func medianSize(lines []textLine) float64 {
	sizes := make([]float64, len(lines))
	for i, l := range lines {
		sizes[i] = l.size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// usualSize is the size in which most letters of all pages are set.
func usualSize(pages [][]textLine) (size float64) {
	letters := map[int]int{}
	best := 0
	for _, lines := range pages {
		for _, l := range lines {
			key := int(math.Round(l.size * 2))
			if letters[key] += len(l.text); letters[key] > best {
				best, size = letters[key], float64(key)/2
			}
		}
	}
	return size
}

// dropRunning takes out page numbers, and the lines at the top or bottom that
// three pages or more have alike but for their numbers, in letters no larger than the
// text's, or hardly.
func dropRunning(pages [][]textLine, usual float64) (left []string) {
	edge := func(lines []textLine) (top, bottom float64) {
		top, bottom = math.Inf(-1), math.Inf(1)
		for _, l := range lines {
			top, bottom = max(top, l.y), min(bottom, l.y)
		}
		return top, bottom
	}
	key := func(l textLine) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return -1
			}
			return r
		}, l.text)
	}
	seen := map[string]int{}
	for _, lines := range pages {
		top, bottom := edge(lines)
		for _, l := range lines {
			if l.y > top-2*l.size || l.y < bottom+2*l.size {
				seen[key(l)]++
			}
		}
	}
	for i, lines := range pages {
		top, bottom := edge(lines)
		kept := lines[:0]
		for _, l := range lines {
			k := key(l)
			atEdge := l.size < titleSize*usual && (l.y > top-2*l.size || l.y < bottom+2*l.size)
			if atEdge && (seen[k] >= 3 || len(pages) > 1 && strings.Trim(k, " -–—./|Pagepof") == "" && k != l.text) {
				if len(left) < 100 {
					left = append(left, l.text)
				}
				continue
			}
			kept = append(kept, l)
		}
		pages[i] = kept
	}
	return left
}

// titleSize is how much larger than the text a title's letters are at least.
const titleSize = 1.25

// largest takes the lines in the largest letters out of those of the first page, if
// they can be a title.
func largest(lines []textLine, usual float64) (title string, rest []textLine) {
	top := 0.0
	for _, l := range lines {
		top = max(top, l.size)
	}
	if top < titleSize*usual {
		return "", lines
	}
	var words []string
	for i, l := range lines {
		switch {
		case math.Abs(l.size-top) < top/20 && (len(words) == 0 || math.Abs(lines[i-1].size-top) < top/20):
			words = append(words, l.text)
		default:
			rest = append(rest, l)
		}
	}
	title = strings.Join(words, " ")
	if n := countWords(title); n < 2 || n > 40 {
		return "", lines
	}
	return title, rest
}
