package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// covered reports whether Beginnings finds word by its stem.
func covered(word string) bool {
	begin, exact := Beginnings(Stem(word))
	if exact {
		return slices.Contains(begin, word)
	}
	return slices.ContainsFunc(begin, func(b string) bool { return strings.HasPrefix(word, b) })
}

// TestBeginningsCoverEveryWord makes words of every chain of two English
// endings on stems of many kinds, and random ones.
func TestBeginningsCoverEveryWord(t *testing.T) {
	endings := strings.Fields(`- s es ies ied ed eed edly eedly ing ingly y ly e al ally ance ence ancy ency er ic able ible ably ibly
		ant ement ment ent ion sion tion ation ational ator ism ate iti ity ous ousness ive iveness ivity ize izer ization ful fulness fully
		less lessly ness icate ative alize icity ical bility ability ibility logy logi ogist ist alism ality ying`)
	stems := strings.Fields(`run hop hope happ sk d t l a be b re agenc emergenc poss respons nat nation rat relat sens sensibil fl fall hiss bl tabl
		doubl cr tr tri dy y by say enjo commun gener arsen id gent ugl earl onl singl inn out cann herr earr proc exc succ ne new news howe atla cosm bia and`)
	n := 0
	for _, s := range stems {
		for _, a := range endings {
			for _, b := range endings {
				word := strings.ReplaceAll(s+a+b, "-", "")
				if n++; !covered(word) {
					begin, _ := Beginnings(Stem(word))
					t.Errorf("%s has the stem %s, and none of %q", word, Stem(word), begin)
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 200_000 {
		b := make([]byte, 1+r.IntN(9))
		for i := range b {
			b[i] = "aeiouybdlnrstg"[r.IntN(14)]
		}
		word := string(b) + strings.Trim(endings[r.IntN(len(endings))], "-")
		if n++; !covered(word) {
			begin, _ := Beginnings(Stem(word))
			t.Errorf("%s has the stem %s, and none of %q", word, Stem(word), begin)
		}
	}
	t.Log(n, "words")
}

func TestBeginningsOfWhatHasNoStemAreItself(t *testing.T) {
	for _, word := range []string{"2022", "écluse", "covid19", "москва"} {
		if begin, exact := Beginnings(word); !exact || len(begin) != 1 || begin[0] != word {
			t.Errorf("%s: %q, %v", word, begin, exact)
		}
	}
}

func TestNoBeginningBeginsAnother(t *testing.T) {
	for _, stem := range []string{"hope", "happi", "possibl", "tabl", "table", "die", "sky", "be", "i", "abl", "e"} {
		begin, _ := Beginnings(stem)
		for i, a := range begin {
			for j, b := range begin {
				if i != j && strings.HasPrefix(a, b) {
					t.Errorf("%s: %s begins with %s", stem, a, b)
				}
			}
		}
	}
}
