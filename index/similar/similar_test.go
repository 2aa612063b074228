package similar

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// story makes n words of an invented vocabulary of so many, as hashes.
func story(r *rand.Rand, n, vocabulary int) []uint64 {
	words := make([]uint64, n)
	for i := range words {
		words[i] = mix(uint64(r.IntN(vocabulary)))
	}
	return words
}

func TestJudge(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	long, other, line := story(r, 400, 5000), story(r, 400, 5000), story(r, 10, 5000)
	edited := slices.Clone(long)
	for i := 0; i < len(edited); i += 20 {
		edited[i] = mix(uint64(1e6 + i))
	}
	for name, c := range map[string]struct {
		a, b []uint64
		want bool
	}{
		"the same text":                       {long, long, true},
		"every twentieth word is another":     {long, edited, true},
		"half of it":                          {long, long[:205], true},
		"less than half, all of it there":     {long, long[50:150], true},
		"a paragraph in a text of its own":    {long, slices.Concat(long[:60], other[:200]), false},
		"a short piece of it":                 {long, long[:40], false},
		"another text":                        {long, other, false},
		"no text and a text":                  {nil, long, false},
		"no texts":                            {nil, nil, false},
		"one line":                            {line, line, true},
		"one line but for a word":             {line, slices.Concat(line[:9], other[:1]), false},
		"two words":                           {line[:2], line[:2], true},
		"a text and the same with more to it": {long, slices.Concat(other[:120], long, other[120:160]), true},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := ShinglesOf(c.a), ShinglesOf(c.b)
			if _, got := Judge(a, b); got != c.want {
				t.Errorf("copies: %v", got)
			}
			if x, _ := Judge(a, b); x < 0 || x > 1 {
				t.Errorf("alike %v", x)
			}
			x, first := Judge(a, b)
			if y, second := Judge(b, a); x != y || first != second {
				t.Errorf("%v %v, and the other way round %v %v", x, first, y, second)
			}
		})
	}
}

// TestStoredHashesStay pins what collections hold.
func TestStoredHashesStay(t *testing.T) {
	var words []uint64
	for _, w := range []string{"the", "harbour", "was", "shut", "on", "monday"} {
		words = append(words, HashWord(w))
	}
	if got, want := Sketched(words), (Sketch{0xaa0e9379, 0x4952ef4c}); !slices.Equal(got, want) {
		t.Errorf("%#v", got)
	}
}

// TestCandidatesAgreeWithComparingAll adds and drops texts, some of them copies, and
// compares what the index finds with all sketches, at each of many moments.
func TestCandidatesAgreeWithComparingAll(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	var x Index
	live := map[uint32]Sketch{}
	var texts [][]uint64
	next := uint32(1)
	check := func(s Snapshot, live map[uint32]Sketch) {
		for range 20 {
			text := texts[r.IntN(len(texts))]
			sk := Sketched(text)
			got := map[uint32]int{}
			for _, c := range s.Candidates(sk) {
				got[c.Text] = c.Shared
			}
			for id, other := range live {
				n := 0
				for _, h := range sk {
					if slices.Contains(other, h) {
						n++
					}
				}
				if n < min(needed, len(sk)) {
					n = 0
				}
				if got[id] != n {
					t.Fatalf("text %d shares %d hashes, found with %d", id, n, got[id])
				}
				delete(got, id)
			}
			if len(got) > 0 {
				t.Fatalf("found what is not there: %v", got)
			}
		}
	}
	type moment struct {
		s    Snapshot
		live map[uint32]Sketch
	}
	var moments []moment
	for range 40 {
		for range 1 + r.IntN(400) {
			text := story(r, 1+r.IntN(120), 3000)
			if len(texts) > 0 && r.IntN(3) == 0 {
				old := texts[r.IntN(len(texts))]
				text = slices.Concat(old[:len(old)-len(old)/4], text[:len(text)/4])
			}
			texts = append(texts, text)
			live[next] = Sketched(text)
			x.Add(next, live[next])
			next += 1 + uint32(r.IntN(3))
		}
		for id := range live {
			if r.IntN(20) == 0 {
				x.Drop(id)
				delete(live, id)
			}
		}
		then := map[uint32]Sketch{}
		for id, s := range live {
			then[id] = s
		}
		moments = append(moments, moment{x.Snapshot(), then})
	}
	for _, m := range moments { // earlier ones are as they were
		check(m.s, m.live)
	}
	if n := len(x.runs); n > 14 {
		t.Errorf("%d runs", n)
	}
}

