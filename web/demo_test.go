package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parallax/index"
)

// demoOf is a site in which the first n stories are of the demo collection.
func demoOf(t *testing.T, n int) site {
	t.Helper()
	s := serve(t)
	var entries []index.Entry
	for i, story := range stories {
		e := story.entry()
		e.Demo = i < n
		entries = append(entries, e)
	}
	if _, err := s.engine.Put(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	if err := s.engine.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request with headers, given in pairs.
func (s site) ask(method, path string, headers ...string) *httptest.ResponseRecorder {
	s.Helper()
	r := httptest.NewRequest(method, path, nil)
	r.RemoteAddr = "127.0.0.1:40000"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

func TestDemoArticlesAreMarkedWhereverTheyAreShown(t *testing.T) {
	s := demoOf(t, 2)
	one, two, own := stories[0].id().String(), stories[1].id().String(), stories[2].id().String()
	for path, marks := range map[string]int{
		"/": 2, "/search": 2, "/article/" + one: 2 /* its own, and one to compare with */, "/article/" + own: 0,
		"/compare?id=" + one + "&id=" + own: 1, "/compare?id=" + one + "&id=" + two: 2, "/compare": 2,
	} {
		if got := len(s.page(path).all("span", "demo-mark")); got != marks {
			t.Errorf("%s: %d marks, want %d", path, got, marks)
		}
	}
	for _, path := range []string{"/", "/search", "/search?q=harbour", "/search?q=nothing+of+it", "/facet/person"} {
		if got := s.page(path).one(t, "form", "demo-banner"); got != "This collection holds 2 demonstration articles by invented outlets about real events.Take them out" {
			t.Errorf("%s: banner %q", path, got)
		}
	}
	if n := len(serve(t, stories...).page("/").all("form", "demo-banner")); n != 0 {
		t.Errorf("%d banners where there are no demo articles", n)
	}
}

func TestTheFrontPageSaysHowToAddWhileThereIsOnlyTheDemo(t *testing.T) {
	const command = "parallax add --data ./data FOLDER"
	if got := demoOf(t, len(stories)).page("/").one(t, "section", "demo-box"); !strings.HasSuffix(got, command) {
		t.Errorf("it says %q", got)
	}
	if got := demoOf(t, 2).page("/").one(t, "section", "demo-box"); strings.Contains(got, command) {
		t.Errorf("with articles of one's own it says %q", got)
	}
}

func TestOneClickTakesTheDemoArticlesOut(t *testing.T) {
	for name, headers := range map[string][]string{
		"by what the browser says of the request": {"Sec-Fetch-Site", "same-origin"},
		"by its origin": {"Origin", "http://example.com"},
	} {
		s := demoOf(t, 2)
		w := s.ask(http.MethodPost, demoPath, headers...)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
			t.Fatalf("%s: %d to %q\n%s", name, w.Code, w.Header().Get("Location"), w.Body)
		}
		if got := textOf(s.page("/search").all("p", "tally")[0]); got != "3 articles" {
			t.Errorf("%s: then there are %q", name, got)
		}
		if len(s.page("/").all("form", "demo-banner")) != 0 {
			t.Errorf("%s: the banner stays", name)
		}
	}
}

func TestNobodyElseTakesTheDemoArticlesOut(t *testing.T) {
	s := demoOf(t, 2)
	far := httptest.NewRequest(http.MethodPost, demoPath, nil)
	far.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	if s.handler.ServeHTTP(w, far); w.Code != http.StatusForbidden {
		t.Errorf("another machine: %d", w.Code)
	}
	far = httptest.NewRequest(http.MethodGet, "/search", nil)
	w = httptest.NewRecorder()
	if s.handler.ServeHTTP(w, far); strings.Contains(w.Body.String(), "Take them out") {
		t.Error("another machine is shown the button")
	}
	for name, x := range map[string]struct {
		method  string
		headers []string
		status  int
	}{
		"another site's page":                  {http.MethodPost, []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		"a page of a neighbouring host":        {http.MethodPost, []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		"another origin":                       {http.MethodPost, []string{"Origin", "http://evil.example"}, http.StatusForbidden},
		"an origin that is not told":           {http.MethodPost, []string{"Origin", "null"}, http.StatusForbidden},
		"the address opened":                   {http.MethodGet, nil, http.StatusMethodNotAllowed},
		"the address fetched ahead":            {http.MethodHead, nil, http.StatusMethodNotAllowed},
		"the address opened from our own page": {http.MethodGet, []string{"Sec-Fetch-Site", "same-origin"}, http.StatusMethodNotAllowed},
	} {
		if w := s.ask(x.method, demoPath, x.headers...); w.Code != x.status {
			t.Errorf("%s: %d, want %d", name, w.Code, x.status)
		}
	}
	if got := textOf(s.page("/search").all("p", "tally")[0]); got != "5 articles" {
		t.Errorf("then there are %q", got)
	}
}

func TestTakingOutLeadsBackToAPageThatStays(t *testing.T) {
	const own = "http://example.com"
	for from, to := range map[string]string{
		"":                                    "/",
		own + "/":                             "/",
		own + "/search?q=harbour&sort=newest": "/search?q=harbour&sort=newest",
		own + "/facet/person":                 "/facet/person",
		own + "/article/aaaa":                 "/",
		own + "//evil.example/search":         "/",
		"http://evil.example/search":          "/",
		"http://%zz":                          "/",
	} {
		w := demoOf(t, 1).ask(http.MethodPost, demoPath, "Sec-Fetch-Site", "same-origin", "Referer", from)
		if got := w.Header().Get("Location"); got != to || strings.HasPrefix(got, "//") {
			t.Errorf("from %q to %q, want %q", from, got, to)
		}
	}
}
