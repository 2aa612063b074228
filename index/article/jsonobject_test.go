package article

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sameAsJSON compares what plainObject makes of a line with what encoding/json does.
func sameAsJSON(t *testing.T, b []byte) (plain bool) {
	t.Helper()
	got, plain := plainObject(b)
	if !plain {
		return false
	}
	var want map[string]json.RawMessage
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatalf("%q was read, but is no JSON: %v", b, err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("%q (-want +got):\n%s", b, d)
	}
	for _, v := range got {
		var s string
		if text, ok := plainText(v); ok {
			if err := json.Unmarshal(v, &s); err != nil || s != text {
				t.Fatalf("%q is %q, not %q (%v)", v, s, text, err)
			}
		}
	}
	return true
}

func TestPlainObjects(t *testing.T) {
	for _, tt := range []struct {
		in    string
		plain bool
	}{
		{`{"title":"Ferries sail","body":"One.\n\nTwo \"three\" \\ \/ \u2019\t."}`, true},
		{` { "id" : 12 , "tags" : [] , "url" : null , "x":true,"y":false,"z":0,"zz":"" } `, true},
		{`{"a":"1","a":"2"}`, true},
		{`{"a":"\ud83d\ude00"}`, true},
		{`{"a":"Ü–”"}`, true},
		{"{\"a\":\"\xff\"}", true},
		{`{"a":1.5}`, false},
		{`{"a":-1}`, false},
		{`{"a":01}`, false},
		{`{"a":12x}`, false},
		{`{"a":"b"`, false},
		{`{"a":"b",}`, false},
		{`{"a":"b"} x`, false},
		{`{"a":"\x"}`, false},
		{`{"a":"\u12g4"}`, false},
		{"{\"a\":\"b\nc\"}", false},
		{`{"a\n":"b"}`, false},
		{`{"a":{"b":"c"}}`, false},
		{`{"a":["b"]}`, false},
		{`{}`, false}, {`[]`, false}, {`null`, false}, {``, false}, {`{`, false}, {`{"`, false}, {`{"a`, false}, {`{"a":`, false}, {`{"a":"\`, false}, {`{"a":"\u12`, false},
	} {
		if plain := sameAsJSON(t, []byte(tt.in)); plain != tt.plain {
			t.Errorf("plainObject(%q) = %v, want %v", tt.in, plain, tt.plain)
		}
	}
}

// FuzzPlainObject: what is read without encoding/json is read as it would.
func FuzzPlainObject(f *testing.F) {
	f.Add([]byte(`{"title":"Ferries sail","body":"One.\n\nTwo \u2019 \\.","n":12,"l":[]}`))
	f.Fuzz(func(t *testing.T, b []byte) { sameAsJSON(t, b) })
}
