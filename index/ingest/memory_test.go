package ingest

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/article"
)

// What a run may hold while nothing is taken from it, and at its worst moment,
// waste not yet collected included: two and a half times what was measured for the
// longest articles, which are far beyond all others.
const (
	mostHeld = 150 << 20
	mostPeak = 1600 << 20
)

// stalled is a Writer that takes nothing until it is let go.
type stalled struct {
	*store
	putting, release chan struct{}
	once             *sync.Once
}

func (w stalled) Put(context.Context, []index.Entry) ([]index.Outcome, error) {
	w.once.Do(func() { close(w.putting) })
	<-w.release
	return nil, index.ErrUnavailable
}

// endlessLines is a file of JSON lines that has no end.
type endlessLines struct {
	body string // of every article, behind its number
	long int    // a line of so many bytes stands between them
	n    int
	rest io.Reader
	read atomic.Int64
}

func (e *endlessLines) Read(p []byte) (int, error) {
	if e.rest == nil {
		e.n++
		e.rest = strings.NewReader(fmt.Sprintf(`{"id":"%d","title":"Report %d","body":"%s"}`, e.n, e.n, e.body) + "\n")
		if e.long > 0 && e.n%2 == 0 {
			e.rest = io.LimitReader(endlessBytes{}, int64(e.long))
		}
	}
	n, err := e.rest.Read(p)
	if err == io.EOF {
		e.rest, err = nil, nil
		if e.long > 0 && e.n%2 == 0 && n == 0 {
			p[0], n = '\n', 1
		}
	}
	e.read.Add(int64(n))
	return n, err
}

type endlessBytes struct{}

func (endlessBytes) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestMemoryIsBoundedWhateverTheInput(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the longest articles there can be")
	}
	sentence := "The ferry that links the harbour with the outer islands sailed on Monday, Ingrid Solberg of Norway said. "
	for name, in := range map[string]*endlessLines{
		"tiny articles":            {body: "Boats."},
		"articles":                 {body: strings.Repeat(sentence, 60)},
		"long articles":            {body: strings.Repeat(sentence, 10_000)},
		"the longest articles":     {body: strings.Repeat(sentence, article.MaxArticle/len(sentence)-10)},
		"a line of 100 MB between": {body: strings.Repeat(sentence, 60), long: 100 << 20},
	} {
		t.Run(name, func(t *testing.T) {
			w := stalled{newStore(), make(chan struct{}), make(chan struct{}), new(sync.Once)}
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			before := int64(m.HeapAlloc)
			done := make(chan bool)
			go func() {
				_, _ = Run(t.Context(), w, Walk([]string{Stdin}, in), Options{Workers: 2}, func(Event) {})
				close(done)
			}()
			peak := int64(0)
			sample := func() int64 {
				runtime.ReadMemStats(&m)
				peak = max(peak, int64(m.HeapAlloc)-before)
				return int64(m.HeapAlloc) - before
			}
			for stopped := false; !stopped; time.Sleep(20 * time.Millisecond) {
				sample()
				select {
				case <-w.putting:
					stopped = true
				default:
				}
			}
			// Now the pipeline fills up behind the Put.
			for last, still := int64(-1), 0; still < 25; time.Sleep(20 * time.Millisecond) {
				sample()
				if n := in.read.Load(); n == last {
					still++
				} else {
					last, still = n, 0
				}
			}
			runtime.GC() // pools give up what lies in them only
			runtime.GC() // at the second collection
			held := sample()
			if held > mostHeld || peak > mostPeak {
				t.Errorf("holds %d MB, held %d MB", held>>20, peak>>20)
			}
			if read := in.read.Load(); in.long == 0 && read > 2*rawBudget+1<<20 {
				t.Errorf("read %d MB ahead", read>>20)
			}
			t.Logf("read %d MB, holds %d MB, peak %d MB", in.read.Load()>>20, held>>20, peak>>20)
			close(w.release)
			<-done
		})
	}
}
