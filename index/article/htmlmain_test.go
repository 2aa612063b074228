package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	ferry1 = "The ferries of Port Haven will sail again on Friday, said Olav Brandt, who speaks for the crews, after nine days at the quay."
	ferry2 = "The town council pays half of what the strike cost, and the owners of the three boats pay the rest of it by the end of June."
	ferry3 = "Nobody was more surprised than the passengers, some of whom had slept in the waiting room since Tuesday with their bicycles."
	hen    = "A hen that was thought lost has been found in the organ of the church of Hale, where it had laid eleven eggs since Easter."
)

// paragraphs are texts as elements.
func paragraphs(texts ...string) string {
	return "<p>" + strings.Join(texts, "</p>\n<p>") + "</p>"
}

func parsePage(t *testing.T, head, body string) Article {
	t.Helper()
	page := "<!doctype html><html lang=en><head><title>Ferries sail on again</title>" + head + "</head><body>" + body + "</body></html>"
	a, err := parseAt(Raw{Name: "p.html", Source: "p.html", Format: HTML, Bytes: []byte(page)}, testNow)
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, &a)
	return a
}

func TestTheArticleIsFoundOnThePage(t *testing.T) {
	const h1 = "<h1>Ferries sail on again</h1>"
	teasers := strings.Repeat("<div><h3><a href=/x>Bakers strike over flour dust</a></h3><p>"+hen+"</p></div>", 4)
	three := []string{ferry1, ferry2, ferry3}
	for _, c := range []struct {
		name, head, body string
		want             []string
		clutter          string // rule: text
	}{
		{"paragraphs", "", h1 + paragraphs(three...), three, ""},
		{"text between breaks", "", h1 + "<div>" + ferry1 + "<br><br>" + ferry2 + "<br>" + ferry3 + "</div>", three, ""},
		{"a break in the middle of a sentence", "", h1 + "<div>" + strings.Replace(ferry1, " after", "<br>after", 1) + "</div>" + paragraphs(ferry2, ferry3), three, ""},
		{"rows of a table", "", h1 + "<div>" + paragraphs(three...) + "<table><tr><td>Boat</td><td>Seats</td></tr><tr><td>Hale</td><td>90</td></tr></table></div>", append(three[:3:3], "Boat Seats", "Hale 90"), ""},
		{"a layout of tables", "", "<table><tr><td><a href=/>Home</a></td><td>" + h1 + "<p>" + ferry1 + "<p>" + ferry2 + "<p>" + ferry3 + "</td></tr></table>", three, ""},
		{"a variant of a class is no name", "", h1 + `<div class="content--sidebar has-related with-ads">` + paragraphs(three...) + "</div>", three, ""},
		{"a mark that the article has by mistake", "", h1 + `<div class="promo">` + paragraphs(three...) + "</div>", three, ""},
		{"text that is hidden until a script shows it", "", h1 + paragraphs("Read on for a krone a week.") + strings.Repeat("<hr>", 2) + `<div style="display: none">` + paragraphs(three...) + "</div>", three, ""},
		{"paragraphs hidden one by one", "", h1 + "<div class=article-body>" + paragraphs("Boats: they sail.") + `<div hidden class=x>` + strings.Join(three, `</div><div hidden class=x>`) + "</div></div>", append([]string{"Boats: they sail."}, three...), ""},
		{"text for readers without scripts", "", h1 + "<noscript>" + paragraphs(three...) + "</noscript>", three, ""},
		{"several stories on a page", "", "<article>" + h1 + paragraphs(ferry1, ferry2) + "</article><article><h2>Hen in organ</h2>" + paragraphs(hen, hen, hen) + "</article><article><h2>Flour</h2>" + paragraphs(hen, hen) + "</article>", []string{ferry1, ferry2}, ""},
		{"teasers that outweigh the text", "", "<div>" + h1 + "<div>" + paragraphs(three...) + "</div></div><div>" + teasers + "</div>", three, ""},
		{"the footer's terms are longer than the news", "", h1 + paragraphs(ferry1) + "<footer>" + paragraphs(hen, hen, hen) + "</footer>", []string{ferry1}, ""},
		{"a heading of a lower level", "", "<h1>The Hale Courier</h1><div><h2>Ferries sail on again</h2>" + paragraphs(three...) + "</div>", three, ""},
		{"a section's name in the heading", `<meta property="og:title" content="Ferries sail on again">`, "<h1><span>Opinion</span> Ferries sail on again</h1>" + paragraphs(three...), three, ""},
		{"a label in the heading, below the site's", `<meta property="og:title" content="Ferries sail on again">`, "<h1>The Hale Courier</h1><div><h1>Ferries sail on again <span>Subscribers</span></h1>" + paragraphs(three...) + "</div>", three, ""},
		{"a label in the heading, and the outlet in the title", `<meta property="og:title" content="Ferries sail on again | News | The Hale Courier">`, "<h1>The Hale Courier, paper of the harbour</h1><div><h1>Ferries sail on again <span>Subscribers</span></h1>" + paragraphs(three...) + "</div>", three, ""},
		{"captions", "", "<div>" + h1 + paragraphs(ferry1) + "<figure><img><figcaption>The quay</figcaption></figure><div class=photo-caption>Port Haven on Monday</div>" + paragraphs(ferry2, ferry3) + "</div>", three, "caption: The quay; caption: Port Haven on Monday"},
		{"sources behind the text, and a player that loads", "", "<div>" + h1 + "<div class=player><span class=loading-message__error>The film can't be loaded</span></div>" + paragraphs(three...) + "<ol class=article-sources__list><li>Hale M, Berg J. The hens of Hale and what they lay. 2019;4(2):11.</li></ol></div>", three, "called “sources”: Hale M, Berg J. The hens of Hale and what they lay. 2019;4(2):11."},
		{"what somebody said elsewhere", "", "<div>" + h1 + paragraphs(ferry1) + "<figure class=social-embed><blockquote><p>We sail.</p></blockquote></figure>" + paragraphs(ferry2, ferry3) + "</div>", []string{ferry1, "We sail.", ferry2, ferry3}, ""},
		{"teasers, labels and lists of links", "", "<div>" + h1 + paragraphs(ferry1) + "<p>REQUIRED READING: <a href=/x>Bakers strike over flour dust</a></p><p><a href=/y>Hen in organ</a></p>" + paragraphs(ferry2, ferry3) + "<h3>More of it</h3><ul><li><a href=/z>Mayor loses hat</a> today</li></ul></div>", three,
			"label and link: REQUIRED READING: Bakers strike over flour dust; nothing but links: Hen in organ; heading behind the text: More of it; links behind the text: Mayor loses hat today"},
		{"a box by its class", "", "<div>" + h1 + paragraphs(ferry1) + "<div class=newsletterBox>" + paragraphs("The tide at seven.") + "</div>" + paragraphs(ferry2, ferry3) + "</div>", three, "called “newsletter”: The tide at seven."},
		{"the same paragraph for narrow screens", "", "<div>" + h1 + paragraphs(ferry1, ferry2, ferry1, ferry3) + "</div>", three, "said before: " + ferry1},
		{"a word about the writer", `<meta name=author content="Dana Whitlock">`, "<div>" + h1 + paragraphs(ferry1, ferry2, "Dana Whitlock covers the sea for the Courier.") + "</div>", []string{ferry1, ferry2}, "about the writer: Dana Whitlock covers the sea for the Courier."},
		{"linked data tell the text from a box", `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + ferry1 + " " + ferry2 + " " + ferry3 + `"}</script>`,
			"<div>" + h1 + paragraphs(ferry1, hen, ferry2, ferry3) + "</div>", three, "not in the text that linked data give: " + hen},
		{"linked data have the beginning alone", `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + ferry1 + ` The owners…"}</script>`, "<div>" + h1 + paragraphs(three...) + "</div>", three, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := parsePage(t, c.head, c.body)
			if d := cmp.Diff(c.want, strings.Split(a.Body, "\n")); d != "" {
				t.Error(d)
			}
			var clutter []string
			for _, l := range a.Clutter {
				clutter = append(clutter, l.Rule+": "+l.Text)
			}
			if got := strings.Join(clutter, "; "); c.clutter != "" && got != c.clutter {
				t.Errorf("clutter (-want +got):\n%s", cmp.Diff(c.clutter, got))
			}
			if a.Title != "Ferries sail on again" {
				t.Errorf("title %q", a.Title)
			}
		})
	}
}

