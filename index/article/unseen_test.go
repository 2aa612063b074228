package article

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestTextsOfManySites reads texts of 28 kinds of site. Unlike those of
// TestFixturesReadAsLabelled they need not come out to the line: rules were made on
// tried, none ever on unseen, so that it tells what strangers' pages will get. What
// holds is that next to nothing of an article is lost, and that reading gets no
// worse than the figures in the table.
func TestTextsOfManySites(t *testing.T) {
	for _, tt := range []struct {
		folder            string
		texts             int
		precision, recall float64 // of the lines taken out, at least
	}{
		{"tried", 14, .99, .95},
		{"unseen", 14, .96, .86},
	} {
		paths, err := filepath.Glob(filepath.Join("testdata", tt.folder, "*.labelled"))
		if err != nil || len(paths) != tt.texts {
			t.Fatalf("%s has %d texts, want %d (%v)", tt.folder, len(paths), tt.texts, err)
		}
		right, found, wanted := 0, 0, 0
		for _, path := range paths {
			f := readLabelled(t, path)
			a, err := parseAt(Raw{Name: path, Source: path, Format: PlainText, Bytes: []byte(f.source)}, testNow)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			checkArticle(t, &a)
			kept := map[string]int{}
			for l := range strings.SplitSeq(a.Title+"\n"+a.Standfirst+"\n"+a.Body, "\n") {
				kept[l]++
			}
			for _, role := range []string{"T", "S", "B", "H"} {
				for _, l := range f.lines[role] {
					if kept[l]--; kept[l] < 0 {
						found++
					}
				}
			}
			for _, role := range []string{"C", "M"} {
				for _, l := range f.lines[role] {
					wanted++
					if kept[l]--; kept[l] < 0 {
						found++
						right++
					}
				}
			}
		}
		p, r := float64(right)/float64(found), float64(right)/float64(wanted)
		if p < tt.precision || r < tt.recall {
			t.Errorf("%s: precision %.4f, recall %.4f; want at least %.2f and %.2f", tt.folder, p, r, tt.precision, tt.recall)
		}
	}
}
