package index

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Ids are permanent: these must never change.
func TestIDsStayAsTheyAre(t *testing.T) {
	for got, want := range map[ID]string{
		URLID("https://news.example/2024/harbour-strike"): "35dun74henj4h5luhiz2d7yduu",
		GivenID("articles.jsonl", "1"):                    "ant4546qxtj53onsbyjewphbly",
		RawID([]byte("The bridge is open.\n")):            "uj3nhxx52ow3ubaejw24suwrfe",
		OtherID("/a/articles.jsonl#1", [32]byte{1, 2, 3}): "7r77nwemesqds6tyrxheu66xri",
	} {
		if got.String() != want {
			t.Errorf("id %s, want %s", got, want)
		}
	}
}

func TestIDsOfDifferentMakingsDiffer(t *testing.T) {
	seen := map[ID]string{}
	for name, id := range map[string]ID{
		"a URL":             URLID("x"),
		"bytes":             RawID([]byte("x")),
		"a given id":        GivenID("", "x"),
		"a given id of x":   GivenID("x", ""),
		"another's":         OtherID("x", [32]byte{}),
		"a longer given id": GivenID("a", "b\x00c"),
	} {
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s have one id", name, other)
		}
		seen[id] = name
	}
}

func TestAnIDReadsBackAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := RawID(rapid.SliceOf(rapid.Byte()).Draw(t, "raw"))
		for _, s := range []string{id.String(), strings.ToUpper(id.String())} {
			if back, err := ParseID(s); err != nil || back != id {
				t.Fatalf("%s reads back as %s, %v", s, back, err)
			}
		}
	})
}

func TestWhatIsNoIDIsInvalid(t *testing.T) {
	for _, s := range []string{"", "nonsense", strings.Repeat("a", 25), strings.Repeat("a", 27), strings.Repeat("a", 25) + "b", strings.Repeat("1", 26)} {
		if _, err := ParseID(s); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v", s, err)
		}
	}
}
