package demo

import (
	"encoding/json"
	"html"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"parallax/index/article"
)

// outlets are the names by which the articles or the pages around them call
// their outlets.
var outlets = []string{
	"Northmoor Courier", "Harlan Falls Ledger", "Sahyadri Sentinel",
	"Volta Lantern", "Galata Review", "Nordhavn Dispatch",
}

// raws returns every article of the collection by name.
func raws(t *testing.T) map[string]article.Raw {
	t.Helper()
	all := map[string]article.Raw{}
	err := fs.WalkDir(FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := FS().Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		for raw, err := range article.Split(path, f) {
			if err != nil {
				return err
			}
			all[raw.Name] = raw
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheCollectionHasTheSizeAndTheOutletsItPromises(t *testing.T) {
	all := raws(t)
	if n := len(all); n < 24 || n > 36 {
		t.Errorf("%d articles, want 24 to 36", n)
	}
	perOutlet, perFormat := map[string]int{}, map[article.Format]int{}
	for name, raw := range all {
		a, err := article.Parse(raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n := len(strings.Fields(a.Body)); n < 150 || n > 450 {
			t.Errorf("%s: %d words, want 150 to 450", name, n)
		}
		perFormat[raw.Format]++
		named := 0
		for _, outlet := range outlets {
			if strings.Contains(string(raw.Bytes), outlet) {
				perOutlet[outlet]++
				named++
			}
		}
		if named != 1 {
			t.Errorf("%s names %d of the outlets, want its own", name, named)
		}
		if strings.Contains(strings.ToLower(string(raw.Bytes)), "parallax") {
			t.Errorf("%s speaks of the program", name)
		}
	}
	for _, outlet := range outlets {
		if perOutlet[outlet] < 3 {
			t.Errorf("%d articles of %s, want 3 or more", perOutlet[outlet], outlet)
		}
	}
	for _, f := range []article.Format{article.PlainText, article.HTML, article.JSONLines} {
		if n := perFormat[f]; n < len(all)/4 {
			t.Errorf("%d articles as %s, want about a third of %d", n, f, len(all))
		}
	}
}

func TestEveryQuotationStandsWhereSourcesSaysAndNowhereElse(t *testing.T) {
	texts := map[string]string{}
	for name, raw := range raws(t) {
		texts[name] = printed(t, raw)
	}
	listed := listedQuotations(t)
	if len(listed) == 0 {
		t.Fatal("SOURCES.md lists no quotations")
	}
	for _, q := range listed {
		for _, name := range q.names {
			if text, ok := texts[name]; !ok {
				t.Errorf("SOURCES.md names %s, which is no article", name)
			} else if !strings.Contains(text, q.words) {
				t.Errorf("%s does not say: %s", name, q.words)
			}
		}
	}
	for name, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			if strings.Count(line, `"`)%2 != 0 {
				t.Errorf("%s: quotation marks do not pair in: %s", name, line)
			}
		}
		for _, m := range quoted.FindAllStringSubmatch(text, -1) {
			words := strings.TrimRight(m[1], ".,;!? ")
			if len(strings.Fields(words)) >= 4 && !isListed(listed, name, words) {
				t.Errorf("SOURCES.md does not list, for %s: %s", name, words)
			}
		}
	}
}

var quoted = regexp.MustCompile(`"([^"\n]+)"`)

// quotation is a row of the table in SOURCES.md.
type quotation struct {
	words string   // folded
	names []string // of the articles that print it
}

func isListed(listed []quotation, name, words string) bool {
	for _, q := range listed {
		if q.words != words {
			continue
		}
		for _, n := range q.names {
			if n == name {
				return true
			}
		}
	}
	return false
}

func listedQuotations(t *testing.T) (list []quotation) {
	t.Helper()
	b, err := os.ReadFile("SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(b), "| --- | --- | --- | --- | --- | --- |\n")
	if !found {
		t.Fatal("SOURCES.md has no table of quotations")
	}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(cells) != 6 {
			t.Fatalf("SOURCES.md: %d cells, want 6, in: %s", len(cells), line)
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
			if cells[i] == "" {
				t.Errorf("SOURCES.md: an empty cell in: %s", line)
			}
		}
		if !strings.HasPrefix(cells[3], "https://") {
			t.Errorf("SOURCES.md: no address of a record in: %s", line)
		}
		list = append(list, quotation{words: fold(cells[2]), names: strings.Split(cells[5], ", ")})
	}
	return list
}

var (
	hidden = regexp.MustCompile(`(?s)<head>.*?</head>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`[ \t]+`)
)

// printed is what a reader sees of an article and the page around it, folded.
func printed(t *testing.T, raw article.Raw) string {
	t.Helper()
	s := string(raw.Bytes)
	switch raw.Format {
	case article.HTML:
		s = html.UnescapeString(tag.ReplaceAllString(hidden.ReplaceAllString(s, ""), "\n"))
	case article.JSONLines:
		var rec struct{ Title, Body string }
		if err := json.Unmarshal(raw.Bytes, &rec); err != nil {
			t.Fatalf("%s: %v", raw.Name, err)
		}
		s = rec.Title + "\n" + rec.Body
	}
	return fold(s)
}

// fold makes texts comparable that differ in case, in the form of their
// quotation marks and in runs of blanks.
func fold(s string) string {
	s = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
	return strings.ToLower(spaces.ReplaceAllString(s, " "))
}
