package similar

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/index/text"
)

// real is an article of a public collection, and the event or page that it is of.
type real struct {
	of       string
	shingles Shingles
	sketch   Sketch
}

// readReal reads the articles of a collection beside the project.
func readReal(t *testing.T, name string) (list []real) {
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", name))
	if err != nil {
		t.Skipf("%s is not beside the repository (../shared/data)", name)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for archive := tar.NewReader(unzipped); ; {
		h, err := archive.Next()
		if err != nil {
			return list
		}
		if filepath.Ext(h.Name) != ".json" || strings.Contains(h.Name, "gold_standard") {
			continue
		}
		var x struct {
			URL, Text   string
			NewsCluster struct{ EventId int }
		}
		if err := json.NewDecoder(archive).Decode(&x); err != nil || len(x.Text) < 300 {
			continue
		}
		of := x.URL
		if x.NewsCluster.EventId > 0 {
			of = fmt.Sprint("event ", x.NewsCluster.EventId)
		}
		var words []uint64
		for _, w := range text.Tokenize(nil, x.Text) {
			words = append(words, HashWord(w.Term))
		}
		list = append(list, real{of, ShinglesOf(words), Sketched(words)})
	}
}

// TestCopiesOfRealArticles compares what sketches find with comparing all with all.
// Whatever is called a copy is of the same event, or the same page at another time.
func TestCopiesOfRealArticles(t *testing.T) {
	for name, least := range map[string]int{"same-event-clusters.tar.gz": 20, "article-versions.tar.gz": 200} {
		t.Run(name, func(t *testing.T) {
			list := readReal(t, name)
			var x Index
			for i, a := range list {
				x.Add(uint32(i), a.sketch)
			}
			s := x.Snapshot()
			there, found, wrong, candidates := 0, 0, 0, 0
			for i, a := range list {
				near := map[int]bool{}
				for _, c := range s.Candidates(a.sketch) {
					near[int(c.Text)] = true
				}
				candidates += len(near) - 1 // itself is one
				for j, b := range list[:i] {
					if _, copies := Judge(a.shingles, b.shingles); !copies {
						continue
					}
					if there++; near[j] {
						found++
					}
					if a.of != b.of {
						wrong++
					}
				}
			}
			t.Logf("%d articles, %d pairs of copies, %d found among %d candidates, %d of different events", len(list), there, found, candidates/2, wrong)
			if there < least || found*100 < there*99 || wrong > 0 {
				t.Errorf("%d of %d pairs found, %d are of different events", found, there, wrong)
			}
		})
	}
}
