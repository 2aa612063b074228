package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

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
