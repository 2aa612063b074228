package bleveindex

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/indextest"
	"parallax/index/query"
)

// update writes the fixture of the present layout where there is none:
//
//	go test ./index/bleveindex -run TestCollectionsOfEveryLayoutOpen -update
//
// One that exists is never written again: it is what that commit wrote.
var update = flag.Bool("update", false, "write the fixture of a new layout")

// firstLayout is the first that was released.
const firstLayout = 3

// firstRows is the first version of rows that came without a layout of its own.
const firstRows = 4

// expected is what a fixture's collection must say of one article. It is kept
// with the fixture, as wantName.
type expected struct {
	ID                      string
	Title, Standfirst, Body string
	URL, Source, Published  string
	Authors, Entities       []string
	Version, Versions       int
	Demo                    bool
	Word                    string // only this article has it
	Tags                    []string
	Read                    string // the source as read, where the owner set another
	Hidden                  bool
}

const wantName = "want.json"

// TestCollectionsOfEveryLayoutOpen opens a collection of each layout, and of each
// version of rows, as the commit that made it wrote it, with its index and without.
func TestCollectionsOfEveryLayoutOpen(t *testing.T) {
	var made []string
	for layout := firstLayout; layout <= layoutVersion; layout++ {
		made = append(made, fmt.Sprintf("layout%d", layout))
	}
	for rows := firstRows; rows <= rowVersion; rows++ {
		made = append(made, fmt.Sprintf("rows%d", rows))
	}
	newest := []string{fmt.Sprintf("layout%d", layoutVersion), fmt.Sprintf("rows%d", rowVersion)}
	for _, layout := range made {
		fixture := filepath.Join("testdata", layout+".tar.gz")
		if _, err := os.Stat(fixture); errors.Is(err, fs.ErrNotExist) && *update && slices.Contains(newest, layout) {
			must(t, os.MkdirAll("testdata", 0o755))
			must(t, pack(fixture, writeLayout(t)))
		}
		for name, without := range map[string]string{"whole": "", "without its index": "index"} {
			t.Run(layout+" "+name, func(t *testing.T) {
				dir := t.TempDir()
				if err := unpack(fixture, dir); err != nil {
					t.Fatalf("%v: a commit that changes the layout adds its fixture: run this test with -update", err)
				}
				if without != "" {
					must(t, os.RemoveAll(filepath.Join(dir, without)))
				}
				b, err := os.ReadFile(filepath.Join(dir, wantName))
				must(t, err)
				var want []expected
				must(t, json.Unmarshal(b, &want))
				checkLayout(t, dir, want)
				checkLayout(t, dir, want) // as the first opening left it
			})
		}
	}
}

// writeLayout makes a small collection with all that a layout can hold: an
// update, a removal, an article of the demo collection, tags, what the owner set
// and a hidden article.
func writeLayout(t *testing.T) (dir string) {
	dir = t.TempDir()
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	e, err := Open(t.Context(), dir, Options{Now: func() time.Time { return now }})
	must(t, err)
	day := article.DayOf(2025, 11, 3)
	published := article.Date{Precision: article.DayOnly, First: day, Last: day}
	ferry := indextest.Entry("https://news.example/ferry", article.Article{
		Title: "Ferry fares rise", Standfirst: "Islanders object.", Body: "Crossing to Lindholm costs more from Monday, said Ilse Varga.\nA marlinspike was displayed.",
		Source: "Coast Post", Authors: []string{"N. Reed"}, Published: published, Language: "en"},
		entity.Entity{Kind: entity.Person, Name: "Ilse Varga", Role: "minister", Mentions: []entity.Mention{{Field: article.Body, Start: 50, End: 60}}},
		entity.Entity{Kind: entity.Country, Name: "Denmark", Code: "DK", About: true})
	school := indextest.Entry("https://news.example/school", article.Article{Title: "School bells fall silent", Body: "The carillon stays broken until spring.", Source: "The Ledger", Language: "en"})
	school.Demo = true
	gone := indextest.Entry("https://news.example/gone", article.Article{Title: "Market closes", Body: "The whortleberry stall was the last.", Language: "en"})
	plain := indextest.Entry("", article.Article{Title: "", Body: "Le batelier a franchi une écluse.", Language: "fr"})
	plain.Origin = "/news/écluse.txt"
	plain.Tags = []string{"voyages", "2025"}
	memo := indextest.Entry("https://news.example/memo", article.Article{Title: "Memo", Body: "An oubliette of a text.", Language: "en"})
	for _, entries := range [][]index.Entry{{ferry, school, gone}, {plain, memo}, {changed(school, "The carillon and the tambourine stay broken until summer.")}} {
		_, err := e.Put(t.Context(), entries)
		must(t, err)
	}
	_, err = e.Remove(t.Context(), []index.ID{gone.ID})
	must(t, err)
	for id, ed := range map[index.ID]index.Edit{
		ferry.ID: {Source: new("The Ledger"), Tag: []string{"fares"}},
		plain.ID: {Untag: []string{"2025"}},
		memo.ID:  {Hide: new(true), Title: new("A note")},
	} {
		_, err := e.Edit(t.Context(), id, ed)
		must(t, err)
	}
	must(t, e.Refresh(t.Context()))
	var want []expected
	for word, en := range map[string]index.Entry{"marlinspike": ferry, "tambourine": school, "écluse": plain, "oubliette": memo} {
		d, err := e.Article(t.Context(), en.ID, 0)
		must(t, err)
		want = append(want, expect(&d, word))
	}
	must(t, e.Close())
	b, err := json.MarshalIndent(want, "", "  ")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, wantName), b, 0o600))
	return dir
}

