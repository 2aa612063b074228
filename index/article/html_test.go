package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ferries is a page as sites build them, with their furniture around and
// inside the article.
const ferries = `<!doctype html><html lang="en"><head><title>Ferries sail on – The Hale Courier</title>
<meta name="description" content="Crews accept an offer after nine days">%s</head><body>
<div id="cookie-consent"><p>We use cookies, and so do our forty partners. You can accept all of them here.</p></div>
<header><h2 class="logo"><a href="/">The Hale Courier</a></h2><p class="motto">Read since 1891</p><ul><li><a href="/n">News</a></li></ul></header>
<main><article>
<p class="kicker"><a href="/w">World</a></p>
<h1>Ferries sail on</h1>
%s
<p class="meta"><time datetime="2020-03-02T10:00:00Z">2 March</time></p>
<ul class="share"><li><a href="#f">Share it</a></li></ul>
<figure><img src="f.jpg"><figcaption>Port Haven on Monday. (Jo Vale/QRS)</figcaption></figure>
<p>The ferries of Port Haven will sail again, said Olav Brandt, who speaks for the crews, and nobody was more surprised than the passengers who had waited since Tuesday.</p>
<div class="newsletter"><h4>The Morning Tide</h4><p>The stories of the day, sent to you at seven.</p></div>
<h2>What comes next</h2>
<p>The town council will pay half of what the strike cost, and the owners of the three boats will pay the rest of it by June, if the harbour master agrees.</p>
<p><a href="/x">Bakers strike over flour dust</a></p>
</article></main>
<aside><h2>Most read</h2><ol><li><a href="/1">Mayor loses hat</a></li></ol></aside>
<footer><p>© The Hale Courier Ltd. All rights reserved.</p></footer></body></html>`

const ferriesBody = `The ferries of Port Haven will sail again, said Olav Brandt, who speaks for the crews, and nobody was more surprised than the passengers who had waited since Tuesday.
What comes next
The town council will pay half of what the strike cost, and the owners of the three boats will pay the rest of it by June, if the harbour master agrees.`

func TestPagesGiveTheirFacts(t *testing.T) {
	const ld = `<script type="application/ld+json">%s</script>`
	for _, c := range []struct {
		name, head, under string
		want              string // standfirst|source|authors|credits|published|updated
	}{
		{"nothing but the page", "", "", "||The Hale Courier|[]|[]|2020-03-02T10:00:00Z|"},
		{"a byline that is shown", `<meta property="og:site_name" content="The Hale Courier">`, `<div class="author">By Dana Whitlock, Courier staff writer</div>`, "||The Hale Courier|[Dana Whitlock]|[]|2020-03-02T10:00:00Z|"},
		{"an author link", "", `<address class="byline"><a rel="author" href="/d">Dana Whitlock</a> <span>Ferry correspondent</span></address>`, "||The Hale Courier|[Dana Whitlock]|[]|2020-03-02T10:00:00Z|"},
		{"a standfirst by its class", "", `<p class="standfirst">Crews accept an offer after nine days</p>`, "|Crews accept an offer after nine days|The Hale Courier|[]|[]|2020-03-02T10:00:00Z|"},
		{"a subheading that the metadata repeat", "", `<h2>Crews accept an offer after nine days</h2>`, "|Crews accept an offer after nine days|The Hale Courier|[]|[]|2020-03-02T10:00:00Z|"},
		{"linked data", fmt.Sprintf(ld, `{"@type":"NewsArticle","headline":"Ferries sail on","description":"Nine days of strike are over","author":[{"@type":"Person","name":"Dana Whitlock"},{"name":"Peter Osgood"}],
			"publisher":{"@type":"Organization","name":"Hale Courier"},"datePublished":"2020-03-02T09:00:00Z","dateModified":"2020-03-02T12:30:00Z"}`), "",
			"|Nine days of strike are over|Hale Courier|[Dana Whitlock Peter Osgood]|[]|2020-03-02T09:00:00Z|2020-03-02T12:30:00Z"},
		{"linked data in a graph with references", fmt.Sprintf(ld, `{"@graph":[{"@type":"WebSite","description":"All the ferries","name":"Courier"},{"@id":"#d","@type":"Person","name":"Dana Whitlock"},
			{"@type":["Article"],"author":{"@id":"#d"},"datePublished":"2020-03-01T09:00:00Z","dateModified":"2020-03-01T09:00:00Z"}]}`), "", "||The Hale Courier|[Dana Whitlock]|[]|2020-03-01T09:00:00Z|"},
		{"a description that only begins the text", fmt.Sprintf(ld, `{"@type":"NewsArticle","description":"The ferries of Port Haven will sail again, said Olav"}`), "", "||The Hale Courier|[]|[]|2020-03-02T10:00:00Z|"},
		{"an agency as meta author", `<meta name="author" content="Hale News Agency">`, `<div class="author">By Hale News Agency</div>`, "||The Hale Courier|[]|[Hale News Agency]|2020-03-02T10:00:00Z|"},
		{"the outlet as author", `<meta property="og:site_name" content="Hale Courier"><meta name="author" content="Hale Courier">`, "", "||Hale Courier|[]|[]|2020-03-02T10:00:00Z|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := parseAt(Raw{Format: HTML, Bytes: []byte(fmt.Sprintf(ferries, c.head, c.under))}, testNow)
			if err != nil {
				t.Fatal(err)
			}
			checkArticle(t, &a)
			got := fmt.Sprintf("|%s|%s|%s|%s|%s|%s", a.Standfirst, a.Source, a.Authors, a.Credits, a.Published, a.Updated)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(ferriesBody, a.Body); d != "" {
				t.Error(d)
			}
			if want := "Ferries sail on"; strings.TrimSuffix(a.Title, " – The Hale Courier") != want {
				t.Errorf("title %q", a.Title)
			}
		})
	}
}

