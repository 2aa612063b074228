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
}

// field is one field of the index with its terms, analysed beforehand.
type field struct {
	name    string
	options bleveindex.FieldIndexingOptions
	terms   bleveindex.TokenFrequencies
}

// analyseAll analyses entries on all cores.
func analyseAll(entries []index.Entry) []*analysed {
	docs := make([]*analysed, len(entries))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(entries))
	for w := range workers {
		wg.Go(func() {
			an := newAnalyser()
			for i := w; i < len(entries); i += workers {
				docs[i] = an.analyse(&entries[i].Article)
			}
		})
	}
	wg.Wait()
	return docs
}

// analyser cuts articles into terms, one after the other. It remembers the stems
// of words, most of which come again.
type analyser struct {
	stems  map[string]string
	last   map[string]int // word of the article → its last position
	tokens []text.Token
	slab   []bleveindex.TokenFreq
}

// mostStems bounds what an analyser remembers: the distinct words of some
// thousand articles.
const mostStems = 1 << 17

func newAnalyser() *analyser {
	return &analyser{stems: map[string]string{}, last: map[string]int{}}
}

// analyse cuts an article's texts into the terms of both fields.
func (an *analyser) analyse(a *article.Article) *analysed {
	d := &analysed{
		stems: &field{stemField, bleveindex.IndexField, bleveindex.TokenFrequencies{}},
		words: &field{exactField, bleveindex.IndexField | bleveindex.IncludeTermVectors, bleveindex.TokenFrequencies{}},
	}
	clear(an.last)
	for _, f := range [...]article.Field{article.Body, article.Title, article.Standfirst} {
		an.tokens = text.Tokenize(an.tokens[:0], a.Text(f))
		d.length += uint32(len(an.tokens))
		for i, t := range an.tokens {
			an.addAt(d.words, t.Term, baseOf[f]+i)
			an.add(d.stems, an.stem(t.Term))
		}
	}
	return d
}

func (an *analyser) stem(word string) string {
	stem, ok := an.stems[word]
	if !ok {
		if len(an.stems) >= mostStems {
			clear(an.stems)
		}
		stem = text.Stem(word)
		an.stems[strings.Clone(word)] = stem // not to hold the article's text
	}
	return stem
}

// slabSize is how many counters are allocated at a time.
const slabSize = 256

// add counts an occurrence of term in f.
func (an *analyser) add(f *field, term string) *bleveindex.TokenFreq {
	tf := f.terms[term]
	if tf == nil {
		if len(an.slab) == 0 {
			an.slab = make([]bleveindex.TokenFreq, slabSize)
		}
		tf, an.slab = &an.slab[0], an.slab[1:]
		tf.Term = []byte(term)
		f.terms[term] = tf
	}
	tf.SetFrequency(tf.Frequency() + 1)
	return tf
}

// addAt counts an occurrence of term at pos: the first as the location's
// position, the others as steps in its array positions.
func (an *analyser) addAt(f *field, term string, pos int) {
	tf := an.add(f, term)
	if len(tf.Locations) == 0 {
		tf.Locations = []*bleveindex.TokenLocation{{Position: pos}}
	} else {
		l := tf.Locations[0]
		l.ArrayPositions = append(l.ArrayPositions, uint64(pos-an.last[term]))
	}
	an.last[term] = pos
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