func TestDeepPagesAreRead(t *testing.T) {
	a := parsePage(t, "", strings.Repeat("<div>", 480)+paragraphs(ferry1, ferry2))
	if want := ferry1 + "\n" + ferry2; a.Body != want {
		t.Errorf("body %q", shorten(a.Body))
	}
}

func BenchmarkParseHTML(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!doctype html><html><head><title>Ferries sail on again</title></head><body><nav><ul>")
	for i := range 900 {
		fmt.Fprintf(&page, `<li class="nav__item nav__item--%d"><a class="nav__link" href="/section/%d">Section of the paper %d</a></li>`, i, i, i)
	}
	page.WriteString("</ul></nav><script>" + strings.Repeat("var s = 1;", 4000) + "</script><div class=entry-content><h1>Ferries sail on again</h1>")
	for range 20 {
		page.WriteString(paragraphs(ferry1, ferry2, ferry3) + "<div class=promo><a href=/x>" + hen + "</a></div>")
	}
	page.WriteString("</div><footer>" + strings.Repeat("<p>Terms of use</p>", 200) + "</footer></body></html>")
	raw := Raw{Name: "p.html", Format: HTML, Bytes: []byte(page.String())}
	b.SetBytes(int64(len(raw.Bytes)))
	for b.Loop() {
		if _, err := parseAt(raw, testNow); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
