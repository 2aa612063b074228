package article

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// outcomes splits and parses, and tells each article's title or error in short.
func outcomes(t *testing.T, name string, r io.Reader) (got []string) {
	t.Helper()
	return outcomesWith(t, Options{}, name, r)
}

func outcomesWith(t *testing.T, opt Options, name string, r io.Reader) (got []string) {
	t.Helper()
	for raw, err := range opt.Split(name, r) {
		if err == nil {
			var a Article
			if a, err = parseAt(raw, testNow); err == nil {
				title, _ := a.DisplayTitle()
				got = append(got, raw.Name+" "+raw.Key+" "+title)
				continue
			}
		}
		mark := " ! "
		switch {
		case errors.Is(err, ErrPassed):
			mark = " - "
		case !errors.Is(err, ErrUnreadable):
			t.Errorf("%s: %v does not wrap ErrUnreadable", raw.Name, err)
		}
		got = append(got, raw.Name+mark+err.Error())
	}
	return got
}

func TestSplit(t *testing.T) {
	pack := func(s string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write([]byte(s))
		w.Close()
		return b.String()
	}
	lines := `{"id":"a7","url":"https://n.example/1","title":"One","body":"Text one."}` + "\n\n" + `{"url":"https://n.example/2","title":"Two"}` + "\n"
	long := strings.Repeat("word ", MaxArticle/5+10)
	tests := []struct {
		name, file, in string
		want           []string
	}{
		{"plain text", "a.txt", "A short tale of a bridge that fell down.", []string{"a.txt  A short tale of a bridge that fell down."}},
		{"no extension", "tale", "A short tale of a bridge that fell down.", []string{"tale  A short tale of a bridge that fell down."}},
		{"JSON lines, keyed by id or url", "a.jsonl", lines, []string{"a.jsonl:1 a7 One", "a.jsonl:3 https://n.example/2 Two"}},
		{"JSON lines by content", "-", lines, []string{"-:1 a7 One", "-:3 https://n.example/2 Two"}},
		{"compressed", "a.jsonl.gz", pack(lines), []string{"a.jsonl.gz:1 a7 One", "a.jsonl.gz:3 https://n.example/2 Two"}},
		{"half a line, and the others go on", "a.jsonl", `{"title":"One"}` + "\n" + `{"title":"Tw` + "\n" + `{"title":"Three"}`,
			[]string{"a.jsonl:1  One", "a.jsonl:2 ! line 2 can't be read: it is not whole JSON: unexpected end of JSON input", "a.jsonl:3  Three"}},
		{"a line that is no object", "a.jsonl", `{"title":"One"}` + "\n17\n", []string{"a.jsonl:1  One", "a.jsonl:2 ! line 2 can't be read: it holds no object"}},
		{"a line without text", "a.jsonl", `{"id":1,"url":"https://n.example/1"}`, []string{"a.jsonl:1 ! it holds no text: neither title nor body"}},
		{"one object over several lines", "a.json", "{\n \"id\": 4,\n \"title\": \"One\"\n}\n", []string{"a.json 4 One"}},
		{"a list", "a.json", "[\n {\"id\":1,\"title\":\"One\"},\n{\"title\":\"Two\"}]\n", []string{"a.json:1 1 One", "a.json:2  Two"}},
		{"a list by content", "-", "\ufeff[{\"title\":\"One\"}]", []string{"-:1  One"}},
		{"a list on one line larger than an article", "a.json", `[{"title":"One","body":"` + long[:MaxArticle-100] + `"},{"title":"Two","body":"` + long[:100] + `"}]`, []string{"a.json:1  One", "a.json:2  Two"}},
		{"a list with an item too long", "a.json", `[{"title":"One"},{"title":"` + long + `"}]`, []string{"a.json:1  One", "a.json:2 ! item 2 of the list is " + errLongValue.Error()}},
		{"a list with items that are no articles", "a.json", `[{},17,{"title":"Three"}]`, []string{"a.json:1 ! it holds no text: neither title nor body", "a.json:2 ! item 2 of the list can't be read: it holds no object", "a.json:3  Three"}},
		{"a list cut short", "a.json", `[{"title":"One"},{"title":"Tw`, []string{"a.json:1  One", "a.json:2 ! item 2 of the list can't be read: unexpected EOF"}},
		{"a list without its end", "a.json", `[{"title":"One"} {"title":"Two"}]`, []string{"a.json:1  One", "a.json:2 ! item 2 of the list can't be read: expected comma after array element"}},
		{"a text that begins with a bracket", "-", "[Corrected] A short tale of a bridge that fell down.", []string{"-  [Corrected] A short tale of a bridge that fell down."}},
		{"HTML", "a.html", "<title>x</title><h1>One</h1><p>Text.</p>", []string{"a.html  One"}},
		{"HTML by content", "-", "<!DOCTYPE html><h1>One</h1><p>Text.</p>", []string{"-  One"}},
		{"empty", "a.txt", "", []string{"a.txt ! the file is empty"}},
		{"blank", "a.txt", " \n\n", []string{"a.txt ! it holds no text, only white space"}},
		{"empty JSON lines", "a.jsonl", "\n\n", []string{"a.jsonl ! it holds no text, only white space"}},
		{"binary", "a.txt", "abc\x00def", []string{"a.txt ! it is a binary file (it holds NUL bytes), not text"}},
		{"controls", "a.txt", strings.Repeat("\x01a\x02", 20), []string{"a.txt ! it is a binary file (40 of its 60 bytes are control characters), not text"}},
		{"another kind of file", "a.png", "\x89PNG\r\n", []string{`a.png ! files of the kind ".png" are not read; parallax help formats lists those that are`}},
		{"too large", "a.txt", long, []string{"a.txt ! " + errTooLarge.Error()}},
		{"too long a line, and the others go on", "a.jsonl", `{"title":"` + long + "\"}\n" + `{"title":"Two"}`,
			[]string{"a.jsonl:1 ! line 1 is " + errLongValue.Error(), "a.jsonl:2  Two"}},
		{"only page furniture", "a.txt", "Advertisement\n3 March 2021\n", []string{"a.txt ! it holds no article text, only dates, credits or page furniture"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcomes(t, tt.file, strings.NewReader(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

// endless counts the bytes that are taken from it.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.taken += len(p)
	return len(p), nil
}

func TestAVeryLargeFileIsNotHeld(t *testing.T) {
	e := &endless{}
	for _, err := range Split("big.txt", e) {
		if !errors.Is(err, ErrUnreadable) {
			t.Error(err)
		}
	}
	if e.taken > MaxArticle+1<<20 {
		t.Errorf("took %d bytes", e.taken)
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, in, want string
		notes          int
	}{
		{"UTF-8 with a byte order mark", "\ufeffcafé", "café", 0},
		{"UTF-16, little end first", "\xff\xfec\x00a\x00f\x00\xe9\x00", "café", 0},
		{"UTF-16, big end first", "\xfe\xff\x00c\x00a\x00f\x00\xe9", "café", 0},
		{"Windows-1252", "caf\xe9 \x93quoted\x94", "café “quoted”", 1},
		{"bad bytes in UTF-8", "café, café, caf\xe9 end", "café, café, caf\ufffd end", 1},
		{"line ends", "a\r\nb\rc\u2028d\fe", "a\nb\nc\nd\ne", 0},
		{"spaces and characters without width", "a\u00a0b\u200bc\ufeffd\tf", "a\u00a0bcd f", 0},
		{"joiners inside other scripts stay", "می\u200cشود x\u200cy", "می\u200cشود xy", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, notes, err := decode([]byte(tt.in))
			if err != nil || got != tt.want || len(notes) != tt.notes {
				t.Errorf("%q, notes %q, error %v", got, notes, err)
			}
		})
	}
}

func TestParseJSON(t *testing.T) {
	in := `{"id":17,"url":"https://n.example/a","title":"Ferries sail on","source":"Hale Herald","published":"2020-03-02","author":"By Dana Whitlock, Peter Osgood and Associated Press",
"body":"Ferries sail on\nThe ferries of Port Haven will sail on.\nStory Continued Below\nAlso on Monday, the council met.\n( Also on HALE: Cats)\nSign up for Daily Newsletters\nThe council met.\nCopyright © 2020 Hale Herald, LLC."}`
	a, err := parseAt(Raw{Format: JSONLines, Bytes: []byte(strings.ReplaceAll(in, "\n\"body", `"body`))}, testNow)
	if err != nil {
		t.Fatal(err)
	}
	want := "The ferries of Port Haven will sail on.\nAlso on Monday, the council met.\nThe council met."
	if d := cmp.Diff(want, a.Body); d != "" {
		t.Error(d)
	}
	got := []string{a.GivenID, a.URL, a.Source, a.Published.String(), strings.Join(a.Authors, "+"), strings.Join(a.Credits, "+"), a.Language}
	if d := cmp.Diff([]string{"17", "https://n.example/a", "Hale Herald", "2020-03-02", "Dana Whitlock+Peter Osgood", "AP", "en"}, got); d != "" {
		t.Error(d)
	}
}

func TestEveryBylineOfAPageIsNoByline(t *testing.T) {
	names := make([]string, 14)
	for i := range names {
		names[i] = "Dana Whitlock" + strings.Repeat("x", i)
	}
	a, err := parseAt(Raw{Format: JSONLines, Bytes: []byte(`{"title":"T","author":"` + strings.Join(names, ", ") + `"}`)}, testNow)
	if err != nil || len(a.Authors) != 0 || len(a.Notes) != 1 {
		t.Errorf("authors %q, notes %q, error %v", a.Authors, a.Notes, err)
	}
}

func TestParseHTML(t *testing.T) {
	in := `<html lang="en"><head><title>Ferries | Hale</title><link rel=canonical href="https://n.example/a">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2020-03-02T10:00:00Z"}]}</script></head>
<body><nav><p>Menu of things</p></nav><h1>Ferries <em>sail</em> on</h1><p>The ferries will sail on.</p><script>x</script><ul><li>One boat</li></ul><p>Advertisement</p></body></html>`
	a, err := parseAt(Raw{Format: HTML, Bytes: []byte(in)}, testNow)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{a.Title, a.Body, a.URL, a.Published.String(), a.Language}
	if d := cmp.Diff([]string{"Ferries sail on", "The ferries will sail on.\nOne boat", "https://n.example/a", "2020-03-02T10:00:00Z", "en"}, got); d != "" {
		t.Error(d)
	}
}

func TestTheLargestArticlesReadInLinearTime(t *testing.T) {
	para := "The ferries of Port Haven will sail on, said Olav Brandt, though nobody in Vestria could say who was to pay for them in the coming year.\n"
	for name, s := range map[string]string{
		"paragraphs": strings.Repeat(para, 10000),
		"end marks":  para + para + strings.Repeat("Most Read\nCats\n"+para, 7000),
		"bylines":    strings.Repeat("By Jo Vale\n", 30000) + para,
		"one line":   strings.Repeat(strings.TrimSpace(para)+" ", 30000),
		"headings":   para + strings.Repeat("Ferries sail on\n", 30000) + para,
		"commas":     strings.Repeat("By A B, on at 1, ", 10)[:150] + "\n" + strings.Repeat(", on , at ", 100000),
	} {
		start := time.Now()
		if _, err := parseAt(Raw{Format: PlainText, Bytes: []byte(s)}, testNow); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		// Some megabytes take well below a second; quadratic time takes minutes.
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: %v", name, took)
		} else {
			t.Log(name, took)
		}
	}
}
