package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTokenize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"words are folded", "The Élysée Palace", "the elysee palace"},
		{"an apostrophe between letters joins", "don't O’Brien", "don't o'brien"},
		{"a possessive s is dropped", "Russia's President’s JAMES'S", "russia president james"},
		{"a trailing apostrophe is dropped", "ministers' meeting ’tis", "ministers meeting tis"},
		{"quotation marks do not join", "'fine' ‘so’ \"it\"", "fine so it"},
		{"an acronym is one word", "the U.S. and U.N.'s a.m. U.S.-led", "the us and un am us led"},
		{"an acronym needs no last dot", "U.S troops", "us troops"},
		{"initials apart are words", "J. R. R. Tolkien, J.R.R. Tolkien", "j r r tolkien jrr tolkien"},
		{"digits keep points and lose commas", "nearly 1,35,000 or 3.5, 8.", "nearly 135000 or 3.5 8"},
		{"letters and digits run together", "G20 1lakh 4th", "g20 1lakh 4th"},
		{"hyphens, slashes and underscores part", "ex-Soviet and/or snake_case", "ex soviet and or snake case"},
		{"han and kana stand alone", "東京タワー", "東 京 タ ワ ー"},
		{"other scripts run by letters", "Сергей Лавров في هلسنكي", "сергеи лавров في هلسنكي"},
		{"indic vowel signs stay", "हिन्दी भाषा", "हिन्दी भाषा"},
		{"hangul comes out whole", "한국 뉴스", "한국 뉴스"},
		{"a soft hyphen is invisible", "gov\u00aderment", "goverment"},
		{"ligatures and odd letters expand", "ﬁscal Łódź Straße Køge Þór Æsir", "fiscal lodz strasse koge thor aesir"},
		{"nothing but marks is no word", "— … 's !", "s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, tok := range Tokenize(nil, tt.in) {
				got = append(got, tok.Term)
			}
			if d := cmp.Diff(tt.want, strings.Join(got, " ")); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTokenSpans(t *testing.T) {
	s := "The U.N.'s “peace-keepers” don't…"
	var got []string
	for _, tok := range Tokenize(nil, s) {
		got = append(got, tok.Of(s))
	}
	want := []string{"The", "U.N.", "peace", "keepers", "don't"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// checkTokens holds what Tokenize promises of any string.
func checkTokens(t interface{ Fatalf(string, ...any) }, s string) {
	last := 0
	for _, tok := range Tokenize(nil, s) {
		if tok.Start < last || tok.End <= tok.Start || tok.End > len(s) {
			t.Fatalf("%q: span %v after %d", s, tok.Span, last)
		}
		last = tok.End
		part := tok.Of(s)
		if utf8.ValidString(s) && !utf8.ValidString(part) {
			t.Fatalf("%q: span %v cuts a character", s, tok.Span)
		}
		again := Tokenize(nil, part)
		if len(again) != 1 || again[0].Term != tok.Term || again[0].Span != (Span{0, len(part)}) {
			t.Fatalf("%q: %q has the term %q, but again %v", s, part, tok.Term, again)
		}
	}
}

func TestTokensReanalyse(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "S", "s", "'", "’", "ʼ", ".", ",", "1", "9", "é", "e\u0301", "\u0301", "東", "カ", "ー",
		" ", "-", "_", "U.S.", "'s", "’S", "ß", "İ", "\u00ad", "\u200d", "ﬁ", "x", "²", "한", "\xff", "ﷺ"})
	rapid.Check(t, func(t *rapid.T) {
		checkTokens(t, strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), ""))
	})
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, rapid.String().Draw(t, "s")) })
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"Mr O’Brien's U.S. visit cost 1,35,000", "東京 a.b.c 3.5", "a's's’S"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkTokens(t, s) })
}
