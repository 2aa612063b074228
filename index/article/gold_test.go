package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// shared is where the repository's sibling folder of real texts lies. They are
// their publishers' and not part of the project.
const shared = "../../../shared"

// testNow is the clock of the tests.
var testNow = time.Date(2026, time.November, 1, 12, 0, 0, 0, time.UTC)

// goldArticle is what a careful reader says of a seed.
type goldArticle struct {
	File     string
	Title    *string
	Subtitle *string
	Subheads []struct{ Text string }

	Published *string
	Updated   *string
	Source    *struct{ Name, Confidence string }
	Author    *string
	Credits   []string `json:"agency_credits"`

	Boilerplate []int    `json:"boilerplate_lines"`
	BodyLines   []int    `json:"body_lines"`
	Dropped     []string `json:"boilerplate_text"`
	Language    string
}

func goldArticles(t testing.TB) []goldArticle {
	b, err := os.ReadFile(filepath.Join(shared, "gold", "seeds.json"))
	if err != nil {
		t.Skipf("the real seeds are not beside the repository: %v", err)
	}
	var gold struct{ Articles []goldArticle }
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	return gold.Articles
}

func parseFile(t testing.TB, path string) Article {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for raw, err := range Split(path, f) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := parseAt(raw, testNow)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	t.Fatal("no article")
	return Article{}
}

func TestSeedsReadAsTheGoldSays(t *testing.T) {
	for _, gold := range goldArticles(t) {
		t.Run(gold.File, func(t *testing.T) {
			path := filepath.Join(shared, "seeds", gold.File)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(b), "\n")
			a := parseFile(t, path)
			check := func(field string, want, got any) {
				t.Helper()
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("%s (-want +got):\n%s", field, d)
				}
			}
			check("title", value(gold.Title), a.Title)
			check("standfirst", value(gold.Subtitle), a.Standfirst)
			check("published", value(gold.Published), a.Published.String())
			check("updated", value(gold.Updated), a.Updated.String())
			check("author", value(gold.Author), strings.Join(a.Authors, ", "))
			check("credits", strings.Join(gold.Credits, ", "), strings.Join(a.Credits, ", "))
			check("language", gold.Language, a.Language)
			switch {
			case gold.Source == nil:
				check("source", "", a.Source)
			case a.Source != "" || !strings.Contains(gold.Source.Confidence, "null is also acceptable"):
				check("source", gold.Source.Name, a.Source)
			}
			var subheads, body, dropped []string
			for _, s := range gold.Subheads {
				subheads = append(subheads, s.Text)
			}
			var got []string
			for _, s := range a.Subheads {
				got = append(got, s.Of(a.Body))
			}
			check("subheads", subheads, got)
			for n, l := range lines {
				if slices.Contains(gold.BodyLines, n+1) || slices.Contains(subheads, strings.TrimSpace(l)) {
					body = append(body, strings.TrimSpace(l))
				}
				if slices.Contains(gold.Boilerplate, n+1) {
					dropped = append(dropped, strings.TrimSpace(l))
				}
			}
			check("body", body, strings.Split(a.Body, "\n"))
			var lost []string
			var at []int
			for _, c := range a.Clutter {
				lost = append(lost, c.Text)
				at = append(at, c.Line)
			}
			check("clutter", dropped, lost)
			check("clutter lines", len(gold.Boilerplate), len(at))
			checkArticle(t, &a)
		})
	}
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
