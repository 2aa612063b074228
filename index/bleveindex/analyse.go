package bleveindex

import (
	"runtime"
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
			for i := w; i < len(entries); i += workers {
				docs[i] = analyse(&entries[i].Article)
			}
		})
	}
	wg.Wait()
	return docs
}

// analyse cuts an article's texts into the terms of both fields.
func analyse(a *article.Article) *analysed {
	d := &analysed{
		stems: &field{stemField, bleveindex.IndexField, bleveindex.TokenFrequencies{}},
		words: &field{exactField, bleveindex.IndexField | bleveindex.IncludeTermVectors, bleveindex.TokenFrequencies{}},
	}
	last := map[string]int{} // word → its last position
	stems := map[string]string{}
	var tokens []text.Token
	for _, f := range [...]article.Field{article.Body, article.Title, article.Standfirst} {
		tokens = text.Tokenize(tokens[:0], a.Text(f))
		d.length += uint32(len(tokens))
		for i, t := range tokens {
			pos := baseOf[f] + i
			d.words.addAt(t.Term, pos, last)
			stem, ok := stems[t.Term]
			if !ok {
				stem = text.Stem(t.Term)
				stems[t.Term] = stem
			}
			d.stems.add(stem)
		}
	}
	return d
}

// add counts an occurrence of term.
func (f *field) add(term string) *bleveindex.TokenFreq {
	tf := f.terms[term]
	if tf == nil {
		tf = &bleveindex.TokenFreq{Term: []byte(term)}
		f.terms[term] = tf
	}
	tf.SetFrequency(tf.Frequency() + 1)
	return tf
}

// addAt counts an occurrence of term at pos: the first as the location's
// position, the others as steps in its array positions.
func (f *field) addAt(term string, pos int, last map[string]int) {
	tf := f.add(term)
	if len(tf.Locations) == 0 {
		tf.Locations = []*bleveindex.TokenLocation{{Position: pos}}
	} else {
		l := tf.Locations[0]
		l.ArrayPositions = append(l.ArrayPositions, uint64(pos-last[term]))
	}
	last[term] = pos
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