func TestDerivedTitlesHaveNoDateline(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"PORT HAVEN, March 3 (QRS) - The ferries sail on.", "The ferries sail on."},
		{"PORT HAVEN, Norland (Reuters) — “The ferries sail,” said Olav Brandt.", "“The ferries sail,” said Olav Brandt."},
		{"Port Haven (AP) -- The ferries sail on.", "The ferries sail on."},
		{"Port Haven, 3 March 2020 – The ferries sail on.", "The ferries sail on."},
		{"PORT HAVEN — The ferries sail on.", "The ferries sail on."},
		{"NORAD — the command that tracks him — saw no sleigh.", "NORAD — the command that tracks him — saw no sleigh."},
		{"Port Haven – The ferries sail on.", "Port Haven – The ferries sail on."},
		{"The ferries (all three) - At last - sail on.", "The ferries (all three) - At last - sail on."},
	} {
		a := Article{Body: c.in + "\nMore of it."}
		if got, derived := a.DisplayTitle(); got != c.want || !derived {
			t.Errorf("%q is shown as %q, want %q", c.in, got, c.want)
		}
	}
}

func TestAgenciesAreNoAuthors(t *testing.T) {
	for _, c := range []struct{ author, want string }{
		{"QRS", "[] [QRS]"},
		{"Reuters", "[] [Reuters]"},
		{"Staff", "[] []"},
		{"Dana Whitlock, QRS Staff", "[Dana Whitlock] []"},
		{"Hale News Agency", "[] [Hale News Agency]"},
		{"Dana Whitlock, MPH", "[Dana Whitlock] []"},
		{"Norland Beacon", "[] []"},
	} {
		a, err := parseAt(Raw{Format: JSONLines, Bytes: []byte(`{"title":"T","source":"Norland Beacon","author":"` + c.author + `","body":"It rained."}`)}, testNow)
		if got := fmt.Sprint(a.Authors, a.Credits); err != nil || got != c.want {
			t.Errorf("%s: got %s, want %s (%v)", c.author, got, c.want, err)
		}
	}
}

func TestABylinesOutletIsTheSourceWhenNothingElseIs(t *testing.T) {
	a := mustParse(t, "Ferries sail on after nine days\n\nBy Dana Whitlock | Norland Lamp\nMarch 3, 2020\n\nThe ferries of Port Haven sail on after nine days of strike.\n\nSource: Norland Lamp/QRS")
	if got, want := fmt.Sprint(a.Source, a.Authors, a.Credits), "Norland Lamp[Dana Whitlock] [QRS]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	a = mustParse(t, "Home / World / Asia\n\nFerries sail on after nine days\n\nBy Dana Whitlock | Norland Courier\n\nThe ferries of Port Haven sail on after nine days of strike.")
	if got, want := fmt.Sprint(a.Title, a.Source, a.Authors), "Ferries sail on after nine daysNorland Courier[Dana Whitlock]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
