package ingest

import (
	"bufio"
	"context"
	"fmt"

	"parallax/index"
	"parallax/index/article"
)

// ReadFrom reports whether an article in the file s has the bytes that were last
// read of it in the file at the absolute path from, which may be there no more: s is
// then that file under another name. A file that can't be read is not.
func ReadFrom(ctx context.Context, w index.Writer, s Source, from string, opt Options) (bool, error) {
	f, err := s.Open()
	if err != nil {
		return false, nil
	}
	defer f.Close()
	split := article.Options{Map: opt.Map, Found: s.Found}
	var read int64 // nobody asks
	split.At, split.Size = anywhere(f, &read)
	for raw, err := range split.Split(s.Name, bufio.NewReaderSize(f, readBuffer)) {
		if err != nil {
			continue
		}
		sum := raw.Sum()
		if _, ok, err := w.Seen(ctx, origin(from, raw, sum), sum); err != nil {
			return false, fmt.Errorf("ask whether %s is %s: %w", s.Name, from, err)
		} else if ok {
			return true, nil
		}
	}
	return false, nil
}
