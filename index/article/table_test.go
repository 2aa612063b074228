package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTables(t *testing.T) {
	noText := "no column of the table is known as a title or a text: say which with --map body=COLUMN; there are "
	tests := []struct {
		name, file, in string
		m              Mapping
		want           []string
	}{
		{"commas", "a.csv", "id,title,text\n7,One,Text one.\n8,\"Two, too\",\"Said \"\"yes\"\".\nAnd left.\"\n", nil, []string{"a.csv:2 7 One", "a.csv:3 8 Two, too"}},
		{"tabs", "a.tsv", "title\ttext\nOne\tHe said \"yes\" and left.\n", nil, []string{"a.tsv:2  One"}},
		{"semicolons, a byte order mark and line ends of Windows", "a.csv", "\ufeffHeadline;Body\r\nOne;\"Text; one.\"\r\n\r\nTwo;Text.\r\n", nil, []string{"a.csv:2  One", "a.csv:4  Two"}},
		{"the separator that Excel names", "a.csv", "sep=|\ntitle|text\nOne, and two|Text.\n", nil, []string{"a.csv:3  One, and two"}},
		{"by content", "-", "url,title,text\nhttps://n.example/1,One,Text one.\n", nil, []string{"-:2 https://n.example/1 One"}},
		{"a text that has commas is no table", "-", "On Monday, text was said, a title was won.\nMore of it, too.\n", nil, []string{"-  On Monday, text was said, a title was won."}},
		{"mapped columns", "a.csv", "Schlagzeile,Inhalt\nOne,Text one.\n", Mapping{"title": "Schlagzeile", "body": "Inhalt"}, []string{"a.csv:2  One"}},
		{"a mapped column that is not there", "a.csv", "title,text\nOne,Text.\n", Mapping{"title": "head"}, []string{`a.csv ! the table has no column "head", which --map gives for title; there are title, text`}},
		{"no column of text", "a.csv", "name,price\nBread,3\n", nil, []string{"a.csv ! " + noText + "name, price"}},
		{"rows of other lengths", "a.csv", "title,text\nOne\nTwo,Text,more\nThree,Text.,,\n", nil,
			[]string{"a.csv:2 ! the row at line 2 has 1 cells where the first row names 2 columns", "a.csv:3 ! the row at line 3 has 3 cells where the first row names 2 columns", "a.csv:4  Three"}},
		{"a row without text", "a.csv", "id,title,text\n7,,\n", nil, []string{"a.csv:2 ! it holds no text: neither title nor body"}},
		{"a row too long", "a.csv", "title,text\nOne,\"" + strings.Repeat("a", MaxArticle+10) + "\"\nTwo,Text.\n", nil, []string{"a.csv:2 ! the row at line 2 is " + errLongValue.Error(), "a.csv:3  Two"}},
		{"no rows", "a.csv", "title,text\n", nil, []string{"a.csv ! the table has a row of names and none of articles"}},
		{"compressed", "a.csv.gz", gzipOf(t, "title,text\nOne,Text.\n"), nil, []string{"a.csv.gz:2  One"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, outcomesWith(t, Options{Map: tt.m}, tt.file, strings.NewReader(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

// only splits and parses the one article that a file holds.
func only(t *testing.T, opt Options, name, in string) Article {
	t.Helper()
	var out []Article
	for raw, err := range opt.Split(name, strings.NewReader(in)) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := parseAt(raw, testNow)
		if err != nil {
			t.Fatal(err)
		}
		checkArticle(t, &a)
		out = append(out, a)
	}
	if len(out) != 1 {
		t.Fatalf("%d articles", len(out))
	}
	return out[0]
}

func TestATableRowGivesAllFields(t *testing.T) {
	a := only(t, Options{}, "a.csv", "guid,Link,Headline,Pub Date,Byline,Outlet,Lang,Article Body\n"+
		"h-1,https://n.example/a,Ferries sail on,2020-03-02,By Dana Whitlock,Hale Herald,EN,\"The ferries of Port Haven will sail on.\nThe council met.\"\n")
	got := []string{a.GivenID, a.URL, a.Title, a.Published.String(), strings.Join(a.Authors, "+"), a.Source, a.Language, a.Body}
	want := []string{"h-1", "https://n.example/a", "Ferries sail on", "2020-03-02", "Dana Whitlock", "Hale Herald", "en", "The ferries of Port Haven will sail on.\nThe council met."}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Trace{Field: "title", Rule: "column headline", Text: "Ferries sail on"}, a.Trace[0]); d != "" {
		t.Error(d)
	}
}

func TestWhatIsDoubtfulInARowIsNoted(t *testing.T) {
	a := only(t, Options{}, "a.csv", "title,text\nThe \"best\" ferries,\"He said \"no\" and left.\"\n")
	if d := cmp.Diff([]string{"Quotation marks in its row were not doubled, and were read as text."}, a.Notes); d != "" || a.Body != `He said "no" and left.` {
		t.Error(a.Body, d)
	}
	a = only(t, Options{}, "a.csv", "title,text\nCaf\xe9,\"The caf\xe9 is shut.\"\n")
	if d := cmp.Diff([]string{"The text is not UTF-8 and was read as Windows-1252."}, a.Notes); d != "" || a.Title != "Café" || a.Body != "The café is shut." {
		t.Error(a.Title, a.Body, d)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"title,text\na,b", "\"title\";\"text\"\r\n\"a;\"\"b\"\"\";c\r\n", "sep=,\ntitle,text\n\"a\"b,\"c", "a,b,title\n,,\n\n\"\n\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for raw, err := range Split("a.csv", strings.NewReader(s)) {
			if err != nil {
				continue
			}
			if a, err := parseAt(raw, testNow); err == nil {
				checkArticle(t, &a)
			}
		}
	})
}
