package article

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// opensList reports whether a file begins as a JSON list of objects does. A text
// may begin with a bracket too: '[Corrected on Monday]'.
func opensList(head string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n"), "[")
	return ok && strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{")
}

// list yields the objects of a JSON list that opens behind so many tokens. An item
// that is no article is passed over; where the list is no JSON any more the
// iteration ends.
func (s *splitter) list(f *file, br *bufio.Reader, behind int, seen *seen) error {
	if r, _, err := br.ReadRune(); err == nil && r != '\ufeff' {
		if err := br.UnreadRune(); err != nil {
			return err
		}
	}
	room := &roomReader{r: br, left: MaxArticle}
	dec := json.NewDecoder(room)
	for range max(behind, 1) {
		if _, err := dec.Token(); err != nil {
			return unreadablef("it is a JSON list that can't be read: %v", err)
		}
	}
	n := 1
	for ; dec.More(); n++ {
		room.left = MaxArticle
		raw := f.raw(JSONLines)
		raw.Name, raw.Map = fmt.Sprintf("%s:%d", f.name, n), s.opt.Map
		var item json.RawMessage
		if err := dec.Decode(&item); err == io.EOF {
			break // behind a comma
		} else if err != nil {
			s.emit(raw, listError(n, err))
			return nil
		}
		var err error
		if len(item) > MaxArticle {
			err = listError(n, errLongValue)
		} else if raw.Key, err = seen.record(item); err != nil {
			err = listError(n, err)
		} else {
			raw.Bytes = item
		}
		if !s.emit(raw, err) {
			return nil
		}
	}
	if _, err := dec.Token(); err != nil {
		return unreadablef("the JSON list breaks off behind item %d; what comes after it was not read", n-1)
	}
	return nil
}

// listError words what is wrong with item n; errors of the file stay as they are.
func listError(n int, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errLongValue):
		return unreadablef("item %d of the list is %v", n, err)
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, errNested), errors.Is(err, errNoObject):
		return unreadablef("item %d of the list can't be read: %v", n, err)
	}
	return readError(err)
}

// roomReader refuses to read more than what is left, so that no item is held that is
// larger than an article may be.
type roomReader struct {
	r    io.Reader
	left int
}

func (l *roomReader) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLongValue
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}
