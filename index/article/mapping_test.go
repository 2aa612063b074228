package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseMapping(t *testing.T) {
	m, err := ParseMapping(" title=headline.main , Body=text,")
	if d := cmp.Diff(Mapping{"title": "headline.main", "body": "text"}, m); d != "" || err != nil {
		t.Error(d, err)
	}
	if m.String() != "title=headline.main,body=text" {
		t.Error(m.String())
	}
	for in, want := range map[string]string{
		"title":             `"title" is no mapping`,
		"title=":            `"title=" is no mapping`,
		"head=title":        `no field "head" to map to; there are id, url, title`,
		"title=a,title=b":   `title is mapped twice`,
		"title=a,body b":    `"body b" is no mapping`,
		"title=a,photos=b,": `no field "photos"`,
	} {
		if _, err := ParseMapping(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

func TestRecords(t *testing.T) {
	tests := []struct {
		name, in string
		m        Mapping
		want     []string
	}{
		{"mapped fields, along dots", `{"head":{"main":"One"},"doc":[{"key":"k1"}]}`, Mapping{"title": "head.main", "id": "doc.key"}, []string{"a.json:1 k1 One"}},
		{"a mapped field wins over the usual name", `{"title":"no","head":"One"}`, Mapping{"title": "head"}, []string{"a.json:1  One"}},
		{"a name that has a dot itself", `{"head.main":"One"}`, Mapping{"title": "head.main"}, []string{"a.json:1  One"}},
		{"a mapped field that never comes", `{"title":"One"}` + "\n" + `{"title":"Two"}`, Mapping{"body": "txt"},
			[]string{"a.json:1  One", "a.json:2  Two", `a.json ! no record has the field "txt" that --map gives for body; there are title`}},
		{"a mapped field that comes once", `{"title":"One","txt":"Text."}` + "\n" + `{"title":"Two"}`, Mapping{"body": "txt"}, []string{"a.json:1  One", "a.json:2  Two"}},
		{"usual names", `{"headline":"One","articleBody":"Text.","web_url":"https://n.example/1"}`, nil, []string{"a.json:1 https://n.example/1 One"}},
		{"a list in an object", `{"status":"ok","meta":{"a":[1,{"b":2}]},"articles":[{"title":"One"},{"title":"Two"}]}`, nil, []string{"a.json:1  One", "a.json:2  Two"}},
		{"a list deeper in objects", "{\n \"response\": {\"n\": 2, \"results\": [ {\"webTitle\":\"One\"},\n {\"id\":\"2\",\"webTitle\":\"Two\"} ] } }", nil, []string{"a.json:1  One", "a.json:2 2 Two"}},
		{"an article that has a list of its own", `{"title":"One","items":[{"title":"no"}]}`, nil, []string{"a.json:1  One"}},
		{"rendered fields", `[{"id":5,"title":{"rendered":"One &amp; more"},"content":{"rendered":"<p>Text.</p>"}}]`, nil, []string{"a.json:1 5 One & more"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcomesWith(t, Options{Map: tt.m}, "a.json", strings.NewReader(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestAnotherMappingReadsTheSameBytesAnew(t *testing.T) {
	a := Raw{Bytes: []byte("{}")}
	b := Raw{Bytes: []byte("{}"), Map: Mapping{"title": "x"}}
	c := Raw{Bytes: []byte("{}"), URL: "https://n.example/"}
	if a.Sum() == b.Sum() || b.Sum() == c.Sum() || a.Sum() == c.Sum() {
		t.Error("sums are equal")
	}
}

func TestHTMLInAFieldBecomesText(t *testing.T) {
	a := only(t, Options{}, "a.json", `{"title":"<b>One</b> &amp; more","text":"<p>The ferries <i>sail</i>\n on.</p><figure><img src=x><figcaption>A boat</figcaption></figure><ul><li>One boat &lt; two</li></ul><script>x</script>Last line."}`)
	if d := cmp.Diff([]string{"One & more", "The ferries sail on.\nOne boat < two\nLast line."}, []string{a.Title, a.Body}); d != "" {
		t.Error(d)
	}
}

func TestADescriptionThatOnlyBeginsTheTextIsNoStandfirst(t *testing.T) {
	a := only(t, Options{}, "a.json", `{"title":"One","description":"The ferries of Port Haven will sail on.","text":"The ferries of Port Haven will sail on. The council met."}`)
	b := only(t, Options{}, "a.json", `{"title":"One","description":"A council gives in to its captains.","text":"The ferries of Port Haven will sail on. The council met."}`)
	if a.Standfirst != "" || b.Standfirst != "A council gives in to its captains." {
		t.Errorf("%q, %q", a.Standfirst, b.Standfirst)
	}
}

func TestATextCutShortSaysSo(t *testing.T) {
	a := only(t, Options{}, "a.json", `{"articles":[{"title":"One","content":"The ferries of Port Haven will sail… [+2345 chars]"}]}`)
	if a.Body != "The ferries of Port Haven will sail…" || len(a.Notes) != 1 || a.Notes[0] != "The file carries only the beginning of this article." {
		t.Errorf("%q, notes %q", a.Body, a.Notes)
	}
}

func TestJSONUnderAnotherNameIsRead(t *testing.T) {
	for _, in := range []string{`{"title":"One"}`, `[{"title":"One"}]`} {
		if got := outcomes(t, "a.txt", strings.NewReader(in)); len(got) != 1 || got[0] != "a.txt:1  One" {
			t.Error(got)
		}
	}
}
