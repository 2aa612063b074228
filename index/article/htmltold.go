package article

import (
	"parallax/index/text"
)

// Where linked data repeat the article's text, it says which of the blocks are
// not. The shares are of pairs of words that follow one another.
const (
	toldMost  = 0.8 // of the told text that the page's blocks must have
	toldLeast = 0.5 // of the page's blocks that the told text must have, or it is only the beginning
	toldBlock = 0.5 // of a block that the told text must have
)

// tell marks the blocks of a page's article that its linked data have not, if
// these have a text that is whole.
func tell(blocks []block, told string) {
	if len(told) < leastArticle {
		return
	}
	want := runs(told)
	if len(want) == 0 {
		return
	}
	found := map[string]bool{}
	alien := make([]bool, len(blocks))
	same, all := 0, 0
	for i := range blocks {
		b := &blocks[i]
		if b.rule != "" {
			continue
		}
		n, total := 0, 0
		for run := range runs(b.text) {
			total++
			if want[run] {
				n++
				found[run] = true
			}
		}
		alien[i] = float64(n) < toldBlock*float64(total)
		same, all = same+n, all+total
	}
	if float64(len(found)) < toldMost*float64(len(want)) || float64(same) < toldLeast*float64(all) {
		return
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		if b.kind == subheading && alien[i] {
			alien[i] = i+1 == len(blocks) || alien[i+1] || blocks[i+1].rule != ""
		}
		if alien[i] {
			b.rule = "not in the text that linked data give"
		}
	}
}

// runs are the pairs of words that follow one another in s; a lone word is one.
func runs(s string) map[string]bool {
	toks := text.Tokenize(nil, s)
	m := make(map[string]bool, len(toks))
	for i := range toks {
		if i+1 < len(toks) {
			m[toks[i].Term+" "+toks[i+1].Term] = true
		} else if i == 0 {
			m[toks[i].Term] = true
		}
	}
	return m
}
