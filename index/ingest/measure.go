package ingest

import (
	"context"
	"io"
	"os"
	"slices"
)

// Measure adds up the sizes of the files that Walk lists at paths: what Event.Read
// comes to in the end. It is not known for standard input, and where ctx ends
// before all is counted.
func Measure(ctx context.Context, paths []string) (bytes int64, known bool) {
	if slices.Contains(paths, Stdin) {
		return 0, false
	}
	for s := range Walk(paths, nil) {
		if ctx.Err() != nil {
			return 0, false
		}
		if s.Err != nil || s.Passed != "" {
			continue
		}
		if info, err := os.Stat(s.Name); err == nil {
			bytes += info.Size()
		}
	}
	return bytes, true
}

// counting counts the bytes read from a file.
type counting struct {
	io.Reader
	n *int64
}

func (c counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	*c.n += int64(n)
	return n, err
}

// anywhere returns f as a file that can be read anywhere, nil where it is none; what
// is read so is counted in n.
func anywhere(f io.Reader, n *int64) (io.ReaderAt, int64) {
	file, ok := f.(*os.File)
	if !ok {
		return nil, 0
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, 0
	}
	return countingAt{file, n}, info.Size()
}

type countingAt struct {
	io.ReaderAt
	n *int64
}

func (c countingAt) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	*c.n += int64(n)
	return n, err
}
