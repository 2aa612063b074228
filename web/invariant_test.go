package web

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parallax/index"
	"parallax/web/urlstate"
)

// TestCountsArePromisesKept walks links of facets from page to page of a random
// collection. The number beside a value is the total after the click; beside an
// excluded value it is how many more there are after lifting the exclusion.
func TestCountsArePromisesKept(t *testing.T) {
	const steps = 60
	random := rand.New(rand.NewPCG(3, 14))
	s := serve(t, randomStories(random, 40)...)
	at := "/search"
	for step := range steps {
		p := s.page(at)
		total := totalOf(t, p)
		var links []promise
		for _, group := range p.all("section", "group") {
			if f, ok := index.ParseFacet(strings.TrimPrefix(attr(group, "id"), "group-")); ok {
				links = append(links, promises(t, group, f, at, total)...)
			}
		}
		f := index.Facets[step%len(index.Facets)]
		_, query, _ := strings.Cut(at, "?")
		if st, _, err := urlstate.Parse(query); err == nil {
			links = append(links, promises(t, s.page(facetHref(f, st, valuesPage{})).Node, f, at, total)...)
		}
		for _, l := range links {
			if got := totalOf(t, s.page(l.href)); got != l.total {
				t.Fatalf("at %s, %s leads to %s: promised %d, found %d", at, l.name, l.href, l.total, got)
			}
		}
		next := all(p.Node, "a", "pick")
		next = append(next, all(p.Node, "a", "exclude")...)
		next = append(next, all(p.Node, "a", "chip")...)
		for _, sw := range all(p.Node, "span", "switch") {
			next = append(next, all(sw, "a", "")...)
		}
		if at = "/search"; len(next) > 0 {
			at = attr(next[random.IntN(len(next))], "href")
		}
	}
}

type promise struct {
	name, href string
	total      int
}

// promises are what values of a facet say will be found. At is the address of
// the results, of which there are total.
func promises(t *testing.T, group *html.Node, f index.Facet, at string, total int) []promise {
	_, query, _ := strings.Cut(at, "?")
	st, _, err := urlstate.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	filter := st.Filter(f)
	chosen := len(filter.Include) > 0 || filter.Missing != nil && *filter.Missing
	var out []promise
	for _, li := range all(group, "li", "value") {
		a := all(li, "a", "pick")[0]
		n := promised(t, textOf(all(a, "span", "count")[0]))
		class := attr(li, "class")
		switch {
		case strings.Contains(class, "is-excluded"):
			n += total
		case strings.Contains(class, "is-selected"):
			continue // the link lets go of it
		case filter.EffectiveMatch() == index.MatchAny && chosen:
			continue // the link adds to what is chosen; the count is of the value alone
		}
		out = append(out, promise{string(f) + " " + textOf(all(a, "span", "name")[0]), attr(a, "href"), n})
	}
	return out
}

func promised(t *testing.T, count string) int {
	n, err := strconv.Atoi(strings.NewReplacer(",", "", "+", "").Replace(count))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func totalOf(t *testing.T, p page) int {
	words := strings.Fields(p.one(t, "p", "tally"))
	if words[0] == "No" {
		return 0
	}
	return promised(t, words[len(words)-2])
}

// randomStories have a few values of each facet, and often none.
func randomStories(r *rand.Rand, n int) []story {
	pick := func(values ...string) []string {
		var out []string
		for _, v := range values {
			if r.IntN(3) == 0 {
				out = append(out, v)
			}
		}
		return out
	}
	var out []story
	for i := range n {
		s := story{
			key: fmt.Sprintf("random-%d", i), title: fmt.Sprintf("Report %d", i),
			body:      "It was " + strings.Join(pick("harbour", "strike", "ferry", "dome"), " and ") + " that day.",
			people:    pick("Anna Berg", "Karl Ost", "Maria Lund", "Per Dahl"),
			countries: pick("Norway", "Sweden", "Chile"),
			places:    pick("Varnholm", "Oslo"),
			authors:   pick("Ida Holm", "Jon Vik"),
		}
		if r.IntN(4) > 0 {
			s.source = []string{"Northern Gazette", "Example Wire", "Daily Bell"}[r.IntN(3)]
		}
		if r.IntN(4) > 0 {
			s.date = on(2024, time.Month(1+r.IntN(6)), 1+r.IntN(28))
		}
		out = append(out, s)
	}
	return out
}

// TestEveryLinkLeadsSomewhere follows every link of every kind of page once.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	s := serve(t, stories...)
	seen := map[string]bool{}
	queue := []string{"/"}
	const most = 600
	for len(queue) > 0 && len(seen) < most {
		path := queue[0]
		queue = queue[1:]
		w := s.get(path)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Location"))
			continue
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		n := parsePage(t, w)
		robots := ""
		for _, m := range n.all("meta", "") {
			if attr(m, "name") == "robots" {
				robots = attr(m, "content")
			}
		}
		if strings.Contains(path, "?") && robots == "" {
			t.Errorf("%s may be indexed", path)
		}
		for _, a := range n.all("a", "") {
			href, _, _ := strings.Cut(attr(a, "href"), "#")
			if strings.HasPrefix(href, "/") && !seen[href] {
				seen[href] = true
				queue = append(queue, href)
			}
			if filters(href) && !strings.Contains(attr(a, "rel"), "nofollow") && !inTitle(a) {
				t.Errorf("%s: a crawler may follow %s", path, href)
			}
		}
	}
}

// filters reports whether a link narrows a search.
func filters(href string) bool {
	_, query, ok := strings.Cut(href, "?")
	return ok && strings.HasPrefix(href, "/search") && strings.Contains(query, "=")
}

func inTitle(a *html.Node) bool { return strings.Contains(attr(a, "class"), "title") }
