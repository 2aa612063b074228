package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
)

// store is a Writer that keeps what it is given in memory, and fails as told.
type store struct {
	mu      sync.Mutex
	hashes  map[index.ID]string
	origins map[string][32]byte
	batches []int
	last    map[index.ID]*index.Entry
	fail    func(entries []index.Entry) error
}

func newStore() *store {
	return &store{hashes: map[index.ID]string{}, origins: map[string][32]byte{}, last: map[index.ID]*index.Entry{}}
}

func (s *store) Seen(_ context.Context, origin string, raw [32]byte, _ ...string) (index.Outcome, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.origins[origin]
	return index.Outcome{State: index.Unchanged}, ok && known == raw, nil
}

func (s *store) Edit(_ context.Context, id index.ID, _ index.Edit) (index.Document, error) {
	return index.Document{}, fmt.Errorf("article %s: %w", id, index.ErrNotFound)
}

func (s *store) Put(ctx context.Context, entries []index.Entry) ([]index.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if s.fail != nil {
		if err := s.fail(entries); err != nil {
			return nil, err
		}
	}
	s.batches = append(s.batches, len(entries))
	outs := make([]index.Outcome, len(entries))
	for i, e := range entries {
		state := index.Added
		switch known, ok := s.hashes[e.ID]; {
		case ok && known == e.Hash:
			state = index.Unchanged
		case ok:
			state = index.Updated
		}
		s.hashes[e.ID], s.last[e.ID] = e.Hash, &entries[i]
		if e.Origin != "" {
			s.origins[e.Origin] = e.Raw
		}
		outs[i] = index.Outcome{ID: e.ID, Version: 1, State: state}
	}
	return outs, nil
}

func (s *store) Remove(context.Context, []index.ID) (int, error) { return 0, nil }
func (s *store) RemoveDemo(context.Context) (int, error)         { return 0, nil }
func (s *store) Refresh(context.Context) error                   { return nil }

// told is an event in short.
func told(e Event) string {
	switch {
	case e.Err != nil:
		return filepath.Base(e.Name) + " failed"
	case e.Passed != "":
		return filepath.Base(e.Name) + " passed over"
	default:
		return filepath.Base(e.Name) + " " + string(e.State)
	}
}

func run(t *testing.T, w index.Writer, stdin string, paths ...string) (Summary, []string) {
	t.Helper()
	var events []string
	sum, err := Run(t.Context(), w, Walk(paths, strings.NewReader(stdin)), Options{Workers: 3}, func(e Event) {
		events = append(events, told(e))
	})
	if err != nil {
		t.Fatal(err)
	}
	return sum, events
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	ferry  = "Ferry to the islands runs again\n\nThe ferry that links the harbour with the outer islands sailed on Monday for the first time since the storm, its captain said.\n"
	bridge = "The old bridge is to be rebuilt in stone, the council decided after a vote that lasted until midnight.\n"
)

func line(id, body string) string {
	return fmt.Sprintf(`{"id":%q,"title":"Notes from the harbour","source":"Harbour Post","body":%q}`, id, body)
}

func TestRunTakesWhatItCanAndNamesTheRest(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"a.txt":            ferry,
		"b-binary.txt":     "\x00\x01\x02\x00",
		"c-empty.txt":      "",
		"d.jsonl":          line("1", bridge) + "\n" + `{"id":"2","bo` + "\n" + line("3", ferry) + "\n",
		"e-photo.jpg":      "\xff\xd8",
		"f/.hidden.txt":    ferry,
		"f/.git/notes.txt": ferry,
		"f/deep/g.txt":     bridge,
	})
	sum, events := run(t, newStore(), "", filepath.Join(dir, "missing"), dir)
	want := []string{
		"missing failed", "a.txt added", "b-binary.txt failed", "c-empty.txt failed",
		"d.jsonl:1 added", "d.jsonl:2 failed", "d.jsonl:3 added",
		"e-photo.jpg passed over", ".git passed over", ".hidden.txt passed over", "g.txt added",
	}
	if d := cmp.Diff(want, events); d != "" {
		t.Errorf("events (-want +got):\n%s", d)
	}
	if want := (Summary{Added: 4, Failed: 4, Passed: 3}); sum != want {
		t.Errorf("got %+v, want %+v", sum, want)
	}
}

func TestAddingAgainChangesNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"a.txt":   ferry,
		"d.jsonl": line("1", bridge) + "\n" + line("2", ferry) + "\n" + `{"title":"No id","body":"The lighthouse has a new lamp, and its keeper has a new lease of ten years."}` + "\n",
	})
	w := newStore()
	if sum, _ := run(t, w, "", dir); sum != (Summary{Added: 4}) {
		t.Fatalf("first run: %+v", sum)
	}
	if sum, events := run(t, w, "", dir); sum != (Summary{Unchanged: 4}) {
		t.Errorf("second run: %+v %v", sum, events)
	}
}

func TestAChangedTextUnderAKnownIDIsAnUpdate(t *testing.T) {
	dir := t.TempDir()
	w := newStore()
	write(t, dir, map[string]string{"d.jsonl": line("1", bridge)})
	run(t, w, "", dir)
	write(t, dir, map[string]string{"d.jsonl": line("1", ferry)})
	if sum, _ := run(t, w, "", dir); sum != (Summary{Updated: 1}) {
		t.Errorf("got %+v", sum)
	}
}

func TestALinkToAFolderIsFollowedWhereItIsNamed(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"true/a.txt": ferry, "true/sub/b.txt": bridge})
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "true"), link); err != nil {
		t.Skip(err)
	}
	w := newStore()
	sum, _ := run(t, w, "", link)
	if _, ok := w.origins[filepath.Join(link, "sub", "b.txt")]; sum.Added != 2 || !ok {
		t.Errorf("%+v, origins %v", sum, w.origins)
	}
}

func TestStandardInputIsReadAndHasNoOrigin(t *testing.T) {
	w := newStore()
	sum, events := run(t, w, ferry, Stdin)
	if sum != (Summary{Added: 1}) || len(w.origins) != 0 {
		t.Errorf("got %+v %v, origins %v", sum, events, w.origins)
	}
}

func TestArticlesKnownByTheirLineAloneAreToldApartByTheirBytes(t *testing.T) {
	dir := t.TempDir()
	one, two := `{"body":"`+strings.TrimSpace(bridge)+`"}`+"\n", `{"body":"The lighthouse has a new lamp, and its keeper has a new lease of ten years."}`+"\n"
	write(t, dir, map[string]string{"d.jsonl": one + line("x", ferry) + "\n"})
	w := newStore()
	run(t, w, "", dir)
	if len(w.origins) != 2 {
		t.Errorf("origins: %v", w.origins)
	}
	puts := len(w.batches)
	write(t, dir, map[string]string{"d.jsonl": two + one})
	if sum, events := run(t, w, "", dir); sum != (Summary{Added: 1, Unchanged: 1}) {
		t.Errorf("with a line in front: %+v %v", sum, events)
	}
	if sum, _ := run(t, w, "", dir); sum != (Summary{Unchanged: 2}) || len(w.batches) != puts+1 {
		t.Errorf("again: %+v, %d batches after %d", sum, len(w.batches), puts)
	}
}

func TestOrderIsKeptAndBatchesAreBounded(t *testing.T) {
	var lines []string
	var want []string
	for i := range 1000 {
		lines = append(lines, line(fmt.Sprint(i), fmt.Sprintf("Report %d from the harbour says that boat %d has come home.", i, i)))
		want = append(want, fmt.Sprintf("d.jsonl:%d added", i+1))
	}
	dir := t.TempDir()
	write(t, dir, map[string]string{"d.jsonl": strings.Join(lines, "\n")})
	w := newStore()
	_, events := run(t, w, "", dir)
	if d := cmp.Diff(want, events); d != "" {
		t.Error(d)
	}
	if most := slices.Max(w.batches); most > batchArticles {
		t.Errorf("a batch of %d articles", most)
	}
}

