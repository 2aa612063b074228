package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
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
// compressed with gzip are opened. At most one article is held in memory.
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

// splitLines yields the lines of a JSON lines file. A file that is one JSON
// object over several lines is one article.
func splitLines(name string, br *bufio.Reader, yield func(Raw, error) bool) error {
	found := false
	for n := 1; ; n++ {
		line, long, err := readLine(br)
		if err != nil && err != io.EOF {
			return readError(err)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		atEnd := err == io.EOF
		line = bytes.TrimSpace(line)
		if len(line) > 0 || long {
			raw := Raw{Name: fmt.Sprintf("%s:%d", name, n), Source: name, Format: JSONLines, Bytes: bytes.Clone(line)}
			var bad error
			if long {
				bad = errTooLarge
			} else if !found && !atEnd && opensObject(line) {
				return splitObject(name, line, br, yield)
			} else {
				raw.Key, bad = lineKey(line)
			}
			if bad != nil {
				bad = unreadablef("line %d is not whole JSON: %v", n, bad)
				if long {
					bad = unreadablef("line %d is %v", n, errTooLarge)
				}
				raw.Bytes = nil
			}
			found = true
			if !yield(raw, bad) {
				return nil
			}
		}
		if atEnd {
			break
		}
	}
	if !found {
		return errEmpty
	}
	return nil
}

// opensObject reports whether a line can only be the first of an object that
// is spread over several lines.
func opensObject(line []byte) bool {
	return string(line) == "{" || line[0] == '{' && line[len(line)-1] == ',' || string(line) == "["
}

// splitObject reads a whole file as one JSON object.
func splitObject(name string, line []byte, br *bufio.Reader, yield func(Raw, error) bool) error {
	rest, err := readAll(br)
	if err != nil {
		return err
	}
	b := append(append(bytes.Clone(line), '\n'), rest...)
	if b[0] == '[' {
		return unreadable("it is a JSON list; write one object a line instead (JSON lines)")
	}
	key, err := lineKey(b)
	if err != nil {
		return unreadablef("it is neither JSON lines nor one whole JSON object: %v", err)
	}
	yield(Raw{Name: name, Source: name, Key: key, Format: JSONLines, Bytes: b}, nil)
	return nil
}

// readLine reads up to a line end. A line longer than MaxArticle is passed over
// without being held, and long is true.
func readLine(br *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > MaxArticle {
			line, long = nil, true
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// lineKey checks that b is one whole JSON object and returns its id, else its
// url.
func lineKey(b []byte) (string, error) {
	var k struct {
		ID  flexible `json:"id"`
		URL flexible `json:"url"`
	}
	if err := json.Unmarshal(b, &k); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return "", errors.New("it holds no object")
		}
		return "", err
	}
	if id := k.ID.first(); id != "" {
		return id, nil
	}
	return k.URL.first(), nil
}
