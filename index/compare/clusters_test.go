package compare

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

// clustered is an article of the public set of same-event clusters.
type clustered struct {
	name  string
	event int
	Input
}

func readClusters(t *testing.T) []clustered {
	file, err := os.Open(filepath.Join(shared, "data", "same-event-clusters.tar.gz"))
	if err != nil {
		t.Skip("the clusters are not beside the repository (../shared/data)")
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []clustered
	for archive := tar.NewReader(unzipped); ; {
		h, err := archive.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(h.Name, "news_cluster/") || filepath.Ext(h.Name) != ".json" {
			continue
		}
		var x struct {
			Title, Text string
			NewsCluster struct{ EventId int }
		}
		if err := json.NewDecoder(archive).Decode(&x); err != nil {
			t.Fatal(err)
		}
		if len(x.Text) < 600 {
			continue
		}
		a := &article.Article{Title: x.Title, Body: x.Text}
		list = append(list, clustered{h.Name, x.NewsCluster.EventId, Input{Article: a, Entities: entity.Recognise(a), Quotations: quote.Find(a)}})
	}
	slices.SortFunc(list, func(a, b clustered) int { return strings.Compare(a.name, b.name) })
	return list
}

// TestClustersGate measures the same-event gate on 100 pairs of one event and
// 100 of two. The thresholds were tuned on half of the former.
func TestClustersGate(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	list := readClusters(t)
	r := rand.New(rand.NewPCG(7, 7))
	count := map[bool]map[Verdict]int{true: {}, false: {}}
	for _, same := range []bool{true, false} {
		for n := 0; n < 100; {
			a, b := list[r.IntN(len(list))], list[r.IntN(len(list))]
			if a.name == b.name || (a.event == b.event) != same {
				continue
			}
			count[same][compared(t, []Input{a.Input, b.Input}).SameEvent.Verdict]++
			n++
		}
	}
	t.Logf("of one event: %v; of two: %v", count[true], count[false])
	if count[true][Same] < 40 || count[true][Different] > 38 || count[false][Same] > 0 || count[false][Unsure] > 3 {
		t.Error("the gate is worse than it was")
	}
}
