package tag

import (
	"io"
	"math/rand/v2"
	"slices"
)

// Example is a sequence of words with the labels that they should get.
type Example struct {
	Features Features
	Labels   []Label
}

// Training says how a model is trained.
type Training struct {
	Epochs int
	Seen   int   // features of fewer words are left out
	Margin int32 // how much better than every other path the right one must be, per word that is labelled otherwise
	Scale  int64 // units of a stored weight to one of training
}

// trainer holds the weights while they are learnt. sums are what must be taken
// off for the average: each change times the step at which it was made.
type trainer struct {
	of             map[uint32]int32
	weights, sums  [][labels]int64
	moves, moveSum [labels][labels]int64
	step           int64
}

// Train learns a model from examples, in an order that depends on nothing but
// their number, and writes it to w. It returns how many features have weights.
func Train(w io.Writer, examples []Example, t Training) (features int, err error) {
	r := newTrainer(examples, t.Seen)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range t.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			r.learn(&examples[i], t.Margin)
		}
	}
	hashes, rows, moves := r.average(t.Scale)
	return len(hashes), Write(w, hashes, rows, moves)
}

func newTrainer(examples []Example, seen int) *trainer {
	counts := map[uint32]int{}
	for i := range examples {
		for _, h := range examples[i].Features.Hashes {
			counts[h]++
		}
	}
	r := &trainer{of: map[uint32]int32{}, step: 1}
	for h, n := range counts {
		if n >= seen {
			r.of[h] = int32(len(r.of))
		}
	}
	r.weights, r.sums = make([][labels]int64, len(r.of)), make([][labels]int64, len(r.of))
	for i := range examples { // numbers in the place of hashes
		f := &examples[i].Features
		var known Features
		for k := range f.Len() {
			for _, h := range f.Of(k) {
				if n, ok := r.of[h]; ok {
					known.Hashes = append(known.Hashes, uint32(n))
				}
			}
			known.End()
		}
		*f = known
	}
	return r
}

// learn decodes one example and moves the weights towards what is right.
func (r *trainer) learn(x *Example, margin int32) {
	r.step++
	got := r.decode(x, int64(margin))
	if slices.Equal(got, x.Labels) {
		return
	}
	for i := 0; i <= len(got); i++ {
		a, b, ga, gb := Outside, Outside, Outside, Outside
		if i > 0 {
			a, ga = x.Labels[i-1], got[i-1]
		}
		if i < len(got) {
			b, gb = x.Labels[i], got[i]
		}
		if a != ga || b != gb {
			r.moves[a][b]++
			r.moveSum[a][b] += r.step
			r.moves[ga][gb]--
			r.moveSum[ga][gb] -= r.step
		}
		if i < len(got) && b != gb {
			for _, n := range x.Features.Of(i) {
				r.weights[n][b]++
				r.sums[n][b] += r.step
				r.weights[n][gb]--
				r.sums[n][gb] -= r.step
			}
		}
	}
}

// decode finds the best path when every label that is wrong gets margin more.
func (r *trainer) decode(x *Example, margin int64) []Label {
	n := x.Features.Len()
	back := make([][labels]Label, n)
	const never = -1 << 60
	sum := [labels]int64{}
	for l := 1; l < labels; l++ {
		sum[l] = never
	}
	for i := range n {
		var score, next [labels]int64
		for _, f := range x.Features.Of(i) {
			for l, w := range r.weights[f] {
				score[l] += w
			}
		}
		for b := range next {
			best, from := int64(never), Outside
			for _, a := range before[b] {
				if s := sum[a] + r.moves[a][b]; s > best {
					best, from = s, a
				}
			}
			next[b], back[i][b] = best+score[b], from
			if Label(b) != x.Labels[i] {
				next[b] += margin
			}
			if best <= never/2 {
				next[b] = never
			}
		}
		sum = next
	}
	l, best := Outside, int64(never)
	for _, a := range before[Outside] {
		if s := sum[a] + r.moves[a][Outside]; s > best {
			l, best = a, s
		}
	}
	out := make([]Label, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = l
		l = back[i][l]
	}
	return out
}

// average gives each weight's mean over all steps, relative to that of Outside,
// in stored units. Features whose weights all round to nothing are left out.
func (r *trainer) average(scale int64) (hashes []uint32, rows []Row, moves [labels][labels]int32) {
	mean := func(w, sum int64) int64 {
		v := (w*(r.step+1) - sum) * scale
		if v < 0 {
			return -((-v + r.step/2) / r.step)
		}
		return (v + r.step/2) / r.step
	}
	for h, n := range r.of {
		var row Row
		used := false
		outside := mean(r.weights[n][Outside], r.sums[n][Outside])
		for l := 1; l < labels; l++ {
			v := mean(r.weights[n][l], r.sums[n][l]) - outside
			row[l-1] = int8(max(-127, min(127, v)))
			used = used || row[l-1] != 0
		}
		if used {
			hashes, rows = append(hashes, h), append(rows, row)
		}
	}
	for a := range moves {
		for b := range moves[a] {
			moves[a][b] = int32(mean(r.moves[a][b], r.moveSum[a][b]))
		}
	}
	return hashes, rows, moves
}
