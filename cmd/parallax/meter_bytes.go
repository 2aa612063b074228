package main

import (
	"io"
	"os"
)

// byteMeter is a meter of the bytes that are written to it.
type byteMeter struct {
	*meter
	reached
}

// byteMeter begins to measure a copy of total bytes, 0 where that is not known.
func (a *app) byteMeter(doing string, total int64) *byteMeter {
	m := &byteMeter{meter: a.meter(doing), reached: reached{total: total}}
	m.bytes = true
	return m
}

func (m *byteMeter) Write(b []byte) (int, error) {
	m.done += int64(len(b))
	m.tell(m.reached)
	return len(b), nil
}

// fileSize is the size of a file that is read, 0 where it has none.
func fileSize(r io.Reader) int64 {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
	}
	return 0
}
