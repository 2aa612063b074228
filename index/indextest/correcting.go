package indextest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
)

// correct says something of persons' names and waits until that is found.
func correct(t *testing.T, e index.Engine, cs ...entity.Correction) {
	t.Helper()
	for i := range cs {
		cs[i].Kind = entity.Person
	}
	err := e.Correct(t.Context(), cs)
	if err == nil {
		err = e.Refresh(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// persons are the values of the person facet, with their counts.
func persons(t *testing.T, e index.Engine) map[string]int {
	t.Helper()
	v, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: index.Person, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, b := range v.Buckets {
		out[b.Value] = b.Count
	}
	return out
}

// wantPersons compares the person facet, and what each value finds, with want.
func wantPersons(t *testing.T, e index.Engine, want map[string]int) {
	t.Helper()
	if d := cmp.Diff(want, persons(t, e)); d != "" {
		t.Errorf("the person facet (-want +got):\n%s", d)
	}
	for name, n := range want {
		r, err := e.Search(t.Context(), index.Request{Filters: []index.Filter{{Facet: index.Person, Include: []string{name}}}})
		if err != nil || r.Total != n {
			t.Errorf("%s is found %d times, not %d: %v", name, r.Total, n, err)
		}
	}
}

// testCorrections lets the owner join, part, rename and hide names.
func testCorrections(t *testing.T, open Open) {
	e := open(t)
	entries := []index.Entry{
		Entry("https://a.example/1", article.Article{Title: "Ferry late", Body: "The ferry was late, said Anna Bergqvist. Bergqvist waited."}),
		Entry("https://a.example/2", article.Article{Title: "Ferry lost", Body: "The ferry was lost, said John Tomkins."}),
		Entry("https://a.example/3", article.Article{Title: "Ferry found", Body: "The ferry was found, said John Tomkins and Anna Bergqvist."}),
		Entry("https://a.example/4", article.Article{Title: "Ferry sold", Body: "The ferry was sold, said Rosa Delgado."}),
	}
	for i := range entries {
		entries[i].Entities = entity.Recognise(&entries[i].Article)
	}
	put(t, e, entries...)
	en := entries[0]
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2, "John Tomkins": 2, "Rosa Delgado": 1})

	correct(t, e, entity.Correction{Name: "Rosa Delgado", With: "John Tomkins"})
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2, "John Tomkins": 3})
	if got := e.Canonical(index.Person, "Rosa Delgado"); got != "John Tomkins" {
		t.Errorf("Rosa Delgado is %q", got)
	}
	forms, err := e.Forms(t.Context(), index.Person, "Rosa Delgado")
	if err != nil || len(forms) != 2 || forms[0].Name != "John Tomkins" || forms[0].Articles != 2 || forms[1].Articles != 1 {
		t.Errorf("the forms of Rosa Delgado are %+v, %v", forms, err)
	}

	correct(t, e, entity.Correction{Name: "John Tomkins", Shown: "J. T."})
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2, "J. T.": 3})
	correct(t, e, entity.Correction{Name: "John Tomkins", Hidden: true})
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2})
	if !e.Hides(index.Person, "Rosa Delgado") || e.Hides(index.Person, "Anna Bergqvist") {
		t.Error("the wrong ones are hidden")
	}
	if r, err := e.Search(t.Context(), index.Request{Filters: []index.Filter{{Facet: index.Person, Include: []string{"John Tomkins"}}}}); err != nil || r.Total != 0 {
		t.Errorf("a hidden person is found %d times, %v", r.Total, err)
	}
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2})
	said, err := e.Corrections(t.Context())
	want := []entity.Correction{{Kind: entity.Person, Name: "John Tomkins", Hidden: true}, {Kind: entity.Person, Name: "Rosa Delgado", With: "John Tomkins"}}
	if d := cmp.Diff(want, said); d != "" || err != nil {
		t.Errorf("the corrections (-want +got): %v\n%s", err, d)
	}
	correct(t, e, entity.Correction{Name: "John Tomkins"}, entity.Correction{Name: "Rosa Delgado"})
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2, "John Tomkins": 2, "Rosa Delgado": 1})

	d := edit(t, e, en.ID, index.Edit{Bearers: []index.Bearer{{Kind: entity.Person, Name: "Anna Bergqvist", As: "Anna Bergqvist (2)"}}})
	if !slices.ContainsFunc(d.Entities, func(en entity.Entity) bool { return en.Name == "Anna Bergqvist (2)" && len(en.Mentions) == 2 }) {
		t.Errorf("the article has %+v", d.Entities)
	}
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 1, "Anna Bergqvist (2)": 1, "John Tomkins": 2, "Rosa Delgado": 1})
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 1, "Anna Bergqvist (2)": 1, "John Tomkins": 2, "Rosa Delgado": 1})
	if d = edit(t, e, en.ID, index.Edit{Bearers: []index.Bearer{{Kind: entity.Person, Name: "Anna Bergqvist"}}}); d.Owner != nil {
		t.Errorf("what was taken back is still said: %+v", d.Owner)
	}
	wantPersons(t, e, map[string]int{"Anna Bergqvist": 2, "John Tomkins": 2, "Rosa Delgado": 1})

	for typed, want := range map[string]string{"Ana Bergqvist": "Anna Bergqvist", "tomkins": "John Tomkins", "Rosa Delgado Ruiz": "Rosa Delgado"} {
		if near, err := e.Nearest(t.Context(), index.Person, typed, 1); err != nil || !slices.Equal(near, []string{want}) {
			t.Errorf("nearest to %q are %q, %v", typed, near, err)
		}
	}
	if near, err := e.Nearest(t.Context(), index.Person, "Xerxes", 3); err != nil || near != nil {
		t.Errorf("nearest to Xerxes are %q, %v", near, err)
	}
	for _, bad := range [][]entity.Correction{{{Kind: "ship", Name: "A"}}, {{Kind: entity.Person}}, {{Kind: entity.Person, Name: "A", With: " A "}}, {{Kind: entity.Person, Name: "A"}, {Kind: entity.Person, Name: "A"}}} {
		if err := e.Correct(t.Context(), bad); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// testExportedCorrections exports a collection whose names were corrected, and puts
// it into another.
func testExportedCorrections(t *testing.T, open Open) {
	e, other := open(t), open(t)
	en := Entry("https://a.example/1", article.Article{Title: "Ferry late", Body: "The ferry was late, said Anna Bergqvist and John Tomkins."})
	en.Entities = entity.Recognise(&en.Article)
	put(t, e, en)
	correct(t, e, entity.Correction{Name: "John Tomkins", With: "J. T."}, entity.Correction{Name: "J. T.", Shown: "JT"}, entity.Correction{Name: "Rosa Delgado", Hidden: true})
	edit(t, e, en.ID, index.Edit{Bearers: []index.Bearer{{Kind: entity.Person, Name: "Anna Bergqvist", As: "Anna Bergqvist (2)"}}})
	all, lines := exportOf(t, e, nil)
	want := []entity.Correction{{Kind: entity.Person, Name: "J. T.", Shown: "JT"}, {Kind: entity.Person, Name: "John Tomkins", With: "J. T."}}
	if d := cmp.Diff(want, all[0].Corrections); d != "" {
		t.Errorf("the corrections of its names (-want +got):\n%s", d)
	}
	if err := all[0].Validate(); err != nil {
		t.Error(err)
	}
	put(t, other, index.Entry{ID: all[0].ID, Document: all[0].Document, Exported: &all[0]})
	if err := other.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantPersons(t, other, map[string]int{"Anna Bergqvist (2)": 1, "JT": 1})
	if _, again := exportOf(t, other, nil); !slices.Equal(lines, again) {
		t.Errorf("exported again:\n%s\nnot\n%s", again, lines)
	}
	all[0].Corrections = []entity.Correction{{Kind: "ship", Name: "A"}}
	if err := all[0].Validate(); !errors.Is(err, index.ErrInvalid) {
		t.Errorf("a correction of a ship: %v", err)
	}
}
