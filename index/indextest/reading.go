package indextest

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/query"
	"parallax/index/text"
)

func testPages(t *testing.T, open Open) {
	e, _ := world(t, open, 3)
	for _, sort := range []index.Sort{index.ByRelevance, index.Newest, index.Oldest} {
		r := index.Request{Query: query.Parse("harbour OR strike OR vote", false), Sort: sort, Limit: index.MaxLimit}
		whole, err := e.Search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if len(whole.Hits) != whole.Total {
			t.Fatalf("%s: %d hits of %d", sort, len(whole.Hits), whole.Total)
		}
		var paged []index.Hit
		for r.Limit = 7; ; r.Offset += r.Limit {
			page, err := e.Search(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			if len(page.Hits) == 0 {
				break
			}
			paged = append(paged, page.Hits...)
		}
		if diff := cmp.Diff(read(whole).Hits, read(index.Result{Hits: paged}).Hits); diff != "" {
			t.Errorf("%s: pages differ from the whole (-whole +pages):\n%s", sort, diff)
		}
		if !slices.IsSortedFunc(whole.Hits, func(a, b index.Hit) int { return order(sort, a, b) }) {
			t.Errorf("%s: hits are out of order", sort)
		}
	}
}

// order is the contract's.
func order(sort index.Sort, a, b index.Hit) int {
	if sort == index.ByRelevance && a.Score != b.Score {
		if a.Score > b.Score {
			return -1
		}
		return 1
	}
	pa, pb := a.Document.Published, b.Document.Published
	if pa.IsZero() != pb.IsZero() {
		if pa.IsZero() {
			return 1
		}
		return -1
	}
	if !pa.IsZero() && pa.Unix() != pb.Unix() {
		if (pa.Unix() > pb.Unix()) != (sort == index.Oldest) {
			return -1
		}
		return 1
	}
	return bytes.Compare(a.Document.ID[:], b.Document.ID[:])
}

func testDateOrder(t *testing.T, open Open) {
	e := open(t)
	day := func(y int) article.Date {
		return article.Date{Precision: article.DayOnly, First: article.DayOf(y, 5, 2), Last: article.DayOf(y, 5, 2)}
	}
	put(t, e,
		Entry("https://a.example/old", article.Article{Title: "Old", Body: "News.", Published: day(1969)}),
		Entry("https://a.example/none", article.Article{Title: "None", Body: "News."}),
		Entry("https://a.example/new", article.Article{Title: "New", Body: "News.", Published: day(2020)}))
	for sort, want := range map[index.Sort][]string{index.Newest: {"New", "Old", "None"}, index.Oldest: {"Old", "New", "None"}} {
		res, err := e.Search(t.Context(), index.Request{Sort: sort, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range res.Hits {
			got = append(got, h.Document.Title)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sort, diff)
		}
	}
}

func testScores(t *testing.T, open Open) {
	entries := Random(4, worldSize)
	ask := func(e index.Engine) (out []reading) {
		for _, q := range []string{"harbour", "minister strike", "title:vote OR ferry", `"storm ferry"`, "wag*", `"union wages"~5`} {
			res, err := e.Search(t.Context(), index.Request{Query: query.Parse(q, false), Limit: worldSize})
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, read(res))
		}
		return out
	}
	once := open(t)
	put(t, once, entries...)
	bits := open(t)
	for i := 0; i < len(entries); i += 20 { // first versions that are replaced later
		put(t, bits, changed(entries[i], "harbour minister storm."))
	}
	for i := 0; i < len(entries); {
		n := min(1+i%13, len(entries)-i)
		put(t, bits, entries[i:i+n]...)
		i += n
	}
	if diff := cmp.Diff(ask(once), ask(bits)); diff != "" {
		t.Errorf("one batch and many (-one +many):\n%s", diff)
	}
}

func testSpans(t *testing.T, open Open) {
	e, docs := world(t, open, 6)
	byID := map[index.ID]*document{}
	for _, d := range docs {
		byID[index.URLID(d.URL)] = d
	}
	q := query.Parse("harbour strike", false)
	res, err := e.Search(t.Context(), index.Request{Query: q, Limit: worldSize, Snippets: 2})
	if err != nil || res.Total == 0 {
		t.Fatal(res.Total, err)
	}
	for _, h := range res.Hits {
		for _, f := range index.EntityFacets {
			want := values(byID[h.Document.ID], f, false)
			if diff := cmp.Diff(want, h.Names[f]); diff != "" {
				t.Errorf("names of %s (-want +got):\n%s", f, diff)
			}
		}
		if len(h.Snippets) == 0 || len(h.Snippets) > 2 {
			t.Errorf("%d snippets", len(h.Snippets))
		}
		for _, s := range h.Snippets {
			inside(t, &h.Document, s.Span)
			for _, m := range s.Matches {
				if m.Field != s.Field || m.Start < s.Start || m.End > s.End {
					t.Errorf("match %+v outside its passage %+v", m, s.Span)
				}
				found(t, &h.Document, m)
			}
		}
		marks := e.Highlight(q, &h.Document)
		if len(marks) < 2 {
			t.Errorf("%d marks for two words", len(marks))
		}
		for _, m := range marks {
			found(t, &h.Document, m)
		}
	}
}

func inside(t *testing.T, d *index.Document, s article.Span) {
	t.Helper()
	if s.Start < 0 || s.Start > s.End || s.End > len(d.Text(s.Field)) {
		t.Fatalf("span %+v outside a text of %d bytes", s, len(d.Text(s.Field)))
	}
}

// found wants the marked bytes to be read as one of the words looked for.
func found(t *testing.T, d *index.Document, s article.Span) {
	t.Helper()
	inside(t, d, s)
	tokens := text.Tokenize(nil, d.Text(s.Field)[s.Start:s.End])
	if len(tokens) != 1 || tokens[0].Term != "harbour" && tokens[0].Term != "strike" {
		t.Errorf("marked %q", d.Text(s.Field)[s.Start:s.End])
	}
}

func testNames(t *testing.T, open Open) {
	e := open(t)
	person := func(url, name, body string) index.Entry {
		return Entry(url, article.Article{Title: "Talks", Body: body}, entity.Entity{Kind: entity.Person, Name: name,
			Mentions: []entity.Mention{{Field: article.Body, Start: 0, End: len(name)}}})
	}
	first := person("https://a.example/1", "Sergei Brunov", "Sergei Brunov spoke.")
	put(t, e, first, person("https://a.example/2", "Sergey Brunov", "Sergey Brunov spoke."), person("https://a.example/3", "Sergey Brunov", "Sergey Brunov left."))
	canonical := e.Canonical(index.Person, "Sergei Brunov")
	if canonical != "Sergey Brunov" {
		t.Errorf("the name most used is %q", canonical)
	}
	if diff := cmp.Diff([]string{"Sergey Brunov", "Sergei Brunov"}, e.Names(index.Person, canonical)); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	count := func(name string) int {
		res, err := e.Search(t.Context(), index.Request{Filters: []index.Filter{{Facet: index.Person, Include: []string{name}}}, Facets: map[index.Facet]int{index.Person: 10}})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Facets[index.Person].Buckets) != 1 {
			t.Errorf("facet of %q: %+v", name, res.Facets[index.Person])
		}
		return res.Total
	}
	for _, name := range []string{"Sergei Brunov", "Sergey Brunov"} {
		if n := count(name); n != 3 {
			t.Errorf("%q filters to %d, want 3", name, n)
		}
		if n := total(t, e, name); n != 3 {
			t.Errorf("%q finds %d, want 3", name, n)
		}
	}
	if n := total(t, e, `"Sergei Brunov"`); n != 1 {
		t.Errorf("in quotation marks it finds %d, want 1", n)
	}
	if n := total(t, e, "person:brunov"); n != 3 {
		t.Errorf("person:brunov finds %d, want 3", n)
	}
	if _, err := e.Remove(t.Context(), []index.ID{first.ID}); err != nil {
		t.Fatal(err)
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := count("Sergei Brunov"); n != 2 {
		t.Errorf("a name whose articles are gone filters to %d, want 2", n)
	}
}

func testAnalysis(t *testing.T, open Open) {
	e := open(t)
	put(t, e, Entry("https://a.example/1", article.Article{
		Title: "Café owner’s protest", Standfirst: "The WHO counts.",
		Body: "“Don’t strike,” said Zoë Muñoz of the U.S. at the G20. COVID-19 cost 1,35,000 jobs.\nReporters were running.",
	}))
	for q, want := range map[string]int{
		"cafe": 1, "CAFÉ": 1, "owner": 1, "owner's": 1, "owners": 1, "who": 1, `"the who"`: 1, "don't": 1, "don’t": 1, "munoz": 1, "us": 1, "U.S.": 1,
		"g20": 1, "covid-19": 1, "19-covid": 0, `"covid 19"`: 1, "135000": 1, "run": 1, `"run"`: 0, `"running"`: 1, "title:run": 0, "body:run": 1, "title:cafe": 1,
		"report*": 1, "title:report*": 0, `"said of the"~6`: 1, `"said who"~6`: 0, "standfirst:counts": 1, "strike -cafe": 0, "-zebra": 1, "zebra OR cafe": 1,
		"???": 1, "": 1, `body:"zoë muñoz"`: 1, `title:"zoë muñoz"`: 0,
	} {
		if n := total(t, e, q); n != want {
			t.Errorf("%s finds %d, want %d", q, n, want)
		}
	}
}

// testBounds wants hostile queries to end with their context.
func testBounds(t *testing.T, open Open) {
	e := open(t)
	var entries []index.Entry
	for i := range 200 {
		entries = append(entries, Entry(fmt.Sprintf("https://a.example/%d", i), article.Article{Body: strings.Repeat("alpha beta gamma delta ", 500)}))
	}
	put(t, e, entries...)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for _, q := range []string{
		`"` + strings.Repeat("alpha ", 400) + `"~100`,
		`"alpha beta gamma delta omega alpha beta"~100`,
		`"` + strings.Repeat("alpha beta ", 200) + `"`,
	} {
		if _, err := e.Search(ctx, index.Request{Query: query.Parse(q, false), Limit: 10}); err != nil {
			t.Errorf("%.30s: %v", q, err)
		}
	}
}

// testConcurrent searches while articles are put, replaced and removed: every
// answer must be of one moment.
func testConcurrent(t *testing.T, open Open) {
	e := open(t)
	entries := Random(2, 120)
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				res, err := e.Search(t.Context(), index.Request{Query: query.Parse("harbour OR vote", false), Limit: 10, Snippets: 1, Histogram: true,
					Facets: map[index.Facet]int{index.Language: 10}})
				if err != nil {
					t.Error(err)
					return
				}
				n := res.Facets[index.Language].Missing
				for _, b := range res.Facets[index.Language].Buckets {
					n += b.Count
				}
				h := readHistogram(res.Histogram)
				if n != res.Total || h.Dated+h.Undated != res.Total {
					t.Errorf("total %d, by language %d, by date %d", res.Total, n, h.Dated+h.Undated)
					return
				}
			}
		})
	}
	for i := 0; i < len(entries); i += 10 {
		if _, err := e.Put(t.Context(), entries[i:i+10]); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Put(t.Context(), []index.Entry{changed(entries[i], "harbour vote.")}); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Remove(t.Context(), []index.ID{entries[i+1].ID}); err != nil {
			t.Fatal(err)
		}
		for _, ed := range []index.Edit{{Hide: new(true)}, {Title: new("Harbour vote"), Published: &article.Date{}}, {Hide: new(false)}, {Reset: []index.Setting{index.SetPublished}}} {
			if _, err := e.Edit(t.Context(), entries[i+2].ID, ed); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	close(done)
	wg.Wait()
	if n := total(t, e, ""); n != len(entries)-len(entries)/10 {
		t.Errorf("%d articles are left, want %d", n, len(entries)-len(entries)/10)
	}
}
