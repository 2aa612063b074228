package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// lines yields the lines of a JSON lines file. A file that is one JSON object
// over several lines is one article.
func (s *splitter) lines(f *file, br *bufio.Reader, seen *seen) error {
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
			raw := f.raw(JSONLines)
			raw.Name, raw.Map, raw.Bytes = fmt.Sprintf("%s:%d", f.name, n), s.opt.Map, bytes.Clone(line)
			var bad error
			if long {
				bad = unreadablef("line %d is %v", n, errLongValue)
			} else if !found && !atEnd && opensObject(line) {
				return s.object(f, line, br, seen)
			} else if raw.Key, bad = seen.record(line); bad != nil {
				raw.Bytes, bad = nil, unreadablef("line %d can't be read: %v", n, bad)
			}
			found = true
			if !s.emit(raw, bad) {
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

// object reads a whole file as one JSON object.
func (s *splitter) object(f *file, line []byte, br *bufio.Reader, seen *seen) error {
	rest, err := readAll(br)
	if err != nil {
		return err
	}
	raw := f.raw(JSONLines)
	raw.Map, raw.Bytes = s.opt.Map, append(append(bytes.Clone(line), '\n'), rest...)
	if raw.Key, err = seen.record(raw.Bytes); err != nil {
		return unreadablef("it is neither JSON lines, one object a line, nor one JSON object: %v", err)
	}
	s.emit(raw, nil)
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
