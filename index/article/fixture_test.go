package article

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// labelled is a fixture: facts, and lines each with the letter of its role.
//
//	T title, S standfirst, B text, H subhead (also a line without a letter
//	where a letter would be), M about the article, C clutter, P text wrapped
type labelled struct {
	facts  map[string]string
	source string              // the text without its letters
	lines  map[string][]string // the lines of each letter
}

func readLabelled(t testing.TB, path string) labelled {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), "---\n")
	if !ok {
		t.Fatalf("%s has no line ---", path)
	}
	f := labelled{facts: map[string]string{}, lines: map[string][]string{}}
	for l := range strings.Lines(head) {
		key, v, _ := strings.Cut(strings.TrimSpace(l), ":")
		f.facts[key] = strings.TrimSpace(v)
	}
	var src strings.Builder
	for l := range strings.Lines(rest) {
		l = strings.TrimRight(l, "\n")
		role, txt := "H", l
		if len(l) == 0 || len(l) == 1 {
			src.WriteString("\n")
			continue
		}
		if l[1] == ' ' && strings.Contains("TSBHMCP", l[:1]) {
			role, txt = l[:1], l[2:]
		}
		f.lines[role] = append(f.lines[role], txt)
		src.WriteString(txt + "\n")
	}
	f.source = src.String()
	return f
}

func fixtures(t testing.TB) []string {
	var paths []string
	for _, folder := range []string{"tuned", "heldout"} {
		found, err := filepath.Glob(filepath.Join("testdata", folder, "*.labelled"))
		if err != nil || len(found) == 0 {
			t.Fatal("no fixtures", err)
		}
		paths = append(paths, found...)
	}
	return paths
}

func TestFixturesReadAsLabelled(t *testing.T) {
	for _, path := range fixtures(t) {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "testdata"+string(filepath.Separator)), ".labelled")
		f := readLabelled(t, path)
		a, err := parseAt(Raw{Name: name, Source: name, Format: PlainText, Bytes: []byte(f.source)}, testNow)
		t.Run(name, func(t *testing.T) {
			if err != nil {
				t.Fatal(err)
			}
			check := func(field string, want, got any) {
				t.Helper()
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("%s (-want +got):\n%s", field, d)
				}
			}
			check("title", strings.Join(f.lines["T"], " "), a.Title)
			check("standfirst", strings.Join(f.lines["S"], " "), a.Standfirst)
			check("published", f.facts["published"], a.Published.String())
			check("updated", f.facts["updated"], a.Updated.String())
			check("authors", f.facts["authors"], strings.Join(a.Authors, ", "))
			check("source", f.facts["source"], a.Source)
			check("credits", f.facts["credits"], strings.Join(a.Credits, ", "))
			if want := f.facts["language"]; want != "" || a.Language != "en" {
				check("language", want, a.Language)
			}
			var subheads, clutter []string
			for _, s := range a.Subheads {
				subheads = append(subheads, s.Of(a.Body))
			}
			check("subheads", f.lines["H"], subheads)
			for _, c := range a.Clutter {
				clutter = append(clutter, c.Text)
			}
			check("clutter", f.lines["C"], clutter)
			if p := f.lines["P"]; p != nil {
				check("body", strings.Join(p, " "), strings.ReplaceAll(a.Body, "\n", " "))
			} else {
				check("lines of text", len(f.lines["B"])+len(f.lines["H"]), strings.Count(a.Body, "\n")+1)
			}
			checkArticle(t, &a)
		})
		golden := strings.TrimSuffix(path, ".labelled") + ".golden"
		got, err := json.MarshalIndent(a, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Error(err)
			continue
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			t.Errorf("%s: run the tests with -update if this is meant (-want +got):\n%s", golden, d)
		}
	}
}

func BenchmarkParseText(b *testing.B) {
	var raws []Raw
	size := 0
	for _, path := range fixtures(b) {
		f := readLabelled(b, path)
		raws = append(raws, Raw{Name: path, Source: path, Format: PlainText, Bytes: []byte(f.source)})
		size += len(f.source)
	}
	b.SetBytes(int64(size / len(raws)))
	for i := 0; b.Loop(); i++ {
		if _, err := parseAt(raws[i%len(raws)], testNow); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
