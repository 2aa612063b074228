package compare

import (
	"fmt"
	"math"
	"strings"

	"parallax/index/article"
)

// The same-event gate. A pair's sum is its cosine, plus linkedWeight of the
// linked share, plus runValue for each run up to eventRuns. Tuned on half of a
// public set of same-event clusters and on 200 pairs of articles about one topic
// printed more than 45 days apart, of which 2 came out the same and 5 unsure. Of
// 100 pairs of one event 48 come out the same and 21 unsure, of 100 of two none.
const (
	linkedWeight = .7
	runValue     = .03
	eventRuns    = 5
	sameSum      = .52 // and a tie: one event
	unsureSum    = .42 // below it: different events
	tieShare     = .20 // of the sentences linked, or one run, make a tie

	// cosineIDF bounds a word's weight in the cosine: the names of the people in
	// two articles, which the table does not hold, would else outweigh all they do.
	cosineIDF = 7

	copyShare = .5 // of the words of one article in runs: an agency's text
	copyRuns  = 3
	copyWords = 100 // in fewer runs: a text taken over whole is one run
	farDays   = 21  // articles printed further apart rarely tell of one event
)

// cosine compares two articles as a whole, by stems weighted (1 + ln tf)·idf.
func cosine(x, y *doc, v *vocabulary) float64 {
	tf := func(d *doc) []float64 {
		counts := make([]float64, len(v.base))
		for _, t := range d.tokens {
			counts[t.stem]++
		}
		for i, n := range counts {
			if n > 0 {
				counts[i] = (1 + math.Log(n)) * min(v.base[i], cosineIDF)
			}
		}
		return counts
	}
	a, b := tf(x), tf(y)
	dot, na, nb := 0.0, 0.0, 0.0
	for i := range a {
		dot += a[i] * b[i]
		na += a[i] * a[i]
		nb += b[i] * b[i]
	}
	if na == 0 || nb == 0 {
		return 0
	}
	return dot / math.Sqrt(na*nb)
}

// shareLinked is the share of linked sentences, of the article with more.
func shareLinked(x, y *doc, links []link) float64 {
	a, b := map[int]bool{}, map[int]bool{}
	for _, l := range links {
		if l.score >= claimScore {
			a[l.i], b[l.j] = true, true
		}
	}
	share := func(n, of int) float64 {
		if of == 0 {
			return 0
		}
		return float64(n) / float64(of)
	}
	return max(share(len(a), len(x.sentences)), share(len(b), len(y.sentences)))
}

// judge decides whether two articles tell of one event.
func judge(x, y *doc, links []link, runs []run, v *vocabulary) SameEvent {
	e := SameEvent{Cosine: cosine(x, y, v), Runs: len(runs), Linked: shareLinked(x, y, links)}
	sum := e.Cosine + linkedWeight*e.Linked + runValue*float64(min(e.Runs, eventRuns))
	tied := e.Runs > 0 || e.Linked >= tieShare
	switch {
	case sum >= sameSum && tied:
		e.Verdict = Same
	case sum >= unsureSum:
		e.Verdict = Unsure
	default:
		e.Verdict = Different
	}
	if daysApart(x.in.Article.Published, y.in.Article.Published) > farDays && agencyCopy(x, y, runs) == "" {
		switch e.Verdict {
		case Same:
			e.Verdict = Unsure
		case Unsure:
			e.Verdict = Different
		}
	}
	e.Why = why(e, x, y)
	return e
}

func daysApart(a, b article.Date) int {
	switch {
	case a.IsZero() || b.IsZero():
		return 0
	case a.First > b.Last:
		return int(a.First - b.Last)
	case b.First > a.Last:
		return int(b.First - a.Last)
	}
	return 0
}

// why says in plain words what a verdict rests on.
func why(e SameEvent, x, y *doc) string {
	var b strings.Builder
	switch e.Verdict {
	case Same:
		b.WriteString("They tell of the same event: ")
	case Different:
		b.WriteString("They appear to be about different events: ")
	default:
		b.WriteString("It is not clear whether they tell of one event: ")
	}
	switch e.Runs {
	case 0:
		b.WriteString("no passage of seven words or more stands in both")
	case 1:
		b.WriteString("one passage of seven words or more stands in both")
	default:
		fmt.Fprintf(&b, "%d passages of seven words or more stand in both", e.Runs)
	}
	fmt.Fprintf(&b, ", %.0f %% of the sentences of one say what a sentence of the other says, and their words agree to %.0f %%. ", 100*e.Linked, 100*e.Cosine)
	if x.index > y.index {
		x, y = y, x
	}
	first, second := x.in.Article.Published, y.in.Article.Published
	switch {
	case first.IsZero() && second.IsZero():
		b.WriteString("Neither gives its date.")
	case first.IsZero():
		fmt.Fprintf(&b, "The first gives no date, the second is dated %s.", day(second))
	case second.IsZero():
		fmt.Fprintf(&b, "The first is dated %s, the second gives no date.", day(first))
	case day(first) == day(second):
		fmt.Fprintf(&b, "Both are dated %s.", day(first))
	default:
		fmt.Fprintf(&b, "The first is dated %s, the second %s.", day(first), day(second))
	}
	return b.String()
}

// day prints a date as precisely as it is known.
func day(d article.Date) string {
	switch d.Precision {
	case article.Year:
		return d.First.Time().Format("2006")
	case article.Month:
		return d.First.Time().Format("January 2006")
	}
	return d.First.Time().Format("2 January 2006")
}

// agencyCopy says why two articles look like one agency's text: most of one
// stands in the other, in several runs or a long one, or a good part does and both credit one
// agency. "" otherwise.
func agencyCopy(x, y *doc, runs []run) string {
	a, b := 0, 0
	for _, r := range runs {
		if r.kind(x, y) == SharedWording {
			a += r.xEnd - r.x
			b += r.yEnd - r.y
		}
	}
	if len(runs) < copyRuns && max(a, b) < copyWords || len(x.tokens) == 0 || len(y.tokens) == 0 {
		return ""
	}
	share := max(float64(a)/float64(len(x.tokens)), float64(b)/float64(len(y.tokens)))
	if share >= copyShare {
		return fmt.Sprintf("%.0f %% of the words of one stand in the other, outside quotation marks", 100*share)
	}
	for _, c := range x.in.Article.Credits {
		for _, d := range y.in.Article.Credits {
			if strings.EqualFold(c, d) {
				return fmt.Sprintf("both credit %s, and %s the same", c, counted(len(runs)))
			}
		}
	}
	return ""
}

func counted(passages int) string {
	if passages == 1 {
		return "one passage is"
	}
	return fmt.Sprintf("%d passages are", passages)
}
