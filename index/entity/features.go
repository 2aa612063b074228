package entity

import (
	"unicode/utf8"

	"parallax/index/entity/internal/tag"
)

// Kinds of features. A feature's value is a hash or a small number; neighbours
// are those of the same line.
const (
	fBias uint32 = iota
	fTerm
	fTermBefore
	fTermAfter
	fTermBefore2
	fTermAfter2
	fPairBefore
	fPairAfter
	fPrefix
	fSuffix
	fSuffixAfter
	fSuffixBefore
	fPattern
	fShapes
	fGaps
	fGapBefore
	fGapAfter
	fOpens
	fSet
	fSetBefore
	fSetAfter
	fSets
	fSense
	fSenseBefore
	fSenseAfter
	fRule
	fRuleBefore
	fRuleAfter
	fLength
	fRunFirst
	fRunLast
	fRunLastSet
	fRunPlace
	fLinked
	fLinkedBack
)

// candidate reports whether word i may be part of a name: it has a capital or a
// digit beside one, or it is a small word between two that have.
func candidate(p *page, i int) bool {
	w := &p.words[i]
	if w.cap() {
		return true
	}
	if i == 0 || i+1 >= len(p.words) {
		return false
	}
	next, before := &p.words[i+1], &p.words[i-1]
	switch {
	case w.shape == digits:
		return before.cap() && (w.gap == space || w.gap == hyphen) || next.cap() && (next.gap == space || next.gap == hyphen)
	case w.gap == hyphen && before.cap(): // Jong-un
		return true
	case w.gap != space && w.gap != hyphen && w.gap != possessive || next.gap != space && next.gap != hyphen || !w.has(linking):
		return false
	case next.cap():
		return before.cap() || before.has(linking) && i >= 2 && p.words[i-2].cap()
	case next.has(linking) && i+2 < len(p.words): // of the
		return before.cap() && p.words[i+2].cap() && p.words[i+2].gap == space
	}
	return false
}

// runEnd returns where the run of candidates that begins at word i ends: names
// do not go on behind what ends a sentence or a line.
func runEnd(p *page, i int) int {
	j := i + 1
	for j < len(p.words) && p.words[j].gap != newLine && !p.words[j].opens && candidate(p, j) {
		j++
	}
	return j
}

// seen is what the features of one word ask of a word of its line, which may be
// missing.
func (p *page) at(i int, from, to int) *word {
	if i < from || i >= to {
		return &missing
	}
	return &p.words[i]
}

var missing = word{hash: 1}

// maskSets are the sets that tell names apart.
const maskSets = given | surname | common | personal | title | role | office | particle | suffix | calendar | saying | doing | double |
	placeFirst | placeHead | orgHead | linkHead | publicHead | notOrg | ministry | locative | motion | towards | govVerb | locNoun | familyFirst | crowned | firm | namesake

// coarseSets are those that are told together.
const coarseSets = given | surname | common | title | role | orgHead | placeHead | locative | saying | particle

