package web

import (
	"crypto/sha256"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/bleveindex"
	"parallax/index/entity"
	"parallax/index/quote"
)

// story is an article as tests write it.
type story struct {
	key           string
	title, stand  string
	body          string
	source        string
	authors       []string
	date          article.Date
	people        []string
	countries     []string
	places        []string
	organisations []string
	clutter       []article.Clutter
	trace         []article.Trace
}

func on(year int, month time.Month, day int) article.Date {
	d := article.DayOf(year, month, day)
	return article.Date{Precision: article.DayOnly, First: d, Last: d, Evidence: "Posted " + d.Time().Format("2 Jan 2006")}
}

func inMonth(year int, month time.Month) article.Date {
	first := article.DayOf(year, month, 1)
	return article.Date{Precision: article.Month, First: first, Last: article.DayOf(year, month+1, 1) - 1}
}

func (s story) id() index.ID { return index.GivenID("stories", s.key) }

func (s story) entry() index.Entry {
	a := article.Article{
		Title: s.title, Standfirst: s.stand, Body: s.body, Source: s.source, Authors: s.authors,
		Published: s.date, Language: "en", Clutter: s.clutter, Trace: s.trace,
	}
	d := index.Document{ID: s.id(), Hash: a.Hash(), Article: a}
	for kind, names := range map[entity.Kind][]string{
		entity.Person: s.people, entity.Country: s.countries, entity.Place: s.places, entity.Organisation: s.organisations,
	} {
		for _, name := range names {
			d.Entities = append(d.Entities, entity.Entity{Kind: kind, Name: name, Mentions: mentionsIn(&a, name)})
		}
	}
	d.Quotations = quote.Find(&a)
	raw := sha256.Sum256([]byte(s.key + a.Hash()))
	return index.Entry{ID: d.ID, Origin: "/stories/" + s.key, Raw: raw, Document: d}
}

// mentionsIn are all places of name, or its beginning where it is nowhere.
func mentionsIn(a *article.Article, name string) []article.Span {
	var out []article.Span
	for _, f := range article.Fields {
		t := a.Text(f)
		for from := 0; ; {
			i := strings.Index(t[from:], name)
			if i < 0 {
				break
			}
			out = append(out, article.Span{Field: f, Start: from + i, End: from + i + len(name)})
			from += i + len(name)
		}
	}
	if out == nil {
		out = append(out, article.Span{Field: article.Body, End: 1})
	}
	return out
}

