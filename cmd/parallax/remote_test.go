package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/index"
	"parallax/index/bleveindex"
	"parallax/web"
)

// failing is an engine that breaks off after some bytes of a backup, and after
// some articles of an export.
type failing struct {
	index.Engine
	bytes, articles int
	err             error
}

func (f failing) Backup(_ context.Context, w io.Writer) error {
	for range f.bytes / 10 {
		if _, err := io.WriteString(w, "a backup, "); err != nil {
			return err
		}
	}
	return f.err
}

func (f failing) Export(_ context.Context, _ []index.ID, write func(index.Exported) error) error {
	for range f.articles {
		if err := write(index.Exported{Format: index.ExportFormat}); err != nil {
			return err
		}
	}
	return f.err
}

// serveFailing serves f as the collection of a data folder, which it returns.
func serveFailing(t *testing.T, f failing) (data string) {
	t.Helper()
	data = t.TempDir()
	engine, err := bleveindex.Open(t.Context(), data, bleveindex.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	f.Engine = engine
	s, err := web.New(f, web.Config{Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	l, err := lockDir(data, holder{PID: os.Getpid(), Command: "serve", Address: srv.Listener.Addr().String(), Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return data
}

func TestWhatAServerBreaksOffTakesTheFormersPlaceNever(t *testing.T) {
	broken := errors.New("the disk went away")
	for name, x := range map[string]struct {
		engine failing
		want   string // what is said
		whole  bool   // the file is replaced
	}{
		"before anything was written": {failing{err: broken}, "the disk went away", false},
		"soon":                        {failing{bytes: 10, articles: 1, err: broken}, "", false},
		"midway":                      {failing{bytes: 100_000, articles: 1000, err: broken}, "broke off", false},
		"midway, over damage":         {failing{bytes: 100_000, articles: 1000, err: index.ErrDamaged}, "broke off", false},
		"never":                       {failing{bytes: 100_000, articles: 1000}, "", true},
		"never, and it is empty":      {failing{}, "", true},
	} {
		t.Run(name, func(t *testing.T) {
			data := serveFailing(t, x.engine)
			for _, command := range []string{"backup", "export"} {
				file := filepath.Join(t.TempDir(), "kept")
				if err := os.WriteFile(file, []byte("the former"), 0o600); err != nil {
					t.Fatal(err)
				}
				for _, to := range []string{file, "-"} {
					var stdout, stderr bytes.Buffer
					if code := run(t.Context(), []string{command, "--data", data, to}, nil, &stdout, &stderr); (code == 0) != x.whole || !strings.Contains(stderr.String(), x.want) {
						t.Errorf("%s to %s ends with %d: %s%s", command, to, code, stdout.String(), stderr.String())
					}
				}
				b, err := os.ReadFile(file)
				if err != nil || (string(b) == "the former") == x.whole {
					t.Errorf("%s leaves %.20q, %v", command, b, err)
				}
				if files, err := os.ReadDir(filepath.Dir(file)); err != nil || len(files) != 1 {
					t.Errorf("%s leaves %v, %v", command, files, err)
				}
			}
		})
	}
}