// count counts out the features of the words from to to-1, which are a run of
// candidates; the line begins at word line and ends before word end. Plain
// leaves out what tells one word from another, as if all were new.
func (p *page) count(f *tag.Features, rules []uint8, from, to, line, end int, plain bool) {
	lastCap := to - 1
	for lastCap > from && !p.words[lastCap].cap() {
		lastCap--
	}
	for i := from; i < to; i++ {
		w, b, a := &p.words[i], p.at(i-1, line, end), p.at(i+1, line, end)
		b2, a2 := p.at(i-2, line, end), p.at(i+2, line, end)
		gapAfter := apart
		if i+1 < end {
			gapAfter = a.gap
		}
		mode := uint32(w.mode)
		f.Add(fBias, mode)
		if !plain {
			f.Add(fTerm, w.hash)
			f.Add(fPairBefore, tag.Hash(b.hash, w.hash))
			f.Add(fPairAfter, tag.Hash(w.hash, a.hash))
			for n := 2; n <= 4 && n < len(w.term); n++ {
				f.Add(fSuffix, tag.HashString(w.term[len(w.term)-n:]))
				f.Add(fPrefix, tag.HashString(w.term[:n]))
			}
			f.Add(fRunFirst, p.words[from].hash)
			f.Add(fRunLast, p.words[lastCap].hash)
		}
		f.Add(fTermBefore, b.hash)
		f.Add(fTermAfter, a.hash)
		f.Add(fTermBefore2, b2.hash)
		f.Add(fTermAfter2, a2.hash)
		if n := len(a.term); n > 3 {
			f.Add(fSuffixAfter, tag.HashString(a.term[n-3:]))
		}
		if n := len(b.term); n > 3 {
			f.Add(fSuffixBefore, tag.HashString(b.term[n-3:]))
		}
		shapes := uint32(b.shape)<<12 | uint32(w.shape)<<8 | uint32(a.shape)<<4 | mode<<16
		gaps := uint32(w.gap)<<4 | uint32(gapAfter)
		f.Add(fPattern, pattern32(w)|mode<<16)
		f.Add(fShapes, shapes)
		f.Add(fGaps, gaps|shapes<<8)
		f.Add(fGapBefore, tag.Hash(b.hash, uint32(w.gap)))
		f.Add(fGapAfter, tag.Hash(a.hash, uint32(gapAfter)))
		opens := uint32(0)
		if w.opens {
			opens = 1
		}
		if w.paren {
			opens |= 2
		}
		f.Add(fOpens, opens|uint32(w.shape)<<2|mode<<4|uint32(w.set&common)<<8)
		addSets(f, fSet, w.set&maskSets, opens&1)
		addSets(f, fSetBefore, b.set&maskSets, uint32(w.gap))
		addSets(f, fSetAfter, a.set&maskSets, uint32(gapAfter))
		f.Add(fSets, tag.Hash(tag.Hash(uint32(b.set&coarseSets), uint32(w.set&coarseSets)), uint32(a.set&coarseSets)))
		p.countSenses(f, i, line, end)
		if rules != nil {
			f.Add(fRule, uint32(rules[i]))
			f.Add(fRule, uint32(rules[i])|uint32(w.set&coarseSets)<<8)
			if i > line {
				f.Add(fRuleBefore, uint32(rules[i-1])<<8|uint32(rules[i]))
			}
			if i+1 < end {
				f.Add(fRuleAfter, uint32(rules[i+1])<<8|uint32(rules[i]))
			}
		}
		f.Add(fLength, uint32(min(len(w.term), 8))|uint32(w.shape)<<8)
		head := &p.words[lastCap]
		addSets(f, fRunLastSet, head.set&(orgHead|linkHead|publicHead|placeHead|firm|namesake|notOrg|given|surname|common), uint32(min(lastCap-i+4, 7)))
		f.Add(fRunPlace, uint32(min(i-from, 3))|uint32(min(to-1-i, 3))<<4|uint32(w.shape)<<8)
		if a.has(linking) && a.shape == lower {
			f.Add(fLinked, tag.Hash(a.hash, a2.hash))
		}
		if b.has(linking) && b.shape == lower {
			f.Add(fLinkedBack, tag.Hash(b.hash, b2.hash))
		}
		f.End()
	}
}

// addSets adds a feature for each of the sets.
func addSets(f *tag.Features, kind uint32, s wordSet, with uint32) {
	for s != 0 {
		one := s & -s
		s &^= one
		f.Add(kind, tag.Hash(uint32(one)^uint32(one>>32), with))
	}
}

// countSenses adds what the gazetteers say of word i and of its neighbours.
func (p *page) countSenses(f *tag.Features, i, line, end int) {
	if n := p.within[i]; n != 0 {
		m := &p.found[n-1]
		place := uint32(0)
		if i == m.from {
			place |= 1
		}
		if i == m.to-1 {
			place |= 2
		}
		for k := range m.meanings {
			f.Add(fSense, uint32(m.meanings[k].sense)<<2|place)
		}
		if m.to < end && p.within[m.to] != 0 {
			f.Add(fSenseAfter, uint32(p.found[p.within[m.to]-1].meanings[0].sense)|uint32(m.meanings[0].sense)<<8|uint32(p.words[m.to].gap)<<16)
		}
		return
	}
	if i > line && p.within[i-1] != 0 {
		f.Add(fSenseBefore, uint32(p.found[p.within[i-1]-1].meanings[0].sense)|uint32(p.words[i].gap)<<8)
	}
	if i+1 < end && p.within[i+1] != 0 {
		f.Add(fSenseAfter, uint32(p.found[p.within[i+1]-1].meanings[0].sense)|uint32(p.words[i+1].gap)<<16|1<<24)
	}
}

// pattern32 is how a word is written: its characters' sorts, each run once, the
// first five runs.
func pattern32(w *word) uint32 {
	out, last, n := uint32(0), uint32(0), 0
	for i := 0; i < len(w.raw) && n < 5; {
		c := w.raw[i]
		sort := uint32(4)
		size := 1
		switch {
		case c >= utf8.RuneSelf:
			_, size = utf8.DecodeRuneInString(w.raw[i:])
			sort = 5
		case 'a' <= c && c <= 'z':
			sort = 1
		case 'A' <= c && c <= 'Z':
			sort = 2
		case '0' <= c && c <= '9':
			sort = 3
		}
		i += size
		if sort != last {
			out = out<<3 | sort
			last = sort
			n++
		}
	}
	return out
}
