package article

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// otherNames exchanges what the seeds are about for something else.
var otherNames = strings.NewReplacer(
	"Lavrov", "Odongo", "Blinken", "Mutua", "Putin", "Waweru", "Biden", "Ferro", "Zelenskyy", "Marlow", "Modi", "Quill",
	"Russian", "Kenyan", "Russia", "Kenya", "Ukrainian", "Ugandan", "Ukraine", "Uganda", "United States", "Kingdom of Hale", "Moscow", "Nairobi",
	"Washington", "Haleham", "Kremlin", "Palace", "NATO", "HATO", "G20", "H12",
)

func TestSeedsReadTheSameWithOtherNames(t *testing.T) {
	for _, gold := range goldArticles(t) {
		b, err := os.ReadFile(filepath.Join(shared, "seeds", gold.File))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(gold.File, func(t *testing.T) {
			want := mustParse(t, string(b))
			got := mustParse(t, otherNames.Replace(string(b)))
			for _, f := range []struct{ name, want, got string }{
				{"title", otherNames.Replace(want.Title), got.Title},
				{"standfirst", otherNames.Replace(want.Standfirst), got.Standfirst},
				{"body", otherNames.Replace(want.Body), got.Body},
				{"dates", want.Published.String() + want.Updated.String(), got.Published.String() + got.Updated.String()},
				{"source", otherNames.Replace(want.Source), got.Source},
				{"authors", strings.Join(want.Authors, ","), strings.Join(got.Authors, ",")},
			} {
				if d := cmp.Diff(f.want, f.got); d != "" {
					t.Errorf("%s (-want +got):\n%s", f.name, d)
				}
			}
			if len(got.Subheads) != len(want.Subheads) {
				t.Errorf("%d subheads, want %d", len(got.Subheads), len(want.Subheads))
			}
		})
	}
}

// inlineClutter is what sites put between paragraphs.
var inlineClutter = []string{
	"Advertisement", "ADVERTISEMENT", "Story continues below this ad", "Also Read: Chess champion loses to schoolboy", "READ MORE: Ten cakes for a wet Sunday",
	"Read Also | Bus fares to rise in June", "RELATED: Painter sells his beard", "Watch: Elephant opens gate with key", "Click here to join our WhatsApp channel",
	"Subscribe to our newsletter and never miss a story", "Follow us on Twitter and Facebook", "Share this article", "Photo: Jo Vale/AFP",
	"Men carry a piano up the stairs of the museum (Image: PA)", "Sign up for our daily briefing in your inbox", "Read Next", "* * *", "3 min read", "12 shares",
	"Don't miss: The oldest shop in town", "(Picture credit: Instagram/@paintshop)",
}

func TestSeedsReadTheSameWithOtherClutter(t *testing.T) {
	for _, gold := range goldArticles(t) {
		b, err := os.ReadFile(filepath.Join(shared, "seeds", gold.File))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(gold.File, func(t *testing.T) {
			want := mustParse(t, string(b))
			rng := rand.New(rand.NewPCG(1, 2))
			lines := strings.Split(string(b), "\n")
			for range 100 {
				at := gold.BodyLines[1+rng.IntN(len(gold.BodyLines)-2)] // before a line that is not the first of the text
				c := inlineClutter[rng.IntN(len(inlineClutter))]
				in := strings.Join(slices.Insert(slices.Clone(lines), at-1, c), "\n")
				got := mustParse(t, in)
				for _, f := range []struct{ name, want, got string }{
					{"title", want.Title, got.Title}, {"standfirst", want.Standfirst, got.Standfirst}, {"body", want.Body, got.Body},
					{"facts", fmt.Sprint(want.Published, want.Updated, want.Source, want.Authors), fmt.Sprint(got.Published, got.Updated, got.Source, got.Authors)},
				} {
					if d := cmp.Diff(f.want, f.got); d != "" {
						t.Fatalf("with %q before line %d: %s (-want +got):\n%s", c, at, f.name, d)
					}
				}
			}
		})
	}
}

