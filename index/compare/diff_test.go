package compare

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parallax/index/text"
)

func TestDiff(t *testing.T) {
	a, b := "The ferry's captain left the channel.", "The captain has left “the channel”"
	var got []string
	for _, c := range Diff(a, b) {
		got = append(got, string(c.Kind)+"|"+c.A.Of(a)+"|"+c.B.Of(b))
	}
	want := []string{"both|The|The", "only_a|ferry|", "both|captain|captain", "only_b||has", "both|left the channel|left “the channel"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDiffCoversAllWords(t *testing.T) {
	words := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "c", "’d", "—", "E", "é"}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := strings.Join(words.Draw(t, "a"), " "), strings.Join(words.Draw(t, "b"), " ")
		var left, right []string
		for _, c := range Diff(a, b) {
			left = append(left, terms(c.A.Of(a))...)
			right = append(right, terms(c.B.Of(b))...)
			if c.Kind == InBoth && !cmp.Equal(terms(c.A.Of(a)), terms(c.B.Of(b))) {
				t.Fatalf("%q is not %q", c.A.Of(a), c.B.Of(b))
			}
		}
		if !cmp.Equal(left, terms(a)) || !cmp.Equal(right, terms(b)) {
			t.Fatalf("chunks of %q and %q cover %q and %q", a, b, left, right)
		}
	})
}

func terms(s string) (list []string) {
	for _, t := range text.Tokenize(nil, s) {
		list = append(list, t.Term)
	}
	return list
}

func TestDiffOfLongTextsIsBounded(t *testing.T) {
	a := strings.Repeat("word ", 5000)
	if got := Diff(a, a+"more"); len(got) != 2 {
		t.Errorf("%d chunks", len(got))
	}
}
