package indextest

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
)

// edit edits an article and waits until that is found.
func edit(t *testing.T, e index.Engine, id index.ID, ed index.Edit) index.Document {
	t.Helper()
	d, err := e.Edit(t.Context(), id, ed)
	if err == nil {
		err = e.Refresh(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// date is what the owner types.
func date(t *testing.T, s string) *article.Date {
	t.Helper()
	d, err := index.ParsePublished(s)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

// stored reads an article's newest version.
func stored(t *testing.T, e index.Engine, id index.ID) index.Document {
	t.Helper()
	d, err := e.Article(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func testEdits(t *testing.T, open Open) {
	e := open(t)
	en := Entry("https://a.example/1", article.Article{Title: "Ferry late", Source: "Coast Post", Body: "The ferry was late, said Anna Bergqvist."})
	put(t, e, en, Entry("https://a.example/2", article.Article{Title: "Other", Body: "Nothing of it."}))
	d := edit(t, e, en.ID, index.Edit{Title: new("  Angela Merkel waits\nfor a ferry "), Source: new("The Ledger"), Published: date(t, "2022-02")})
	if again := stored(t, e, en.ID); !cmp.Equal(d, again) {
		t.Errorf("an edit returns something else than what is stored:\n%s", cmp.Diff(d, again))
	}
	if d.Title != "Angela Merkel waits for a ferry" || d.Source != "The Ledger" || d.Published.String() != "2022-02" || d.Published.Evidence != index.SetByOwner {
		t.Errorf("the document has %q, %q, %+v", d.Title, d.Source, d.Published)
	}
	if d.Version != 1 || d.Versions != 1 || d.Hash != d.Article.Hash() {
		t.Errorf("version %d of %d, hash %s", d.Version, d.Versions, d.Hash)
	}
	o := d.Owner
	if o == nil || o.Title == nil || *o.Title != "Ferry late" || o.Source == nil || *o.Source != "Coast Post" || o.Published == nil || !o.Published.IsZero() || o.Set.IsZero() {
		t.Fatalf("what was read is %+v", o)
	}
	if want := entity.Recognise(&d.Article); !cmp.Equal(want, d.Entities) {
		t.Errorf("entities of the text as edited:\n%s", cmp.Diff(want, d.Entities))
	}
	for q, want := range map[string]int{"title:merkel": 1, "title:late": 0, "body:late": 1, `person:"angela merkel"`: 1, "source:ledger": 1, "source:coast": 0, "date:2022-02": 1, "": 2} {
		if n := total(t, e, q); n != want {
			t.Errorf("%q finds %d, want %d", q, n, want)
		}
	}
	e2 := edit(t, e, en.ID, index.Edit{Reset: []index.Setting{index.SetTitle, index.SetPublished}, Source: new("")})
	if e2.Title != "Ferry late" || e2.Source != "" || !e2.Published.IsZero() || e2.Owner.Title != nil || *e2.Owner.Source != "Coast Post" {
		t.Errorf("after taking two back: %q, %q, %v, %+v", e2.Title, e2.Source, e2.Published, e2.Owner)
	}
	if last := edit(t, e, en.ID, index.Edit{Reset: []index.Setting{index.SetSource}}); last.Owner != nil || last.Source != "Coast Post" {
		t.Errorf("after taking all back: %+v, %q", last.Owner, last.Source)
	}
	if total(t, e, "title:late source:coast") != 1 || total(t, e, "merkel") != 0 {
		t.Error("an article is not found as it was read, once all is taken back")
	}
	if edited, err := e.Edited(t.Context(), index.ID{}, 10); err != nil || len(edited) != 0 {
		t.Errorf("edited, once all is taken back: %d, %v", len(edited), err)
	}
}

func testEditsStay(t *testing.T, open Open) {
	e := open(t)
	en := Entry("https://a.example/1", article.Article{Title: "Ferry late", Body: "The ferry was late."})
	put(t, e, en)
	edit(t, e, en.ID, index.Edit{Title: new("Boat"), Published: date(t, "2021-05-06T07:08+02:00"), Tag: []string{"sea"}})
	check := func(when string, version int) {
		t.Helper()
		d := stored(t, e, en.ID)
		if d.Title != "Boat" || *d.Owner.Title != "Ferry late" || d.Published.String() != "2021-05-06T07:08:00+02:00" || d.Version != version || !slices.Equal(d.Tags, []string{"sea"}) {
			t.Errorf("%s: version %d, %q, %v, %+v", when, d.Version, d.Title, d.Published, d.Owner)
		}
		if total(t, e, "title:boat tag:sea date:2021-05-06") != 1 || total(t, e, "title:ferry") != 0 || total(t, e, "") != 1 {
			t.Errorf("%s: it is not found as edited", when)
		}
	}
	check("after editing", 1)
	if out := put(t, e, en)[0]; out.State != index.Unchanged {
		t.Errorf("added again: %+v", out)
	}
	check("added again", 1)
	if out := put(t, e, changed(en, "The ferry was on time."))[0]; out.State != index.Updated || out.Version != 2 {
		t.Errorf("another text: %+v", out)
	}
	check("with another text", 2)
	if out := put(t, e, changed(en, "The ferry was on time."))[0]; out.State != index.Unchanged {
		t.Errorf("the other text again: %+v", out)
	}
	if d, err := e.Article(t.Context(), en.ID, 1); err != nil || d.Title != "Boat" || d.Body != "The ferry was late." {
		t.Errorf("version 1: %q, %q, %v", d.Title, d.Body, err)
	}
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	check("after rebuilding", 2)
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("faults %+v, %v", faults, err)
	}
	if n, err := e.Remove(t.Context(), []index.ID{en.ID}); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	put(t, e, en)
	if d := stored(t, e, en.ID); d.Title != "Ferry late" || d.Owner != nil || d.Tags != nil {
		t.Errorf("removed and added again: %q, %+v, %v", d.Title, d.Owner, d.Tags)
	}
}

func testHidden(t *testing.T, open Open) {
	e := open(t)
	en := Entry("https://a.example/1", article.Article{Title: "Ferry", Source: "Coast Post", Body: "The ferry was late."})
	put(t, e, en, Entry("https://a.example/2", article.Article{Title: "Ferry", Body: "Another ferry."}))
	check := func(when string, found, hidden int) {
		t.Helper()
		if n := total(t, e, "ferry"); n != found {
			t.Errorf("%s: %d are found, want %d", when, n, found)
		}
		vs, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: index.Source, Limit: 10})
		if err != nil || len(vs.Buckets) != found-1 {
			t.Errorf("%s: sources %+v, %v", when, vs, err)
		}
		if st, err := e.Stats(t.Context()); err != nil || st.Articles != found || st.Hidden != hidden || st.Sources != found-1 {
			t.Errorf("%s: stats %+v, %v", when, st, err)
		}
		if d := stored(t, e, en.ID); d.Hidden() != (hidden > 0) || d.Title != "Ferry" {
			t.Errorf("%s: %q, %+v", when, d.Title, d.Owner)
		}
		switch _, err := index.Visible(e).Article(t.Context(), en.ID, 0); {
		case hidden > 0 && (!errors.Is(err, index.ErrHidden) || !errors.Is(err, index.ErrNotFound)), hidden == 0 && err != nil:
			t.Errorf("%s: readers get %v", when, err)
		}
		if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
			t.Errorf("%s: faults %+v, %v", when, faults, err)
		}
	}
	check("before", 2, 0)
	edit(t, e, en.ID, index.Edit{Hide: new(true)})
	check("hidden", 1, 1)
	edit(t, e, en.ID, index.Edit{Hide: new(true)})
	check("hidden twice", 1, 1)
	edit(t, e, en.ID, index.Edit{Tag: []string{"secret"}})
	check("tagged while hidden", 1, 1)
	if n := total(t, e, "tag:secret"); n != 0 {
		t.Errorf("a hidden article is found by its tag")
	}
	put(t, e, changed(en, "The ferry sank."))
	check("with another text while hidden", 1, 1)
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	check("rebuilt", 1, 1)
	edited, err := e.Edited(t.Context(), index.ID{}, 10)
	if err != nil || len(edited) != 1 || edited[0].ID != en.ID || !edited[0].Hidden() {
		t.Errorf("edited: %+v, %v", edited, err)
	}
	edit(t, e, en.ID, index.Edit{Hide: new(false)})
	check("shown again", 2, 0)
	if total(t, e, "sank tag:secret") != 1 {
		t.Error("shown again, it is not found as it is by now")
	}
	edit(t, e, en.ID, index.Edit{Hide: new(true)})
	if n, err := e.Remove(t.Context(), []index.ID{en.ID}); n != 1 || err != nil {
		t.Errorf("removed %d, %v", n, err)
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if st, err := e.Stats(t.Context()); err != nil || st.Hidden != 0 {
		t.Errorf("a hidden one removed: %+v, %v", st, err)
	}
	demo := Entry("https://demo.example/1", article.Article{Body: "A demonstration."})
	demo.Demo = true
	put(t, e, demo)
	edit(t, e, demo.ID, index.Edit{Hide: new(true)})
	if n, err := e.RemoveDemo(t.Context()); n != 1 || err != nil {
		t.Errorf("removed %d of the demo, which is hidden, %v", n, err)
	}
}

// testEditedCounts edits a small world at random, and counts.
func testEditedCounts(t *testing.T, open Open) {
	e, docs := world(t, open, 21)
	r := rand.New(rand.NewPCG(31, 1))
	var hidden []index.ID
	var visible []*document
	var edited []index.ID
	for i, d := range docs {
		ed := index.Edit{}
		id := Random(21, worldSize)[i].ID
		switch i % 6 {
		case 0:
			ed.Hide = new(true)
			hidden = append(hidden, id)
		case 1:
			ed.Source = new(sources[r.IntN(len(sources))])
			d.Source = *ed.Source
		case 2:
			ed.Tag, ed.Untag = []string{tags[0]}, []string{tags[1]}
			d.Tags = slices.DeleteFunc(append(slices.Clone(d.Tags), tags[0]), func(s string) bool { return s == tags[1] })
			slices.Sort(d.Tags)
			d.Tags = slices.Compact(d.Tags)
		case 3:
			p := randomDate(r)
			ed.Published = &p
			d.Published = p
		case 4:
			ed.Title = new(sentence(r, 3))
			a := d.Article
			a.Title = *ed.Title
			whole := d.Document
			whole.Article, whole.Entities = a, entity.Recognise(&a)
			docs[i] = newDocument(whole)
			d = docs[i]
		case 5:
			visible = append(visible, d)
			continue
		}
		if _, err := e.Edit(t.Context(), id, ed); err != nil {
			t.Fatal(err)
		}
		edited = append(edited, id)
		if ed.Hide == nil {
			visible = append(visible, d)
		}
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	compareCounts(t, e, visible, r, requests/3)
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	compareCounts(t, e, visible, r, requests/6)
	var listed []index.ID
	for after := (index.ID{}); ; {
		page, err := e.Edited(t.Context(), after, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range page {
			listed = append(listed, d.ID)
			if d.Hidden() != slices.Contains(hidden, d.ID) {
				t.Errorf("%s: %+v", d.ID, d.Owner)
			}
		}
		if len(page) < 7 {
			break
		}
		after = page[len(page)-1].ID
	}
	slices.SortFunc(edited, func(a, b index.ID) int { return slices.Compare(a[:], b[:]) })
	if diff := cmp.Diff(edited, listed); diff != "" {
		t.Errorf("what is edited is listed otherwise (-want +got):\n%s", diff)
	}
}
