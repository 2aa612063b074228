package ingest

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"parallax/index/article"
)

var every = flag.Int("every", 20, "read one in so many of the real articles")

// TestRealCollectionsAreReadToTheLast reads, recognises and looks for quotations in
// one in -every of the articles of two collections that lie beside the project.
// With -every 1 that takes 40 s of one core.
func TestRealCollectionsAreReadToTheLast(t *testing.T) {
	for _, set := range []struct {
		file          string
		found, failed int
	}{
		{"news-2012-2020.jsonl.gz", 11222, 0},
		{"reuters21578-even-files.tar.gz", 11000, 1}, // one has an empty TEXT, and says so
	} {
		t.Run(set.file, func(t *testing.T) {
			path := filepath.Join("..", "..", "..", "shared", "data", set.file)
			f, err := os.Open(path)
			if err != nil {
				t.Skipf("the real articles are not beside the repository: %v", err)
			}
			defer f.Close()
			raws := make(chan article.Raw, 64)
			var done sync.WaitGroup
			var n, failed atomic.Int32
			for range runtime.GOMAXPROCS(0) {
				done.Go(func() {
					for raw := range raws {
						e, err := read(raw)
						switch {
						case errors.Is(err, article.ErrUnreadable):
							failed.Add(1)
						case err != nil:
							t.Errorf("%s: %v", raw.Name, err)
						case e.Article.Body == "" && e.Article.Title == "":
							t.Errorf("%s came out empty", raw.Name)
						default:
							n.Add(1)
						}
					}
				})
			}
			found := 0
			for raw, err := range article.Split(path, f) {
				switch {
				case err == nil:
					if found++; found%*every == 0 {
						raws <- raw
					}
				case !errors.Is(err, article.ErrPassed):
					t.Errorf("%s: %v", raw.Name, err)
				}
			}
			close(raws)
			done.Wait()
			t.Logf("%d read, %d hold no article", n.Load(), failed.Load())
			if found != set.found || int(n.Load()+failed.Load()) != found / *every || int(failed.Load()) > set.failed {
				t.Errorf("%d found, %d read and %d failed, of %d with %d that hold no article", found, n.Load(), failed.Load(), set.found, set.failed)
			}
		})
	}
}
