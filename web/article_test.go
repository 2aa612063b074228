package web

import (
	"strings"
	"testing"

	"parallax/index"
)

func TestAnArticleIsShownWithWhatIsKnownOfIt(t *testing.T) {
	s := serve(t, stories...)
	path := "/article/" + stories[0].id().String()
	p := s.page(path)
	if got := textOf(p.all("h1", "")[0]); got != stories[0].title {
		t.Errorf("heading %q", got)
	}
	facts := p.one(t, "dl", "facts")
	for _, want := range []string{"Published 14 March 2024 from the line Posted 14 Mar 2024", "Source Northern Gazette masthead: Northern Gazette online", "By Ida Holm"} {
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

func TestOldVersionsKeepAnAddress(t *testing.T) {
	s := serve(t, stories[0])
	newer := stories[0]
	newer.title = "Harbour strike ends"
	if _, err := s.engine.Put(t.Context(), []index.Entry{newer.entry()}); err != nil {
		t.Fatal(err)
	}
	path := "/article/" + newer.id().String()
	if got := textOf(s.page(path).all("h1", "")[0]); got != newer.title {
		t.Errorf("the newest is %q", got)
	}
	p := s.page(path + "?version=1")
	if got := textOf(p.all("h1", "")[0]); got != stories[0].title {
		t.Errorf("version 1 is %q", got)
	}
	if got := p.one(t, "p", "notice"); got != "This is version 1 of 2. Searches find the newest." {
		t.Errorf("notice %q", got)
	}
}
