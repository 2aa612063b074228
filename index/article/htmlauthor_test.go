package article

import (
	"fmt"
	"testing"
)

func TestPagesNameTheirWriters(t *testing.T) {
	const h1 = "<h1>Ferries sail on again</h1>"
	ld := func(author string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Hale Courier"},"author":` + author + `}</script>`
	}
	for _, c := range []struct{ name, head, under, want string }{
		{"linked data", ld(`[{"name":"Dana Whitlock"},{"name":"Peter Osgood"}]`), "", "[Dana Whitlock Peter Osgood] []"},
		{"a name with a bar behind it", ld(`"Dana Whitlock | Hale Courier"`), "", "[Dana Whitlock] []"},
		{"everyday words that are names", ld(`"Will So"`), "", "[Will So] []"},
		{"degrees", ld(`"Dana Whitlock, MS, RDN"`), "", "[Dana Whitlock] []"},
		{"the publisher is no writer", ld(`"Hale Courier"`), "<div class=byline>By Dana Whitlock</div>", "[Dana Whitlock] []"},
		{"pieces of a byline", "", "<div class=byline>By <a>Dana Whitlock</a> and <a>Peter Osgood</a><span>Hale Harbour-Post</span><time>March 2, 2021</time></div>", "[Dana Whitlock Peter Osgood] []"},
		{"the byline nearest to the heading", "", "<div class=byline>By Dana Whitlock</div>" + paragraphs(ferry1) + "<div class=byline>By Peter Osgood</div>", "[Dana Whitlock] []"},
		{"a byline before meta elements", `<meta name=author content="Web Master">`, "<div class=byline>By Dana Whitlock</div>", "[Dana Whitlock] []"},
		{"a line without a class", "", "<div>By Dana Whitlock, Contributing Opinion Writer</div>", "[Dana Whitlock] []"},
		{"in German", "", "<div>Von Dana Whitlock</div>", "[Dana Whitlock] []"},
		{"a name of one word", "", "<div>by Whitlocket, March 2, 2021</div>", "[Whitlocket] []"},
		{"an agency", "", "<h4>By Associated Press</h4>", "[] [AP]"},
		{"a desk", "", "<div class=byline>By Courier staff</div>", "[] []"},
		{"a desk with an acronym", "", "<div class=byline>HBC Arts</div>", "[] []"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := parsePage(t, c.head, h1+c.under+paragraphs(ferry1, ferry2, ferry3))
			if got := fmt.Sprint(a.Authors, a.Credits); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestBrokenLinkedDataAreMended(t *testing.T) {
	for _, c := range []struct{ name, script string }{
		{"a line break in a text", "{\"@type\":\"NewsArticle\",\"description\":\"a\nb\",\"author\":\"Dana Whitlock\"}"},
		{"a comma too many", `{"@type":"NewsArticle","author":"Dana Whitlock",}`},
		{"comments around it", "//<![CDATA[\n" + `{"@type":"NewsArticle","author":"Dana Whitlock"}` + "\n//]]>"},
		{"a semicolon behind it", `{"@type":"NewsArticle","author":"Dana Whitlock"};`},
		{"two in a row", `{"@type":"WebSite"} {"@type":"NewsArticle","author":"Dana Whitlock"}`},
		{"a bracket too few", `{"@type":"NewsArticle","author":[{"@type":"Person","name":"Dana Whitlock"}`},
		{"quotes in a text", `{"@type":"NewsArticle","headline":"The "ferry" sails","author":{"name":"Dana Whitlock"}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := parsePage(t, `<script type="application/ld+json">`+c.script+`</script>`, paragraphs(ferry1, ferry2))
			if got := fmt.Sprint(a.Authors); got != "[Dana Whitlock]" {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestVariantsOfAPageHaveOneAddress(t *testing.T) {
	const own = "https://hale.example/news/ferries"
	for _, c := range []struct{ name, head, want string }{
		{"the page", `<link rel=canonical href="` + own + `">`, own},
		{"its AMP form", `<link rel=canonical href="` + own + `"><meta property="og:url" content="` + own + `/amp">`, own},
		{"its print form", `<link rel=canonical href="` + own + `"><meta property="og:url" content="` + own + `?print=1">`, own},
		{"AMP without a canonical link", `<meta property="og:url" content="` + own + `/amp?utm_source=x">`, own},
		{"the site's first page is no article's address", `<link rel=canonical href="https://hale.example/"><meta property="og:url" content="` + own + `">`, own},
		{"linked data", `<script type="application/ld+json">{"@type":"NewsArticle","url":"` + own + `"}</script>`, own},
		{"none", `<link rel=canonical href="/">`, ""},
	} {
		a := parsePage(t, c.head, paragraphs(ferry1))
		if got, _ := NormalURL(a.URL); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestPagesNameTheirOutlet(t *testing.T) {
	for _, c := range []struct{ name, head, body, want string }{
		{"og:site_name", `<meta property="og:site_name" content="Hale Courier"><meta name="application-name" content="App">`, "", "Hale Courier og:site_name"},
		{"the program's name", `<meta name="application-name" content="Hale Courier">`, "", "Hale Courier meta application-name"},
		{"behind the title", `<meta property="og:title" content="Hen in organ">`, "<h1>Ferries sail on</h1>", " "},
		{"a known host", `<link rel=canonical href="https://www.bbc.co.uk/news/1">`, "", "BBC known host"},
		{"an unknown host", `<link rel=canonical href="https://www.hale.example/news/1">`, "", " "},
	} {
		a := parsePage(t, c.head, c.body+paragraphs(ferry1))
		rule := ""
		for _, tr := range a.Trace {
			if tr.Field == "source" {
				rule = tr.Rule
			}
		}
		if got := a.Source + " " + rule; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
