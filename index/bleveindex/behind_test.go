package bleveindex

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/indextest"
	"parallax/index/query"
)

// TestPutThatWaitsForRoomNeitherBlocksClosingNorIsLost fills the backlog while
// nothing is indexed, and closes the collection under a Put that waits.
func TestPutThatWaitsForRoomNeitherBlocksClosingNorIsLost(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	entries := indextest.Random(3, 40)
	e.mu.Lock() // the follower waits
	_, err = e.Put(t.Context(), entries[:20])
	must(t, err)
	e.backlog.mu.Lock()
	e.backlog.bytes += backlogBytes // as if much more waited
	e.backlog.mu.Unlock()
	put, closed := make(chan error, 1), make(chan error, 1)
	go func() { _, err := e.Put(t.Context(), entries[20:]); put <- err }()
	for { // until it waits
		e.backlog.mu.Lock()
		waits := e.backlog.taken != nil
		e.backlog.mu.Unlock()
		if waits {
			break
		}
		time.Sleep(time.Millisecond)
	}
	go func() { closed <- e.Close() }()
	e.backlog.mu.Lock()
	e.backlog.bytes -= backlogBytes
	e.backlog.mu.Unlock()
	e.mu.Unlock()
	want := 20
	switch err := <-put; {
	case err == nil:
		want = 40
	case !errors.Is(err, index.ErrUnavailable):
		t.Error(err)
	}
	must(t, <-closed)
	holds(t, openTest(t, dir), want)
}

// holds wants n articles, found and without a fault.
func holds(t *testing.T, e *Engine, n int) {
	t.Helper()
	res, err := e.Search(t.Context(), index.Request{Limit: n + 1})
	if err != nil || res.Total != n || len(res.Hits) != n {
		t.Errorf("it holds %d of %d, and shows %d, %v", res.Total, n, len(res.Hits), err)
	}
	if faults, err := e.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("faults %+v, %v", faults, err)
	}
}

// TestChangesAfterABrokenBatchAreCaughtUpWith breaks the index between two
// updates: opening again must index both.
func TestChangesAfterABrokenBatchAreCaughtUpWith(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	e.mending.close() // nobody mends it meanwhile
	entries := indextest.Random(4, 20)
	_, err = e.Put(t.Context(), entries)
	must(t, errors.Join(err, e.Refresh(t.Context())))
	e.mu.Lock()
	_, err = e.Put(t.Context(), []index.Entry{changed(entries[0], "An oubliette.")})
	must(t, err)
	why := errors.New("no space left on device")
	e.backlog.clear()                                                              // what apply does when Bleve can't write, broken being set
	_, err = e.Put(t.Context(), []index.Entry{changed(entries[1], "A carillon.")}) // one that had begun before
	must(t, err)
	e.broken.Store(&why)
	e.mu.Unlock()
	must(t, e.Close())
	e = openTest(t, dir)
	holds(t, e, 20)
	for _, word := range []string{"oubliette", "carillon"} {
		if res, err := e.Search(t.Context(), index.Request{Query: query.Parse(word, false)}); err != nil || res.Total != 1 {
			t.Errorf("%s is found %d times, %v", word, res.Total, err)
		}
	}
}

// TestIndexingOverADamagedSegmentIsDamageNotTheEnd overwrites the segments that
// are in use, and updates an article in them.
func TestIndexingOverADamagedSegmentIsDamageNotTheEnd(t *testing.T) {
	dir := t.TempDir()
	entries := filled(t, dir, 1)
	var log journal
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	must(t, err)
	defer e.Close()
	v, err := e.current() // holds its files, whatever is merged meanwhile
	must(t, err)
	defer v.release()
	for _, name := range v.segmentFiles() {
		st, err := os.Stat(name)
		must(t, err)
		must(t, os.Chmod(name, 0o600))
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		must(t, err)
		_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, int(st.Size())), 0)
		must(t, errors.Join(err, f.Close()))
	}
	_, err = e.Put(t.Context(), []index.Entry{changed(entries[0], entries[0].Body+" The marlinspike was found.")})
	must(t, err)
	for range 500 { // it is mended by itself
		if res, err := e.Search(t.Context(), index.Request{Query: query.Parse("marlinspike", false)}); err == nil && res.Total == 1 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the change is never found:\n%s", &log)
}
