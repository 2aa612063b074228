package web

import (
	"slices"
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
