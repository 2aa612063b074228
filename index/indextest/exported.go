package indextest

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
)

// exportOf lists what e exports of some articles, as lines.
func exportOf(t *testing.T, e index.Engine, ids []index.ID) (all []index.Exported, lines []string) {
	t.Helper()
	err := e.Export(t.Context(), ids, func(x index.Exported) error {
		b, err := json.Marshal(x)
		all, lines = append(all, x), append(lines, string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, lines
}

// testExported exports a collection, and puts it into another.
func testExported(t *testing.T, open Open) {
	e, other := open(t), open(t)
	bridge := fromFile("/in/bridge.txt", "The bridge is shut.")
	river, lamp := fromFile("/in/river.txt", "The river is high."), fromFile("/in/lamp.txt", "The lamp is lit.")
	river.Tags = []string{"water"}
	put(t, e, bridge, river, lamp, fromFile("/in/bridge.txt", "The bridge is open."))
	title, hide := "High water", true
	if _, err := e.Edit(t.Context(), river.ID, index.Edit{Title: &title, Tag: []string{"flood"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Edit(t.Context(), lamp.ID, index.Edit{Hide: &hide}); err != nil {
		t.Fatal(err)
	}
	all, lines := exportOf(t, e, nil)
	if len(all) != 4 {
		t.Fatalf("%d lines, want 4", len(all))
	}
	for i := range all[1:] {
		a, b := all[i], all[i+1]
		if c := string(a.ID[:]) + string(rune(a.Version)); c >= string(b.ID[:])+string(rune(b.Version)) {
			t.Errorf("line %d is out of order", i+1)
		}
	}
	some, _ := exportOf(t, e, []index.ID{river.ID, {9}, bridge.ID})
	if len(some) != 3 || some[0].ID != river.ID || some[0].Edits == nil || *some[0].Edits.Title != title || some[0].Title != "" ||
		len(some[0].Given) != 1 || some[1].Version != 1 || some[1].Origins != nil || some[2].Version != 2 || len(some[2].Origins) != 1 {
		t.Errorf("some: %+v", some)
	}

	entries := make([]index.Entry, len(all))
	for i := range all {
		entries[i] = index.Entry{ID: all[i].ID, Document: all[i].Document, Exported: &all[i]}
	}
	states := func(outs []index.Outcome) (s []index.State) {
		for _, o := range outs {
			s = append(s, o.State)
		}
		return s
	}
	added, updated := 0, 0
	for _, s := range states(put(t, other, entries...)) {
		switch s {
		case index.Added:
			added++
		case index.Updated:
			updated++
		}
	}
	if added != 3 || updated != 1 {
		t.Errorf("%d added and %d updated", added, updated)
	}
	if _, again := exportOf(t, other, nil); !cmp.Equal(lines, again) {
		t.Errorf("exported again:\n%s", cmp.Diff(lines, again))
	}
	un := index.Unchanged
	if d := cmp.Diff([]index.State{un, un, un, un}, states(put(t, other, entries...))); d != "" {
		t.Errorf("put again:\n%s", d)
	}
	for q, n := range map[string]int{"": 2, "open": 1, "shut": 0, "river": 1, "title:water": 1, "lamp": 0} {
		if got := total(t, other, q); got != n {
			t.Errorf("%q finds %d, want %d", q, got, n)
		}
	}
	if st, err := other.Stats(t.Context()); err != nil || st.Hidden != 1 || st.Articles != 2 {
		t.Errorf("%+v, %v", st, err)
	}
	if _, ok, err := other.Seen(t.Context(), river.Origin, river.Raw, "water"); err != nil || !ok {
		t.Errorf("an exported origin is not seen: %v", err)
	}
	if faults, err := other.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("faults %+v, %v", faults, err)
	}

	// Over another state of the same articles nothing is lost, and the later edit holds.
	newer := "Low water"
	if _, err := other.Edit(t.Context(), river.ID, index.Edit{Title: &newer}); err != nil {
		t.Fatal(err)
	}
	put(t, other, fromFile("/in/bridge.txt", "The bridge is gone."))
	put(t, other, entries...)
	if d, err := other.Article(t.Context(), bridge.ID, 0); err != nil || d.Version != 3 || d.Body != "The bridge is gone." {
		t.Errorf("version %d %q, %v", d.Version, d.Body, err)
	}

	stop := errors.New("enough")
	if err := e.Export(t.Context(), nil, func(index.Exported) error { return stop }); err != stop {
		t.Errorf("stopped: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.Export(gone, nil, func(index.Exported) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
