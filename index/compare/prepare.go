package compare

import (
	"encoding/binary"
	"fmt"
	"slices"
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
	note := func(format string, args ...any) {
		if s := fmt.Sprintf("Article %d ", index+1) + fmt.Sprintf(format, args...); !slices.Contains(notes, s) {
			notes = append(notes, s)
		}
	}
	left := maxTextBytes
	for f, field := range article.Fields {
		t := in.Article.Text(field)
		if len(t) > left {
			cut := left
			for cut > 0 && !utf8.RuneStart(t[cut]) {
				cut--
			}
			t = t[:cut]
			note("is very long: only its first %d bytes were compared.", maxTextBytes)
		}
		left -= len(t)
		d.texts[f] = t
	}
	var words []text.Token
	for f := range d.texts {
		t := d.texts[f]
		spans := text.Sentences(t)
		words = text.Tokenize(words[:0], t)
		d.tokens = slices.Grow(d.tokens, len(words))
		w := 0
		for _, span := range spans {
			if len(d.sentences) == maxSentences {
				note("has more than %d sentences: the rest was not compared.", maxSentences)
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
		note("has more than %d quotations: the rest was not compared.", maxQuotations)
	}
	if len(d.figures) == maxFigures {
		note("has %d figures or more: only the first %d were compared.", maxFigures, maxFigures)
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
	all := make([]feature, len(d.tokens)) // of all sentences: one allocation
	for i := range d.sentences {
		s := &d.sentences[i]
		s.features = all[s.first:s.first:s.last]
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
	var key []byte
	for i := range d.sentences {
		s := &d.sentences[i]
		key = key[:0]
		for _, t := range d.tokens[s.first:s.last] {
			key = binary.NativeEndian.AppendUint32(key, uint32(t.stem))
		}
		if j, ok := seen[string(key)]; ok {
			s.twin = j
		} else {
			seen[string(key)] = i
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
