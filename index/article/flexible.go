package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// flexible is a value that may be a string, a number, a list of them, or an
// object with a name or a text; null and others are no values. A value nested deeper than
// mostNested is refused before it is decoded: each level decodes what is left of
// it again, and must not do so a thousand times.
type flexible []string

func (f *flexible) UnmarshalJSON(b []byte) error {
	*f = nil
	if b[0] != '"' && nesting(b) > mostNested {
		return errNested
	}
	switch b[0] {
	case '"':
		s, plain := plainText(b)
		if !plain {
			if err := json.Unmarshal(b, &s); err != nil {
				return err
			}
		}
		if s != "" {
			*f = flexible{s}
		}
	case '[':
		var list []flexible
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, one := range list {
			*f = append(*f, one...)
		}
	case '{':
		var named struct {
			Name     flexible `json:"name"`
			Rendered flexible `json:"rendered"` // WordPress
			Main     flexible `json:"main"`     // The New York Times
		}
		if err := json.Unmarshal(b, &named); err != nil {
			return err
		}
		if *f = named.Name; len(*f) == 0 {
			*f = append(named.Rendered, named.Main...)
		}
	case 'n', 't', 'f':
	default:
		*f = flexible{string(b)}
	}
	return nil
}

func (f flexible) first() string {
	if len(f) == 0 {
		return ""
	}
	return strings.TrimSpace(f[0])
}

// line is the first value on one line of clean text.
func (f flexible) line() string {
	return strings.Join(strings.Fields(clean(f.first())), " ")
}

// mostNested is how many lists and objects may stand in one another in a field.
// A list of authors who are objects with a name has two.
const mostNested = 4

// mostNestedLine is how many may on a whole line, whose other fields are passed
// over once. Real lines stay below twenty.
const mostNestedLine = 200

// What a JSON value may be besides not whole.
var (
	errNested   = errors.New("its lists or objects are nested too deep")
	errNoObject = errors.New("it holds no object")
)

// nesting counts how many lists and objects stand in one another at most, in one
// pass that needs no whole JSON.
func nesting(b []byte) int {
	deep, most := 0, 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i = stringEnd(b, i+1)
		case '[', '{':
			deep++
			most = max(most, deep)
		case ']', '}':
			deep--
		}
	}
	return most
}

// stringEnd is where the quotation mark is that ends the JSON string that begins at
// i; the end of b where there is none.
func stringEnd(b []byte, i int) int {
	for {
		n := bytes.IndexByte(b[i:], '"')
		if n < 0 {
			return len(b)
		}
		end, escapes := i+n, 0
		for end-escapes > i && b[end-escapes-1] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return end
		}
		i = end + 1
	}
}

// unmarshal decodes one whole JSON object. The error says in plain words what
// is wrong with it, as the end of a sentence about a line or a file.
func unmarshal(b []byte, v any) error {
	if nesting(b) > mostNestedLine {
		return errNested
	}
	err := json.Unmarshal(b, v)
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errNested):
		return errNested
	case errors.As(err, &kind):
		return errNoObject
	}
	return fmt.Errorf("it is not whole JSON: %w", err)
}
