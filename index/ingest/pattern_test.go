package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.html", "b.txt", "x/c.html", "x/y/d.html", "x/.z/e.html", "x/y/f.txt", "odd[1].html"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for pattern, want := range map[string]string{
		"*.html":      "a.html odd[1].html",
		"**/*.html":   "a.html odd[1].html x/c.html x/y/d.html",
		"x/**/*.html": "x/c.html x/y/d.html",
		"x/*":         "x/c.html x/y/d.html x/y/f.txt",
		"?.txt":       "b.txt",
		"x/[yz]/*":    "x/y/d.html x/y/f.txt",
		"odd[1].html": "odd[1].html",
		"x/.z/*":      "x/.z/e.html",
		"q*":          "q* (there is no such file or folder, and nothing that it stands for as a pattern)",
		"[a.txt":      "[a.txt (is no pattern: a [ has no ] behind it)",
		"**":          "a.html b.txt odd[1].html x/c.html x/y/d.html x/y/f.txt",
	} {
		var got []string
		for s := range Walk([]string{pattern}, nil) {
			name := filepath.ToSlash(s.Name)
			if s.Err != nil {
				name += " (" + s.Err.Error() + ")"
			}
			if s.Passed == "" {
				got = append(got, name)
			}
		}
		if d := cmp.Diff(want, strings.Join(got, " ")); d != "" {
			t.Errorf("%s: %s", pattern, d)
		}
	}
}
