package entity

import "strings"

// match is a phrase of the gazetteers found in a page: its words from to to-1.
type match struct {
	from, to int
	meanings []meaning
}

// has returns the first of the match's meanings with one of the senses.
func (m *match) has(senses ...sense) *meaning {
	for i := range m.meanings {
		for _, s := range senses {
			if m.meanings[i].sense == s {
				return &m.meanings[i]
			}
		}
	}
	return nil
}

// matches finds the longest phrases of the gazetteers in a page, left to
// right, none overlapping.
func matches(l *lexicon, p *page) []match {
	var out []match
	for i := 0; i < len(p.words); i++ {
		if !p.words[i].has(phraseStart) {
			continue
		}
		if m, ok := longest(l, p.words, i); ok {
			out = append(out, m)
			i = m.to - 1
		}
	}
	return out
}

// longest returns the longest phrase that begins at word i.
func longest(l *lexicon, words []word, i int) (best match, ok bool) {
	var node int32
	commas := 0
	for j := i; j < len(words); j++ {
		w := &words[j]
		if j > i {
			if w.gap == comma {
				commas++
			} else if !joins(&words[j-1], w) && w.gap != ampersand && !(w.gap == dot && !w.opens) {
				break
			}
		}
		next, found := l.next[edge{node, w.id}]
		if !found {
			break
		}
		node = next
		for k := range l.ends[node] {
			if p := &l.ends[node][k]; written(p.words, words[i:j+1], commas) {
				best, ok = match{i, j + 1, p.meanings}, true
				break
			}
		}
	}
	return best, ok
}

// written reports whether the words are written as the phrase demands.
func written(patterns []pattern, words []word, commas int) bool {
	want := 0
	for i := range patterns {
		p, w := &patterns[i], &words[i]
		if p.comma {
			want++
			if w.gap != comma {
				return false
			}
		}
		if p.upper && !w.cap() && w.shape != digits {
			return false
		}
		if p.caps && w.shape != capitals {
			return false
		}
		// GAO is not Gao.
		if len(patterns) == 1 && p.upper && !p.caps && w.shape == capitals && w.mode == prose && len(w.raw) <= 3 {
			return false
		}
		// In a line of capitals "US", "WHO" and "IT" may be everyday words.
		if p.caps && len(patterns) == 1 && w.mode == upperCase && w.has(common) && !strings.Contains(w.raw, ".") {
			return false
		}
	}
	return want == commas
}
