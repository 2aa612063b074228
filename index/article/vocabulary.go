package article

import "parallax/index/text"

// vocabulary holds the words of a text by their stems. Finding and stemming them
// costs more than all else that is done to a text, and few stems are ever asked
// for: so words are kept by how they begin, and stemmed when a stem that begins
// so is asked for; and where one stem will do, only as many lines are read.
type vocabulary struct {
	unread []string // lines
	toks   []text.Token
	words  map[string]bool
	open   map[beginning][]string // words not stemmed yet
	stems  map[string]bool
}

// beginning is the first two letters of a word and of its stem; y stands as i,
// as the stem of dying is die.
type beginning [2]byte

func beginningOf(word string) (b beginning) {
	copy(b[:], word)
	if b[1] == 'y' {
		b[1] = 'i'
	}
	return b
}

// vocabulary returns the words of all running text.
func (r *reader) vocabulary() *vocabulary {
	if r.vocab == nil {
		r.vocab = &vocabulary{words: map[string]bool{}, open: map[beginning][]string{}, stems: map[string]bool{}}
		for i := range r.lines {
			if l := &r.lines[i]; l.role == plain && l.paragraph() || l.role == bodyLine {
				r.vocab.unread = append(r.vocab.unread, l.text)
			}
		}
	}
	return r.vocab
}

// read takes the words of one more line, and reports whether there was one.
func (v *vocabulary) read() bool {
	if len(v.unread) == 0 {
		return false
	}
	v.toks = text.Tokenize(v.toks[:0], v.unread[0])
	v.unread = v.unread[1:]
	for _, t := range v.toks {
		if v.words[t.Term] {
			continue
		}
		v.words[t.Term] = true
		if !text.StopWord(t.Term) {
			b := beginningOf(t.Term)
			v.open[b] = append(v.open[b], t.Term)
		}
	}
	return true
}

func (v *vocabulary) stem(b beginning) {
	for _, w := range v.open[b] {
		v.stems[text.Stem(w)] = true
	}
	delete(v.open, b)
}

// size is the number of stems.
func (v *vocabulary) size() int {
	for v.read() {
	}
	for b := range v.open {
		v.stem(b)
	}
	return len(v.stems)
}

// share is the part of the stems that v has, from 0 to 1.
func (v *vocabulary) share(stems []string) float64 {
	if len(stems) == 0 {
		return 0
	}
	for v.read() {
	}
	return float64(v.count(stems)) / float64(len(stems))
}

// none reports whether v has not one of the stems.
func (v *vocabulary) none(stems []string) bool {
	for v.count(stems) == 0 {
		if !v.read() {
			return true
		}
	}
	return len(stems) == 0
}

func (v *vocabulary) count(stems []string) (n int) {
	for _, s := range stems {
		v.stem(beginningOf(s))
		if v.stems[s] {
			n++
		}
	}
	return n
}

// contentStems returns the stems of the words in s that carry matter.
func contentStems(s string) []string {
	toks := text.Tokenize(nil, s)
	stems := make([]string, 0, len(toks))
	for _, t := range toks {
		if !text.StopWord(t.Term) {
			stems = append(stems, text.Stem(t.Term))
		}
	}
	return stems
}
