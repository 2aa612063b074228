package web

import (
	"strings"
	"testing"
)

func TestAnArticleOffersThoseOfTheSameEvent(t *testing.T) {
	s := serve(t, stories...)
	one, two, other := stories[0].id().String(), stories[1].id().String(), stories[2].id().String()
	offers := s.page("/article/"+one).all("section", "compare-with")[0]
	found := all(offers, "li", "")
	if len(found) != 1 {
		t.Fatalf("%d articles are offered: %s", len(found), textOf(offers))
	}
	if got := textOf(found[0]); got != "Example Wire Dockers in Varnholm stay out as talks go on 15 March 2024 · same event" {
		t.Errorf("offered as %q", got)
	}
	href := attr(all(found[0], "a", "")[0], "href")
	if href != "/compare?id="+one+"&id="+two {
		t.Errorf("leads to %s", href)
	}
	s.page(href)
	if got := s.page("/article/"+other).all("section", "compare-with")[0]; len(all(got, "li", "")) != 0 || !strings.Contains(textOf(got), "Choose another article") {
		t.Errorf("an article of its own event is offered %q", textOf(got))
	}
}
