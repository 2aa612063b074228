package bleveindex

import (
	"runtime"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/text"
)

// mappingVersion changes with anything that decides what the index holds:
// fields, positions, tokens, folding, stemming. An index of another version is
// rebuilt.
const mappingVersion = 1

// The index's fields: see doc.go.
const (
	stemField  = "s"
	exactField = "x"
)

// Positions of the first word of each text. The body's come first because they
// are many and small numbers are stored in fewer bytes; a text ends long before
// the next begins, since an article has at most 16 MiB.
const (
	bodyBase       = 1
	titleBase      = 1 << 24
	standfirstBase = 1 << 25
	positionsEnd   = 1 << 26
)

var baseOf = map[article.Field]int{article.Body: bodyBase, article.Title: titleBase, article.Standfirst: standfirstBase}

// analysed is an article as the index takes it.
type analysed struct {
	stems, words *field
	length       uint32 // words in all texts
	size         int    // bytes in all texts
}

// field is one field of the index with its terms, analysed beforehand.
type field struct {
	name    string
	options bleveindex.FieldIndexingOptions
	terms   bleveindex.TokenFrequencies
}

// analysers cut articles into terms, on all cores. What they remember of words
// lasts from one batch to the next.
type analysers struct{ idle sync.Pool }

func newAnalysers() *analysers {
	return &analysers{sync.Pool{New: func() any { return newAnalyser() }}}
}

func (a *analysers) get() *analyser   { return a.idle.Get().(*analyser) }
func (a *analysers) put(an *analyser) { a.idle.Put(an) }

// one analyses an article.
func (a *analysers) one(art *article.Article) *analysed {
	an := a.get()
	defer a.put(an)
	return an.analyse(art)
}

// all analyses entries.
func (a *analysers) all(entries []index.Entry) []*analysed {
	docs := make([]*analysed, len(entries))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(entries))
	for w := range workers {
		wg.Go(func() {
			an := a.get()
			defer a.put(an)
			for i := w; i < len(entries); i += workers {
				docs[i] = an.analyse(&entries[i].Article)
			}
		})
	}
	wg.Wait()
	return docs
}

// analyser cuts articles into terms, one after the other. It remembers words and
// their stems, most of which come again.
type analyser struct {
	words   map[string]*word
	stems   map[string]*word
	tokens  []text.Token
	article uint64  // counts the articles
	found   []*word // the article's distinct words
	stemmed []*word // and stems
}

// word is a written word or a stem: what is known of it, and what the article
// has of it.
type word struct {
	term    string
	bytes   []byte // the same, shared by all articles and never written to
	stem    *word  // of a written word
	article uint64 // the one that the rest is of
	count   int
	first   int // position
	last    int
	steps   []uint64 // from each position to the next
}

// mostWords bounds what an analyser remembers: the distinct words of some ten
// thousand articles.
const mostWords = 1 << 17

func newAnalyser() *analyser {
	an := &analyser{}
	an.forget()
	return an
}

func (an *analyser) forget() {
	an.words, an.stems = map[string]*word{}, map[string]*word{}
}

// analyse cuts an article's texts into the terms of both fields.
func (an *analyser) analyse(a *article.Article) *analysed {
	if len(an.words) > mostWords {
		an.forget()
	}
	an.article++
	an.found, an.stemmed = an.found[:0], an.stemmed[:0]
	d := &analysed{}
	for _, f := range [...]article.Field{article.Body, article.Title, article.Standfirst} {
		t := a.Text(f)
		d.size += len(t)
		an.tokens = text.Tokenize(an.tokens[:0], t)
		d.length += uint32(len(an.tokens))
		base := baseOf[f]
		for i := range an.tokens {
			w := an.word(an.tokens[i].Term)
			w.at(an, base+i)
			if s := w.stem; s.article == an.article {
				s.count++
			} else {
				s.article, s.count = an.article, 1
				an.stemmed = append(an.stemmed, s)
			}
		}
	}
	d.words = &field{exactField, bleveindex.IndexField | bleveindex.IncludeTermVectors, located(an.found)}
	d.stems = &field{stemField, bleveindex.IndexField, counted(an.stemmed)}
	return d
}

// word returns what is known of term.
func (an *analyser) word(term string) *word {
	w := an.words[term]
	if w == nil {
		term = strings.Clone(term) // not to hold the article's text
		w = &word{term: term, bytes: []byte(term)}
		an.words[term] = w
		stem := text.Stem(term)
		if w.stem = an.stems[stem]; w.stem == nil {
			w.stem = &word{term: stem, bytes: []byte(stem)}
			an.stems[stem] = w.stem
		}
	}
	return w
}

// at counts an occurrence of w at pos.
func (w *word) at(an *analyser, pos int) {
	if w.article != an.article {
		w.article, w.count, w.first, w.last, w.steps = an.article, 1, pos, pos, w.steps[:0]
		an.found = append(an.found, w)
		return
	}
	w.steps = append(w.steps, uint64(pos-w.last))
	w.count, w.last = w.count+1, pos
}

// counted are the article's words with their frequencies.
func counted(words []*word) bleveindex.TokenFrequencies {
	terms := make(bleveindex.TokenFrequencies, len(words))
	slab := make([]bleveindex.TokenFreq, len(words))
	for i, w := range words {
		slab[i].Term = w.bytes
		slab[i].SetFrequency(w.count)
		terms[w.term] = &slab[i]
	}
	return terms
}

// located are the article's words with their positions: the first as the
// location's position, the others as steps in its array positions.
func located(words []*word) bleveindex.TokenFrequencies {
	terms := counted(words)
	steps := 0
	for _, w := range words {
		steps += len(w.steps)
	}
	all := make([]uint64, 0, steps)
	places := make([]bleveindex.TokenLocation, len(words))
	pointers := make([]*bleveindex.TokenLocation, len(words))
	for i, w := range words {
		begin := len(all)
		all = append(all, w.steps...)
		places[i].Position = w.first
		places[i].ArrayPositions = all[begin:len(all):len(all)]
		pointers[i] = &places[i]
		terms[w.term].Locations = pointers[i : i+1 : i+1]
	}
	return terms
}

// bleveDocument returns the document that scorch indexes under seq.
func (d *analysed) bleveDocument(seq uint64) *document.Document {
	return document.NewDocument(docName(seq)).AddField(d.stems).AddField(d.words)
}

// docName is how the index calls the article with that sequence number.
func docName(seq uint64) string { return string(be64(seq)) }

// The rest makes field a Bleve field.

func (f *field) Name() string                                          { return f.name }
func (f *field) Value() []byte                                         { return nil }
func (f *field) ArrayPositions() []uint64                              { return nil }
func (f *field) EncodedFieldType() byte                                { return 't' }
func (f *field) Analyze()                                              {} // done by analyse
func (f *field) Options() bleveindex.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                             { return 0 }
func (f *field) Size() int                                             { return len(f.terms) * 64 }

// AnalyzedLength is what Bleve stores beside each posting. Lengths are in
// columns; 1 takes the least room.
func (f *field) AnalyzedLength() int { return 1 }
