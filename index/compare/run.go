package compare

import "context"

// Runs of equal words: every window of runWindow stems of one article is
// looked up in the other, extended both ways, and healed over small gaps, so
// that an altered word does not part a run. A run lies in one field of either
// article, and may go on over paragraphs: papers cut one agency's text up in
// different ways.
const (
	runWindow    = 7 // 5 is noise: it finds 'Secretary of State' with a name
	runContent   = 2 // content words that a window needs
	runGap       = 3 // words that may differ inside a run, on either side
	runResume    = 3 // equal words needed behind a gap
	runPositions = 8 // places of one window looked at; repetitions beyond are the same words
	maxRuns      = 500
)

// run is a stretch of tokens of x that stands in y too.
type run struct {
	x, xEnd int // x.tokens[x:xEnd]
	y, yEnd int
	words   int // equal ones
}

type window [runWindow]int32

// findRuns returns the runs of two articles in reading order of x. A stretch
// of y belongs to one run only.
func findRuns(ctx context.Context, x, y *doc, v *vocabulary) []run {
	// places holds the first place of each window in y, and next, for each
	// place, the next of the same window; -1 ends the chain.
	places := make(map[window]int32, len(y.tokens))
	next := make([]int32, len(y.tokens))
	for j := len(y.tokens) - 1; j >= 0; j-- {
		if w, ok := windowAt(y, j, v); ok {
			next[j] = -1
			if later, ok := places[w]; ok {
				next[j] = later
			}
			places[w] = int32(j)
		}
	}
	used := make([]bool, len(y.tokens))
	end := 0 // of the run before
	var runs []run
	for i, steps := 0, 0; i < len(x.tokens) && len(runs) < maxRuns; steps++ {
		if steps%checkEvery == 0 && ctx.Err() != nil {
			return nil
		}
		w, ok := windowAt(x, i, v)
		if !ok {
			i++
			continue
		}
		var best run
		j, ok := places[w]
		for n := 0; ok && j >= 0 && n < runPositions; j, n = next[j], n+1 {
			if used[j] {
				continue
			}
			r := run{x: i, y: int(j)}
			r.xEnd, r.yEnd, r.words = extend(x, y, r, used, end, +1)
			if r.words > best.words {
				best = r
			}
		}
		if best.words == 0 {
			i++
			continue
		}
		bx, by, words := extend(x, y, best, used, end, -1)
		best.x, best.y, best.words = bx+1, by+1, best.words+words
		best.toMarks(x, y)
		for j := best.y; j < best.yEnd; j++ {
			used[j] = true
		}
		runs = append(runs, best)
		end = best.xEnd
		i = max(best.xEnd, i+1)
	}
	return runs
}

// windowAt is the window at token i, false when it runs over the end of its
// text or holds too few content words.
func windowAt(d *doc, i int, v *vocabulary) (w window, ok bool) {
	if i+runWindow > len(d.tokens) || d.tokens[i].field != d.tokens[i+runWindow-1].field {
		return w, false
	}
	content := 0
	for k := range w {
		t := d.tokens[i+k]
		w[k] = t.stem
		if v.content[t.stem] || t.name >= 0 {
			content++
		}
	}
	return w, content >= runContent
}

// extend walks from where run r begins, forwards or from the words before it
// backwards, as far as the words are equal, over gaps of up to runGap words. It
// keeps within the fields that r begins in, from x.tokens[low] on, and off the
// words of y that are used. It returns where it stopped: the first pair that is
// no longer part of the run.
func extend(x, y *doc, r run, used []bool, low, step int) (xEnd, yEnd, words int) {
	fx, fy := x.tokens[r.x].field, y.tokens[r.y].field
	i, j := r.x, r.y
	if step < 0 {
		i, j = i-1, j-1
	}
	equal := func(i, j int) bool {
		return i >= low && j >= 0 && i < len(x.tokens) && j < len(y.tokens) && !used[j] &&
			x.tokens[i].field == fx && y.tokens[j].field == fy && x.tokens[i].stem == y.tokens[j].stem
	}
	for {
		for equal(i, j) {
			i, j, words = i+step, j+step, words+1
		}
		resumed := false
	gaps:
		for size := 1; size <= 2*runGap; size++ {
			for gx := max(0, size-runGap); gx <= min(size, runGap); gx++ {
				ni, nj := i+gx*step, j+(size-gx)*step
				same := 0
				for same < runResume && equal(ni+same*step, nj+same*step) {
					same++
				}
				if same == runResume {
					i, j, resumed = ni, nj, true
					break gaps
				}
			}
		}
		if !resumed {
			return i, j, words
		}
	}
}

// toMarks takes off the ends of a run that lie outside the quotation marks of
// a statement that both quote: 'he said' behind it is chance.
func (r *run) toMarks(x, y *doc) {
	if r.kind(x, y) != SameStatement {
		return
	}
	outside := func(i, j int) bool {
		return !x.tokens[i].quoted && !y.tokens[j].quoted && x.tokens[i].stem == y.tokens[j].stem
	}
	for r.words > runWindow && outside(r.x, r.y) {
		r.x, r.y, r.words = r.x+1, r.y+1, r.words-1
	}
	for r.words > runWindow && outside(r.xEnd-1, r.yEnd-1) {
		r.xEnd, r.yEnd, r.words = r.xEnd-1, r.yEnd-1, r.words-1
	}
}

// kind says why the run is shared: quoted in both, or copied.
func (r run) kind(x, y *doc) RunKind {
	if quotedShare(x.tokens[r.x:r.xEnd]) >= .5 && quotedShare(y.tokens[r.y:r.yEnd]) >= .5 {
		return SameStatement
	}
	return SharedWording
}

func quotedShare(tokens []token) float64 {
	n := 0
	for _, t := range tokens {
		if t.quoted {
			n++
		}
	}
	return float64(n) / float64(len(tokens))
}
