package bleveindex

import (
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"parallax/index/text"
)

// inflected remembers, of one segment, which of its written words have a stem.
// Segments never change, so views share it.
type inflected struct {
	mu    sync.Mutex
	forms map[string][]string // by stem
}

// mostInflected bounds the stems remembered of one segment; some 100 bytes each.
const mostInflected = 1 << 12

func (in *inflected) get(stem string) (forms []string, ok bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	forms, ok = in.forms[stem]
	return forms, ok
}

func (in *inflected) put(stem string, forms []string) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.forms == nil || len(in.forms) >= mostInflected {
		in.forms = map[string][]string{}
	}
	in.forms[strings.Clone(stem)] = forms
}

// inflections are the words of the collection with term's stem.
func (p *planner) inflections(term string) []string {
	stem := text.Stem(term)
	begin, exact := text.Beginnings(stem)
	if exact {
		return begin
	}
	if forms, ok := p.forms[stem]; ok {
		return forms
	}
	var forms []string
	seen := map[string]bool{}
	for i := range p.v.segments {
		in := p.v.segments[i].inflected
		words, ok := in.get(stem)
		if !ok {
			for _, b := range begin {
				p.eachTerm(i, b, func(word string) {
					if text.Stem(word) == stem {
						words = append(words, strings.Clone(word))
					}
				})
			}
			if p.err != nil {
				return nil
			}
			in.put(stem, words)
		}
		for _, word := range words {
			if !seen[word] {
				seen[word] = true
				forms = append(forms, word)
			}
		}
	}
	if p.forms == nil {
		p.forms = map[string][]string{}
	}
	p.forms[stem] = forms
	return forms
}

// inflection plans a word in all its inflections: one term, as it were.
func (p *planner) inflection(term string) plan {
	forms := p.inflections(term)
	if len(forms) == 1 {
		return p.term(forms[0])
	}
	f := formsPlan{lists: make([][]segmentapi.PostingsList, len(p.v.segments))}
	for _, form := range forms {
		for i, list := range p.lists(form) {
			if list.Count() > 0 {
				f.lists[i] = append(f.lists[i], list)
			}
		}
	}
	df := 0
	for i, lists := range f.lists {
		df += p.distinct(lists, p.v.segments[i].deleted)
	}
	f.bm = newBM25(p.v.live, df, p.v.averageLength())
	return f
}

// distinct counts the documents in lists of one segment, each once.
func (p *planner) distinct(lists []segmentapi.PostingsList, deleted *roaring.Bitmap) int {
	switch len(lists) {
	case 0:
		return 0
	case 1:
		return int(lists[0].Count())
	}
	docs := roaring.New()
	for _, list := range lists {
		list.(interface{ OrInto(*roaring.Bitmap) }).OrInto(docs) // zapx's lists all do
	}
	n := docs.GetCardinality()
	if deleted != nil {
		n -= docs.AndCardinality(deleted)
	}
	return int(n)
}

// formsPlan matches one word in several written forms.
type formsPlan struct {
	lists [][]segmentapi.PostingsList // by segment: of the forms that it has
	bm    bm25
}

func (f formsPlan) open(w *walk, segment int) cursor {
	lists := f.lists[segment]
	switch len(lists) {
	case 0:
		return none{}
	case 1:
		return newPostings(w, lists[0], f.bm, false)
	}
	c := &forms{w: w, bm: f.bm}
	for _, list := range lists {
		if p, ok := newPostings(w, list, bm25{}, false).(*postings); ok {
			c.parts = append(c.parts, p)
			c.n += p.n
		}
	}
	c.find()
	return c
}

// forms is the cursor of a word in several written forms, whose occurrences add
// up.
type forms struct {
	w     *walk
	parts []*postings
	bm    bm25
	n     int
	at    uint32
}

func (f *forms) find() {
	f.at = noDoc
	for _, p := range f.parts {
		f.at = min(f.at, p.at)
	}
}

func (f *forms) doc() uint32 { return f.at }
func (f *forms) cost() int   { return f.n }

func (f *forms) advance(to uint32) {
	if f.at >= to {
		return
	}
	for _, p := range f.parts {
		p.advance(to)
	}
	f.find()
}

func (f *forms) score() float64 {
	freq := uint64(0)
	for _, p := range f.parts {
		if p.at == f.at {
			freq += p.freq
		}
	}
	return f.bm.score(float64(freq), f.w.length(f.at))
}
