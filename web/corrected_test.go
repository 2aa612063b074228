package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parallax/index"
	"parallax/index/entity"
)

// What the owner says of names, article pages, filters and old addresses follow.
func TestPagesFollowWhatTheOwnerSaysOfNames(t *testing.T) {
	s := serve(t, stories...)
	st := stories[slices.IndexFunc(stories, func(st story) bool { return len(st.people) > 0 })]
	name, page := st.people[0], "/article/"+st.id().String()
	listed := func(of string) bool {
		p := s.page(page)
		return slices.ContainsFunc(p.all("a", ""), func(n *html.Node) bool { return textOf(n) == of })
	}
	say := func(cs ...entity.Correction) {
		for i := range cs {
			cs[i].Kind = entity.Person
		}
		if err := s.engine.Correct(t.Context(), cs); err != nil {
			t.Fatal(err)
		}
		if err := s.engine.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if !listed(name) {
		t.Fatalf("the page does not list %s", name)
	}
	before := countOf(s.page(searchFor(index.Person, name)))
	say(entity.Correction{Name: name, Shown: "Somebody Else"})
	if listed(name) || !listed("Somebody Else") {
		t.Error("the page lists the old name")
	}
	if got := countOf(s.page(searchFor(index.Person, "Somebody Else"))); got != before {
		t.Errorf("the new name finds %q, the old one found %q", got, before)
	}
	say(entity.Correction{Name: name, Hidden: true})
	if listed(name) || listed("Somebody Else") {
		t.Error("the page lists what its owner hid")
	}
	say(entity.Correction{Name: name})
	if !listed(name) {
		t.Error("the page does not list what its owner shows again")
	}
}

// Where the owner says whom an article means by a name that two bear, its page names
// that one, and what was read.
func TestAnArticleNamesWhomItsOwnerSaysItMeans(t *testing.T) {
	s := serve(t, stories...)
	st := stories[slices.IndexFunc(stories, func(st story) bool { return slices.Contains(st.people, "Anna Berg") })]
	s.edited(st, index.Edit{Bearers: []index.Bearer{{Kind: entity.Person, Name: "Anna Berg", As: "Anna Berg (2)"}}})
	p := s.page("/article/" + st.id().String())
	if facts, want := p.one(t, "dl", "facts"), "People Anna Berg (2) set by owner; read: Anna Berg"; !strings.Contains(facts, want) {
		t.Errorf("facts %q lack %q", facts, want)
	}
	if got := countOf(s.page(searchFor(index.Person, "Anna Berg (2)"))); !strings.Contains(got, "1 article") {
		t.Errorf("Anna Berg (2) finds %q", got)
	}
}
