package article

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestRealCollectionsReadFromTheirArchives reads the collections that lie beside
// the project straight from their archives, and all their articles come out.
func TestRealCollectionsReadFromTheirArchives(t *testing.T) {
	for _, set := range []struct {
		file   string
		open   string // what opens an article in its files; "" for none
		want   int    // without it
		failed int    // how many hold no article, and say so
	}{
		{"reuters21578-even-files.tar.gz", "<REUTERS ", 0, 1}, // one has an empty TEXT
		{"wikinews-2019-2021.tar.gz", "", 296, 0},             // and its licence
		{"html-bodies.tar.gz", "", 92, 1},                     // its ground truth is a JSON object of others
	} {
		t.Run(set.file, func(t *testing.T) {
			path := filepath.Join(shared, "data", set.file)
			f, err := os.Open(path)
			if err != nil {
				t.Skipf("the real articles are not beside the repository: %v", err)
			}
			defer f.Close()
			want := set.want
			if set.open != "" {
				want = countIn(t, path, set.open)
			}
			n, bytes, failed, passed, replaced, given := 0, 0, 0, 0, 0, 0
			var took time.Duration
			start := time.Now()
			for raw, err := range Split(path, f) {
				if errors.Is(err, ErrPassed) {
					passed++
					continue
				}
				if err != nil {
					failed++
					t.Logf("%s: %v", raw.Name[len(path):], err)
					continue
				}
				begun := time.Now()
				a, err := parseAt(raw, testNow)
				took += time.Since(begun)
				if err != nil {
					failed++
					t.Logf("%s: %v", raw.Name[len(path):], err)
					continue
				}
				checkArticle(t, &a)
				n++
				bytes += len(raw.Bytes)
				replaced += a.Replaced
				given += len(a.Given)
			}
			if set.open != "" {
				want -= set.failed
			}
			if n != want || failed != set.failed || replaced != 0 {
				t.Errorf("%d articles, %d failed, %d bytes replaced; want %d articles and %d failed", n, failed, replaced, want, set.failed)
			}
			t.Logf("%d articles, %.1f MB, %d failed, %d passed over, %d bytes replaced, %d labels; cutting %v, reading %v: %.0f a second", n, float64(bytes)/1e6, failed, passed, replaced, given, time.Since(start)-took, took, float64(n)/time.Since(start).Seconds())
		})
	}
}

// countIn counts a string in the files of an archive.
func countIn(t *testing.T, path, what string) (n int) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for tr := tar.NewReader(zr); ; {
		if _, err := tr.Next(); err == io.EOF {
			return n
		} else if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(b, []byte(what))
	}
}
