package index_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
	"parallax/index/text"
)

func exported() index.Exported {
	x := index.Exported{Format: index.ExportFormat}
	x.ID, x.Version, x.Added = index.ID{1}, 1, time.Unix(1e9, 0).UTC()
	x.Title, x.Body = "Ferry", "The café is “open”."
	x.Subheads = []text.Span{{Start: 0, End: 3}}
	x.Clutter = []article.Clutter{{At: len(x.Body)}}
	x.Entities = []entity.Entity{{Kind: entity.Person, Name: "F", Mentions: []entity.Mention{{Field: article.Title, Start: 0, End: 5}}}}
	x.Quotations = []quote.Quotation{{Span: article.Span{Field: article.Body, Start: 13, End: 23}}}
	x.Hash = x.Article.Hash()
	x.Origins = []index.ExportedOrigin{{Name: []byte("/a/b.txt"), Raw: [32]byte{2}}, {Name: []byte("/a/\xff"), Raw: [32]byte{3}}}
	x.Given = []string{"harbour", "ships"}
	x.Edits = &index.Owner{
		Title: new("A ferry"), Source: new(""), Published: &article.Date{Precision: article.Year, First: 18262, Last: 18627},
		Tagged: []string{"sea"}, Untagged: []string{"ships"}, Hidden: true, Set: time.Unix(1e9, 0).UTC(),
	}
	return x
}

// numbered are n tags.
func numbered(n int) (tags []string) {
	for i := range n {
		tags = append(tags, fmt.Sprintf("tag %05d", i))
	}
	return tags
}

func TestWhatIsExportedIsReadAgain(t *testing.T) {
	x := exported()
	if err := x.Validate(); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	var back index.Exported
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(x, back); d != "" {
		t.Errorf("%s\n%s", b, d)
	}
}

func TestWhatNoCollectionExportedIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(x *index.Exported){
		"a later form":                 func(x *index.Exported) { x.Format++ },
		"no mark":                      func(x *index.Exported) { x.Format = 0 },
		"no id":                        func(x *index.Exported) { x.ID = index.ID{} },
		"no version":                   func(x *index.Exported) { x.Version = 0 },
		"no time":                      func(x *index.Exported) { x.Added = time.Time{} },
		"another text":                 func(x *index.Exported) { x.Body += "x" },
		"no text":                      func(x *index.Exported) { x.Title, x.Body = "", "" },
		"a precision that is none":     func(x *index.Exported) { x.Published.Precision = "week" },
		"a date that ends too soon":    func(x *index.Exported) { x.Updated.First = 5 },
		"a subhead behind the end":     func(x *index.Exported) { x.Subheads[0].End = 1000 },
		"a subhead within a character": func(x *index.Exported) { x.Subheads[0].End = 8 },
		"clutter before the beginning": func(x *index.Exported) { x.Clutter[0].At = -1 },
		"an entity without mentions":   func(x *index.Exported) { x.Entities[0].Mentions = nil },
		"a mention in no text":         func(x *index.Exported) { x.Entities[0].Mentions[0].Field = "foot" },
		"too many tags given":          func(x *index.Exported) { x.Given = numbered(index.MaxTags + 1) },
		"a tag of two lines":           func(x *index.Exported) { x.Given = []string{"a\nb"} },
		"tags out of order":            func(x *index.Exported) { x.Edits.Tagged = []string{"b", "a"} },
		"too many tags set":            func(x *index.Exported) { x.Edits.Tagged = numbered(5000) },
		"too many tags in all":         func(x *index.Exported) { x.Given, x.Edits.Tagged = numbered(index.MaxTags), []string{"more"} },
		"a tag given and taken off":    func(x *index.Exported) { x.Edits.Untagged = []string{"sea"} },
		"a title with a control":       func(x *index.Exported) { x.Edits.Title = new("Ferry\n\x00") },
		"a source that is too long":    func(x *index.Exported) { x.Edits.Source = new(strings.Repeat("x", index.MaxSetting+1)) },
		"a date set that is none":      func(x *index.Exported) { x.Edits.Published = &article.Date{First: 3} },
		"edits at no time":             func(x *index.Exported) { x.Edits.Set = time.Time{} },
		"a quotation turned round":     func(x *index.Exported) { x.Quotations[0].Start, x.Quotations[0].End = 5, 4 },
	} {
		x := exported()
		spoil(&x)
		if err := x.Validate(); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, s := range []string{`{"name":"a","sha256":"12"}`, `{"sha256":"` + string(make([]byte, 64)) + `"}`, `{"name":7}`} {
		var o index.ExportedOrigin
		if err := json.Unmarshal([]byte(s), &o); err == nil {
			t.Errorf("%s is an origin", s)
		}
	}
}
