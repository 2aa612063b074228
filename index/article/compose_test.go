package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A name written as letters and accents apart must be the one that an address
// spells, in every format.
func TestTextsAreComposed(t *testing.T) {
	const acute, ring = "\u0301", "\u030a"
	want := []string{"Lene Sjöåsen’s café", "Café Courier", "José Vålund", "The café of Åsby opened, José Vålund said."}
	page := strings.NewReplacer("é", "e"+acute, "å", "a"+ring, "Å", "A"+ring, "ö", "o\u0308")
	spell := func(s string) string { return page.Replace(s) }
	tests := map[Format]string{
		JSONLines: spell(`{"title":"Lene Sjöåsen’s café","source":"Café Courier","author":"José Vålund","body":"The café of Åsby opened, José Vålund said."}`),
		PlainText: spell("Lene Sjöåsen’s café\n\nBy José Vålund | 3 March 2021\n\nThe café of Åsby opened, José Vålund said.\n\nSource: Café Courier\n"),
		HTML: spell(`<html lang="en"><head><meta property="og:site_name" content="Café Courier"><meta name="author" content="José Vålund"></head>`+
			`<body><article><h1>Lene Sjöåsen’s caf`) + `e&#769;</h1><p>` + spell(`The café of Åsby opened, José Vålund said.`) + `</p></article></body></html>`,
	}
	for format, in := range tests {
		t.Run(string(format), func(t *testing.T) {
			a, err := parseAt(Raw{Format: format, Bytes: []byte(in)}, testNow)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, []string{a.Title, a.Source, strings.Join(a.Authors, "+"), a.Body}); d != "" {
				t.Error(d)
			}
		})
	}
}
