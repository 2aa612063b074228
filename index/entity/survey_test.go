package entity

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"parallax/index/article"
)

var survey = flag.Int("survey", 0, "print so many of the most frequent names of each kind in the shared news")

// news calls f with each article of the shared news collection.
func news(t testing.TB, f func(a *article.Article)) {
	t.Helper()
	file, err := os.Open(filepath.Join(shared, "data", "news-2012-2020.jsonl.gz"))
	if err != nil {
		t.Skipf("the shared news is not here: %v", err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var x struct{ Title, Body string }
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		f(&article.Article{Title: x.Title, Body: x.Body})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// record gathers records as a collection does.
func record(records map[Kind]map[string]*Record, es []Entity) {
	for _, e := range es {
		of := records[e.Kind]
		if of == nil {
			of = map[string]*Record{}
			records[e.Kind] = of
		}
		r := of[e.Name]
		if r == nil {
			r = &Record{Kind: e.Kind, Name: e.Name, Roles: map[string]int{}, Aliases: map[string]int{}}
			of[e.Name] = r
		}
		r.Articles++
		if e.Role != "" {
			r.Roles[e.Role]++
		}
		for _, alias := range e.Aliases {
			r.Aliases[alias]++
		}
	}
}

func TestNewsIsRecognisedWithoutFault(t *testing.T) {
	if testing.Short() {
		t.Skip("11,222 articles")
	}
	records := map[Kind]map[string]*Record{}
	n := 0
	news(t, func(a *article.Article) {
		if n++; *survey == 0 && n%12 != 0 {
			return // a sample is enough for faults
		}
		es := Recognise(a)
		checkSpans(t, a, es)
		record(records, es)
	})
	var all []Record
	for _, of := range records {
		for _, r := range of {
			all = append(all, *r)
		}
	}
	table := Resolve(all)
	for _, k := range []Kind{Person, Country, Organisation, Place} {
		counts := map[string]int{}
		for _, r := range records[k] {
			counts[table.Canonical(k, r.Name)] += r.Articles
		}
		top := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
			return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
		})
		t.Logf("%s: %d names, %d after resolving", k, len(records[k]), len(top))
		for i := 0; i < min(*survey, len(top)); i++ {
			t.Logf("%6d %s %q", counts[top[i]], top[i], table.Names(k, top[i]))
		}
	}
}