// TestSketchesFindCopies counts how many of the copies that Judge knows share
// enough with the original, by how much of it is left.
func TestSketchesFindCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for name, c := range map[string]struct {
		change func([]uint64) []uint64
		least  float64
	}{
		"cut to half":                  {func(w []uint64) []uint64 { return w[:len(w)*51/100] }, .995},
		"cut to a quarter":             {func(w []uint64) []uint64 { return w[:len(w)/4] }, .90},
		"with as much before it":       {func(w []uint64) []uint64 { return slices.Concat(story(r, len(w)*9/10, 20000), w) }, .995},
		"every fifteenth word changed": {func(w []uint64) []uint64 { return everyOther(w, 15) }, .995},
		"every tenth word changed":     {func(w []uint64) []uint64 { return everyOther(w, 10) }, .995},
	} {
		t.Run(name, func(t *testing.T) {
			judged, found := 0, 0
			for range 600 {
				a := story(r, 250+r.IntN(500), 20000)
				b := c.change(a)
				if _, copies := Judge(ShinglesOf(a), ShinglesOf(b)); !copies {
					continue
				}
				judged++
				var x Index
				x.Add(1, Sketched(a))
				if len(x.Snapshot().Candidates(Sketched(b))) == 1 {
					found++
				}
			}
			if judged < 570 {
				t.Fatalf("only %d are copies", judged)
			}
			if recall := float64(found) / float64(judged); recall < c.least {
				t.Errorf("recall %.4f, less than %.3f", recall, c.least)
			} else {
				t.Logf("recall %.4f", recall)
			}
		})
	}
}

func everyOther(w []uint64, n int) []uint64 {
	w = slices.Clone(w)
	for i := n / 2; i < len(w); i += n {
		w[i] = mix(w[i])
	}
	return w
}

// TestManyEntriesAreSorted compares the sorting of many with that of few.
func TestManyEntriesAreSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	many := make([]entry, 100_000)
	for i := range many {
		many[i] = entry(r.Uint32()>>r.IntN(20))<<32 | entry(i)
	}
	want := slices.Clone(many)
	slices.Sort(want)
	if !slices.Equal(sorted(many), want) {
		t.Error("not in order")
	}
}

func BenchmarkSketched(b *testing.B) {
	words := story(rand.New(rand.NewPCG(5, 5)), 450, 20000)
	for b.Loop() {
		Sketched(words)
	}
}

func BenchmarkIndex(b *testing.B) {
	const texts = 100_000
	r := rand.New(rand.NewPCG(6, 6))
	sketches := make([]Sketch, texts)
	for i := range sketches {
		sketches[i] = make(Sketch, SketchSize)
		for j := range sketches[i] {
			sketches[i][j] = r.Uint32()
		}
	}
	filled := func() *Index {
		x := &Index{}
		for i, s := range sketches {
			x.Add(uint32(i), s)
		}
		return x
	}
	b.Run("filling it with 100,000", func(b *testing.B) {
		for b.Loop() {
			filled().Snapshot()
		}
	})
	b.Run("filling it in batches of 250", func(b *testing.B) {
		for b.Loop() {
			x := &Index{}
			for i, s := range sketches {
				if x.Add(uint32(i), s); i%250 == 249 {
					x.Snapshot()
				}
			}
		}
	})
	b.Run("asking", func(b *testing.B) {
		s := filled().Snapshot()
		for i := 0; b.Loop(); i++ {
			s.Candidates(sketches[i%texts])
		}
	})
}
