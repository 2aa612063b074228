package tag

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomModel has weights for the features of kind 1 with values below n.
func randomModel(r *rand.Rand, n int) (hashes []uint32, rows []Row, moves [labels][labels]int32) {
	for v := range n {
		var row Row
		for l := range row {
			row[l] = int8(r.IntN(256) - 128)
		}
		hashes, rows = append(hashes, Hash(1, uint32(v))), append(rows, row)
	}
	for a := range moves {
		for b := range moves[a] {
			moves[a][b] = int32(r.IntN(200) - 100)
		}
	}
	return hashes, rows, moves
}

func randomFeatures(r *rand.Rand, words, n int) *Features {
	var f Features
	for range words {
		for range 3 {
			f.Add(1, uint32(r.IntN(n+n/2))) // some have no weights
		}
		f.End()
	}
	return &f
}

// Decoding is exact: no allowed labelling of a short sequence has a larger sum.
func TestDecodingFindsTheBestOfAllLabellings(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		m := New(randomModel(r, 20))
		f := randomFeatures(r, 3, 20)
		scores := make([][labels]int32, f.Len())
		for i := range scores {
			m.score(f.Of(i), &scores[i])
		}
		best, bestLabels := int32(never), []Label(nil)
		var try func(ls []Label, sum int32)
		try = func(ls []Label, sum int32) {
			last := Outside
			if len(ls) > 0 {
				last = ls[len(ls)-1]
			}
			if len(ls) == f.Len() {
				if follows(last, Outside) && sum+m.moves[last][Outside] > best {
					best, bestLabels = sum+m.moves[last][Outside], append([]Label(nil), ls...)
				}
				return
			}
			for l := range Label(labels) {
				if follows(last, l) {
					try(append(ls, l), sum+m.moves[last][l]+scores[len(ls)][l])
				}
			}
		}
		try(nil, 0)
		got := make([]Label, f.Len())
		for _, s := range NewDecoder(m).Decode(nil, f) {
			if s.Margin <= 0 {
				t.Errorf("the best has margin %d", s.Margin)
			}
			Labelled(got, s.From, s.To, s.Class)
		}
		if !reflect.DeepEqual(got, bestLabels) {
			t.Errorf("decoded %v, best is %v", got, bestLabels)
		}
	}
}

func TestStoredModelsReadTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	hashes, rows, moves := randomModel(r, 100)
	var b, again bytes.Buffer
	if err := Write(&b, hashes, rows, moves); err != nil {
		t.Fatal(err)
	}
	for i, j := 0, len(hashes)-1; i < j; i, j = i+1, j-1 { // the order must not matter
		hashes[i], hashes[j], rows[i], rows[j] = hashes[j], hashes[i], rows[j], rows[i]
	}
	if err := Write(&again, hashes, rows, moves); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same weights in another order give other bytes")
	}
	m, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	one, two := NewDecoder(m), NewDecoder(New(hashes, rows, moves))
	for range 50 {
		f := randomFeatures(r, 1+r.IntN(9), 100)
		if a, b := one.Decode(nil, f), two.Decode(nil, f); !reflect.DeepEqual(a, b) {
			t.Fatalf("%v and %v", a, b)
		}
	}
}

func TestDamagedModelsAreErrors(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, []uint32{5, 9}, make([]Row, 2), [labels][labels]int32{}); err != nil {
		t.Fatal(err)
	}
	for n := range b.Len() {
		if _, err := Read(b.Bytes()[:n]); err == nil {
			t.Errorf("the first %d bytes are read as a model", n)
		}
	}
}

// Names are told by what stands before them, also those never seen.
func TestTrainingLearnsFromContext(t *testing.T) {
	const mister, city, lower = 1, 2, 3
	sequence := func(before, word uint32) Features {
		var f Features
		f.Add(1, before)
		f.Add(2, word)
		f.End()
		return f
	}
	var examples []Example
	for w := range uint32(60) {
		label := Outside
		before := lower + w%2
		switch w % 3 {
		case 0:
			before, label = mister, 1+single
		case 1:
			before, label = city, 1+Label(Place)*positions+single
		}
		examples = append(examples, Example{sequence(before, w), []Label{label}})
	}
	var stored bytes.Buffer
	if _, err := Train(&stored, examples, Training{Epochs: 5, Seen: 1, Margin: 2, Scale: 4}); err != nil {
		t.Fatal(err)
	}
	m, err := Read(stored.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := NewDecoder(m)
	for before, want := range map[uint32][]Class{mister: {Person}, city: {Place}, lower: nil} {
		f := sequence(before, 1000)
		var got []Class
		for _, s := range d.Decode(nil, &f) {
			got = append(got, s.Class)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("behind word %d: %v, not %v", before, got, want)
		}
	}
}
