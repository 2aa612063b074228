package templates

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"

	"parallax/templates/view"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The golden files hold components as they are sent: what a screen reader says
// of them, what is escaped and where links lead is read there in one glance.
func TestComponents(t *testing.T) {
	for name, c := range map[string]templ.Component{
		"group": group(view.Group{
			Name: "person", Title: "People", Selected: "2 selected", Clear: "/search",
			Match: []view.Link{{Text: "all", Current: true}, {Text: "any", Href: "/search?person.match=any"}},
			Values: []view.Value{
				{Text: "Anna Berg", Count: "12", Unit: "articles", Toggle: "/search?a", Selected: true},
				{Text: `Karl "Kalle" Ost`, Count: "+3", Unit: "articles", Toggle: "/search?b", Excluded: true},
				{Text: "Maria <Lund>", Count: "1,204", Unit: "articles", Toggle: "/search?c", Exclude: "/search?d"},
			},
			Missing: view.Value{Text: "Not stated", Count: "7", Unit: "articles", Toggle: "/search?e", Exclude: "/search?f"},
			All:     view.Link{Text: "All 214…", Href: "/facet/person"},
		}),
		"hit": hit(view.Hit{
			ID: "aaaa", Anchor: "hit-1", Href: "/article/aaaa?at=1", Derived: true, Picked: true, Source: "Gazette & Post",
			Title: []view.Segment{{Text: "The "}, {Text: "harbour", Match: true}, {Text: "'s <strike>."}},
			Date:  view.Date{Text: "2 March 2023", ISO: "2023-03-02", Doubt: "it may be 3 February"},
			Lines: [][]view.Segment{{{Text: "… the "}, {Text: "harbour", Match: true}, {Text: "."}}},
			Chips: []view.Link{{Text: "Anna Berg", Note: "person", Href: "/search?person=Anna+Berg"}},
		}, true),
		"prose": prose([]view.Segment{
			{Text: "Anna Berg", Kind: "person", Name: "Anna Berg", Match: true, ID: "match-2", Prev: "#match-1"},
			{Text: " left", Match: true, Next: "#match-3"}, {Text: " & spoke."},
		}),
		"sentence": sentence(view.Sentence{
			ID: "A-3", Kind: "claim", Parts: []view.Part{{Text: "They said "}, {Text: "we go on", Shared: true}, {Text: "."}},
			Markers: []view.Marker{{Number: "4", Kind: "claim", Href: "#B-7", Label: "matches sentence 7 of B, same claim"}},
		}),
		"unsafe link": chips(view.Search{Chips: []view.Chip{{Value: "x", Remove: "javascript:alert(1)"}}}),
	} {
		var got bytes.Buffer
		if err := c.Render(t.Context(), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		golden := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got.String()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
