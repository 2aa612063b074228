package bleveindex

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/indextest"
	"parallax/index/query"
)

// edited makes a collection of three articles in dir, closes it and keeps its
// index in old; then it edits one, hides the second and tags the third.
func edited(t *testing.T, dir, old string) []index.Entry {
	t.Helper()
	entries := []index.Entry{
		indextest.Entry("https://news.example/1", article.Article{Title: "Ferry", Body: "A marlinspike was found."}),
		indextest.Entry("https://news.example/2", article.Article{Title: "School", Body: "An oubliette was found."}),
		indextest.Entry("https://news.example/3", article.Article{Title: "Market", Body: "A carillon was found."}),
	}
	e := openTest(t, dir)
	_, err := e.Put(t.Context(), entries)
	must(t, errors.Join(err, e.Close()))
	if old != "" {
		must(t, os.CopyFS(old, os.DirFS(filepath.Join(dir, "index"))))
	}
	e = openTest(t, dir)
	_, err = e.Edit(t.Context(), entries[0].ID, index.Edit{Title: new("Tambourine")})
	must(t, err)
	_, err = e.Edit(t.Context(), entries[1].ID, index.Edit{Hide: new(true)})
	must(t, err)
	entries[2].Tags = []string{"squares"}
	out, err := e.Put(t.Context(), entries[2:])
	must(t, errors.Join(err, e.Close()))
	if out[0].State != index.Updated {
		t.Fatalf("given a tag: %+v", out)
	}
	return entries
}

// findsEdits checks what an edited collection finds.
func findsEdits(t *testing.T, e *Engine, when string) {
	t.Helper()
	must(t, e.Refresh(t.Context()))
	for q, want := range map[string]int{"tambourine": 1, "title:ferry": 0, "marlinspike": 1, "oubliette": 0, "tag:squares": 1, "": 2} {
		if res, err := e.Search(t.Context(), index.Request{Query: query.Parse(q, false), Limit: 5}); err != nil || res.Total != want || len(res.Hits) != want {
			t.Errorf("%s: %q finds %d, want %d: %v", when, q, res.Total, want, err)
		}
	}
	if st, err := e.Stats(t.Context()); err != nil || st.Articles != 2 || st.Hidden != 1 {
		t.Errorf("%s: %+v, %v", when, st, err)
	}
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("%s: faults %+v, %v", when, faults, err)
	}
}

func TestAnIndexThatMissedEditsCatchesUp(t *testing.T) {
	dir, old := t.TempDir(), filepath.Join(t.TempDir(), "old")
	edited(t, dir, old)
	e := openTest(t, dir)
	findsEdits(t, e, "opened again")
	must(t, e.Close())
	must(t, os.RemoveAll(filepath.Join(dir, "index")))
	must(t, os.CopyFS(filepath.Join(dir, "index"), os.DirFS(old)))
	e = openTest(t, dir)
	findsEdits(t, e, "with the index as it was before")
	must(t, e.Close())
	must(t, os.RemoveAll(filepath.Join(dir, "index")))
	e = openTest(t, dir)
	findsEdits(t, e, "without an index")
	must(t, e.store.write(func(tx *bbolt.Tx) error { // as of an older version
		return tx.Bucket(rowsBucket).ForEach(func(k, v []byte) error {
			v = bytes.Clone(v)
			v[0]--
			return tx.Bucket(rowsBucket).Put(k, v)
		})
	}))
	must(t, e.Close())
	findsEdits(t, openTest(t, dir), "with rows of an older version")
}

func TestABackupHoldsWhatTheOwnerSet(t *testing.T) {
	dir, again := t.TempDir(), t.TempDir()
	edited(t, dir, "")
	var b bytes.Buffer
	must(t, openTest(t, dir).Backup(t.Context(), &b))
	must(t, Restore(again, &b))
	findsEdits(t, openTest(t, again), "restored")
}

func TestADamagedEditIsNamedAndTheArticleIsAsItWasRead(t *testing.T) {
	dir := t.TempDir()
	entries := edited(t, dir, "")
	e := openTest(t, dir)
	editOpen(t, e, editsBucket, func(b []byte) []byte { b[len(b)-2] ^= 1; return b })
	editOpen(t, e, givenBucket, func(b []byte) []byte { b[len(b)-2] ^= 1; return b })
	faults, err := e.Check(t.Context(), nil)
	must(t, err)
	named := func(en index.Entry) bool {
		return slices.ContainsFunc(faults, func(f index.Fault) bool {
			return f.What == "edit" && f.Name == en.ID.String() && strings.Contains(f.Reason, "checksum")
		})
	}
	if !named(entries[2]) || !named(entries[0]) && !named(entries[1]) {
		t.Errorf("faults %+v", faults)
	}
	for _, en := range entries {
		d, err := e.Article(t.Context(), en.ID, 0)
		if err != nil || d.Body != en.Body {
			t.Errorf("%s: %q, %v", en.ID, d.Body, err)
		}
		if said := slices.ContainsFunc(d.Notes, func(n string) bool { return strings.Contains(n, "what its owner set is damaged") }); said != (named(en) && en.ID != entries[2].ID) {
			t.Errorf("%s: notes %q", en.ID, d.Notes)
		}
	}
	if _, err := e.Edit(t.Context(), entries[0].ID, index.Edit{Title: new("Xylophone")}); err != nil {
		t.Error(err)
	}
	if d, err := e.Article(t.Context(), entries[0].ID, 0); err != nil || d.Title != "Xylophone" {
		t.Errorf("edited anew: %q, %v", d.Title, err)
	}
}
