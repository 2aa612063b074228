package article

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/mikelolasagasti/xz"
)

// Limits against files that are small and unpack to what fills a machine's
// memory or days. Nothing that is unpacked is kept but one article at a time.
const (
	// mostUnpacked is how much one file given may unpack to in all, in bytes. The
	// largest public collections of news come in files of some gigabytes.
	mostUnpacked = 64 << 30
	// mostRatio is how many bytes may come out for each that goes in. Saved pages
	// have 4 to 12, repetitive JSON lines up to 100, bombs 1,000 and more.
	mostRatio = 250
	// freeRatio is how much may come out before the ratio counts: a short file of
	// blanks is no bomb.
	freeRatio = 64 << 20
	// mostLayers is how many archives and compressions may lie in one another. A zip
	// of .tar.gz of .jsonl.gz has four.
	mostLayers = 4
	// mostEntries is how many files the archives of one file given may hold. The
	// directory of a zip archive stands in memory, at some 200 bytes for each.
	mostEntries = 1 << 20
	// mostWindow is the memory that a zstd or xz stream may ask for, in bytes: what
	// zstd itself refuses to go above unless told (--long=27). xz -9 asks for half.
	mostWindow = 128 << 20
)

// The reasons why unpacking stops.
var (
	errBomb    = unreadablef("it unpacks to more than %d times its size, as no collection of articles does; unpack it yourself if you trust it", mostRatio)
	errUnpacks = unreadablef("it unpacks to more than %d GiB; unpack it yourself and add the files", mostUnpacked>>30)
	errDeep    = unreadablef("more than %d archives and compressed files lie in one another", mostLayers)
	errGreedy  = unreadablef("it asks for more than %d MiB of memory to be unpacked; unpack it yourself if you trust it", mostWindow>>20)
	errEntries = unreadablef("it holds more than %d files; unpack it yourself and add the folder", mostEntries)
)

// compressions are the forms of compression by their first bytes.
var compressions = []struct {
	name, magic string
	open        func(io.Reader) (io.Reader, error)
}{
	{"gzip", "\x1f\x8b", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{"bzip2", "BZh", func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
	{"zstd", "\x28\xb5\x2f\xfd", func(r io.Reader) (io.Reader, error) {
		return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(mostWindow))
	}},
	{"xz", "\xfd7zXZ\x00", func(r io.Reader) (io.Reader, error) { return xz.NewReader(r, mostWindow) }},
}

// uncompressed is a file's name without the extensions of compression.
func uncompressed(name string) string {
	low := strings.ToLower(name)
	for _, ext := range []string{".gz", ".bz2", ".zst", ".xz"} {
		if strings.HasSuffix(low, ext) {
			return name[:len(name)-len(ext)]
		}
	}
	return name
}

// decompress returns a reader of what f holds, out of all compression around it.
func (s *splitter) decompress(f *file) (*bufio.Reader, error) {
	br := bufio.NewReaderSize(f.r, bufferSize)
	for {
		head, err := br.Peek(10)
		if err != nil && err != io.EOF {
			return nil, readError(err)
		}
		open := -1
		for i, c := range compressions {
			if bytes.HasPrefix(head, []byte(c.magic)) && (c.name != "bzip2" || bytes.HasPrefix(head[4:], []byte("1AY&SY"))) {
				open = i
			}
		}
		if open < 0 {
			return br, nil
		}
		if f.layers++; f.layers > mostLayers {
			return nil, errDeep
		}
		in := &tally{r: br}
		r, err := compressions[open].open(in)
		if greedy(err) {
			return nil, errGreedy
		}
		if err != nil {
			return nil, unreadablef("it looks compressed with %s, but can't be opened: %v", compressions[open].name, err)
		}
		br = bufio.NewReaderSize(&meter{s: s, r: unpacker{r, in}, in: func() int64 { return in.n }}, bufferSize)
		f.base, f.at = uncompressed(f.base), nil
	}
}

// tally counts the bytes read from r, and keeps the error that ended it.
type tally struct {
	r   io.Reader
	n   int64
	err error
}

func (c *tally) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil {
		c.err = err
	}
	return n, err
}

// unpacker words the failures of a damaged compressed file; those of reading it stay
// as they are.
type unpacker struct {
	r  io.Reader
	in *tally
}

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && err != io.EOF && (u.in.err == nil || u.in.err == io.EOF) {
		err = damaged(err)
	}
	return n, err
}

// greedy reports whether a stream asks for more than mostWindow.
func greedy(err error) bool {
	return errors.Is(err, xz.ErrMemlimit) || errors.Is(err, zstd.ErrWindowSizeExceeded)
}

func damaged(err error) error {
	if greedy(err) {
		return errGreedy
	}
	return unreadablef("the compressed file is damaged or cut short: %v", err)
}

// meter reads what is unpacked, and stops where it is too much.
type meter struct {
	s   *splitter
	r   io.Reader
	in  func() int64 // packed bytes read
	out int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.out += int64(n)
	m.s.unpacked += int64(n)
	switch {
	case m.out > freeRatio && m.out/mostRatio > m.in():
		return 0, errBomb
	case m.s.unpacked > mostUnpacked:
		return 0, errUnpacks
	}
	return n, err
}

// readError words the failure of a file that breaks off; others stay as they are.
func readError(err error) error {
	switch {
	case errors.Is(err, ErrUnreadable):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return damaged(err)
	}
	return fmt.Errorf("read: %w", err)
}
