package compare

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"math"
	"strings"
	"sync"
)

//go:generate go run ./internal/dfgen ../../../shared/data df.txt.gz

// tableBytes is the compressed table that internal/dfgen writes: the number of
// sentences on the first line, then a stem and the number of sentences that
// hold it on each. SOURCES.md says where it comes from.
//
//go:embed df.txt.gz
var tableBytes []byte

// frequencies are document frequencies, a sentence being a document.
type frequencies struct {
	sentences float64
	of        map[string]float64
}

// table is the embedded table. It is what makes a comparison independent of
// the collection that the articles come from.
var table = sync.OnceValue(func() frequencies {
	z, err := gzip.NewReader(bytes.NewReader(tableBytes))
	if err != nil {
		panic(fmt.Sprintf("embedded document-frequency table: %v", err))
	}
	f := frequencies{of: make(map[string]float64, 16000)}
	lines := bufio.NewScanner(z)
	lines.Scan()
	if _, err := fmt.Sscan(lines.Text(), &f.sentences); err != nil {
		panic(fmt.Sprintf("embedded document-frequency table: %v", err))
	}
	for lines.Scan() {
		stem, count, _ := strings.Cut(lines.Text(), " ")
		n := 0.0
		for _, d := range []byte(count) {
			n = 10*n + float64(d-'0')
		}
		f.of[stem] = n
	}
	return f
})

// idf is the inverse document frequency of a stem: ln(N/df), that of a stem
// never seen counting as half a sentence.
func (f frequencies) idf(stem string) float64 {
	return math.Log(f.sentences / max(f.of[stem], .5))
}
