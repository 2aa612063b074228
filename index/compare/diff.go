package compare

import "parallax/index/text"

// ChunkKind says which of two texts a chunk belongs to.
type ChunkKind string

// The kinds of chunk.
const (
	InBoth ChunkKind = "both"
	OnlyA  ChunkKind = "only_a"
	OnlyB  ChunkKind = "only_b"
)

// Chunk is a stretch of words that two texts share, or that one of them has.
// A of a chunk only in b is empty and stands where it would be, and the other
// way round.
type Chunk struct {
	Kind ChunkKind `json:"kind"`
	A    text.Span `json:"a"`
	B    text.Span `json:"b"`
}

// maxDiffCells bounds the work of Diff: beyond it, two texts differ as a whole.
const maxDiffCells = 1 << 22

// Diff compares two short texts word by word, letting case, accents and the
// shape of quotation marks be equal. Its chunks cover all words of both, in
// order; punctuation belongs to no chunk or lies inside one.
func Diff(a, b string) []Chunk {
	s, t := text.Tokenize(nil, a), text.Tokenize(nil, b)
	d := differ{}
	if len(s)*len(t) > maxDiffCells {
		d.add(OnlyA, s, nil)
		d.add(OnlyB, nil, t)
		return d.chunks
	}
	p, q := 0, 0
	for _, m := range commonTerms(s, t) {
		d.add(OnlyA, s[p:m[0]], nil)
		d.add(OnlyB, nil, t[q:m[1]])
		p, q = m[0]+1, m[1]+1
		d.add(InBoth, s[m[0]:p], t[m[1]:q])
	}
	d.add(OnlyA, s[p:], nil)
	d.add(OnlyB, nil, t[q:])
	return d.chunks
}

// differ joins neighbouring chunks of one kind.
type differ struct {
	chunks     []Chunk
	aEnd, bEnd int
}

func (d *differ) add(kind ChunkKind, s, t []text.Token) {
	if len(s) == 0 && len(t) == 0 {
		return
	}
	c := Chunk{kind, text.Span{Start: d.aEnd, End: d.aEnd}, text.Span{Start: d.bEnd, End: d.bEnd}}
	if len(s) > 0 {
		c.A = text.Span{Start: s[0].Start, End: s[len(s)-1].End}
		d.aEnd = c.A.End
	}
	if len(t) > 0 {
		c.B = text.Span{Start: t[0].Start, End: t[len(t)-1].End}
		d.bEnd = c.B.End
	}
	if n := len(d.chunks); n > 0 && d.chunks[n-1].Kind == kind {
		last := &d.chunks[n-1]
		if len(s) > 0 {
			last.A.End = c.A.End
		}
		if len(t) > 0 {
			last.B.End = c.B.End
		}
		return
	}
	d.chunks = append(d.chunks, c)
}

// commonTerms is a longest common subsequence, as pairs of indices.
func commonTerms(s, t []text.Token) [][2]int {
	width := len(t) + 1
	length := make([]int32, (len(s)+1)*width)
	for i := len(s) - 1; i >= 0; i-- {
		for j := len(t) - 1; j >= 0; j-- {
			if s[i].Term == t[j].Term {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(s) && j < len(t); {
		switch {
		case s[i].Term == t[j].Term:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
