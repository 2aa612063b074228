package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parallax/index"
)

func TestAnEmptyCollectionSaysHowToFillIt(t *testing.T) {
	s := serve(t)
	for _, path := range []string{"/", "/search", "/search?q=harbour"} {
		p := s.page(path)
		if got := p.one(t, "pre", "command"); got != "parallax add --data ./data FOLDER" {
			t.Errorf("%s: command %q", path, got)
		}
	}
}

func TestTheFrontPageShowsTheCollection(t *testing.T) {
	p := serve(t, stories...).page("/")
	glance := map[string]string{}
	for _, div := range all(p.all("dl", "glance")[0], "div", "") {
		glance[textOf(all(div, "dt", "")[0])] = textOf(all(div, "dd", "")[0])
	}
	for label, want := range map[string]string{"articles": "5", "sources": "3", "people": "3", "countries": "2", "published": "2022–2024"} {
		if glance[label] != want {
			t.Errorf("%s: %q, want %q", label, glance[label], want)
		}
	}
	if n := len(p.all("article", "hit")); n != 5 {
		t.Errorf("%d latest articles", n)
	}
}

func TestASearchShowsWhatItFoundAndHow(t *testing.T) {
	s := serve(t, stories...)
	p := s.page("/search?q=harbour+strike")
	if got := p.one(t, "p", "tally"); got != "2 articles" {
		t.Errorf("tally %q", got)
	}
	if got := textOf(p.all("title", "")[0]); got != "harbour strike · Parallax" {
		t.Errorf("title %q", got)
	}
	marks := map[string]bool{}
	for _, m := range p.all("mark", "") {
		marks[strings.ToLower(textOf(m))] = true
	}
	if !marks["harbour"] || !marks["strike"] {
		t.Errorf("marks %v", marks)
	}
	if len(p.all("article", "hit")) != 2 || len(p.all("p", "snippet")) == 0 {
		t.Error("hits without passages")
	}
	if p := s.page("/search?person=Anna+Berg&q=strike"); len(p.all("a", "chip")) != 2 || len(p.all("a", "clear-all")) != 1 {
		t.Error("chips for the query and the person, and a link to clear all, are missing")
	}
}

func TestUntitledAndUndatedArticlesSaySo(t *testing.T) {
	p := serve(t, stories...).page("/search?q=bakery")
	if got := p.one(t, "span", "derived"); got != "first sentence" {
		t.Errorf("derived mark %q", got)
	}
	if got := p.one(t, "p", "byline"); got != "source not stated · no date" {
		t.Errorf("byline %q", got)
	}
	if got := textOf(p.all("h2", "")[0]); !strings.HasPrefix(got, "A bakery in Oslo has baked the same loaf for 200 years.") {
		t.Errorf("title %q", got)
	}
}

func TestWhatIsFoundNowhereOffersWaysOut(t *testing.T) {
	s := serve(t, stories...)
	p := s.page("/search?country=Norway&person=Maria+Lund&q=strike")
	if got := p.one(t, "p", "tally"); got != "No articles" {
		t.Fatalf("tally %q", got)
	}
	offers := map[string]string{}
	for _, li := range all(p.all("ul", "offers")[0], "li", "") {
		a := all(li, "a", "")[0]
		offers[textOf(a)] = attr(a, "href")
		count := textOf(all(li, "span", "")[0])
		if got := s.page(attr(a, "href")).one(t, "p", "tally"); got != count {
			t.Errorf("%s: promised %q, found %q", textOf(a), count, got)
		}
	}
	for _, want := range []string{"Without “strike”", "Without person “Maria Lund”", "Without any filter", "All articles"} {
		if offers[want] == "" {
			t.Errorf("no offer %q in %v", want, offers)
		}
	}
	if offers["Without country “Norway”"] != "" {
		t.Error("an offer finds nothing")
	}
}

