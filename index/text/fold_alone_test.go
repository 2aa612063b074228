package text

import "testing"

// What is folded rune by rune must come out as what is folded as a whole.
func TestFoldRuneByRune(t *testing.T) {
	for _, s := range []string{
		"“Don’t”, said Bùi Thị Xuân – in São Paulo…", "ÀÉÎÕÜ ßæœøłđðþħı ŧŋĸ ſ ŀ ŉ", "e\u0301 and é", "\u00adsoft", "½ ² ª ¨ ´ ¸ µ", "Straße—Weg\u00a0’s",
		"\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f \u2020\u2021\u2022\u2024\u2025\u2026 \u2010\u2011\u2012\u2013\u2014\u2015", "한글 й ά", "a\xffb", "İstanbul",
	} {
		if got, want := Fold(s), foldWhole(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzFoldRuneByRune(f *testing.F) {
	f.Add("“Don’t”, said Bùi – é…")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := foldUnicode(s), foldWhole(s); got != want {
			t.Errorf("foldUnicode(%q) = %q, want %q", s, got, want)
		}
	})
}
