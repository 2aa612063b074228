package main

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"parallax/cmd/parallax/demo"
	"parallax/index"
	"parallax/index/ingest"
)

// loadDemo adds the demo collection.
func loadDemo(ctx context.Context, w index.Writer) (ingest.Summary, error) {
	var failed error
	sum, err := ingest.Run(ctx, w, demoSources, ingest.Options{Demo: true}, func(e ingest.Event) {
		failed = errors.Join(failed, e.Err)
	})
	return sum, errors.Join(err, failed, w.Refresh(ctx))
}

// demoSources lists the embedded files. Their origins are no paths of this
// machine.
func demoSources(yield func(ingest.Source) bool) {
	files := demo.FS()
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