func TestTickedArticlesSurvivePaging(t *testing.T) {
	s := serve(t, stories...)
	a, b := stories[0].id().String(), stories[3].id().String()
	p := s.page("/search?pick=" + b + "&pick=" + a + "&q=harbour")
	var checked []string
	for _, in := range p.all("input", "") {
		if attr(in, "name") == "pick" && slices.ContainsFunc(in.Attr, func(a html.Attribute) bool { return a.Key == "checked" }) {
			checked = append(checked, attr(in, "value"))
		}
	}
	if !slices.Equal(checked, []string{b, a}) {
		t.Errorf("checked %v", checked)
	}
	if got := p.one(t, "fieldset", "tray"); !strings.Contains(got, "A bakery in Oslo") {
		t.Errorf("tray %q", got)
	}
	w := s.get("/compare?pick=" + b + "&pick=" + a + "&q=harbour")
	if w.Code != http.StatusFound || w.Header().Get("Location") != "/compare?id="+b+"&id="+a {
		t.Errorf("compare: %d %s", w.Code, w.Header().Get("Location"))
	}
}

func TestAnArticleIsShownWithWhatIsKnownOfIt(t *testing.T) {
	s := serve(t, stories...)
	path := "/article/" + stories[0].id().String()
	p := s.page(path)
	if got := textOf(p.all("h1", "")[0]); got != stories[0].title {
		t.Errorf("heading %q", got)
	}
	facts := p.one(t, "dl", "facts")
	for _, want := range []string{"Published 14 March 2024 from the line Posted 14 Mar 2024", "Source Northern Gazette", "By Ida Holm"} {
		if !strings.Contains(facts, want) {
			t.Errorf("facts %q lack %q", facts, want)
		}
	}
	kinds := map[string]bool{}
	for _, m := range p.all("span", "m") {
		kinds[attr(m, "class")+" "+textOf(m)] = true
	}
	for _, want := range []string{"m m-person Anna Berg", "m m-country Sweden", "m m-place Varnholm"} {
		if !kinds[want] {
			t.Errorf("no mention %q", want)
		}
	}
	if len(p.all("p", "clutter")) != 0 || !strings.Contains(p.one(t, "p", "clutter-note"), "2 lines") {
		t.Error("what was left out is shown unasked, or not counted")
	}
	if p := s.page(path + "?clutter=show"); len(p.all("s", "")) != 2 {
		t.Error("what was left out is not shown when asked for")
	}
}

func TestAnArticleOpenedFromASearchShowsOccurrencesAndNeighbours(t *testing.T) {
	s := serve(t, stories...)
	results := s.page("/search?q=harbour")
	href := attr(results.all("a", "title")[0], "href")
	p := s.page(href)
	marks := p.all("mark", "")
	if len(marks) == 0 || attr(marks[0], "id") != "match-1" {
		t.Fatalf("%d marks", len(marks))
	}
	if got := p.one(t, "p", "matches"); !strings.Contains(got, "occurrence") {
		t.Errorf("matches %q", got)
	}
	trail := p.all("nav", "trail")[0]
	if got := textOf(trail); !strings.Contains(got, "1 of 2") || !strings.Contains(got, "Next") || strings.Contains(got, "Previous") {
		t.Errorf("trail %q", got)
	}
	for _, a := range all(trail, "a", "") {
		path, _, _ := strings.Cut(attr(a, "href"), "#")
		s.page(path)
	}
}

func TestTwoAccountsOfOneEventStandSideBySide(t *testing.T) {
	s := serve(t, stories...)
	path := "/compare?id=" + stories[0].id().String() + "&id=" + stories[1].id().String()
	p := s.page(path)
	if got := p.one(t, "p", "verdict"); strings.Contains(got, "different events") {
		t.Errorf("verdict %q", got)
	}
	ids := map[string]bool{}
	for n := range p.Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("two elements are called %s", id)
			}
			ids[id] = true
		}
	}
	markers := p.all("a", "marker")
	if len(markers) == 0 {
		t.Fatal("no sentence is linked")
	}
	for _, m := range markers {
		if !ids[strings.TrimPrefix(attr(m, "href"), "#")] || !strings.HasPrefix(attr(m, "aria-label"), "matches sentence ") {
			t.Errorf("marker %q leads to %s", attr(m, "aria-label"), attr(m, "href"))
		}
	}
	for _, view := range []string{"claims", "quotes", "figures", "only"} {
		p := s.page(path + "&view=" + view)
		if got := p.one(t, "div", "compare-page"); view == "quotes" && !strings.Contains(got, "Quoted word for word") {
			t.Errorf("quotations: %s", got)
		}
		for _, a := range p.all("a", "") {
			if path, anchor, ok := strings.Cut(attr(a, "href"), "#"); ok && strings.HasPrefix(path, "/compare") && !strings.Contains(s.get(path).Body.String(), `id="`+anchor+`"`) {
				t.Errorf("%s: %s leads nowhere", view, attr(a, "href"))
			}
		}
	}
}

