package article

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Split finds the articles in one file and yields each as it was found. Name
// tells the format by its extension, the content where that can't; files
// compressed with gzip are opened, and a JSON list of objects is read as JSON
// lines are. At most one article is held in memory.
//
// An error comes with a Raw whose Name says what it is about, and the iteration
// goes on behind it where it can. Errors that say that something is not an
// article wrap ErrUnreadable; others come from r.
func Split(name string, r io.Reader) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		if err := split(name, r, yield); err != nil {
			yield(Raw{Name: name, Source: name}, err)
		}
	}
}

func split(name string, r io.Reader, yield func(Raw, error) bool) error {
	br := bufio.NewReaderSize(r, 64<<10)
	base := name
	if magic, _ := br.Peek(2); string(magic) == "\x1f\x8b" {
		zr, err := gzip.NewReader(br)
		if err != nil {
			return unreadablef("it looks compressed with gzip, but can't be opened: %v", err)
		}
		br = bufio.NewReaderSize(zr, 64<<10)
		base = strings.TrimSuffix(name, ".gz")
	}
	head, err := br.Peek(8 << 10)
	if err != nil && err != io.EOF {
		return readError(err)
	}
	if len(head) == 0 {
		return errEmpty
	}
	format, ok, known := byName(base)
	if !known {
		return unreadablef("files of the kind %q are not read; articles are plain text (.txt), JSON lines (.jsonl) or HTML (.html)", base[strings.LastIndexByte(base, '.'):])
	}
	wide := wideOrder(head) != nil
	if !wide {
		if err := binary(head); err != nil {
			return err
		}
	}
	if !ok {
		format = byContent(string(head))
	}
	if format == JSONLines {
		if wide {
			br = bufio.NewReader(transform.NewReader(br, unicode.BOMOverride(unicode.UTF8.NewDecoder())))
			head, _ = br.Peek(1 << 10)
		}
		if opensList(string(head)) {
			return splitList(name, br, yield)
		}
		return splitLines(name, br, yield)
	}
	b, err := readAll(br)
	if err != nil {
		return err
	}
	yield(Raw{Name: name, Source: name, Format: format, Bytes: b}, nil)
	return nil
}

// readAll reads one article, and refuses to hold more than MaxArticle.
func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle+1))
	if err != nil {
		return nil, readError(err)
	}
	if len(b) > MaxArticle {
		return nil, errTooLarge
	}
	return b, nil
}

// readError words the failures of a damaged gzip file; others stay as they are.
func readError(err error) error {
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) {
		return unreadablef("the compressed file is damaged or cut short: %v", err)
	}
	return fmt.Errorf("read: %w", err)
}
