package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"parallax/index/article"
	"parallax/index/text"
)

// doc is an article made ready for comparison.
type doc struct {
	index     int // among the compared articles
	in        *Input
	texts     [3]string // of article.Fields, cut to the bound
	tokens    []token
	sentences []sentence
	quotes    []quotation
	figures   []figure
}

// token is a word, or a number of several words.
type token struct {
	field      uint8 // index into article.Fields
	start, end int32
	term       int32 // vocabulary id of the word as folded, or of the number's value
	stem       int32 // … of its stem
	name       int32 // vocabulary id of the entity that the word helps to name, or -1
	quoted     bool  // inside quotation marks
}

// sentence is a sentence as a bag of weighted features.
type sentence struct {
	place       Place
	first, last int // tokens[first:last]
	features    []feature
	total       float64 // of the features' weights
	numbers     []amount
	twin        int // an earlier sentence of the article with the same words, or -1
}

// feature is a word or name of a sentence, once.
type feature struct {
	id     int32
	weight float64
	quoted bool // stands inside quotation marks only
}

func (d *doc) text(p Place) string { return d.in.Article.Text(p.Field)[p.Start:p.End] }

func (d *doc) passage(p Place) Passage { return Passage{p, d.text(p)} }

// tokenPlace is the stretch from token i to before token j; both lie in one field.
func (d *doc) tokenPlace(i, j int) Place {
	return Place{d.index, article.Fields[d.tokens[i].field], int(d.tokens[i].start), int(d.tokens[j-1].end)}
}

// prepare reads an article: sentences, words, numbers, names, quotations.
func prepare(index int, in *Input, names map[nameKey]string, v *vocabulary) (*doc, []string) {
	d := &doc{index: index, in: in}
	var notes []string
	left := maxTextBytes
	for f, field := range article.Fields {
		t := in.Article.Text(field)
		if len(t) > left {
			cut := left
			for cut > 0 && !utf8.RuneStart(t[cut]) {
				cut--
			}
			t = t[:cut]
			notes = append(notes, fmt.Sprintf("Article %d is very long: only its first %d bytes were compared.", index+1, maxTextBytes))
		}
		left -= len(t)
		d.texts[f] = t
	}
	var words []text.Token
	for f := range d.texts {
		t := d.texts[f]
		spans := text.Sentences(t)
		words = text.Tokenize(words[:0], t)
		w := 0
		for _, span := range spans {
			if len(d.sentences) == maxSentences {
				notes = append(notes, fmt.Sprintf("Article %d has more than %d sentences: the rest was not compared.", index+1, maxSentences))
				break
			}
			from := w
			for w < len(words) && words[w].Start < span.End {
				w++
			}
			if from < w {
				d.addSentence(uint8(f), t, span, words[from:w], v)
			}
		}
	}
	if n := d.markQuotations(); n > 0 {
		notes = append(notes, fmt.Sprintf("Article %d has more than %d quotations: the rest was not compared.", index+1, maxQuotations))
	}
	d.markNames(names, v)
	d.bags(v)
	d.findTwins()
	return d, notes
}

func (d *doc) addSentence(f uint8, t string, span text.Span, words []text.Token, v *vocabulary) {
	s := sentence{
		place: Place{d.index, article.Fields[f], span.Start, span.End},
		first: len(d.tokens), twin: -1,
	}
	ranged := 0 // words before it belong to a range that is read already
	for i := 0; i < len(words); {
		tok := token{field: f, start: int32(words[i].Start), end: int32(words[i].End), name: -1}
		n, ok := readNumber(t, words, i)
		if !ok {
			tok.term, tok.stem = v.word(words[i].Term)
			d.tokens = append(d.tokens, tok)
			i++
			continue
		}
		tok.end = int32(words[n.next-1].End)
		tok.stem = v.number(n.value)
		tok.term = -1 - tok.stem
		d.tokens = append(d.tokens, tok)
		if a, ok := readAmount(t, words, i, n); ok && i >= ranged {
			if a.qualifier == Between {
				ranged = a.next
			}
			s.numbers = append(s.numbers, a)
			if len(d.figures) < maxFigures {
				d.figures = append(d.figures, figure{amount: a, field: article.Fields[f], sentence: len(d.sentences)})
			}
		}
		i = n.next
	}
	s.last = len(d.tokens)
	d.sentences = append(d.sentences, s)
}

