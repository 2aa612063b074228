package bleveindex

import (
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/indextest"
	"parallax/index/query"
)

var benchArticles = flag.Int("articles", 10000, "size of the generated collection that benchmarks search")

// benchBatch is how many articles are put at once, as ingest does in bulk.
const benchBatch = 256

// generated fills e with n articles of the generator.
func generated(b testing.TB, e *Engine, n int) {
	b.Helper()
	c := indextest.NewCorpus(1)
	for done := 0; done < n; {
		entries := make([]index.Entry, min(benchBatch, n-done))
		for i := range entries {
			entries[i] = c.Next()
		}
		if _, err := e.Put(b.Context(), entries); err != nil {
			b.Fatal(err)
		}
		done += len(entries)
	}
	if err := e.Refresh(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Log(c.Sizes())
}

// pageRequest is what a page of results asks for.
func pageRequest(q string, facets bool) index.Request {
	r := index.Request{Query: query.Parse(q, false), Limit: 10, Snippets: 2}
	if facets {
		r.Histogram, r.Facets = true, map[index.Facet]int{}
		for _, f := range index.Facets {
			r.Facets[f] = 8
		}
	}
	return r
}

// kinds of search, from ranks of the generator's vocabulary.
func searchKinds() []struct {
	name string
	req  index.Request
} {
	from, to := article.DayOf(2010, 1, 1), article.DayOf(2011, 12, 31)
	term := indextest.Term
	dated := pageRequest("", true)
	dated.From, dated.To = &from, &to
	filtered := pageRequest("", true)
	filtered.Filters = []index.Filter{{Facet: index.Person, Include: []string{indextest.Person(0)}}, {Facet: index.Country, Exclude: []string{"Dakland"}}}
	newest := pageRequest(term(20), false)
	newest.Sort = index.Newest
	return []struct {
		name string
		req  index.Request
	}{
		{"rare word", pageRequest(term(20000), true)},
		{"medium word", pageRequest(term(1000), true)},
		{"common word", pageRequest(term(3), true)},
		{"three words", pageRequest(term(50)+" "+term(200)+" "+term(900), true)},
		{"phrase of common words", pageRequest(fmt.Sprintf("%q", term(2)+" "+term(3)), true)},
		{"prefix", pageRequest(term(1000)[:3]+"*", true)},
		{"everything", pageRequest("", true)},
		{"filters only", filtered},
		{"date range", dated},
		{"common word, no facets", pageRequest(term(3), false)},
		{"common word, newest first", newest},
	}
}

func BenchmarkSearch(b *testing.B) {
	e := openTest(b, b.TempDir())
	generated(b, e, *benchArticles)
	for _, k := range searchKinds() {
		b.Run(k.name, func(b *testing.B) {
			var took []time.Duration
			total := 0
			for b.Loop() {
				res, err := e.Search(b.Context(), k.req)
				if err != nil {
					b.Fatal(err)
				}
				took, total = append(took, res.Took), res.Total
			}
			slices.Sort(took)
			b.ReportMetric(float64(total), "hits")
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
		})
	}
}

func BenchmarkPut(b *testing.B) {
	c := indextest.NewCorpus(1)
	e := openTest(b, b.TempDir())
	n, bytes := 0, 0
	for b.Loop() {
		b.StopTimer()
		entries := make([]index.Entry, benchBatch)
		for i := range entries {
			entries[i] = c.Next()
			bytes += len(entries[i].Body) + len(entries[i].Title)
		}
		b.StartTimer()
		if _, err := e.Put(b.Context(), entries); err != nil {
			b.Fatal(err)
		}
		n += len(entries)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
	b.SetBytes(int64(bytes / max(b.N, 1)))
	st, err := e.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(st.StoreSize+st.IndexSize)/float64(bytes), "disk/raw")
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	e := openTest(b, dir)
	generated(b, e, *benchArticles)
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		e, err := Open(b.Context(), dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