func TestOneArticleThatCannotBeStoredDoesNotTakeTheOthersWithIt(t *testing.T) {
	w := newStore()
	w.fail = func(entries []index.Entry) error {
		for _, e := range entries {
			if strings.Contains(e.Body, "bridge") {
				return fmt.Errorf("%w: no bridges", index.ErrInvalid)
			}
		}
		return nil
	}
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": ferry, "b.txt": bridge, "c.txt": strings.ReplaceAll(ferry, "ferry", "boat")})
	sum, events := run(t, w, "", dir)
	if d := cmp.Diff([]string{"a.txt added", "b.txt failed", "c.txt added"}, events); d != "" || sum != (Summary{Added: 2, Failed: 1}) {
		t.Errorf("%+v\n%s", sum, d)
	}
}

func TestARunEndsWhenNothingMoreCanBeStored(t *testing.T) {
	w := newStore()
	w.fail = func([]index.Entry) error { return fmt.Errorf("disk gone: %w", index.ErrUnavailable) }
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": ferry, "b.txt": bridge})
	sum, err := Run(t.Context(), w, Walk([]string{dir}, nil), Options{}, func(e Event) { t.Errorf("told of %s", told(e)) })
	if !errors.Is(err, index.ErrUnavailable) || sum != (Summary{}) {
		t.Errorf("got %+v, %v", sum, err)
	}
}

func TestWhatWasReportedIsStoredWhenTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, stdin := io.Pipe()
	go func() {
		for i := 0; ; i++ {
			if _, err := fmt.Fprintln(stdin, line(fmt.Sprint(i), fmt.Sprintf("Boat %d has come home to the harbour.", i))); err != nil {
				return
			}
		}
	}()
	w := newStore()
	reported := 0
	sum, err := Run(ctx, w, Walk([]string{Stdin}, r), Options{}, func(e Event) {
		if _, ok := w.hashes[e.ID]; !ok {
			t.Errorf("%s was reported and is not stored", e.Name)
		}
		if reported++; reported == 200 {
			cancel()
		}
	})
	stdin.CloseWithError(io.ErrClosedPipe)
	r.Close()
	if !errors.Is(err, context.Canceled) || sum.Added != reported {
		t.Errorf("got %+v after %d reports, %v", sum, reported, err)
	}
}

func TestSlowInputIsStoredWithoutWaitingForMore(t *testing.T) {
	const articles = 100 // more than is read ahead to tell the format, and no whole number of batches
	r, stdin := io.Pipe()
	stored := make(chan struct{}, articles)
	done := make(chan error, 1)
	go func() {
		_, err := Run(t.Context(), newStore(), Walk([]string{Stdin}, r), Options{}, func(Event) { stored <- struct{}{} })
		done <- err
	}()
	for i := range articles {
		fmt.Fprintln(stdin, line(fmt.Sprint(i), fmt.Sprintf("Boat %d has come home to the harbour.", i)))
	}
	for i := range articles {
		select {
		case <-stored:
		case <-time.After(20 * batchWait):
			t.Fatalf("article %d waits for more", i)
		}
	}
	stdin.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func BenchmarkRun(b *testing.B) {
	var lines strings.Builder
	const articles = 200
	for i := range articles {
		body := strings.Repeat(fmt.Sprintf("Report %d from the harbour of Bergen says that Captain Ingrid Solberg has brought boat %d home to Norway. ", i, i), 20)
		fmt.Fprintln(&lines, line(fmt.Sprint(i), body))
	}
	b.SetBytes(int64(lines.Len()))
	for b.Loop() {
		sum, err := Run(b.Context(), newStore(), Walk([]string{Stdin}, strings.NewReader(lines.String())), Options{}, func(Event) {})
		if err != nil || sum.Added != articles {
			b.Fatal(sum, err)
		}
	}
	b.ReportMetric(float64(articles*b.N)/b.Elapsed().Seconds(), "articles/s")
}
