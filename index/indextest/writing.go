package indextest

import (
	"context"
	"crypto/sha256"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/query"
)

// put stores entries and waits until they are found.
func put(t *testing.T, e index.Engine, entries ...index.Entry) []index.Outcome {
	t.Helper()
	out, err := e.Put(t.Context(), entries)
	if err == nil {
		err = e.Refresh(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// total counts the results of a typed query.
func total(t *testing.T, e index.Engine, q string) int {
	t.Helper()
	res, err := e.Search(t.Context(), index.Request{Query: query.Parse(q, false)})
	if err != nil {
		t.Fatalf("search %q: %v", q, err)
	}
	return res.Total
}

// fromFile is an entry known by its bytes alone.
func fromFile(path, body string) index.Entry {
	return index.Entry{ID: index.RawID([]byte(body)), Local: true, Origin: path, Raw: sha256.Sum256([]byte(body)),
		Document: index.Document{Article: article.Article{Body: body}}}
}

func testPut(t *testing.T, open Open) {
	e := open(t)
	url := Entry("https://a.example/1", article.Article{Title: "Ferry", Body: "The ferry was late."})
	file := fromFile("/articles/one.txt", "The bridge is open.")
	for _, step := range []struct {
		name    string
		entry   index.Entry
		state   index.State
		version int
	}{
		{"a new URL is added", url, index.Added, 1},
		{"the same again is unchanged", url, index.Unchanged, 1},
		{"another text at a known URL is updated", changed(url, "The ferry was on time."), index.Updated, 2},
		{"a new file is added", file, index.Added, 1},
		{"the same bytes in another file are unchanged", fromFile("/articles/copy.txt", "The bridge is open."), index.Unchanged, 1},
		{"other bytes in a known file are updated", fromFile("/articles/one.txt", "The bridge is closed."), index.Updated, 2},
		{"the bytes that it had first, in a third file, are an article of their own", fromFile("/articles/third.txt", "The bridge is open."), index.Added, 1},
		{"the copy, added again, changes nothing", fromFile("/articles/copy.txt", "The bridge is open."), index.Unchanged, 2},
	} {
		out := put(t, e, step.entry)[0]
		if out.State != step.state || out.Version != step.version {
			t.Errorf("%s: %s, version %d; want %s, version %d", step.name, out.State, out.Version, step.state, step.version)
		}
	}
	if n := total(t, e, ""); n != 3 {
		t.Errorf("%d articles, want 3", n)
	}
	for q, want := range map[string]int{"late": 0, "time": 1, "open": 1, "closed": 1} {
		if n := total(t, e, q); n != want {
			t.Errorf("%q finds %d, want %d", q, n, want)
		}
	}
	seen := fromFile("/articles/one.txt", "The bridge is closed.")
	if out, ok, err := e.Seen(t.Context(), seen.Origin, seen.Raw); err != nil || !ok || out.ID != file.ID || out.State != index.Unchanged {
		t.Errorf("seen: %+v, %v, %v", out, ok, err)
	}
	if _, ok, _ := e.Seen(t.Context(), seen.Origin, file.Raw); ok {
		t.Error("bytes that the file no longer has are seen")
	}
	twice := put(t, e, fromFile("/articles/two.txt", "One."), fromFile("/articles/two.txt", "Two."))
	if twice[0].State != index.Added || twice[1].State != index.Updated || twice[1].ID != twice[0].ID {
		t.Errorf("a file that changes within one put: %+v", twice)
	}
	if total(t, e, "") != 4 || total(t, e, "one") != 0 || total(t, e, "two") != 1 {
		t.Error("a file that changes within one put is not found as it is last")
	}
}

// testGiven puts articles that two files of one name call alike.
func testGiven(t *testing.T, open Open) {
	e := open(t)
	given := func(origin, body string) index.Entry {
		en := fromFile(origin, body)
		en.ID = index.GivenID("articles.jsonl", "1")
		return en
	}
	a, b := given("/a/articles.jsonl#1", "The bridge is open."), given("/b/articles.jsonl#1", "The river is high.")
	first, second := put(t, e, a)[0], put(t, e, b)[0]
	if first.State != index.Added || second.State != index.Added || first.ID == second.ID || first.ID != a.ID {
		t.Errorf("two articles of one given id: %+v, %+v", first, second)
	}
	moved := given("/c/articles.jsonl#1", "The bridge is open.")
	if out := put(t, e, moved)[0]; out.State != index.Unchanged || out.ID != first.ID {
		t.Errorf("a file that was moved: %+v", out)
	}
	if out := put(t, e, given("/b/articles.jsonl#1", "The river is low."))[0]; out.State != index.Updated || out.ID != second.ID {
		t.Errorf("another text of the second: %+v", out)
	}
	if n := total(t, e, ""); n != 2 {
		t.Errorf("%d articles, want 2", n)
	}
}

func changed(en index.Entry, body string) index.Entry {
	en.Body = body
	en.Raw = sha256.Sum256([]byte(body))
	return en
}

func testRemove(t *testing.T, open Open) {
	e := open(t)
	file := fromFile("/articles/one.txt", "The bridge is open.")
	put(t, e, file, fromFile("/articles/two.txt", "The river is high."))
	n, err := e.Remove(t.Context(), []index.ID{file.ID, {}})
	if err != nil || n != 1 {
		t.Fatalf("removed %d, %v", n, err)
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if total(t, e, "") != 1 || total(t, e, "bridge") != 0 {
		t.Error("a removed article is found")
	}
	if _, err := e.Article(t.Context(), file.ID, 0); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("a removed article is read: %v", err)
	}
	if _, ok, _ := e.Seen(t.Context(), file.Origin, file.Raw); ok {
		t.Error("a removed article is seen")
	}
	shown := fromFile("/demo/one.txt", "A demonstration.")
	shown.Demo = true
	put(t, e, shown)
	if st, err := e.Stats(t.Context()); err != nil || st.Demo != 1 || st.Articles != 2 {
		t.Errorf("with a demo article: %+v, %v", st, err)
	}
	if st, err := e.Stats(t.Context()); err != nil || st.Versions != 2 {
		t.Errorf("%d versions are counted, %v; want 2", st.Versions, err)
	}
	if n, err := e.RemoveDemo(t.Context()); err != nil || n != 1 {
		t.Errorf("removed %d demo articles, %v", n, err)
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if total(t, e, "") != 1 || total(t, e, "demonstration") != 0 {
		t.Error("a demo article is left")
	}
	if out := put(t, e, file)[0]; out.State != index.Added || out.ID != file.ID || out.Version != 1 {
		t.Errorf("added again: %+v", out)
	}
	if d, err := e.Article(t.Context(), file.ID, 0); err != nil || d.Version != 1 || d.Versions != 1 {
		t.Errorf("added again: version %d of %d, %v", d.Version, d.Versions, err)
	}
	if total(t, e, "bridge") != 1 {
		t.Error("an article added again is not found")
	}
}

func testVersions(t *testing.T, open Open) {
	e := open(t)
	en := Entry("https://a.example/1", article.Article{Title: "Vote", Body: "Ten voted."})
	put(t, e, en)
	put(t, e, changed(en, "Twelve voted."))
	for version, body := range map[int]string{0: "Twelve voted.", 1: "Ten voted.", 2: "Twelve voted."} {
		d, err := e.Article(t.Context(), en.ID, version)
		if err != nil {
			t.Fatal(err)
		}
		if d.Body != body || d.Versions != 2 || d.ID != en.ID || d.Hash != d.Article.Hash() || d.Added.IsZero() {
			t.Errorf("version %d: %+v", version, d)
		}
	}
	if _, err := e.Article(t.Context(), en.ID, 3); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("version 3: %v", err)
	}
}

func testErrors(t *testing.T, open Open) {
	e := open(t)
	yes := true
	for name, r := range map[string]index.Request{
		"an unknown facet":         {Filters: []index.Filter{{Facet: "colour", Include: []string{"red"}}}},
		"two filters by one":       {Filters: []index.Filter{{Facet: index.Person}, {Facet: index.Person}}},
		"too many hits":            {Limit: index.MaxLimit + 1},
		"a page too far":           {Limit: 10, Offset: index.MaxWindow},
		"none and one at once":     {Filters: []index.Filter{{Facet: index.Person, Include: []string{"A"}, Missing: &yes}}},
		"an unknown order":         {Sort: "loudest"},
		"an unknown match":         {Filters: []index.Filter{{Facet: index.Person, Match: "some"}}},
		"an unknown facet's count": {Facets: map[index.Facet]int{"colour": 1}},
		"an endless offset":        {Offset: math.MaxInt, Limit: 10},
		"too many facet values":    {Facets: map[index.Facet]int{index.Person: index.MaxBuckets + 1}},
	} {
		if _, err := e.Search(t.Context(), r); !errors.Is(err, index.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: "colour"}); !errors.Is(err, index.ErrInvalid) {
		t.Errorf("values of an unknown facet: %v", err)
	}
	if _, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: index.Person, Offset: math.MaxInt, Limit: 10}); !errors.Is(err, index.ErrInvalid) {
		t.Errorf("values from an endless offset: %v", err)
	}
	if _, err := e.Article(t.Context(), index.ID{1}, 1<<32+1); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("a version beyond all: %v", err)
	}
	if _, err := e.Article(t.Context(), index.ID{1}, 0); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("an unknown article: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Put(gone, []index.Entry{fromFile("/x", "X.")}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled put: %v", err)
	}
	if _, err := e.Search(gone, index.Request{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search: %v", err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Search(t.Context(), index.Request{}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("a search after closing: %v", err)
	}
	if _, err := e.Put(t.Context(), []index.Entry{fromFile("/x", "X.")}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("a put after closing: %v", err)
	}
	if _, err := e.Article(t.Context(), index.ID{1}, 0); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("an article after closing: %v", err)
	}
	if _, _, err := e.Seen(t.Context(), "/x", [32]byte{}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("seen after closing: %v", err)
	}
}

