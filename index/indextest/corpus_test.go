package indextest

import (
	"testing"

	"parallax/index/text"
)

func TestTermsDiffer(t *testing.T) {
	seen := map[string]int{}
	for rank := range 200000 {
		stem := text.Stem(Term(rank))
		if other, ok := seen[stem]; ok {
			t.Fatalf("ranks %d and %d are one word, %q", other, rank, stem)
		}
		seen[stem] = rank
	}
}

func TestCorpusDependsOnItsSeedAlone(t *testing.T) {
	a, b, other := NewCorpus(1), NewCorpus(1), NewCorpus(2)
	same := true
	for range 50 {
		x, y, z := a.Next(), b.Next(), other.Next()
		if x.Body != y.Body || len(x.Entities) != len(y.Entities) || x.Published != y.Published {
			t.Fatal("one seed makes two corpora")
		}
		same = same && x.Body == z.Body
	}
	if same {
		t.Error("two seeds make one corpus")
	}
	t.Log(a.Sizes())
}