func TestDifferentEventsAreCalledSo(t *testing.T) {
	s := serve(t, stories...)
	p := s.page("/compare?id=" + stories[0].id().String() + "&id=" + stories[2].id().String())
	got := p.one(t, "p", "verdict")
	for _, want := range []string{"They appear to be about different events.", "14 March 2024", "November 2023"} {
		if !strings.Contains(got, want) {
			t.Errorf("verdict %q lacks %q", got, want)
		}
	}
}

func TestTooFewOrTooManyArticlesAreHelped(t *testing.T) {
	s := serve(t, stories...)
	if p := s.page("/compare"); len(all(p.all("section", "picker")[0], "li", "")) != 5 {
		t.Error("no articles to choose from")
	}
	p := s.page("/compare?id=" + stories[0].id().String())
	links := all(p.all("section", "picker")[0], "li", "")
	if len(links) != 4 {
		t.Fatalf("%d articles to choose from", len(links))
	}
	s.page(attr(all(links[0], "a", "")[0], "href"))

	q := url.Values{}
	for _, st := range stories {
		q.Add("id", st.id().String())
	}
	w := s.get("/compare?" + q.Encode())
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "At most 4 fit side by side: take out 1.") {
		t.Errorf("five articles: %d", w.Code)
	}
	if got := len(all(parsePage(t, w).Node, "section", "head")); got != 5 {
		t.Errorf("%d articles to take one out of", got)
	}
}

func TestThreeArticlesHaveEveryView(t *testing.T) {
	s := serve(t, stories...)
	q := "/compare?id=" + stories[0].id().String() + "&id=" + stories[1].id().String() + "&id=" + stories[2].id().String()
	for _, view := range []string{"", "&view=text", "&pair=BC&view=text", "&view=quotes", "&view=figures", "&view=only"} {
		s.page(q + view)
	}
}

func TestTheFacetPageFindsAndSorts(t *testing.T) {
	s := serve(t, stories...)
	names := func(path string) (out []string) {
		for _, n := range s.page(path).all("span", "name") {
			out = append(out, textOf(n))
		}
		return out
	}
	if got := names("/facet/person?order=name"); !slices.Equal(got, []string{"Anna Berg", "Karl Ost", "Maria Lund", "Not stated"}) {
		t.Errorf("by name: %v", got)
	}
	if got := names("/facet/person?find=BERG"); !slices.Equal(got, []string{"Anna Berg"}) {
		t.Errorf("with BERG: %v", got)
	}
	if got := names("/facet/person?q=observatory"); !slices.Equal(got, []string{"Maria Lund"}) {
		t.Errorf("of a search: %v", got)
	}
}

func TestHelpTellsTheTruth(t *testing.T) {
	s := serve(t, stories...)
	for _, a := range s.page("/help").all("a", "") {
		href := attr(a, "href")
		if !strings.HasPrefix(href, "/search?q=") {
			continue
		}
		p := s.page(href)
		if n := p.all("p", "notice"); len(n) != 0 {
			t.Errorf("%s: %s", textOf(a), textOf(n[0]))
		}
	}
}

func TestJSONStandsBesideEachPage(t *testing.T) {
	s := serve(t, stories...)
	a, b := stories[0].id().String(), stories[1].id().String()
	for path, key := range map[string]string{
		"/search.json?q=harbour":             "hits",
		"/article/" + a + ".json":            "body",
		"/article/" + a + ".json?version=1":  "body",
		"/compare.json?id=" + a + "&id=" + b: "same_event",
		"/stats.json":                        "articles",
	} {
		w := s.get(path)
		var got map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK || got[key] == nil {
			t.Errorf("%s: %d %v %s", path, w.Code, err, w.Body)
		}
	}
	for _, path := range []string{"/", "/search?q=harbour", "/article/" + a, "/compare?id=" + a + "&id=" + b} {
		for _, l := range s.page(path).all("link", "") {
			if attr(l, "rel") == "alternate" && s.get(attr(l, "href")).Code != http.StatusOK {
				t.Errorf("%s: its JSON at %s is not there", path, attr(l, "href"))
			}
		}
	}
}

