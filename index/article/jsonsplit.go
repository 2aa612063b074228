package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
)

// json cuts a file of JSON: a list of objects, alone or within an object, or an
// object a line.
func (s *splitter) json(f *file, br *bufio.Reader, head []byte) error {
	seen := newSeen(s.opt.Map)
	var err error
	switch {
	case opensList(sample(head)):
		err = s.list(f, br, 0, seen)
	default:
		if deep := wrapped(sample(head), s.opt.Map); deep > 0 {
			err = s.list(f, br, deep, seen)
		} else {
			err = s.lines(f, br, seen)
		}
	}
	if err != nil {
		return err
	}
	return seen.missing("field")
}

// wrappers are the names under which interfaces and exports keep their list of
// articles, and those of objects around it.
var (
	wrappers = wordSet("articles items results data docs documents entries news stories records hits posts")
	around   = wordSet("response data result hits feed channel")
)

// wrapped reports how many tokens open a list of articles within an object, as in
// {"status":"ok","articles":[{; 0 where the file is no such thing.
func wrapped(head string, m Mapping) int {
	dec := json.NewDecoder(strings.NewReader(head))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return 0
	}
	for n := 1; ; {
		t, err := dec.Token()
		name, ok := t.(string)
		if err != nil || !ok {
			return 0
		}
		n++
		rest := strings.TrimLeft(head[dec.InputOffset():], " \t\r\n:")
		switch {
		case wrappers[strings.ToLower(name)] && opensList(rest):
			return n + 1
		case around[strings.ToLower(name)] && strings.HasPrefix(rest, "{"):
			if _, err := dec.Token(); err != nil {
				return 0
			}
			n++
			continue
		case articleField(name, m):
			return 0 // an article that has a list besides
		}
		var skip json.RawMessage
		if dec.Decode(&skip) != nil {
			return 0
		}
		n += tokens(skip)
	}
}

// articleField reports whether a name is that of a title or body.
func articleField(name string, m Mapping) bool {
	key := nameKey(name)
	for _, field := range []string{"title", "body"} {
		if m[field] == name {
			return true
		}
		for _, u := range usual[field] {
			if u == key {
				return true
			}
		}
	}
	return false
}

// tokens counts the tokens of a JSON value.
func tokens(v []byte) (n int) {
	for dec := json.NewDecoder(bytes.NewReader(v)); ; n++ {
		if _, err := dec.Token(); err != nil {
			return n
		}
	}
}

// seen keeps which of the fields that a mapping names were there.
type seen struct {
	m       Mapping
	found   map[string]bool
	records int
	names   []string // of the first record's fields, for the error
}

func newSeen(m Mapping) *seen { return &seen{m: m, found: map[string]bool{}} }

// record notes a record's fields and returns its id, else its url.
func (s *seen) record(b []byte) (key string, err error) {
	rec, err := newRecord(b, s.m)
	if err != nil {
		return "", err
	}
	if len(s.m) > 0 {
		if s.records++; s.records == 1 {
			s.names = rec.names()
		}
		for to, path := range s.m {
			if _, ok := rec.lookup(path); ok {
				s.found[to] = true
			}
		}
	}
	for _, field := range []string{"id", "url"} {
		v, _, err := rec.get(field)
		if err != nil {
			return "", err
		}
		if k := v.first(); k != "" {
			return k, nil
		}
	}
	return "", nil
}

// missing is the error that no record had a field that the mapping names.
func (s *seen) missing(what string) error {
	if s.records == 0 {
		return nil
	}
	for _, to := range MapFields {
		if path := s.m[to]; path != "" && !s.found[to] {
			return unreadablef("no record has the %s %q that --map gives for %s; there are %s", what, path, to, strings.Join(s.names, ", "))
		}
	}
	return nil
}
