package compare

import (
	"context"
	"maps"
	"slices"

	"parallax/index/quote"
)

// Constants of matching quotations.
const (
	nearShare      = .8 // of the shorter's words in the longer, and of the lengths
	matchWords     = 3  // a quotation that is not equal needs this many words to match
	matchContent   = 2  // … and content words
	paraphraseFull = .6 // weight of a quotation found in own words elsewhere
	paraphraseLink = .3 // … where the sentences are linked
	maxQuoteWords  = 400
	maxQuoteCells  = 1 << 26 // work of matching the quotations of two articles
)

// quotation is a quotation of a doc as tokens[from:to].
type quotation struct {
	quote.Quotation
	from, to int
	sentence int // in which it begins
}

// markQuotations takes over the article's quotations and marks their tokens.
// It returns how many were left out.
func (d *doc) markQuotations() int {
	s := 0
	list := d.in.Quotations
	order := func(a, b quote.Quotation) int {
		return comparePlaces(Place{0, a.Field, a.Start, a.End}, Place{0, b.Field, b.Start, b.End})
	}
	if !slices.IsSortedFunc(list, order) {
		list = slices.Clone(list)
		slices.SortStableFunc(list, order)
	}
	for n, q := range list {
		if len(d.quotes) == maxQuotations {
			return len(list) - n
		}
		from, to := d.tokensIn(Place{d.index, q.Field, q.Start, q.End})
		if from >= to {
			continue
		}
		for i := from; i < to; i++ {
			d.tokens[i].quoted = true
		}
		for s+1 < len(d.sentences) && d.sentences[s].last <= from {
			s++
		}
		d.quotes = append(d.quotes, quotation{Quotation: q, from: from, to: min(to, from+maxQuoteWords), sentence: s})
	}
	return 0
}

// quotePair is a match of two quotations.
type quotePair struct {
	i, j int
	kind QuotationKind
}

// matchQuotations compares the quotations of two articles, as far as they
// share half of the shorter's content words. Cut is true when the work got
// out of bounds.
func matchQuotations(ctx context.Context, x, y *doc, links []link, v *vocabulary) (pairs []quotePair, cut bool) {
	linked := map[[2]int]bool{}
	for _, l := range links {
		if l.score >= claimScore {
			linked[[2]int{l.i, l.j}] = true
		}
	}
	postings := map[int32][]int{}
	sizes := make([]int, len(y.quotes))
	for j, q := range y.quotes {
		ids := contentOf(y, q, v)
		sizes[j] = len(ids)
		for _, id := range ids {
			postings[id] = append(postings[id], j)
		}
	}
	cells := 0
	for i, q := range x.quotes {
		if ctx.Err() != nil {
			return nil, false
		}
		ids := contentOf(x, q, v)
		shared := map[int]int{}
		for _, id := range ids {
			for _, j := range postings[id] {
				shared[j]++
			}
		}
		for _, j := range slices.Sorted(maps.Keys(shared)) {
			p := y.quotes[j]
			if 2*shared[j] < min(len(ids), sizes[j]) {
				continue
			}
			if cells += (q.to - q.from) * (p.to - p.from); cells > maxQuoteCells {
				return pairs, true
			}
			if kind, ok := matchQuotes(x.tokens[q.from:q.to], y.tokens[p.from:p.to], linked[[2]int{q.sentence, p.sentence}], v); ok {
				pairs = append(pairs, quotePair{i, j, kind})
			}
		}
	}
	return pairs, false
}

// contentOf lists the content words of a quotation, each once.
func contentOf(d *doc, q quotation, v *vocabulary) []int32 {
	var ids []int32
	for _, t := range d.tokens[q.from:q.to] {
		if v.content[t.stem] {
			ids = append(ids, t.stem)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// matchQuotes compares two quotations. One of a word or two is contained in
// another only where their sentences say the same: 'disabused' alone is chance.
func matchQuotes(a, b []token, linked bool, v *vocabulary) (QuotationKind, bool) {
	if slices.EqualFunc(a, b, func(s, t token) bool { return s.term == t.term }) {
		return Verbatim, true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	content := 0
	for _, t := range a {
		if v.content[t.stem] {
			content++
		}
	}
	short := len(a) < matchWords || content < matchContent
	if short && (!linked || content == 0) {
		return "", false
	}
	switch share := float64(commonWords(a, b)) / float64(len(a)); {
	case share < nearShare || short && share < 1:
		return "", false
	case float64(len(a)) >= nearShare*float64(len(b)):
		return Near, true
	}
	return Contained, true
}

// commonWords is the length of the longest common subsequence of stems.
func commonWords(a, b []token) int {
	length := make([]int, len(b)+1)
	for _, s := range a {
		diagonal := 0
		for j, t := range b {
			above := length[j+1]
			if s.stem == t.stem {
				length[j+1] = diagonal + 1
			} else {
				length[j+1] = max(above, length[j])
			}
			diagonal = above
		}
	}
	return length[len(b)]
}

// paraphrases lists the sentences of y that tell quotation q of x in their own
// words: their unquoted words hold most of its weight, or a part of it and the
// sentences are linked.
func paraphrases(x, y *doc, q quotation, links []link, own postings, v *vocabulary) []int {
	total := 0.0
	held := map[int32]float64{}
	features := 0
	for _, f := range quoteFeatures(x, q, v) {
		total += f.weight
		features++
		if list := own.of(f.id); len(list) <= maxPosting {
			for _, j := range list {
				held[j] += f.weight
			}
		}
	}
	linked := map[int32]bool{}
	for _, l := range links {
		if l.i == q.sentence && l.score >= claimScore {
			linked[int32(l.j)] = true
		}
	}
	var found []int
	for j, w := range held {
		if long := q.to-q.from >= matchWords && features >= matchContent; long && w >= paraphraseFull*total ||
			linked[j] && w >= paraphraseLink*total {
			found = append(found, int(j))
		}
	}
	slices.Sort(found)
	return found
}

// quoteFeatures are the content features of a quotation with their weights.
func quoteFeatures(d *doc, q quotation, v *vocabulary) []feature {
	var list []feature
	for _, t := range d.tokens[q.from:q.to] {
		id := t.stem
		if t.name >= 0 {
			id = t.name
		}
		if v.content[id] {
			list = append(list, feature{id: id, weight: v.weight(id)})
		}
	}
	slices.SortFunc(list, func(a, b feature) int { return int(a.id) - int(b.id) })
	return slices.CompactFunc(list, func(a, b feature) bool { return a.id == b.id })
}

// ownPostings are the postings of what d says outside quotation marks.
func ownPostings(d *doc, v *vocabulary) postings {
	return post(d, v, func(_ *sentence, f feature) bool { return !f.quoted })
}
