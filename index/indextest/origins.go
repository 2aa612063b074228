package indextest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
)

// origins lists what lies in path.
func origins(t *testing.T, e index.Engine, path string) (names []string) {
	t.Helper()
	err := e.Origins(t.Context(), path, func(origin string, _ index.ID) error {
		names = append(names, origin)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func testOrigins(t *testing.T, open Open) {
	e := open(t)
	bridge, again := fromFile("/in/a/bridge.txt", "The bridge is open."), fromFile("/in/b/bridge.txt", "The bridge is open.")
	river, lamp, out := fromFile("/in/all.jsonl#7", "The river is high."), fromFile("/in/all.zip!b/lamp.txt", "The lamp is lit."), fromFile("/in.txt", "The port is shut.")
	edited := fromFile("/in/edited.txt", "The harbour is full.")
	put(t, e, bridge, again, river, lamp, out, edited)
	for path, want := range map[string][]string{
		"/in":                  {"/in/a/bridge.txt", "/in/all.jsonl#7", "/in/all.zip!b/lamp.txt", "/in/b/bridge.txt", "/in/edited.txt"},
		"/in/":                 {"/in/a/bridge.txt", "/in/all.jsonl#7", "/in/all.zip!b/lamp.txt", "/in/b/bridge.txt", "/in/edited.txt"},
		"/in/a":                {"/in/a/bridge.txt"},
		"/in/all.jsonl":        {"/in/all.jsonl#7"},
		"/in/all.zip":          {"/in/all.zip!b/lamp.txt"},
		"/in/a/bridge.txt":     {"/in/a/bridge.txt"},
		"/in/a/bridge":         nil,
		"/in/a/bridge.txt.bak": nil,
	} {
		if d := cmp.Diff(want, origins(t, e, path)); d != "" {
			t.Errorf("in %s:\n%s", path, d)
		}
	}
	var ids []index.ID
	stop := errors.New("enough")
	if err := e.Origins(t.Context(), "/in/b", func(_ string, id index.ID) error { ids = append(ids, id); return stop }); err != stop || len(ids) != 1 || ids[0] != bridge.ID {
		t.Errorf("ids %v, %v", ids, err)
	}

	// One article in two files.
	if names, err := e.OriginsOf(t.Context(), bridge.ID); err != nil || !cmp.Equal(names, []string{bridge.Origin, again.Origin}) {
		t.Errorf("the article was read from %v, %v", names, err)
	}
	if names, err := e.OriginsOf(t.Context(), index.URLID("https://none.example/")); err != nil || names != nil {
		t.Errorf("no article was read from %v, %v", names, err)
	}

	// A renamed folder.
	if n, err := e.MoveOrigins(t.Context(), "/in/all.zip", "/in/c/all.zip"); err != nil || n != 1 {
		t.Errorf("moved %d, %v", n, err)
	}
	if _, ok, err := e.Seen(t.Context(), "/in/c/all.zip!b/lamp.txt", lamp.Raw); err != nil || !ok {
		t.Errorf("what was moved is not seen: %v", err)
	}
	if d := cmp.Diff([]string(nil), origins(t, e, "/in/all.zip")); d != "" {
		t.Error(d)
	}

	// Removing takes out what nothing else gives, and what the owner did not touch.
	title := "Harbour"
	if _, err := e.Edit(t.Context(), edited.ID, index.Edit{Title: &title}); err != nil {
		t.Fatal(err)
	}
	gone, err := e.RemoveOrigins(t.Context(), []string{"/in/a/bridge.txt", "/in/all.jsonl#7", "/in/edited.txt", "/in/none.txt"})
	if err == nil {
		err = e.Refresh(t.Context())
	}
	if err != nil || len(gone) != 1 || gone[0] != river.ID {
		t.Errorf("removed %v, %v", gone, err)
	}
	if total(t, e, "") != 4 || total(t, e, "bridge") != 1 || total(t, e, "river") != 0 || total(t, e, "harbour") != 1 {
		t.Error("not what was to be removed is gone")
	}
	if d := cmp.Diff([]string{"/in/b/bridge.txt", "/in/c/all.zip!b/lamp.txt"}, origins(t, e, "/in")); d != "" {
		t.Error(d)
	}
	if gone, err = e.RemoveOrigins(t.Context(), []string{"/in/b/bridge.txt"}); err != nil || len(gone) != 1 || gone[0] != bridge.ID {
		t.Errorf("the last origin: removed %v, %v", gone, err)
	}
	if out := put(t, e, river)[0]; out.State != index.Added || out.ID != river.ID || out.Version != 1 {
		t.Errorf("added again: %+v", out)
	}

	// More than are read at once.
	var many []index.Entry
	for i := range 2500 {
		many = append(many, fromFile(fmt.Sprintf("/many.jsonl#%04d", i), fmt.Sprintf("Boat %d.", i%40)))
	}
	put(t, e, many...)
	names := origins(t, e, "/many.jsonl")
	if len(names) != len(many) || names[0] != many[0].Origin || names[len(names)-1] != many[len(many)-1].Origin {
		t.Errorf("%d of %d origins", len(names), len(many))
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.RemoveOrigins(cancelled, names); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if gone, err := e.RemoveOrigins(t.Context(), names); err != nil || len(gone) != 40 {
		t.Errorf("removed %d, %v", len(gone), err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := e.Origins(t.Context(), "/in", nil); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("closed: %v", err)
	}
}
