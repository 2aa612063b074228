package bleveindex

import (
	"fmt"
	"testing"

	"parallax/index"
	"parallax/index/indextest"
)

// BenchmarkCopies asks for a page of results with their copies and without, in a
// collection of -articles generated articles, of which 300 are copies in tens.
func BenchmarkCopies(b *testing.B) {
	e := openTest(b, b.TempDir())
	generated(b, e, *benchArticles)
	c := indextest.NewCorpus(2)
	var entries []index.Entry
	for i := range 30 {
		first := c.Next()
		for j := range 10 {
			a := first.Article
			a.Body += " Zzyzx" + fmt.Sprint(j)
			entries = append(entries, indextest.Entry(fmt.Sprintf("https://copies.example/%d/%d", i, j), a))
		}
	}
	if _, err := e.Put(b.Context(), entries); err != nil {
		b.Fatal(err)
	}
	if err := e.Refresh(b.Context()); err != nil {
		b.Fatal(err)
	}
	for _, q := range []string{indextest.Term(1000), "zzyzx*"} {
		for _, copies := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s, copies %v", q, copies), func(b *testing.B) {
				r := pageRequest(q, false)
				r.Copies = copies
				told := 0
				for b.Loop() {
					res, err := e.Search(b.Context(), r)
					if err != nil {
						b.Fatal(err)
					}
					told = 0
					for _, h := range res.Hits {
						told += len(h.Copies)
					}
				}
				b.ReportMetric(float64(told), "copies")
			})
		}
	}
	b.Run("origins of an article", func(b *testing.B) {
		for b.Loop() {
			if names, err := e.OriginsOf(b.Context(), entries[0].ID); err != nil || len(names) != 1 {
				b.Fatal(names, err)
			}
		}
	})
}
