package bleveindex

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
)

func TestOpeningTellsHowFarItsIndexIs(t *testing.T) {
	dir := t.TempDir()
	e := openTest(t, dir)
	const articles = followBatch + 50
	generated(t, e, articles)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil { // as after a restore
		t.Fatal(err)
	}
	var told []int
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.DiscardHandler), Progress: func(done, total int) {
		if total != articles {
			t.Errorf("%d in all, want %d", total, articles)
		}
		told = append(told, done)
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if len(told) < 2 || told[0] >= articles || told[len(told)-1] != articles {
		t.Errorf("told %v of %d", told, articles)
	}
}
