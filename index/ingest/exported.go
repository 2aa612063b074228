package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"parallax/index"
	"parallax/index/article"
)

// exportMark begins every line that a collection has exported.
const exportMark = `{"parallax_export":`

// maxExported is the longest line of an export, in bytes: the largest article with
// all that was recognised in it and left out of it takes less.
const maxExported = 4 * article.MaxArticle

// exported opens a file that a collection has exported, gzipped or not. It
// returns nil, and has taken nothing, for other files.
func exported(br *bufio.Reader) io.Reader {
	head, _ := br.Peek(len(exportMark)) // no more: input may come slowly
	if string(head) == exportMark {
		return br
	}
	if !bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return nil
	}
	head, _ = br.Peek(readBuffer)
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	begin := make([]byte, len(exportMark))
	if _, err := io.ReadFull(z, begin); err != nil || string(begin) != exportMark {
		return nil
	}
	z, err = gzip.NewReader(br)
	if err != nil {
		return nil
	}
	return z
}

// lines queues the articles of a file that a collection has exported. It reports
// whether to go on.
func (r *runner) lines(ctx context.Context, s Source, from io.Reader) bool {
	in := bufio.NewScanner(from)
	in.Buffer(make([]byte, readBuffer), maxExported)
	n := 0
	for in.Scan() {
		n++
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		name := fmt.Sprintf("%s:%d", s.Name, n)
		it := &item{raw: article.Raw{Name: name, Source: s.Name, Bytes: bytes.Clone(in.Bytes())}, exported: true, ready: make(chan struct{})}
		it.weight = min(int64(len(it.raw.Bytes)), rawBudget)
		it.event.Name, it.event.Read = name, r.read
		if r.budget.Acquire(ctx, it.weight) != nil || !send(ctx, r.queue, it) || !send(ctx, r.jobs, it) {
			return false
		}
	}
	err := in.Err()
	switch {
	case err == nil:
		return ctx.Err() == nil
	case errors.Is(err, bufio.ErrTooLong):
		err = fmt.Errorf("line %d is larger than %d MiB, which no exported article is; what comes after it was not read", n+1, maxExported>>20)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrChecksum):
		err = fmt.Errorf("the compressed file is damaged or cut short behind line %d: %w", n, err)
	}
	return r.event(ctx, Event{Name: s.Name, Err: err})
}

// readExported makes an entry of a line of an export.
func readExported(line []byte) (*index.Entry, error) {
	var x index.Exported
	if err := json.Unmarshal(line, &x); err != nil {
		return nil, fmt.Errorf("it is no whole line of an export: %w", err)
	}
	if err := x.Validate(); err != nil {
		return nil, err
	}
	return &index.Entry{ID: x.ID, Document: x.Document, Exported: &x}, nil
}