func changed(en index.Entry, body string) index.Entry {
	en.Body, en.Raw = body, [32]byte{1}
	return en
}

func expect(d *index.Document, word string) expected {
	x := expected{ID: d.ID.String(), Title: d.Title, Standfirst: d.Standfirst, Body: d.Body, URL: d.URL, Source: d.Source,
		Published: d.Published.String(), Authors: d.Authors, Version: d.Version, Versions: d.Versions, Demo: d.Demo, Word: word,
		Tags: d.Tags, Hidden: d.Hidden()}
	if d.Owner != nil && d.Owner.Source != nil {
		x.Read = *d.Owner.Source
	}
	for _, en := range d.Entities {
		x.Entities = append(x.Entities, string(en.Kind)+" "+en.Name)
	}
	return x
}

// checkLayout opens the collection in dir: every article is whole, found and
// counted, nothing is damaged, and it takes another one.
func checkLayout(t *testing.T, dir string, want []expected) {
	t.Helper()
	e, err := Open(t.Context(), dir, Options{})
	must(t, err)
	defer func() { must(t, e.Close()) }()
	versions, hidden := 0, 0
	for _, w := range want {
		id, err := index.ParseID(w.ID)
		must(t, err)
		d, err := e.Article(t.Context(), id, 0)
		must(t, err)
		if diff := cmp.Diff(w, expect(&d, w.Word)); diff != "" {
			t.Errorf("article %s is not what was written (-want +got):\n%s", w.ID, diff)
		}
		for v := 1; v <= w.Versions; v++ {
			if d, err := e.Article(t.Context(), id, v); err != nil || d.Hash != d.Article.Hash() {
				t.Errorf("article %s version %d: %v", w.ID, v, err)
			}
		}
		if w.Hidden {
			hidden++
		} else {
			versions += w.Versions
		}
		res, err := e.Search(t.Context(), index.Request{Query: query.Parse(w.Word, false), Limit: 5})
		if found := err == nil && res.Total == 1 && len(res.Hits) == 1 && res.Hits[0].Document.ID == id; found == w.Hidden || err != nil {
			t.Errorf("%s finds %d articles: %v", w.Word, res.Total, err)
		}
	}
	st, err := e.Stats(t.Context())
	if err != nil || st.Articles != len(want)-hidden || st.Hidden != hidden || st.Versions != versions || st.Demo != 1 {
		t.Errorf("%+v, %v; want %d articles in %d versions", st, err, len(want), versions)
	}
	if res, err := e.Search(t.Context(), index.Request{Query: query.Parse("whortleberry", false)}); err != nil || res.Total != 0 {
		t.Errorf("a removed article is found %d times: %v", res.Total, err)
	}
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("faults %+v, %v", faults, err)
	}
	out, err := e.Put(t.Context(), []index.Entry{indextest.Entry("https://news.example/late", article.Article{Title: "Late", Body: "A latecomer."})})
	must(t, err)
	if _, err := e.Remove(t.Context(), []index.ID{out[0].ID}); err != nil {
		t.Error(err)
	}
}

// pack writes the files under dir to a compressed archive.
func pack(name, dir string) (err error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(z)
	if err := errors.Join(w.AddFS(os.DirFS(dir)), w.Close(), z.Close()); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// unpack writes the files of an archive into dir.
func unpack(name, dir string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(h.Name))
		if h.FileInfo().IsDir() {
			err = os.MkdirAll(path, 0o700)
		} else {
			var b []byte
			if b, err = io.ReadAll(r); err == nil {
				err = errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600))
			}
		}
		if err != nil {
			return err
		}
	}
}
