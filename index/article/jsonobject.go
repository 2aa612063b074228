package article

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Lines of JSON are read twice, once where a file is cut and once as an article,
// and are mostly one long string. What follows reads the plain case, an object
// whose values are strings and numbers, in one pass, and leaves whatever is
// out of the ordinary to encoding/json: so what is JSON, and what is wrong with a
// line that is not, is decided there alone.

// plainObject reads one JSON object, the values as they stand; ok is false
// where encoding/json must look at it.
func plainObject(b []byte) (fields map[string]json.RawMessage, ok bool) {
	i := blank(b, 0)
	if i == len(b) || b[i] != '{' {
		return nil, false
	}
	fields = make(map[string]json.RawMessage, 16)
	for i = blank(b, i+1); ; i = blank(b, i+1) {
		end := plainString(b, i)
		if end < 0 || bytes.IndexByte(b[i:end], '\\') >= 0 || !utf8.Valid(b[i:end]) {
			return nil, false
		}
		key := string(b[i+1 : end-1])
		if i = blank(b, end); i == len(b) || b[i] != ':' {
			return nil, false
		}
		i = blank(b, i+1)
		if end = plainValue(b, i); end < 0 {
			return nil, false
		}
		fields[key] = json.RawMessage(b[i:end:end])
		if i = blank(b, end); i == len(b) || b[i] != ',' {
			return fields, i < len(b) && b[i] == '}' && blank(b, i+1) == len(b)
		}
	}
}

// blank is where the white space ends that begins at i.
func blank(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r') {
		i++
	}
	return i
}

// plainValue is where the value at i ends: a string, a whole number, a literal or
// an empty list; -1 for all else.
func plainValue(b []byte, i int) int {
	if i == len(b) {
		return -1
	}
	switch c := b[i]; {
	case c == '"':
		return plainString(b, i)
	case c >= '1' && c <= '9':
		for i < len(b) && b[i] >= '0' && b[i] <= '9' {
			i++
		}
		if i < len(b) && (b[i] == '.' || b[i] == 'e' || b[i] == 'E') {
			return -1
		}
		return i
	}
	for _, word := range [...]string{"null", "true", "false", "0,", "[]"} {
		if len(b)-i >= len(word) && string(b[i:i+len(word)]) == word {
			return i + len(strings.TrimSuffix(word, ","))
		}
	}
	return -1
}

// plainString is where the JSON string that begins at i ends, behind its
// quotation mark; -1 where there is none, or none that is valid.
func plainString(b []byte, i int) int {
	if i >= len(b) || b[i] != '"' {
		return -1
	}
	for i++; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"':
			return i + 1
		case c < ' ':
			return -1
		case c == '\\':
			switch i++; {
			case i == len(b):
				return -1
			case b[i] == 'u':
				if _, ok := codeUnit(b[i+1:]); !ok {
					return -1
				}
				i += 4
			case escaped[b[i]] == 0:
				return -1
			}
		}
	}
	return -1
}

// escaped are the characters that stand for others behind a backslash, by the byte.
var escaped = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// plainText is the text of a JSON string; ok is false where encoding/json must
// look at it.
func plainText(b []byte) (s string, ok bool) {
	if plainString(b, 0) != len(b) || !utf8.Valid(b) {
		return "", false
	}
	b = b[1 : len(b)-1]
	i := bytes.IndexByte(b, '\\')
	if i < 0 {
		return string(b), true
	}
	var out strings.Builder
	out.Grow(len(b))
	for i >= 0 {
		out.Write(b[:i])
		if c := b[i+1]; c != 'u' {
			out.WriteByte(escaped[c])
			b = b[i+2:]
		} else {
			r, _ := codeUnit(b[i+2:])
			if utf16.IsSurrogate(r) {
				return "", false
			}
			out.WriteRune(r)
			b = b[i+6:]
		}
		i = bytes.IndexByte(b, '\\')
	}
	out.Write(b)
	return out.String(), true
}

// codeUnit reads the four hexadecimal digits of \u2019.
func codeUnit(b []byte) (r rune, ok bool) {
	if len(b) < 4 {
		return 0, false
	}
	for _, c := range b[:4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
