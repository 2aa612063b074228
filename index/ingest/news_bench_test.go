package ingest

import (
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/bleveindex"
	"parallax/index/query"
)

// news are 11,222 articles of some 400 outlets, beside the project where it is
// developed.
var news = filepath.Join("..", "..", "..", "shared", "data", "news-2012-2020.jsonl.gz")

// BenchmarkNews adds real articles as the add command does, and searches them.
func BenchmarkNews(b *testing.B) {
	if _, err := os.Stat(news); errors.Is(err, fs.ErrNotExist) {
		b.Skipf("the news collection %s is not here", news)
	}
	e, err := bleveindex.Open(b.Context(), b.TempDir(), bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { e.Close() })
	// It takes so long that it runs once: a second time nothing would be added.
	b.Run("add", func(b *testing.B) {
		start := time.Now()
		sum, err := Run(b.Context(), e, newsSource, Options{}, func(ev Event) {
			if ev.Err != nil {
				b.Error(ev.Name, ev.Err)
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(sum.Added+sum.Updated)/time.Since(start).Seconds(), "articles/s")
	})
	if err := e.Refresh(b.Context()); err != nil {
		b.Fatal(err)
	}
	for _, q := range []string{"", "obama", "the", "of the", "russia ukraine", `"white house"`, "pre*", "person:obama -trump"} {
		name := q
		if q == "" {
			name = "everything"
		}
		b.Run("search/"+name, func(b *testing.B) {
			r := index.Request{Query: query.Parse(q, false), Limit: 10, Snippets: 2, Histogram: true, Facets: map[index.Facet]int{}}
			for _, f := range index.Facets {
				r.Facets[f] = 8
			}
			var took []time.Duration
			total := 0
			for b.Loop() {
				res, err := e.Search(b.Context(), r)
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

func newsSource(yield func(Source) bool) {
	yield(Source{Name: "news.jsonl", Origin: "/news.jsonl", Open: func() (io.ReadCloser, error) {
		f, err := os.Open(news)
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(f)
		return struct {
			io.Reader
			io.Closer
		}{z, f}, err
	}})
}
