package web

import (
	"testing"
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
