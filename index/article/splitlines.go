package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

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
				bad = unreadablef("line %d is %v", n, errLongValue)
			} else if !found && !atEnd && opensObject(line) {
				return splitObject(name, line, br, yield)
			} else if raw.Key, bad = lineKey(line); bad != nil {
				raw.Bytes, bad = nil, unreadablef("line %d can't be read: %v", n, bad)
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
		return errBlank
	}
	return nil
}

// opensObject reports whether a line can only be the first of an object that
// is spread over several lines.
func opensObject(line []byte) bool {
	return string(line) == "{" || line[0] == '{' && line[len(line)-1] == ','
}

// splitObject reads a whole file as one JSON object.
func splitObject(name string, line []byte, br *bufio.Reader, yield func(Raw, error) bool) error {
	rest, err := readAll(br)
	if err != nil {
		return err
	}
	b := append(append(bytes.Clone(line), '\n'), rest...)
	key, err := lineKey(b)
	if err != nil {
		return unreadablef("it is neither JSON lines, one object a line, nor one JSON object: %v", err)
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
	if err := unmarshal(b, &k); err != nil {
		return "", err
	}
	if id := k.ID.first(); id != "" {
		return id, nil
	}
	return k.URL.first(), nil
}
