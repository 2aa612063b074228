package indextest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"parallax/index"
	"parallax/index/article"
)

func testTags(t *testing.T, open Open) {
	e := open(t)
	en := fromFile("/news/politics/one.txt", "The bridge is open.")
	put(t, e, en)
	tagged := en
	tagged.Tags = []string{"politics", "2024", "politics", " cafe\u0301 "}
	seen := func() bool {
		_, ok, err := e.Seen(t.Context(), en.Origin, en.Raw, tagged.Tags...)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if seen() {
		t.Error("a file is seen with tags that its article was not given")
	}
	if out := put(t, e, tagged)[0]; out.State != index.Updated || out.Version != 1 {
		t.Errorf("a known file with tags: %+v", out)
	}
	if !seen() {
		t.Error("a file is not seen with the tags that its article was given")
	}
	if out := put(t, e, tagged)[0]; out.State != index.Unchanged {
		t.Errorf("the tags again: %+v", out)
	}
	if out := put(t, e, en)[0]; out.State != index.Unchanged {
		t.Errorf("without the tags: %+v", out)
	}
	d := stored(t, e, en.ID)
	if want := []string{"2024", "café", "politics"}; !slices.Equal(d.Tags, want) || d.Owner != nil {
		t.Errorf("tags %q, %+v; want %q", d.Tags, d.Owner, want)
	}
	d = edit(t, e, en.ID, index.Edit{Tag: []string{"to read"}, Untag: []string{"politics", "never given"}})
	if want := []string{"2024", "café", "to read"}; !slices.Equal(d.Tags, want) || !slices.Equal(d.Owner.Tagged, []string{"to read"}) || !slices.Contains(d.Owner.Untagged, "politics") {
		t.Errorf("tags %q, %+v; want %q", d.Tags, d.Owner, want)
	}
	other := tagged
	other.Tags = append(slices.Clone(tagged.Tags), "bridges")
	if out := put(t, e, other)[0]; out.State != index.Updated {
		t.Errorf("one tag more: %+v", out)
	}
	for q, want := range map[string]int{"tag:politics": 0, "tag:read": 1, "tag:bridges": 1, "tag:cafe": 1} {
		if n := total(t, e, q); n != want {
			t.Errorf("%q finds %d, want %d", q, n, want)
		}
	}
	d = edit(t, e, en.ID, index.Edit{Reset: []index.Setting{index.SetTags}})
	if want := []string{"2024", "bridges", "café", "politics"}; !slices.Equal(d.Tags, want) || d.Owner != nil {
		t.Errorf("tags taken back: %q, %+v; want %q", d.Tags, d.Owner, want)
	}
	put(t, e, fromFile("/news/politics/one.txt", "The bridge is closed."))
	if d := stored(t, e, en.ID); d.Version != 2 || len(d.Tags) != 4 || total(t, e, "closed tag:politics") != 1 {
		t.Errorf("a new version has tags %q", d.Tags)
	}
}

func testEditErrors(t *testing.T, open Open) {
	e := open(t)
	en := Entry("https://a.example/1", article.Article{Title: "Ferry", Body: "The ferry was late."})
	put(t, e, en)
	many := make([]string, index.MaxTags+1)
	for i := range many {
		many[i] = strings.Repeat("x", i%900) + string(rune('a'+i%26)) + string(rune('a'+i/26%26))
	}
	bad := article.Date{Precision: article.Minute, First: 1, Last: 1}
	for name, ed := range map[string]index.Edit{
		"nothing":                      {},
		"an empty tag":                 {Tag: []string{" "}},
		"a long tag":                   {Tag: []string{strings.Repeat("x", index.MaxSetting+1)}},
		"too many tags":                {Tag: many},
		"a long title":                 {Title: new(strings.Repeat("x", index.MaxSetting+1))},
		"a tag given and taken":        {Tag: []string{"a"}, Untag: []string{" a"}},
		"an unknown setting":           {Reset: []index.Setting{"colour"}},
		"a title set and taken back":   {Title: new("x"), Reset: []index.Setting{index.SetTitle}},
		"a time without its instant":   {Published: &bad},
		"a date of no known precision": {Published: &article.Date{Precision: "hour"}},
	} {
		if _, err := e.Edit(t.Context(), en.ID, ed); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := e.Edit(t.Context(), index.ID{1}, index.Edit{Hide: new(true)}); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("an unknown article: %v", err)
	}
	if d := stored(t, e, en.ID); d.Owner != nil {
		t.Errorf("a refused edit left %+v", d.Owner)
	}
}
