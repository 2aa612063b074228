package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parallax/index"
)

func TestASearchShowsWhatItFoundAndHow(t *testing.T) {
	s := serve(t, stories...)
	p := s.page("/search?q=harbour+strike")
	if got := p.one(t, "p", "tally"); got != "2 articles · understood as harbour AND strike" {
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
	if got := textOf(p.all("a", "title")[0]); !strings.HasPrefix(got, "A bakery in Oslo has baked the same loaf for 200 years.") {
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

func TestANameOfOldLeadsToTheCurrentOne(t *testing.T) {
	named := func(key, name string) story {
		return story{key: key, title: "Minister speaks", body: "The minister, " + name + ", spoke. " + name + " left.", people: []string{name}}
	}
	s := serve(t, named("a", "Sergei Ivanov"), named("b", "Sergei Ivanov"), named("c", "Sergey Ivanov"))
	if got := s.engine.Canonical(index.Person, "Sergey Ivanov"); got != "Sergei Ivanov" {
		t.Skipf("the alias table calls Sergey Ivanov %q: nothing to redirect", got)
	}
	w := s.get("/search?person=Sergey+Ivanov")
	if w.Code != http.StatusFound || w.Header().Get("Location") != "/search?person=Sergei+Ivanov" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Location"))
	}
	if got := s.page("/search?person=Sergei+Ivanov").one(t, "p", "tally"); got != "3 articles" {
		t.Errorf("tally %q", got)
	}
}
