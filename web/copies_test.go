package web

import (
	"strings"
	"testing"

	"parallax/index"
)

// reprints are the first of stories as two other outlets print it: under another
// title, and cut; and an article of its own.
func reprints() []story {
	first := stories[0]
	whole, cut := first, first
	whole.key, whole.title, whole.source, whole.date = "harbour-herald", "Ferries idle at Varnholm", "Southern Herald", on(2024, 3, 16)
	cut.key, cut.title, cut.source = "harbour-brief", "Crane drivers stay out", ""
	cut.body = strings.Join(strings.Split(cut.body, "\n")[:3], "\n")
	return []story{first, whole, cut, stories[2]}
}

func TestCopiesAreFoldedUnderTheFirstAndCounted(t *testing.T) {
	s := serve(t, reprints()...)
	p := s.page("/search?q=ferries")
	if got := p.one(t, "p", "tally"); !strings.HasPrefix(got, "3 articles") {
		t.Errorf("tally %q", got)
	}
	if n := len(p.all("article", "hit")); n != 1 {
		t.Fatalf("%d hits stand by themselves", n)
	}
	box := p.all("details", "copies")[0]
	if got := textOf(all(box, "summary", "")[0]); got != "+2 copies" {
		t.Errorf("summary %q", got)
	}
	items := all(box, "li", "")
	if len(items) != 2 {
		t.Fatalf("%d copies", len(items))
	}
	for _, li := range items {
		href := attr(all(li, "a", "")[0], "href")
		if !strings.Contains(href, "&at=") && !strings.Contains(href, "?at=") || !strings.HasPrefix(attr(li, "id"), "hit-") {
			t.Errorf("a folded hit leads to %s, at %q", href, attr(li, "id"))
		}
		back := s.page(href)
		if got := attr(back.all("nav", "trail")[0].FirstChild, "href"); !strings.HasSuffix(got, "#"+attr(li, "id")) && !strings.Contains(textOf(back.all("nav", "trail")[0]), "of 3") {
			t.Errorf("its page leads back to %q", got)
		}
	}
	var one string
	for _, a := range p.all("a", "any-word") {
		if textOf(a) == "List 2 folded copies one by one" {
			one = attr(a, "href")
		}
	}
	if one != "/search?copies=show&q=ferries" {
		t.Fatalf("the switch leads to %q", one)
	}
	p = s.page(one)
	if len(p.all("article", "hit")) != 3 || len(p.all("details", "copies")) != 3 {
		t.Error("copies are not listed one by one")
	}
	if got := textOf(p.all("a", "any-word")[0]); got != "Fold copies" {
		t.Errorf("the way back is %q", got)
	}
}

func TestAFoldedCopyStaysTicked(t *testing.T) {
	s := serve(t, reprints()...)
	shown := map[string]bool{}
	hit := s.page("/search?q=ferries").all("article", "hit")[0]
	for _, x := range all(hit, "input", "") {
		shown[attr(x, "value")] = true
	}
	for _, r := range reprints()[:3] {
		id := r.id().String()
		if !shown[id] {
			t.Errorf("%s can't be ticked", r.key)
		}
		p := s.page("/search?pick=" + id + "&q=ferries")
		ticked := 0
		for _, x := range p.all("input", "") {
			for _, a := range x.Attr {
				if a.Key == "checked" && attr(x, "value") == id {
					ticked++
				}
			}
		}
		if ticked != 1 {
			t.Errorf("%s is ticked %d times", r.key, ticked)
		}
	}
}

func TestAnArticleListsItsCopiesAndFiles(t *testing.T) {
	all3 := reprints()
	s := serve(t, all3...)
	p := s.page("/article/" + all3[0].id().String())
	box := p.all("section", "article-copies")
	if len(box) != 1 {
		t.Fatal("copies are not listed")
	}
	for _, want := range []string{"2 copies", "Southern Herald", "Ferries idle at Varnholm", "16 March 2024", "the same text", "source not stated", "14 March 2024"} {
		if !strings.Contains(textOf(box[0]), want) {
			t.Errorf("%q is not in %q", want, textOf(box[0]))
		}
	}
	for _, li := range all(p.all("section", "compare-with")[0], "li", "") {
		if strings.Contains(textOf(li), "Ferries idle") {
			t.Error("a copy is offered as another account")
		}
	}
	if facts := p.one(t, "dl", "facts"); !strings.Contains(facts, "Read from stories/harbour-gazette") {
		t.Errorf("facts %q", facts)
	}
	if p := s.page("/article/" + all3[3].id().String()); len(p.all("section", "article-copies")) != 0 {
		t.Error("an article of its own has copies")
	}
}

func TestAlikeNeverRoundsUpToTheSame(t *testing.T) {
	for x, want := range map[float64]string{1: "the same text", .9999: "99 % the same", .5: "50 % the same", .31: "one is part of the other"} {
		if got := alike(x); got != want {
			t.Errorf("%v: %q", x, got)
		}
	}
	many := presentCopies(make([]index.Copy, index.MaxCopies))
	if many.Text != "at least 100 copies" {
		t.Errorf("many: %q", many.Text)
	}
}

func TestFilesAreNamedWithTheirFolderOnly(t *testing.T) {
	for _, c := range []struct{ origin, want string }{
		{"/home/me/news/a/bridge.txt", "a/bridge.txt"}, {`C:\news\all.jsonl#7`, "news/all.jsonl#7"}, {"/bridge.txt", "bridge.txt"},
	} {
		if f := readFrom([]string{c.origin}); f.Values[0].Text != c.want {
			t.Errorf("%s is shown as %s", c.origin, f.Values[0].Text)
		}
	}
	if f := readFrom(make([]string, 9)); len(f.Values) != 6 || f.Values[5].Text != "4 other files" {
		t.Errorf("nine files: %v", f.Values)
	}
	if f := readFrom(nil); f.Name != "" {
		t.Errorf("no file: %v", f)
	}
}
