package text

import (
	"strings"
	"testing"
)

// prose is about 40 kB of invented news prose with what slows a reader down:
// titles, initials, acronyms, quotations, figures and accents.
var prose = strings.Repeat(`Mr. Hale, who chairs the U.S. committee, told reporters on Monday that the ministers' plan would cost 1,35,000 crowns.
“Nobody asked us,” said José Brandt, the party's treasurer. He added: “Why now?” The vote is due at 9 a.m. on Jan. 6, officials said, and turnout rose 3.5 percent in the well-attended first round.
`, 110)

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		Sentences(prose)
	}
}

func BenchmarkTokenize(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	var toks []Token
	for b.Loop() {
		toks = Tokenize(toks[:0], prose)
	}
}

func BenchmarkStem(b *testing.B) {
	toks := Tokenize(nil, prose)
	for b.Loop() {
		for i := range toks {
			Stem(toks[i].Term)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(toks))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkFoldLowerCase(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("committee")
	}
}
