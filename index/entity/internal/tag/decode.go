package tag

import "math"

// Decoder decodes with a model. Its room is used again: one for each goroutine.
type Decoder struct {
	model  *Model
	scores [][labels]int32
	ahead  [][labels]int32
	behind [][labels]int32
}

// NewDecoder makes a decoder for m.
func NewDecoder(m *Model) *Decoder { return &Decoder{model: m} }

// never is a score that no sum of weights comes near.
const never = math.MinInt32 / 4

// Decode finds the names among the words of f, which stand side by side and
// between words of no name, and appends them to dst.
func (d *Decoder) Decode(dst []Span, f *Features) []Span {
	n := f.Len()
	if n == 0 {
		return dst
	}
	for len(d.scores) < n {
		d.scores, d.ahead, d.behind = append(d.scores, [labels]int32{}), append(d.ahead, [labels]int32{}), append(d.behind, [labels]int32{})
	}
	for i := range n {
		d.model.score(f.Of(i), &d.scores[i])
	}
	d.sums(n)
	last := Outside
	for i := 0; i < n; {
		l := d.best(i, last)
		last = l
		if l == Outside {
			i++
			continue
		}
		s := Span{From: i, To: i + 1, Class: l.class(), Margin: d.margin(i, l)}
		for s.To < n && last.position() != single && last.position() != end {
			last = d.best(s.To, last)
			s.Margin = min(s.Margin, d.margin(s.To, last))
			s.To++
		}
		dst = append(dst, s)
		i = s.To
	}
	return dst
}

// sums finds, for every word and label, the best sum of weights of the words up
// to it that end in the label, and of those behind it that may follow.
func (d *Decoder) sums(n int) {
	for l := range labels {
		d.ahead[0][l] = never
		d.behind[n-1][l] = never
	}
	for b := range Label(labels) {
		if follows(Outside, b) {
			d.ahead[0][b] = d.model.moves[Outside][b] + d.scores[0][b]
		}
	}
	for _, a := range before[Outside] {
		d.behind[n-1][a] = d.model.moves[a][Outside]
	}
	for i := 1; i < n; i++ {
		for b := range Label(labels) {
			best := int32(never)
			for _, a := range before[b] {
				best = max(best, d.ahead[i-1][a]+d.model.moves[a][b])
			}
			d.ahead[i][b] = max(never, best+d.scores[i][b])
		}
	}
	for i := n - 2; i >= 0; i-- {
		for a := range labels {
			d.behind[i][a] = never
		}
		for b := range Label(labels) {
			rest := d.scores[i+1][b] + d.behind[i+1][b]
			for _, a := range before[b] {
				d.behind[i][a] = max(d.behind[i][a], d.model.moves[a][b]+rest)
			}
		}
	}
}

// best is the label of word i on the best path of all, behind that of the word
// before. Of equal ones it is the first.
func (d *Decoder) best(i int, last Label) Label {
	l, most := Outside, int32(math.MinInt32)
	for b := range Label(labels) {
		if s := d.ahead[i][b] + d.behind[i][b]; s > most && follows(last, b) {
			l, most = b, s
		}
	}
	return l
}

// margin is by how much the best path is better than the best one on which word
// i has another label than l.
func (d *Decoder) margin(i int, l Label) int32 {
	other := int32(math.MinInt32)
	for b := range Label(labels) {
		if b != l {
			other = max(other, d.ahead[i][b]+d.behind[i][b])
		}
	}
	return d.ahead[i][l] + d.behind[i][l] - other
}
