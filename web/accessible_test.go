package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What screen readers need of every page: one main heading, no level of
// headings left out, no id twice, and a name for all that can be used.
func TestEveryPageCanBeHeard(t *testing.T) {
	s := demoOf(t, 2)
	one, two := stories[0].id().String(), stories[1].id().String()
	for _, path := range []string{
		"/", "/search", "/search?country=Sweden&q=harbour&source.not=Example+Wire", "/search?q=nothing+of+it", "/facet/person",
		"/article/" + one, "/article/" + one + "?clutter=show&at=1&q=harbour", "/help", "/compare", "/compare?id=" + one,
		"/compare?id=" + one + "&id=" + two, "/compare?id=" + one + "&id=" + two + "&view=only", "/compare?id=" + one + "&id=" + two + "&view=quotes",
	} {
		p := s.page(path)
		ids, level, mains := map[string]bool{}, 0, 0
		for n := range p.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: id %q stands twice", path, id)
				}
				ids[id] = true
			}
			switch n.Data {
			case "h1", "h2", "h3":
				at := int(n.Data[1] - '0')
				if at > level+1 {
					t.Errorf("%s: after a heading of level %d comes one of level %d: %s", path, level, at, textOf(n))
				}
				if level = at; at == 1 {
					mains++
				}
			case "a", "button", "input":
				if name := p.nameOf(n); name == "" && attr(n, "type") != "hidden" {
					t.Errorf("%s: %s %v has no name", path, n.Data, n.Attr)
				}
			case "nav", "aside":
				if attr(n, "aria-label") == "" {
					t.Errorf("%s: %s.%s has no name", path, n.Data, attr(n, "class"))
				}
			}
		}
		if mains != 1 {
			t.Errorf("%s: %d main headings", path, mains)
		}
	}
}

// nameOf is what a screen reader calls an element.
func (p page) nameOf(n *html.Node) string {
	if l := attr(n, "aria-label"); l != "" {
		return l
	}
	if n.Data != "input" {
		return textOf(n)
	}
	for _, l := range p.all("label", "") {
		if attr(l, "for") == attr(n, "id") && attr(n, "id") != "" {
			return textOf(l)
		}
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == "label" {
			return strings.TrimSpace(textOf(up))
		}
	}
	return ""
}