func TestMachinesAreServed(t *testing.T) {
	s := serve(t, stories...)
	for path, want := range map[string]string{
		"/healthz":        "ok",
		"/readyz":         "ready",
		"/robots.txt":     "Disallow: /search",
		"/opensearch.xml": `template="http://example.com/search?q={searchTerms}"`,
		"/favicon.ico":    "<svg",
	} {
		if w := s.get(path); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestAddressesHaveOneForm(t *testing.T) {
	s := serve(t, stories...)
	id := stories[0].id().String()
	for in, want := range map[string]string{
		"/search?sort=newest&q=++harbour++&page=1": "/search?q=harbour&sort=newest",
		"/search?utm_source=x":                     "/search",
		"/search?q=a&person=":                      "/search?q=a",
		"/search?to=2024&from=2023":                "/search?from=2023&to=2024",
		"/facet/person?page=3&order=count&q=x":     "/facet/person?q=x",
		"/article/" + id + "?utm=1":                "/article/" + id,
		"/article/" + strings.ToUpper(id):          "/article/" + id,
		"/compare?id=" + id + "&view=text":         "/compare?id=" + id,
	} {
		w := s.get(in)
		if w.Code != http.StatusFound || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", in, w.Code, w.Header().Get("Location"), want)
		}
	}
	p := s.page("/search?sort=best")
	if len(p.all("p", "notice")) != 1 || len(p.all("a", "chip")) != 1 {
		t.Error("an unusable value is not shown")
	}
}

func TestErrorsHaveTheirStatus(t *testing.T) {
	s := serve(t, stories...)
	none := index.GivenID("stories", "none").String()
	for path, want := range map[string]int{
		"/nowhere":                   http.StatusNotFound,
		"/facet/colour":              http.StatusNotFound,
		"/article/" + none:           http.StatusNotFound,
		"/article/" + none + ".json": http.StatusNotFound,
		"/article/x":                 http.StatusBadRequest,
		"/article/x.json":            http.StatusBadRequest,
		"/article/" + stories[0].id().String() + "?version=9": http.StatusNotFound,
		"/article/" + stories[0].id().String() + "?version=x": http.StatusBadRequest,
		"/compare?id=x":                               http.StatusBadRequest,
		"/compare.json":                               http.StatusBadRequest,
		"/search?page=999999999":                      http.StatusBadRequest,
		"/search?q=" + strings.Repeat("a", 3000):      http.StatusRequestURITooLong,
		"/search.json?q=" + strings.Repeat("a", 3000): http.StatusRequestURITooLong,
		"/search?q=" + strings.Repeat("a", 40000):     http.StatusRequestURITooLong,
	} {
		w := s.get(path)
		if len(path) > 60 {
			path = path[:60] + "…"
		}
		if w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
		asJSON := strings.Contains(path, ".json")
		if got := strings.HasPrefix(w.Header().Get("Content-Type"), "application/json"); got != asJSON {
			t.Errorf("%s: content type %s", path, w.Header().Get("Content-Type"))
		}
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/search", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestEveryAnswerIsSafe(t *testing.T) {
	s := serve(t, stories...)
	id := stories[4].id().String()
	for _, path := range []string{
		"/", "/search", "/search?q=tags", "/search?q=zzz", "/facet/author", "/article/" + id, "/compare", "/compare?id=" + id + "&id=" + stories[0].id().String(),
		"/help", "/nowhere", "/opensearch.xml", "/robots.txt", "/healthz", "/readyz", "/favicon.ico", "/search.json", "/stats.json", "/static/x", "/search?utm=1",
	} {
		w := s.get(path)
		for _, h := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"} {
			if w.Header().Get(h) == "" {
				t.Errorf("%s: no %s", path, h)
			}
		}
		if len(w.Header().Values("Set-Cookie")) != 0 {
			t.Errorf("%s sets a cookie", path)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		for n := range parsePage(t, w).Descendants() {
			checkElement(t, path, n)
		}
	}
}

func checkElement(t *testing.T, path string, n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	if n.Data == "style" || n.Data == "b" || n.Data == "script" && n.FirstChild != nil {
		t.Errorf("%s: <%s> in the page", path, n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
		case (a.Key == "src" || a.Key == "href" && n.Data == "link") && !strings.HasPrefix(a.Val, "/"):
			t.Errorf("%s: <%s> loads %s", path, n.Data, a.Val)
		}
	}
}
