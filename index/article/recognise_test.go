package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// summary is a reading in short.
func summary(r reading, ok bool) string {
	if !ok {
		return "text"
	}
	parts := []string{r.rule}
	for _, f := range []struct {
		name string
		v    []string
	}{{"authors", r.authors}, {"credits", r.credits}, {"images", r.images}} {
		if len(f.v) > 0 {
			parts = append(parts, fmt.Sprintf("%s=%s", f.name, strings.Join(f.v, "+")))
		}
	}
	if r.source != "" {
		parts = append(parts, "source="+r.source)
	}
	return strings.Join(parts, " ")
}

func TestLinesAreRecognisedByTheirForm(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Reported by: Dana Whitlock", "byline authors=Dana Whitlock"},
		{"By DANA O'BRIEN-LEE and Peter Osgood", "byline authors=Dana O'Brien-Lee+Peter Osgood"},
		{"By Dana Whitlock, Health Correspondent", "byline authors=Dana Whitlock"},
		{"By Dana Whitlock, BBC News", "byline authors=Dana Whitlock source=BBC News"},
		{"By Reuters", "byline credits=Reuters"},
		{"By Our Correspondent", "byline"},
		{"Edited By: Dana Whitlock", "byline"},
		{"By Ludwig van Beekhoven in Oslo", "byline authors=Ludwig van Beekhoven"},
		{"By the numbers", "text"},
		{"By Monday the water had gone.", "text"},
		{"By Dana Whitlock | 5 min read | March 3, 2021", "byline authors=Dana Whitlock"},
		{"Posted by Dana Whitlock on March 3, 2021", "byline authors=Dana Whitlock"},
		{"Dana Whitlock, Reuters | March 3, 2021", "byline authors=Dana Whitlock credits=Reuters"},
		{"By Dana Whitlock March 3, 2021", "byline authors=Dana Whitlock"},
		{"Port Haven, Norland Updated: Jul 04, 2023, 06:20 PM(IST)", "date line"},
		{"WATCH HALE LIVE HERE:", "self-promotion"},
		{"(With PTI inputs)", "agency credit credits=PTI"},
		{"(With inputs from AP, AFP and Reuters)", "agency credit credits=AP+AFP+Reuters"},
		{"(With QRS inputs)", "agency credit credits=QRS"},
		{"The Associated Press contributed to this report.", "agency credit credits=AP"},
		{"— ANI", "agency credit credits=ANI"},
		{"Map", "text"},
		{"IMAGE: AP | Image:self", "picture credit images=AP"},
		{"(Photo by Jo Vale/AFP via Getty Images)", "picture credit images=AFP+Getty Images"},
		{"Photo: Jo Vale", "picture credit"},
		{"Image reconstruction shows a lost city", "text"},
		{"Photos by protesters contradict the police", "text"},
		{"Two ministers (left) at the harbour", "caption"},
		{"The ministers walk to the harbour | Reuters", "caption images=Reuters"},
		{"Waves at the harbour on Monday. (AP Photo/Jo Vale)", "caption images=AP"},
		{"Source: BBCNEWS", "source line source=BBC News"},
		{"Source : DAILYGRAPHIC", "source line source=Daily Graphic"},
		{"SOURCE: AL JAZEERA", "source line source=Al Jazeera"},
		{"Source: NorlandTribune", "source line source=Norland Tribune"},
		{"Source: https://www.norlandtimes.example/a/b", "source line source=norlandtimes.example"},
		{"Courtesy: The Daily Star", "source line source=The Daily Star"},
		{"Sources say the minister will resign.", "text"},
		{"Source: Norland Courier/QRS", "source line credits=QRS source=Norland Courier"},
		{"Source: Norland Courier / Reuters", "source line credits=Reuters source=Norland Courier"},
		{"Source: https://www.norlandtimes.example/a/QRS", "source line source=norlandtimes.example"},
		{"By Dana Whitlock-Osei | Norland Beacon", "byline authors=Dana Whitlock-Osei source=Norland Beacon"},
		{"By Dana Whitlock, The Hale Courier", "byline authors=Dana Whitlock source=The Hale Courier"},
		{"By Dana Whitlock, Peter Osgood", "byline authors=Dana Whitlock+Peter Osgood"},
		{"By Dana Whitlock, MD", "byline authors=Dana Whitlock"},
		{"By QRS", "byline credits=QRS"},
		{"By Hale News Agency", "byline credits=Hale News Agency"},
		{"IMAGE: Norland Ferries/QRS", "picture credit images=QRS"},
		{"Photo: Jo Vale/FILE", "picture credit"},
		{"Home / World / Asia", "menu"},
		{"Home | Business | Ferries", "menu"},
		{"Home / away: how ferries changed two towns.", "text"},
		{"Get the latest news, views and ferry times on the Norland Beacon app", "self-promotion source=Norland Beacon"},
		{"Get the latest news and ferry times on the new app", "self-promotion"},
		{"This article first appeared on The Conversation.", "first published elsewhere source=The Conversation"},
		{"Copyright © 2019 The Hale Times, LLC. Click here for reprint permission.", "copyright line source=The Hale Times"},
		{"Copyright law is changing", "text"},
		{"📣 The Beacon is now on Telegram. Click here to join our channel (@Beacon) and stay updated", "self-promotion source=The Beacon"},
		{"Follow Hale Herald on WhatsApp for the latest news", "self-promotion source=Hale Herald"},
		{"“Please follow us on Twitter,” she told the crowd.", "text"},
		{"Like many users, he left Facebook and joined our club.", "text"},
		{"Subscribe to our newsletter", "self-promotion"},
		{"Advertisement", "advertisement"},
		{"ADVERTISEMENT:", "advertisement"},
		{"Go toTop", "page furniture"},
		{"1 min read", "counter"},
		{"12 Comments", "comments"},
		{"6 years ago", "counter"},
		{"An hour ago the bridge fell.", "text"},
		{"Read Also: Eight held after brawl", "teaser"},
		{"ALSO READ Eight held after brawl", "teaser"},
		{"( Also on HALE: Eight held after brawl)", "teaser"},
		{"Also on Monday, ministers met: nothing came of it.", "text"},
		{"Read-only memory: a history", "text"},
		{"Previous Story", "end of the article"},
		{"Latest from -Top News", "end of the article"},
		{"More from the minister was not heard.", "text"},
		{"Don’t Miss", "end of the article"},
		{"Home > World > Asia", "menu"},
		{"* * *", "rule line"},
		{"We use cookies to improve your visit.", "cookie notice"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if d := cmp.Diff(tt.want, summary(recognise(tt.in))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestOutletNames(t *testing.T) {
	tests := []struct{ in, want string }{
		{"BBCNEWS", "BBC News"}, {"bbc news", "BBC News"}, {"AsianLiteNews", "Asian Lite News"}, {"nytimes.com", "The New York Times"},
		{"THE HINDU", "The Hindu"}, {"GHANANEWS", "Ghana News"}, {"XYZNEWS", "XYZ News"}, {"DailyGraphic", "Daily Graphic"},
		{"The Hale Times, LLC", "The Hale Times"}, {"CNN", "CNN"}, {"GhanaWeb", "GhanaWeb"}, {"NORLAND TRIBUNE", "Norland Tribune"},
		{"said the minister on Monday", ""},
	}
	for _, tt := range tests {
		if got, _ := outletName(tt.in); got != tt.want {
			t.Errorf("outletName(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
