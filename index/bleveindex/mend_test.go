package bleveindex

import (
	"bytes"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/indextest"
	"parallax/index/query"
)

// journal collects what is logged, from any goroutine.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// await returns once the log says s.
func (j *journal) await(t *testing.T, s string) {
	t.Helper()
	for range 3000 {
		if strings.Contains(j.String(), s) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("the log does not come to say %q:\n%s", s, j)
}

func TestDamageFoundAfterOpeningIsMendedWhileServing(t *testing.T) {
	dir := t.TempDir()
	e := openTest(t, dir)
	_, err := e.Put(t.Context(), indextest.Random(1, 60)) // one segment: nothing to merge it with
	must(t, err)
	must(t, e.Close())
	some := finds(t, dir, "harbour OR vote")
	hurt := inUse(t, dir)
	flip(t, hurt, func(size int64) int64 { return size - 1 }) // searches are none the wiser
	var log journal
	e, err = Open(t.Context(), dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil)), verifyUpTo: 1})
	must(t, err)
	defer e.Close()
	stop := searching(t, e, some)
	defer stop()
	log.await(t, "the index is mended")
	stop()
	if !strings.Contains(log.String(), "segment="+filepath.Base(hurt)) {
		t.Errorf("the segment is not named:\n%s", &log)
	}
	wholeAgain(t, e, some)
}

func TestSearchThatPanicsIsAnErrorAndMendsTheIndex(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir, 1)
	some := finds(t, dir, "harbour OR vote")
	var log journal
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	must(t, err)
	defer e.Close()
	e.view.Load().segments[0].seqs = nil // as if the segment had told of no document
	res, err := e.Search(t.Context(), index.Request{Query: query.Parse("harbour OR vote", false), Limit: 10})
	if !errors.Is(err, index.ErrDamaged) || res.Total != 0 {
		t.Fatalf("it finds %d, %v", res.Total, err)
	}
	log.await(t, "the index is mended")
	wholeAgain(t, e, some)
}

func TestIndexThatCouldNotFollowIsOpenedAgain(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	var log journal
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	must(t, err)
	defer e.Close()
	e.mu.Lock()
	why := errors.New("no space left on device")
	e.broken.Store(&why)
	e.mu.Unlock()
	if _, err := e.Remove(t.Context(), []index.ID{entries[0].ID}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("a change while it can't follow: %v", err)
	}
	e.mending.ask(why)
	log.await(t, "the index is mended")
	if n, err := e.Remove(t.Context(), []index.ID{entries[0].ID}); n != 1 || err != nil {
		t.Errorf("afterwards %d are removed, %v", n, err)
	}
	if strings.Contains(log.String(), "rebuilding") {
		t.Errorf("it was made anew for nothing:\n%s", &log)
	}
}

// searching searches until stop is called, and fails when one finds less.
func searching(t *testing.T, e *Engine, want int) (stop func()) {
	quit := make(chan struct{})
	var done sync.WaitGroup
	done.Go(func() {
		for {
			select {
			case <-quit:
				return
			default:
			}
			res, err := e.Search(t.Context(), index.Request{Query: query.Parse("harbour OR vote", false), Limit: 10})
			if err != nil || res.Total != want {
				t.Errorf("a search meanwhile finds %d of %d: %v", res.Total, want, err)
				return
			}
		}
	})
	return sync.OnceFunc(func() { close(quit); done.Wait() })
}

// wholeAgain looks for damage and counts what a search finds.
func wholeAgain(t *testing.T, e *Engine, want int) {
	t.Helper()
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("faults %+v, %v", faults, err)
	}
	res, err := e.Search(t.Context(), index.Request{Query: query.Parse("harbour OR vote", false), Limit: 10})
	if err != nil || res.Total != want || len(res.Hits) != min(want, 10) {
		t.Errorf("it finds %d of %d, %v", res.Total, want, err)
	}
}