// bags makes the features of each sentence: the entity for words that name
// one, else the stem; sorted by id, each once. Weights follow when all
// articles are read.
func (d *doc) bags(v *vocabulary) {
	for i := range d.sentences {
		s := &d.sentences[i]
		for _, t := range d.tokens[s.first:s.last] {
			id := t.stem
			if t.name >= 0 {
				id = t.name
			}
			s.features = append(s.features, feature{id: id, quoted: t.quoted})
		}
		slices.SortFunc(s.features, func(a, b feature) int { return int(a.id) - int(b.id) })
		once := s.features[:0]
		for _, f := range s.features {
			if n := len(once); n > 0 && once[n-1].id == f.id {
				once[n-1].quoted = once[n-1].quoted && f.quoted
				continue
			}
			once = append(once, f)
		}
		s.features = once
		for _, f := range once {
			v.local[f.id]++
		}
	}
	v.sentences += len(d.sentences)
}

// findTwins marks sentences that repeat an earlier one of the same article.
func (d *doc) findTwins() {
	seen := map[string]int{}
	var key strings.Builder
	for i := range d.sentences {
		s := &d.sentences[i]
		key.Reset()
		for _, t := range d.tokens[s.first:s.last] {
			key.WriteString(fmt.Sprint(t.stem, " "))
		}
		if j, ok := seen[key.String()]; ok {
			s.twin = j
		} else {
			seen[key.String()] = i
		}
	}
}

// weigh sets the features' weights.
func (d *doc) weigh(v *vocabulary) {
	for i := range d.sentences {
		s := &d.sentences[i]
		for j := range s.features {
			f := &s.features[j]
			f.weight = v.weight(f.id)
			s.total += f.weight
		}
	}
}

// weight is the idf of the table times the root of the idf among the sentences
// compared, so that what both articles are about does not link everything.
func (v *vocabulary) weight(id int32) float64 {
	return v.base[id] * math.Sqrt(math.Log(1+float64(v.sentences)/float64(v.local[id])))
}

// vocabulary gives stems, numbers and entities small ids, and their weight by
// the embedded table.
type vocabulary struct {
	ids       map[string]int32
	base      []float64 // idf by class
	plain     []bool    // a content word: no stop or frame word, no number, no name
	content   []bool    // a content word or a name
	local     []int     // sentences that hold it
	sentences int
	terms     map[string]termID
}

// stemOf is the stem of a folded term, with the adverb's ending taken off that
// the stemmer leaves: briefly and brief are one word here.
func stemOf(term string) string {
	stem := text.Stem(term)
	if n := len(stem); n > 6 && stem[n-2:] == "li" {
		return stem[:n-2]
	}
	return stem
}

// termID is the id of a folded term, and that of its stem.
type termID struct{ term, stem int32 }

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]int32{}, terms: map[string]termID{}}
}

func (v *vocabulary) id(key string, weigh func() (base float64, plain, content bool)) int32 {
	if id, ok := v.ids[key]; ok {
		return id
	}
	id := int32(len(v.base))
	v.ids[key] = id
	base, plain, content := weigh()
	v.base = append(v.base, base)
	v.plain = append(v.plain, plain)
	v.content = append(v.content, content)
	v.local = append(v.local, 0)
	return id
}

// word returns the ids of a folded term and of its stem. Each term is stemmed once.
func (v *vocabulary) word(term string) (id, stem int32) {
	if t, ok := v.terms[term]; ok {
		return t.term, t.stem
	}
	root := stemOf(term)
	stem = v.id(root, func() (float64, bool, bool) {
		w := table().idf(root)
		switch {
		case text.StopWord(term):
			return stopWeight * w, false, false
		case frame[root]:
			return frameWeight * w, false, false
		}
		return w, true, true
	})
	t := termID{int32(len(v.terms)), stem}
	v.terms[term] = t
	return t.term, t.stem
}

// number is the id of a value, whatever the words it is written with. Numbers
// weigh like a rare word: the table holds none.
func (v *vocabulary) number(value float64) int32 {
	return v.id(fmt.Sprintf("#%g", value), func() (float64, bool, bool) { return numberWeight, false, true })
}

// numberWeight is about the idf of a stem that one sentence in 400 holds.
const numberWeight = 6

// nameWeight bounds the weight of an entity: a rare surname says no more about
// what a sentence tells than a verb does.
const nameWeight = 5

// name is the id of an entity. It weighs as the rarest word of its name does,
// up to nameWeight.
func (v *vocabulary) name(key nameKey) int32 {
	return v.id("@"+string(key.kind)+" "+key.name, func() (float64, bool, bool) {
		w := 0.0
		for _, t := range text.Tokenize(nil, key.name) {
			w = max(w, table().idf(stemOf(t.Term)))
		}
		return min(w, nameWeight), false, true
	})
}

func stemSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[stemOf(w)] = true
	}
	return m
}
