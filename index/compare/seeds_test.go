package compare

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

// shared is the folder of real articles beside the repository.
const shared = "../../../shared"

// readSeeds reads the five real articles, with words swapped first.
func readSeeds(t testing.TB, swaps ...string) []Input {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
	if len(paths) < 5 {
		t.Skip("the seed articles are not beside the repository (../shared/seeds)")
	}
	var in []Input
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer(swaps...).Replace(string(b))
		a, err := article.Parse(article.Raw{Name: filepath.Base(path), Source: path, Format: article.PlainText, Bytes: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		in = append(in, Input{ID: filepath.Base(path), Article: &a, Entities: entity.Recognise(&a), Quotations: quote.Find(&a)})
	}
	return in
}

// swapped are the seeds' words replaced by others: nothing may hang on them.
var swapped = map[string][]string{
	"as they are": nil,
	"names, countries and figures swapped": {
		"Blinken", "Harrower", "Lavrov", "Petrosyan", "Antony", "Gerald", "Sergei", "Artem", "Sergey", "Artyom", "Russia", "Brazil", "RUSSIA", "BRAZIL",
		"Ukraine", "Uruguay", "Moscow", "Brasilia", "Kyiv", "Montevideo", "Delhi", "Nairobi", "India", "Kenya", "10 minutes", "45 minutes",
		"G20", "G77", "New START", "Open Skies", "START", "Skies", "nuclear", "naval",
	},
}

func TestSeedsSameEvent(t *testing.T) {
	for name, swaps := range swapped {
		t.Run(name, func(t *testing.T) {
			in := readSeeds(t, swaps...)
			for i := range in {
				for j := i + 1; j < len(in); j++ {
					c := compared(t, []Input{in[i], in[j]})
					checkPlaces(t, []Input{in[i], in[j]}, c)
					want := Different
					if i == 1 && j == 4 {
						want = Same
					}
					if c.SameEvent.Verdict != want {
						t.Errorf("%d and %d: %s, want %s: %s", i, j, c.SameEvent.Verdict, want, c.SameEvent.Why)
					}
					for _, g := range c.Quotations {
						if want == Different && g.Kind == OnlyHere {
							t.Errorf("%d and %d: %v is called only here", i, j, g.Places)
						}
					}
					if want == Different && (len(c.Only) > 0 || !strings.Contains(c.SameEvent.Why, "different events")) {
						t.Errorf("%d and %d: %d only here; %s", i, j, len(c.Only), c.SameEvent.Why)
					}
				}
			}
		})
	}
}

func TestSeedsSharedStatements(t *testing.T) {
	for name, swaps := range swapped {
		t.Run(name, func(t *testing.T) {
			in := readSeeds(t, swaps...)
			c := compared(t, []Input{in[1], in[4]})
			for _, begin := range []string{"We must continue", "Unfortunately, this meeting"} {
				articles := map[int]bool{}
				for _, g := range c.Quotations {
					for _, q := range g.Places {
						if strings.HasPrefix(q.Text, begin) && g.Kind == Verbatim && q.Kind == Verbatim {
							articles[q.Article] = true
						}
					}
				}
				if len(articles) != 2 {
					t.Errorf("%q is not found verbatim in both", begin)
				}
			}
			row := false
			for _, r := range c.Figures {
				if len(r.Figures) == 2 && strings.HasPrefix(r.Figures[0].Text, "less than") && strings.HasPrefix(r.Figures[1].Text, "about") {
					row = true
					if r.Verdict != CompatibleFigure || !r.Linked ||
						r.Figures[0].Attribution != "A senior State Department official said" || r.Figures[1].Attribution != "It is understood" {
						t.Errorf("%+v", r)
					}
				}
			}
			if !row {
				t.Errorf("'less than … minutes' does not stand beside 'about … minutes': %+v", c.Figures)
			}
			treaty := 0
			for _, l := range c.Links {
				if strings.Contains(l.AText, "rejoin the") && strings.Contains(l.BText, "reverse") {
					treaty++
				}
			}
			if treaty < 2 {
				t.Errorf("the treaty is linked %d times, want 2", treaty)
			}
		})
	}
}

// TestSeedsFiguresThatDiffer holds that a figure changed in one article stays
// beside the other's and is called different.
func TestSeedsFiguresThatDiffer(t *testing.T) {
	in := readSeeds(t, "about 10 minutes", "about 25 minutes")
	for _, r := range compared(t, []Input{in[1], in[4]}).Figures {
		if r.Verdict == DifferentFigure && r.Linked && r.Figures[0].Text == "less than 10 minutes" && r.Figures[1].Text == "about 25 minutes" {
			return
		}
	}
	t.Error("'less than 10 minutes' and 'about 25 minutes' are not set against each other")
}

func TestSeedDisagreesWithItself(t *testing.T) {
	in := readSeeds(t)
	for _, r := range compared(t, []Input{in[1], in[3]}).Figures {
		if r.Within && r.Verdict == DifferentFigure && r.Figures[0].Value == 1e5 && r.Figures[1].Value == 135000 {
			return
		}
	}
	t.Error("1lakh and nearly 1,35,000 troops are not set against each other")
}

// TestSeedsLinks measures the links of the annotated pair. Partial links of the
// annotation count neither for nor against the strong figure.
func TestSeedsLinks(t *testing.T) {
	for name, swaps := range swapped {
		t.Run(name, func(t *testing.T) {
			in := readSeeds(t, swaps...)
			gold := readAlignment(t, swaps...)
			c := compared(t, []Input{in[1], in[4]})
			strong, partial, wrong := 0, 0, 0
			for _, l := range c.Links {
				switch gold[[2]string{plainText(l.AText), plainText(l.BText)}] {
				case "strong":
					strong++
				case "partial":
					partial++
				default:
					wrong++
				}
			}
			all := map[string]int{}
			for _, strength := range gold {
				all[strength]++
			}
			p, r := ratio(strong, strong+wrong), ratio(strong, all["strong"])
			f := 2 * p * r / (p + r)
			p2, r2 := ratio(strong+partial, len(c.Links)), ratio(strong+partial, len(gold))
			t.Logf("strong: P %.2f R %.2f F %.3f; strong and partial: P %.2f R %.2f F %.3f", p, r, f, p2, r2, 2*p2*r2/(p2+r2))
			if f < .85 {
				t.Errorf("F of strong links is %.3f", f)
			}
		})
	}
}

func ratio(n, of int) float64 { return float64(n) / float64(of) }

func readAlignment(t *testing.T, swaps ...string) map[[2]string]string {
	b, err := os.ReadFile(filepath.Join(shared, "gold", "alignment_001_004.tsv"))
	if err != nil {
		t.Skip("the annotated pair is not beside the repository (../shared/gold)")
	}
	gold := map[[2]string]string{}
	for _, line := range strings.Split(strings.NewReplacer(swaps...).Replace(string(b)), "\n")[1:] {
		row := strings.Split(line, "\t")
		if len(row) == 9 && row[7] != "" && row[8] != "" {
			gold[[2]string{plainText(row[7]), plainText(row[8])}] = row[0]
		}
	}
	return gold
}

// plainText makes two printings of one sentence equal: only its letters and
// digits.
func plainText(s string) string { return strings.Join(terms(s), " ") }
