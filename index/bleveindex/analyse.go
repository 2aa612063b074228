package bleveindex

import (
	"runtime"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/similar"
	"parallax/index/text"
)

// mappingVersion changes with anything that decides what the index holds:
// fields, positions, tokens, folding, stemming. An index of another version is
// rebuilt.
const mappingVersion = 2

// wordField is the index's only field: see doc.go.
const wordField = "x"

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
	words  *field
	length uint32 // words in all texts
	size   int    // bytes in all texts
	sketch similar.Sketch
}

// field is the index's field with an article's terms, analysed beforehand.
type field struct{ terms bleveindex.TokenFrequencies }

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

// analyser cuts articles into terms, one after the other. It remembers words,
// most of which come again.
type analyser struct {
	words   map[string]*word
	tokens  []text.Token
	article uint64  // counts the articles
	found   []*word // the article's distinct words

	body, running []uint64 // hashes of the words of the body, of standfirst and body
}

// word is a written word, and what the article has of it.
type word struct {
	term    string
	bytes   []byte // the same, shared by all articles and never written to
	hash    uint64 // similar.HashWord of it
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
	return &analyser{words: map[string]*word{}}
}

// analyse cuts an article's texts into terms.
func (an *analyser) analyse(a *article.Article) *analysed {
	if len(an.words) > mostWords {
		an.words = map[string]*word{}
	}
	an.article++
	an.found, an.body, an.running = an.found[:0], an.body[:0], an.running[:0]
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
			switch f {
			case article.Body:
				an.body = append(an.body, w.hash)
			case article.Standfirst:
				an.running = append(an.running, w.hash)
			}
		}
	}
	an.running = append(an.running, an.body...)
	d.sketch = similar.Sketched(an.running)
	d.words = &field{located(an.found)}
	return d
}

// word returns what is known of term.
func (an *analyser) word(term string) *word {
	w := an.words[term]
	if w == nil {
		term = strings.Clone(term) // not to hold the article's text
		w = &word{term: term, bytes: []byte(term), hash: similar.HashWord(term)}
		an.words[term] = w
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

// located are an article's words with their frequencies and positions: the
// first as the location's position, the others as steps in its array positions.
func located(words []*word) bleveindex.TokenFrequencies {
	steps := 0
	for _, w := range words {
		steps += len(w.steps)
	}
	terms := make(bleveindex.TokenFrequencies, len(words))
	freqs := make([]bleveindex.TokenFreq, len(words))
	places := make([]bleveindex.TokenLocation, len(words))
	pointers := make([]*bleveindex.TokenLocation, len(words))
	all := make([]uint64, 0, steps)
	for i, w := range words {
		begin := len(all)
		all = append(all, w.steps...)
		places[i] = bleveindex.TokenLocation{Position: w.first, ArrayPositions: all[begin:len(all):len(all)]}
		pointers[i] = &places[i]
		freqs[i].Term, freqs[i].Locations = w.bytes, pointers[i:i+1:i+1]
		freqs[i].SetFrequency(w.count)
		terms[w.term] = &freqs[i]
	}
	return terms
}

// bleveDocument returns the document that scorch indexes under seq.
func (d *analysed) bleveDocument(seq uint64) *document.Document {
	return document.NewDocument(docName(seq)).AddField(d.words)
}

// docName is how the index calls the article with that sequence number.
func docName(seq uint64) string { return string(be64(seq)) }

// The rest makes field a Bleve field.

func (f *field) Name() string                                          { return wordField }
func (f *field) Value() []byte                                         { return nil }
func (f *field) ArrayPositions() []uint64                              { return nil }
func (f *field) EncodedFieldType() byte                                { return 't' }
func (f *field) Analyze()                                              {} // done by analyse
func (f *field) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                             { return 0 }
func (f *field) Size() int                                             { return len(f.terms) * 64 }

func (f *field) Options() bleveindex.FieldIndexingOptions {
	return bleveindex.IndexField | bleveindex.IncludeTermVectors
}

// AnalyzedLength is what Bleve stores beside each posting. Lengths are in
// columns; 1 takes the least room.
func (f *field) AnalyzedLength() int { return 1 }
