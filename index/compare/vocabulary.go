package compare

import (
	"fmt"
	"math"

	"parallax/index/text"
)

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

// usualWords is about how many words two articles have between them.
const usualWords = 512

func newVocabulary() *vocabulary {
	return &vocabulary{ids: make(map[string]int32, usualWords), terms: make(map[string]termID, usualWords)}
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