// stories are two accounts of one event, and others beside them.
var stories = []story{
	{
		key: "harbour-gazette", title: "Harbour strike halts ferries for a third day", source: "Northern Gazette",
		stand:   "Crane drivers want shorter nights; the port says talks go on.",
		authors: []string{"Ida Holm"}, date: on(2024, 3, 14),
		body: "Ferries stood still in Varnholm on Thursday as crane drivers kept the harbour shut for a third day.\n" +
			"Anna Berg, who leads the dockers' union, told a crowd of about 400 people: “We will not go back until the nights are shorter and the crews are full.”\n" +
			"What the port says\n" +
			"The port said the strike had cost it less than 2 million crowns. “Talks go on, and they go on in good faith,” said its director, Karl Ost.\n" +
			"Sweden has seen no such strike since 1995. Norway sent a ferry to fetch 60 stranded passengers.",
		people: []string{"Anna Berg", "Karl Ost"}, countries: []string{"Sweden", "Norway"}, places: []string{"Varnholm"},
		trace:   []article.Trace{{Field: "source", Rule: "masthead", Line: 1, Text: "Northern Gazette online"}},
		clutter: []article.Clutter{{Line: 1, At: 0, Rule: "menu", Text: "Home | News | Sport"}, {Line: 9, At: 100, Rule: "teaser", Text: "READ MORE: Zebra born in city zoo"}},
	},
	{
		key: "harbour-wire", title: "Dockers in Varnholm stay out as talks go on", source: "Example Wire",
		date: on(2024, 3, 15),
		body: "Crane drivers kept the harbour of Varnholm shut for a third day, and ferries stood still.\n" +
			"“We will not go back until the nights are shorter and the crews are full,” Anna Berg, the union's leader, told nearly 600 people.\n" +
			"It is understood that the strike has cost the port about 2 million crowns.\n" +
			"The government of Sweden said it would not step in.",
		people: []string{"Anna Berg"}, countries: []string{"Sweden"}, places: []string{"Varnholm"},
	},
	{
		key: "observatory", title: "Old observatory opens its dome to children", source: "Northern Gazette", date: inMonth(2023, 11),
		body:   "Children in Norway can look at Saturn again: the observatory of Fjellby has mended its dome.\nMaria Lund, an astronomer, said: “They ask better questions than ministers do.”",
		people: []string{"Maria Lund"}, countries: []string{"Norway"}, places: []string{"Fjellby"},
	},
	{
		key:       "untitled",
		body:      "A bakery in Oslo has baked the same loaf for 200 years. Its owner, Karl Ost, is no relation of the director of a port.",
		countries: []string{"Norway"}, people: []string{"Karl Ost"}, places: []string{"Oslo"},
	},
	{
		key: "script", title: `A <script>alert("x")</script> & a “quoted” title`, source: `O'Brien & Sons <b>`, date: on(2022, 7, 1),
		body: "Text with <b>tags</b> & ampersands, which are text.", authors: []string{"Ida Holm", "Per <i>Dahl</i>"},
	},
}

// site is a server over a collection, for tests.
type site struct {
	*testing.T
	engine  *bleveindex.Engine
	handler http.Handler
}

func serve(t *testing.T, stories ...story) site {
	t.Helper()
	e, err := bleveindex.Open(t.Context(), t.TempDir(), bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	var entries []index.Entry
	for _, s := range stories {
		entries = append(entries, s.entry())
	}
	if _, err := e.Put(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := New(e, Config{
		Now:        func() time.Time { return time.Date(2024, 3, 20, 12, 0, 0, 0, time.UTC) },
		AddCommand: "parallax add --data ./data FOLDER", Version: "test", Token: "secret",
	})
	if err != nil {
		t.Fatal(err)
	}
	return site{t, e, s.Handler()}
}

// get asks for a path and returns the answer as it is.
func (s site) get(path string) *httptest.ResponseRecorder {
	s.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr = "127.0.0.1:40000"
	s.handler.ServeHTTP(w, r)
	return w
}

// page asks for a path that must be there without a redirect.
func (s site) page(path string) page {
	s.Helper()
	w := s.get(path)
	if w.Code != http.StatusOK {
		s.Fatalf("GET %s: %d %s\n%s", path, w.Code, w.Header().Get("Location"), w.Body)
	}
	return parsePage(s.T, w)
}

// page is a page read as a browser reads it.
type page struct {
	*html.Node
}

func parsePage(t *testing.T, w *httptest.ResponseRecorder) page {
	t.Helper()
	n, err := html.Parse(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	return page{Node: n}
}

// attr is an attribute's value.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// all are the elements of a name with a class; "" is any.
func (p page) all(name, class string) []*html.Node { return all(p.Node, name, class) }

func all(root *html.Node, name, class string) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (name == "" || n.Data == name) &&
			(class == "" || strings.Contains(" "+attr(n, "class")+" ", " "+class+" ")) {
			out = append(out, n)
		}
	}
	return out
}

// textOf is an element's text with white space made even.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// one is the text of the only element of a name and class.
func (p page) one(t *testing.T, name, class string) string {
	t.Helper()
	found := p.all(name, class)
	if len(found) != 1 {
		t.Fatalf("%d elements %s.%s, want one", len(found), name, class)
	}
	return textOf(found[0])
}
