package article

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var all = flag.Bool("all", false, "read all 11,222 real articles, not only the first 1,000")

// TestNewsOf2012To2020Reads reads the real articles that lie beside the
// repository; all of them with -all.
func TestNewsOf2012To2020Reads(t *testing.T) {
	path := filepath.Join(shared, "data", "news-2012-2020.jsonl.gz")
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the real articles are not beside the repository: %v", err)
	}
	defer f.Close()
	n, bytes, clutter, doubtful, undated, english := 0, 0, 0, 0, 0, 0
	start := time.Now()
	for raw, err := range Split(path, f) {
		if err != nil {
			t.Fatalf("%s: %v", raw.Name, err)
		}
		a, err := parseAt(raw, testNow)
		if err != nil {
			t.Errorf("%s: %v", raw.Name, err)
			continue
		}
		if n%50 == 0 {
			checkArticle(t, &a)
		}
		if n++; n == 1000 && !*all {
			break
		}
		bytes += len(raw.Bytes)
		clutter += len(a.Clutter)
		if a.Published.Doubtful {
			doubtful++
		}
		if a.Published.IsZero() {
			undated++
		}
		if a.Language == "en" {
			english++
		}
	}
	if *all && n != 11222 {
		t.Errorf("%d articles, want 11222", n)
	}
	took := time.Since(start).Seconds()
	t.Logf("%d articles, %d MB, %.0f a second; %d lines of clutter, %d doubtful and %d missing dates, %d English", n, bytes>>20, float64(n)/took, clutter, doubtful, undated, english)
}
