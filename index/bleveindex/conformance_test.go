package bleveindex

import (
	"log/slog"
	"testing"

	"parallax/index"
	"parallax/index/indextest"
)

func TestConformance(t *testing.T) {
	indextest.Run(t, func(t *testing.T) index.Engine { return openTest(t, t.TempDir()) })
}

// openTest opens the collection in dir for the time of the test.
func openTest(t testing.TB, dir string) *Engine {
	t.Helper()
	e, err := Open(t.Context(), dir, Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}
