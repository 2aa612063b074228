package corpus

import (
	"slices"
	"strings"
	"testing"
)

func TestBlocksEndAtEmptyLinesAndTakeTheOuterTag(t *testing.T) {
	got := ReadBlocks("Bank\tB-O\nof\tI-O\nPeru\tI-O\tB-L\n\n\nHe\tO\n", "\t")
	if len(got) != 2 || !slices.Equal(got[0].Tokens, []string{"Bank", "of", "Peru"}) || !slices.Equal(got[0].Tags, []string{"B-O", "I-O", "I-O"}) || !slices.Equal(got[1].Tokens, []string{"He"}) {
		t.Errorf("%+v", got)
	}
}

func TestTitlesAreTakenOffNames(t *testing.T) {
	for _, x := range []struct{ tokens, tags, want string }{
		{"President Ann Holt left", "B-per I-per I-per O", "O B-per I-per O"},
		{"Prime Minister left", "B-per I-per O", "O O O"},
		{"Mrs. King left", "B-per I-per O", "O B-per O"},
		{"King Olav left Oslo", "B-per I-per O B-geo", "O B-per O B-geo"},
	} {
		b := Block{strings.Fields(x.tokens), strings.Fields(x.tags)}
		StripTitles(b)
		if got := strings.Join(b.Tags, " "); got != x.want {
			t.Errorf("%s: %s", x.tokens, got)
		}
	}
}
