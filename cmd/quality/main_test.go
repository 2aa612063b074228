package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// judgedCollections is where they lie, beside the repository.
var judgedCollections = filepath.Join("..", "..", "..", "shared")

func quality(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), args, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestMeasuresWithoutTheirCollectionAreSkippedAloud(t *testing.T) {
	code, out, errs := quality(t, "--shared", t.TempDir(), "--fixtures", t.TempDir())
	if code != exitOK || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if lines := strings.Count(out, "\n"); lines != len(measures()) || strings.Count(out, "skipped") != lines || strings.Count(out, "not there") != lines {
		t.Errorf("%s", out)
	}
	code, out, errs = quality(t, "--json", "--shared", t.TempDir(), "time", "ner")
	var figures []figure
	if err := json.Unmarshal([]byte(out), &figures); err != nil || code != exitOK || errs != "" {
		t.Fatalf("exit %d: %s, %v in %s", code, errs, err, out)
	}
	if len(figures) != 4 || figures[0].Name != "time" || figures[0].Value != nil || figures[0].Skipped == "" || !strings.Contains(out, `"details": {}`) {
		t.Errorf("%s", out)
	}
}

func TestOneCollectionAtHandIsMeasured(t *testing.T) {
	if _, err := shared(judgedCollections).read("gold", "seeds.json"); err != nil {
		t.Skipf("the judged collections are not beside the repository: %v", err)
	}
	code, out, errs := quality(t, "--json", "--shared", judgedCollections, "seeds", "align", "names", "time")
	var figures []figure
	if err := json.Unmarshal([]byte(out), &figures); err != nil || code != exitOK {
		t.Fatalf("exit %d: %s, %v", code, errs, err)
	}
	seen := map[string]figure{}
	for _, f := range figures {
		if f.Value == nil || f.N == 0 || f.Details == nil || *f.Value < 0 || *f.Value > float64(f.N) {
			t.Errorf("%s: %+v", f.Name, f)
			continue
		}
		seen[f.Name] = f
	}
	for name, n := range map[string]int{"seeds.title": 5, "seeds.people": 29, "align.strong.f1": 11, "align.gate": 10, "time.map": 41, "time.ndcg10": 41} {
		if seen[name].N != n {
			t.Errorf("%s is out of %d, not %d", name, seen[name].N, n)
		}
	}
}

func TestLinesOfTheFixturesAreMeasured(t *testing.T) {
	code, out, errs := quality(t, "--json", "--fixtures", filepath.Join("..", "..", "index", "article", "testdata", "heldout"), "plain")
	var figures []figure
	if err := json.Unmarshal([]byte(out), &figures); err != nil || code != exitOK || len(figures) != 1 {
		t.Fatalf("exit %d: %s, %v", code, errs, err)
	}
	if f := figures[0]; f.Name != "plain.lines.f1" || f.N < 100 || *f.Value < .97 {
		t.Errorf("%+v", f)
	}
}

func TestWhatCannotBeUnderstoodIsSaid(t *testing.T) {
	for _, args := range [][]string{{"no-such"}, {"--no-such"}, {"top"}, {"top", "author"}, {"top", "person", "many"}, {"top", "person", "0"}} {
		if code, out, errs := quality(t, args...); code != exitUsage || out != "" || errs == "" {
			t.Errorf("%q: exit %d, %q, %q", args, code, out, errs)
		}
	}
	if code, _, errs := quality(t, "--help"); code != exitOK || !strings.Contains(errs, "html.dates") {
		t.Errorf("help: exit %d, %s", code, errs)
	}
}

func TestFiguresArePrintedShort(t *testing.T) {
	for want, f := range map[string]figure{
		"a                                5  of 5 articles":                              newFigure("a", 5, 5, "articles", details{"wrong": []string{"x"}}),
		"b                           0.6878  of 41 queries  articles 423  se 0.0519":     newFigure("b", .68781, 41, "queries", details{"se": .05191, "articles": 423}),
		"c                          skipped  the file is not there":                      {Name: "c", Skipped: "the file is not there"},
		"d                                1  of 4 names  found 4  precision 1  recall 1": (tally{4, 4, 4}).fOf("d", "names"),
	} {
		if got := f.line(); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}
