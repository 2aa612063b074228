package web

import (
	"net/http"
	"strings"
	"testing"

	"parallax/index"
)

// edited edits a story of a site.
func (s site) edited(st story, e index.Edit) {
	s.Helper()
	_, err := s.engine.Edit(s.Context(), st.id(), e)
	if err == nil {
		err = s.engine.Refresh(s.Context())
	}
	if err != nil {
		s.Fatal(err)
	}
}

// countOf is how many articles a results page says it has found.
func countOf(p page) string {
	for _, n := range p.all("span", "") {
		if attr(n, "id") == "count" {
			return textOf(n)
		}
	}
	return ""
}

func TestWhatTheOwnerSetIsMarkedBesideWhatWasRead(t *testing.T) {
	s := serve(t, stories...)
	date, err := index.ParsePublished("2022-02")
	if err != nil {
		t.Fatal(err)
	}
	s.edited(stories[0], index.Edit{Title: new("A title of the owner's"), Source: new(""), Published: &date, Tag: []string{"R&D <x>", "to read"}})
	p := s.page("/article/" + stories[0].id().String())
	if got := textOf(p.all("h1", "")[0]); got != "A title of the owner's" {
		t.Errorf("heading %q", got)
	}
	head := textOf(p.all("header", "")[1])
	if want := "title set by owner; read: " + stories[0].title; !strings.Contains(head, want) {
		t.Errorf("the article's head %q lacks %q", head, want)
	}
	facts := p.one(t, "dl", "facts")
	for _, want := range []string{"Source not stated set by owner; read: Northern Gazette", "Published February 2022 set by owner; read: 14 March 2024", "Tags R&D <x>, to read set by owner"} {
		if !strings.Contains(facts, want) {
			t.Errorf("facts %q lack %q", facts, want)
		}
	}
	for _, a := range p.all("a", "") {
		if textOf(a) == "R&D <x>" {
			if got := countOf(s.page(attr(a, "href"))); !strings.Contains(got, "1 article") {
				t.Errorf("the tag's link finds %q", got)
			}
		}
	}
	s.edited(stories[0], index.Edit{Untag: []string{"to read"}, Reset: []index.Setting{index.SetSource}, Tag: []string{"later"}})
	facts = s.page("/article/"+stories[0].id().String()).one(t, "dl", "facts")
	for _, want := range []string{"Source Northern Gazette", "Tags R&D <x>, later set by owner; “to read” taken off by owner"} {
		if !strings.Contains(facts, want) {
			t.Errorf("facts %q lack %q", facts, want)
		}
	}
}

func TestTagsAreAFacetOnceThereAreSome(t *testing.T) {
	s := serve(t, stories...)
	if len(s.page("/search").all("section", "group-tag")) != 0 {
		t.Error("there is a group of tags without any")
	}
	s.edited(stories[0], index.Edit{Tag: []string{"harbours", "strikes"}})
	s.edited(stories[1], index.Edit{Tag: []string{"harbours"}})
	group := s.page("/search").all("section", "group-tag")
	if len(group) != 1 {
		t.Fatalf("%d groups of tags", len(group))
	}
	got := textOf(group[0])
	for _, want := range []string{"Tags", "harbours 2", "strikes 1", "No tags"} {
		if !strings.Contains(got, want) {
			t.Errorf("the group %q lacks %q", got, want)
		}
	}
	for _, path := range []string{"/search?tag=strikes", "/search?q=tag%3Astrikes", "/search?tag=harbours&tag=strikes", "/search?tag=harbours&tag.not=strikes"} {
		if got := countOf(s.page(path)); !strings.Contains(got, "1 article") {
			t.Errorf("%s finds %q", path, got)
		}
	}
	if got := textOf(s.page("/search?tag.missing=1").all("ul", "chips")[0]); !strings.Contains(got, "no tags") {
		t.Errorf("chips %q", got)
	}
	if got := s.page("/facet/tag").Node; !strings.Contains(textOf(got), "harbours") {
		t.Error("the page of all tags lacks one")
	}
}

func TestAHiddenArticleIsOnNoPage(t *testing.T) {
	s := serve(t, stories...)
	id, other := stories[0].id().String(), stories[1].id().String()
	s.edited(stories[0], index.Edit{Hide: new(true)})
	for path, said := range map[string]string{
		"/article/" + id:                             "The owner has hidden this article",
		"/article/" + id + ".json":                   "hidden",
		"/compare?id=" + id + "&id=" + other:         "The owner has hidden this article",
		"/compare.json?id=" + id + "&id=" + other:    "hidden",
		"/article/" + id + "?version=1":              "The owner has hidden this article",
		"/article/" + id + ".json?version=1":         "hidden",
		"/compare?id=" + id:                          "The owner has hidden this article",
		"/compare.json?id=" + other + "&id=" + other: "",
	} {
		w := s.get(path)
		if said != "" && (w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), said)) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
		if strings.Contains(w.Body.String(), stories[0].title) {
			t.Errorf("%s shows its title", path)
		}
	}
	for _, path := range []string{"/", "/search?q=harbour", "/search?pick=" + id, "/article/" + other} {
		if strings.Contains(s.get(path).Body.String(), stories[0].title) {
			t.Errorf("%s shows its title", path)
		}
	}
	s.edited(stories[0], index.Edit{Hide: new(false)})
	s.page("/article/" + id)
}
