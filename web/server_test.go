package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/web/urlstate"
)

func TestErrorsBecomeTheirStatus(t *testing.T) {
	wrapped := func(err error) error { return fmt.Errorf("search %q: %w", "harbour", err) }
	for _, c := range []struct {
		name   string
		err    error
		status int
		tells  bool // the error's own text is shown
	}{
		{"not found", wrapped(index.ErrNotFound), 404, false},
		{"invalid", wrapped(index.ErrInvalid), 400, true},
		{"unsupported", wrapped(index.ErrUnsupported), 501, true},
		{"unavailable", wrapped(index.ErrUnavailable), 503, false},
		{"damaged", wrapped(index.ErrDamaged), 500, false},
		{"too slow", wrapped(context.DeadlineExceeded), 503, false},
		{"nobody waits", wrapped(context.Canceled), 499, false},
		{"a limit", &limited{&urlstate.LimitError{Limit: urlstate.QueryLimit, Max: 10}, "/search"}, 414, false},
		{"too many filters", wrapped(&urlstate.LimitError{Limit: urlstate.FiltersLimit, Max: 10}), 400, false},
		{"a wrapped HTTP error", wrapped(echo.NewHTTPError(http.StatusTeapot, "harbour tea")), 418, true},
		{"no such page", echo.ErrNotFound, 404, false},
		{"an HTTP error of ours", echo.NewHTTPError(http.StatusBadGateway, "harbour"), 500, false},
		{"anything else", wrapped(errors.New("disk on fire")), 500, false},
	} {
		f := faultOf(c.err)
		if f.status != c.status || f.heading == "" {
			t.Errorf("%s: %+v", c.name, f)
		}
		if got := strings.Contains(strings.ToLower(f.text), "harbour"); got != c.tells {
			t.Errorf("%s: tells %q", c.name, f.text)
		}
	}
}

// broken fails every question, or panics.
type broken struct {
	index.Engine
	panics bool
}

func (b broken) Stats(context.Context) (index.Stats, error) {
	if b.panics {
		panic("a secret of the heap")
	}
	return index.Stats{}, errors.New("a secret of the disk")
}

func TestFailuresAreLoggedAndNotTold(t *testing.T) {
	for _, panics := range []bool{false, true} {
		var log strings.Builder
		s, err := New(broken{panics: panics}, Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		w := site{T: t, handler: s.Handler()}.get("/readyz")
		if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if !strings.Contains(log.String(), "a secret of the ") || !strings.Contains(log.String(), "/readyz") {
			t.Errorf("log: %s", log.String())
		}
	}
}

func TestServeStopsInPeace(t *testing.T) {
	s, err := New(broken{}, Config{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	r, err := http.Get("http://" + l.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r.Body)
	if r.Body.Close(); err != nil || string(b) != "ok\n" {
		t.Errorf("%q, %v", b, err)
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("it goes on")
	}
}

func TestPagerShowsEndsAndNeighbours(t *testing.T) {
	for _, c := range []struct {
		total, page int
		want        string
	}{
		{10, 1, ""},
		{11, 1, "[1] 2 >"},
		{95, 1, "[1] 2 3 … 10 >"},
		{95, 2, "< 1 [2] 3 4 … 10 >"},
		{95, 5, "< 1 … 3 4 [5] 6 7 … 10 >"},
		{95, 9, "< 1 … 7 8 [9] 10 >"},
		{95, 10, "< 1 … 8 9 [10]"},
		{95, 11, ""},
		{2_000_000, 10_000, "< 1 … 9998 9999 [10000] (only)"},
	} {
		m := searchMaker{st: urlstate.State{}.WithPage(c.page), res: index.Result{Total: c.total}}
		p := m.pager()
		var out []string
		if p.Prev != "" {
			out = append(out, "<")
		}
		for _, n := range p.Pages {
			switch {
			case n.Gap:
				out = append(out, "…")
			case n.Current:
				out = append(out, "["+n.Number+"]")
			default:
				out = append(out, n.Number)
			}
		}
		if p.Next != "" {
			out = append(out, ">")
		}
		if p.Note != "" {
			out = append(out, "(only)")
		}
		if got := strings.Join(out, " "); got != c.want {
			t.Errorf("page %d of %d: %q, want %q", c.page, c.total, got, c.want)
		}
	}
}
