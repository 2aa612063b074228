package corpus

import (
	"slices"
	"strings"
	"testing"
)

func TestTokensAreJoinedAsTheyWerePrinted(t *testing.T) {
	for _, x := range []struct{ tokens, want string }{
		{"", ""},
		{"The mayor , who is 51 , left .", "The mayor, who is 51, left."},
		{"`` Go , '' she said", "``Go,'' she said"},
		{`He said " go home " and " stay "`, `He said "go home" and "stay"`},
		{`" Go ! " " Why ? "`, `"Go!" "Why?"`},
		{"The city 's baker does n't bake", "The city's baker doesn't bake"},
		{"The city ’ s baker wasn ’ t there", "The city’s baker wasn’t there"},
		{"the bakers ' union", "the bakers' union"},
		{"“ Go ” ( now )", "“Go” (now)"},
		{"a long - lost son - in - law", "a long-lost son-in-law"},
		{"PORT , 4 May - The ship left", "PORT, 4 May - The ship left"},
		{"Marie - Anne Holt", "Marie-Anne Holt"},
		{"the U . S . army", "the U.S. army"},
		{"paid $ 5 , or 3 % , and / or less", "paid $5, or 3%, and/or less"},
	} {
		tokens := strings.Fields(x.tokens)
		got, at := Detokenise(tokens)
		if got != x.want {
			t.Errorf("%s: got %s", x.want, got)
		}
		end := 0
		for i, span := range at {
			if span.Of(got) != tokens[i] {
				t.Errorf("%s: token %d is %q, not %q", x.want, i, span.Of(got), tokens[i])
			}
			if span.Start < end || strings.TrimSpace(got[end:span.Start]) != "" {
				t.Errorf("%s: between tokens stands %q", x.want, got[end:span.Start])
			}
			end = span.End
		}
		if end != len(got) {
			t.Errorf("%s: %q is left over", x.want, got[end:])
		}
	}
}

func TestTagsOfEveryMannerGiveSpans(t *testing.T) {
	for _, x := range []struct {
		tags string
		want []Span
	}{
		{"O O", nil},
		{"B-P I-P O B-P", []Span{{"P", 0, 1}, {"P", 3, 3}}},
		{"B-P B-P", []Span{{"P", 0, 0}, {"P", 1, 1}}},
		{"S-P S-P O B-L I-L E-L E-L", []Span{{"P", 0, 0}, {"P", 1, 1}, {"L", 3, 5}, {"L", 6, 6}}},
		{"I-P I-P I-L", []Span{{"P", 0, 1}, {"L", 2, 2}}},
	} {
		if got := Spans(strings.Fields(x.tags)); !slices.Equal(got, x.want) {
			t.Errorf("%s: got %v", x.tags, got)
		}
	}
}