func mustParse(t *testing.T, s string) Article {
	t.Helper()
	a, err := parseAt(Raw{Name: "x", Source: "x", Format: PlainText, Bytes: []byte(s)}, testNow)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// otherTails are what sites print behind an article; names of the article occur in
// them, since such lists are about the same news.
var otherTails = map[string]string{
	"navigation":       "Previous Story\nHale beats Vestria at chess\nNext Story\nRussia sends a dancing bear to Ukraine",
	"pairs":            "Related Articles\nRussia counts its wolves\nThe Russian forest ministry said on Friday that Ukraine and the United States would send observers to the count of wolves this winter.\nUkraine bakes longest loaf\nBakers in Ukraine have baked a loaf as long as a street, and guests from Russia and the United States ate of it with butter.",
	"numbers":          "Most Read\n1\nRussia counts its wolves\n2\nUkraine bakes longest loaf",
	"comments":         "Comments\nJohn says:\nThis is nonsense, and everybody in Russia, Ukraine and the United States knows that it is, as one can see on television every day.\nReply\nMary says:\nI agree with John, but it was Russia that began it, and Ukraine and the United States will have to finish it in the end, I think.",
	"more from":        "More from World\nRussia counts its wolves\nUkraine bakes longest loaf\nRead Full Story",
	"sponsored":        "You May Also Like\nSponsored\nTen pills that doctors hate\nSponsored\nThe hat that Russia forgot",
	"teaser sentences": "Don’t miss\nRussia counts its wolves from the air for the first time, and the wolves do not like it at all.\nUkraine bakes the longest loaf in Europe.",
	"ticker":           "Latest News\n5 mins ago\nRussia counts its wolves\n12 mins ago\nUkraine bakes longest loaf\nView All",
	"reply form":       "Leave a Reply Cancel reply\nYour email address will not be published. Required fields are marked *\nComment *\nSave my name, email, and website in this browser for the next time I comment.",
	"footer":           "Tags: Russia, Ukraine, war\nShare this:\nClick to share on Twitter (Opens in new window)\nLike this:\nLoading...\nAbout the author\nJo Vale writes about Russia and Ukraine for papers in the United States, and has done so for twenty years now.",
}

func TestSeedsReadTheSameWithOtherTails(t *testing.T) {
	for _, gold := range goldArticles(t) {
		b, err := os.ReadFile(filepath.Join(shared, "seeds", gold.File))
		if err != nil {
			t.Fatal(err)
		}
		want := mustParse(t, string(b))
		lines := strings.Split(string(b), "\n")
		upTo := strings.Join(lines[:gold.BodyLines[len(gold.BodyLines)-1]], "\n")
		for name, tail := range otherTails {
			for gap, sep := range map[string]string{"": "\n", " with gaps": "\n\n"} {
				t.Run(gold.File+" "+name+gap, func(t *testing.T) {
					got := mustParse(t, upTo+sep+strings.ReplaceAll(tail, "\n", sep))
					if d := cmp.Diff(want.Title+"\n"+want.Standfirst+"\n"+want.Body, got.Title+"\n"+got.Standfirst+"\n"+got.Body); d != "" {
						t.Errorf("(-want +got):\n%s", d)
					}
				})
			}
		}
	}
}

// otherHeads are what sites print above an article.
var otherHeads = []string{
	"Skip to main content", "Home > World > Asia", "Advertisement", "Share\nFacebook\nTwitter\nWhatsApp", "We use cookies to improve your visit. Accept all",
	"Sign in\nSubscribe", "Chess champion beaten by schoolboy in Eastwick", "Powered by", "Trending\nBakers strike over flour dust in Port Haven", "Listen to this article\n3 min",
	"5 min read", "Follow us on Google News", "Menu\nSearch",
}

func TestSeedsReadTheSameWithOtherHeads(t *testing.T) {
	for _, gold := range goldArticles(t) {
		b, err := os.ReadFile(filepath.Join(shared, "seeds", gold.File))
		if err != nil {
			t.Fatal(err)
		}
		want := mustParse(t, string(b))
		for _, head := range otherHeads {
			for gap, sep := range map[string]string{"": "\n", " with gaps": "\n\n"} {
				t.Run(gold.File+" "+head+gap, func(t *testing.T) {
					got := mustParse(t, strings.ReplaceAll(head, "\n", sep)+sep+string(b))
					if d := cmp.Diff(want.Title+"\n"+want.Standfirst+"\n"+want.Body, got.Title+"\n"+got.Standfirst+"\n"+got.Body); d != "" {
						t.Errorf("(-want +got):\n%s", d)
					}
					if d := cmp.Diff(fmt.Sprint(want.Published, want.Updated, want.Source, want.Authors), fmt.Sprint(got.Published, got.Updated, got.Source, got.Authors)); d != "" {
						t.Errorf("facts (-want +got):\n%s", d)
					}
				})
			}
		}
	}
}
