package entity

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index/article"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Golden files hold the entities of articles written for this test, in
// testdata/*.txt: title, standfirst, empty line, body.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, body, _ := strings.Cut(string(b), "\n\n")
			a := &article.Article{Body: strings.TrimSpace(body)}
			a.Title, a.Standfirst, _ = strings.Cut(head, "\n")
			es := Recognise(a)
			checkSpans(t, a, es)
			got := render(a, es)
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("entities differ (-want +got); if this is meant, run with -update\n%s", d)
			}
		})
	}
}

// render writes entities as people read them: kind, name, what is known, and
// each mention as printed.
func render(a *article.Article, es []Entity) string {
	var b strings.Builder
	for _, e := range es {
		fmt.Fprintf(&b, "%s %s", e.Kind, e.Name)
		if e.Code != "" {
			fmt.Fprintf(&b, " [%s]", e.Code)
		}
		if e.About {
			b.WriteString(" about")
		}
		if e.Role != "" {
			fmt.Fprintf(&b, " (%s)", e.Role)
		}
		if len(e.Aliases) > 0 {
			fmt.Fprintf(&b, " = %s", strings.Join(e.Aliases, " = "))
		}
		b.WriteByte('\n')
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, "\t%s %d %q\n", m.Field, m.Start, a.Text(m.Field)[m.Start:m.End])
		}
	}
	return b.String()
}