func testRebuild(t *testing.T, open Open) {
	e, _ := world(t, open, 5)
	ask := func() (out []reading) {
		for _, q := range []string{"", "harbour", "minister strike", "title:vote OR ferry", `"storm ferry"`} {
			res, err := e.Search(t.Context(), index.Request{Query: query.Parse(q, false), Limit: 100, Facets: map[index.Facet]int{index.Person: 10}})
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, read(res))
		}
		return out
	}
	before := ask()
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) != 0 {
		t.Errorf("a sound collection has faults %+v, %v", faults, err)
	}
	var last, of int
	if err := e.Rebuild(t.Context(), func(done, total int) { last, of = done, total }); err != nil {
		t.Fatal(err)
	}
	if last != worldSize || of != worldSize {
		t.Errorf("progress ended at %d of %d", last, of)
	}
	if diff := cmp.Diff(before, ask()); diff != "" {
		t.Errorf("after a rebuild (-before +after):\n%s", diff)
	}
	put(t, e, fromFile("/late.txt", "A zebra arrives."))
	if total(t, e, "zebra") != 1 {
		t.Error("an article added after a rebuild is not found")
	}
}

// reading is a result in a form that two engines or moments can share.
type reading struct {
	Total  int
	Hits   []string
	Scores []float64
	People facetReading
}

func read(r index.Result) reading {
	out := reading{Total: r.Total, People: readFacet(r.Facets[index.Person])}
	for _, h := range r.Hits {
		out.Hits = append(out.Hits, h.Document.ID.String())
		out.Scores = append(out.Scores, h.Score)
	}
	return out
}
