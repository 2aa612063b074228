package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"parallax/index"
	"parallax/index/ingest"
)

// Load adds the demo collection, marked as such, and waits until it is found.
func Load(ctx context.Context, w index.Writer) (ingest.Summary, error) {
	var failed error
	sum, err := ingest.Run(ctx, w, sources, ingest.Options{Demo: true}, func(e ingest.Event) {
		if e.Err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", e.Name, e.Err))
		}
	})
	return sum, errors.Join(err, failed, w.Refresh(ctx))
}

// sources lists the embedded files. Their origins are no paths of this machine.
func sources(yield func(ingest.Source) bool) {
	names, err := fs.Glob(files, "*")
	if err != nil {
		yield(ingest.Source{Name: "demo", Err: err})
		return
	}
	for _, name := range names {
		if !yield(ingest.Source{Name: name, Origin: "demo:" + name, Open: func() (io.ReadCloser, error) { return files.Open(name) }}) {
			return
		}
	}
}
