package bleveindex

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"

	"parallax/index"
	"parallax/index/indextest"
	"parallax/index/query"
)

// BenchmarkBesideBleve compares what facets and date order cost on top of a
// plain search with what Bleve's own facet builders and field sort cost: single
// core, one run, equal counts. The ratio is (Bleve with − Bleve without) /
// (ours with − ours without).
func BenchmarkBesideBleve(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	ours := openTest(b, b.TempDir())
	generated(b, ours, *benchArticles)
	theirs := bleveOf(b, filepath.Join(b.TempDir(), "bleve"), *benchArticles)
	word := indextest.Term(3)
	facets := []index.Facet{index.Person, index.Country, index.Source}
	for b.Loop() {
		request := func(with []index.Facet, sort index.Sort) index.Request {
			r := index.Request{Query: query.Parse(fmt.Sprintf("%q", word), false), Limit: 10, Sort: sort}
			if with != nil {
				r.Facets = map[index.Facet]int{}
				for _, f := range with {
					r.Facets[f] = 10
				}
			}
			return r
		}
		bleveRequest := func(with []index.Facet, sort []string) *bleve.SearchRequest {
			q := bleve.NewTermQuery(word)
			q.SetField("body")
			r := bleve.NewSearchRequestOptions(q, 10, 0, false)
			for _, f := range with {
				r.AddFacet(string(f), bleve.NewFacetRequest(string(f), 10))
			}
			if sort != nil {
				r.SortBy(sort)
			}
			return r
		}
		var mine index.Result
		var other *bleve.SearchResult
		search := func(r index.Request) time.Duration {
			return median(func() (err error) { mine, err = ours.Search(b.Context(), r); return err }, b)
		}
		bleveSearch := func(r *bleve.SearchRequest) time.Duration {
			return median(func() (err error) { other, err = theirs.SearchInContext(b.Context(), r); return err }, b)
		}
		plain, blevePlain := search(request(nil, index.ByRelevance)), bleveSearch(bleveRequest(nil, nil))
		with, bleveWith := search(request(facets, index.ByRelevance)), bleveSearch(bleveRequest(facets, nil))
		sameCounts(b, mine, other, facets)
		facetRatio := float64(bleveWith-blevePlain) / float64(max(with-plain, unmeasurable))
		dated, bleveDated := search(request(nil, index.Newest)), bleveSearch(bleveRequest(nil, []string{"-published", "_id"}))
		dateRatio := float64(bleveDated-blevePlain) / float64(max(dated-plain, unmeasurable))
		b.ReportMetric(facetRatio, "facets-x")
		b.ReportMetric(dateRatio, "dates-x")
		ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
		b.ReportMetric(ms(with), "ms-facets")
		b.ReportMetric(ms(bleveWith), "ms-facets-bleve")
		b.ReportMetric(ms(dated), "ms-dates")
		b.ReportMetric(ms(bleveDated), "ms-dates-bleve")
	}
}

// unmeasurable is the least time that a difference of two medians can mean.
const unmeasurable = 20 * time.Microsecond

// median times f 21 times.
func median(f func() error, b *testing.B) time.Duration {
	took := make([]time.Duration, 21)
	for i := range took {
		start := time.Now()
		if err := f(); err != nil {
			b.Fatal(err)
		}
		took[i] = time.Since(start)
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// bleveOf makes a stock Bleve index of the generator's first n articles.
func bleveOf(b *testing.B, path string, n int) bleve.Index {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store, text.IncludeInAll, text.DocValues = simple.Name, false, false, false
	value := bleve.NewTextFieldMapping()
	value.Analyzer, value.Store, value.IncludeInAll = keyword.Name, false, false
	date := bleve.NewDateTimeFieldMapping()
	date.Store, date.IncludeInAll = false, false
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("body", text)
	for _, f := range []index.Facet{index.Person, index.Country, index.Source} {
		doc.AddFieldMappingsAt(string(f), value)
	}
	doc.AddFieldMappingsAt("published", date)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	idx, err := bleve.New(path, m)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { idx.Close() })
	c := indextest.NewCorpus(1)
	for done := 0; done < n; {
		batch := idx.NewBatch()
		for range min(benchBatch, n-done) {
			en := c.Next()
			fields := map[string]any{"body": en.Title + "\n" + en.Body, string(index.Source): en.Source}
			names := map[string][]string{}
			for _, x := range en.Entities {
				names[string(x.Kind)] = append(names[string(x.Kind)], x.Name)
			}
			fields[string(index.Person)], fields[string(index.Country)] = names["person"], names["country"]
			if !en.Published.IsZero() {
				fields["published"] = en.Published.First.Time()
			}
			if err := batch.Index(en.ID.String(), fields); err != nil {
				b.Fatal(err)
			}
			done++
		}
		if err := idx.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	return idx
}

// sameCounts wants both to have counted alike.
func sameCounts(b *testing.B, ours index.Result, theirs *bleve.SearchResult, facets []index.Facet) {
	b.Helper()
	if ours.Total != int(theirs.Total) {
		b.Fatalf("total %d, Bleve's %d", ours.Total, theirs.Total)
	}
	for _, f := range facets {
		their := theirs.Facets[string(f)]
		counts := map[string]int{}
		for _, t := range their.Terms.Terms() {
			counts[t.Term] = t.Count
		}
		for i, x := range ours.Facets[f].Buckets {
			if i < 5 && counts[x.Value] != x.Count { // ties at the cut may differ
				b.Fatalf("%s %q: %d, Bleve's %d", f, x.Value, x.Count, counts[x.Value])
			}
		}
	}
}
