package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parallax/index"
)

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
	s.handler.ServeHTTP(w, httptest.NewRequest(http.MethodHead, "/search", nil))
	if w.Code != http.StatusOK {
		t.Errorf("HEAD: %d", w.Code)
	}
	w = httptest.NewRecorder()
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
		case (a.Key == "src" || a.Key == "href" && n.Data == "link" && attr(n, "rel") != "canonical") && !strings.HasPrefix(a.Val, "/"):
			t.Errorf("%s: <%s> loads %s", path, n.Data, a.Val)
		}
	}
}
