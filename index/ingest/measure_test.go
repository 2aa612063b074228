package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"parallax/index"
)

func TestWhatIsReadComesToWhatWasMeasured(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(line("8", bridge)))
	z.Close()
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"a.txt": ferry, "b/c.jsonl": line("1", bridge) + "\n" + line("2", ferry) + "\n{\n", "d.txt": "",
		"e.jsonl.gz": packed.String(), "photo.png": "\x89PNG", ".hidden": "x",
	})
	want, known := Measure(t.Context(), []string{dir})
	if !known || want == 0 {
		t.Fatalf("measured %d, %v", want, known)
	}
	var last int64
	_, err := Run(t.Context(), newStore(), Walk([]string{dir}, nil), Options{}, func(e Event) {
		if e.Read < last {
			t.Errorf("%s: %d bytes read after %d", e.Name, e.Read, last)
		}
		last = e.Read
	})
	if err != nil || last != want {
		t.Errorf("read %d of %d, %v", last, want, err)
	}
	if _, known := Measure(t.Context(), []string{dir, Stdin}); known {
		t.Error("standard input has a known size")
	}
}

// interrupting is a Writer during whose first Put the run is interrupted.
type interrupting struct {
	*store
	interrupt func()
}

func (w interrupting) Put(ctx context.Context, entries []index.Entry) ([]index.Outcome, error) {
	w.interrupt()
	return w.store.Put(ctx, entries)
}

func TestABatchThatWasBegunIsStoredAndReportedWhenTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w := interrupting{newStore(), cancel}
	var lines strings.Builder
	for i := range 4 * batchArticles {
		fmt.Fprintln(&lines, line(fmt.Sprint(i), fmt.Sprintf("Boat %d has come home to the harbour.", i)))
	}
	reported := 0
	sum, err := Run(ctx, w, Walk([]string{Stdin}, strings.NewReader(lines.String())), Options{}, func(Event) { reported++ })
	if !errors.Is(err, context.Canceled) || sum.Added == 0 || sum.Added != reported || sum.Added != len(w.hashes) {
		t.Errorf("%+v, %d reported, %d stored, %v", sum, reported, len(w.hashes), err)
	}
}
