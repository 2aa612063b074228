package bleveindex

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parallax/index"
)

// endOf tells e's index what Scorch tells when its merging panics.
func endOf(t *testing.T, e *Engine) {
	t.Helper()
	why := scorch.NewScorchError("merger", "panic: index out of range", scorch.ErrAsyncPanic)
	scorch.RegistryAsyncErrorCallbacks[watcherName](why, e.indexDir())
}

func TestAnIndexWhoseMergingPanickedIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir, 1)
	var log journal
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	must(t, err)
	defer e.Close()
	scorch.RegistryAsyncErrorCallbacks[watcherName](scorch.NewScorchError("persister", "no space left", scorch.ErrPersist), e.indexDir())
	endOf(t, e)
	for n := 0; !strings.Contains(log.String(), "the index is mended"); n++ {
		if n == 500 {
			t.Fatalf("it is not mended:\n%s", &log)
		}
		time.Sleep(20 * time.Millisecond)
	}
	if n := strings.Count(log.String(), "rebuilding the index"); n != 1 {
		t.Errorf("made anew %d times:\n%s", n, &log)
	}
	if res, err := e.Search(t.Context(), index.Request{Limit: 1}); err != nil || res.Total != 60 {
		t.Errorf("finds %d of 60: %v", res.Total, err)
	}
}

// Scorch would wait for ever for what its goroutine does no more.
func TestABatchWaitsForNoGoroutineThatEnded(t *testing.T) {
	var d ended
	d.watch("a folder of its own")
	defer d.unwatch("a folder of its own")
	never := make(chan struct{})
	defer close(never)
	go scorch.RegistryAsyncErrorCallbacks[watcherName](scorch.NewScorchError("persister", "panic: no", scorch.ErrAsyncPanic), "a folder of its own")
	err := d.guarded(bleveindex.NewBatch(), func(*bleveindex.Batch) error { <-never; return nil })
	if !errors.Is(err, index.ErrDamaged) {
		t.Errorf("the batch ends with %v", err)
	}
}
