//go:build browser

package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parallax/index"
)

const (
	count  = `document.querySelector("#count").textContent`
	where  = `location.pathname + location.search`
	ticked = `document.querySelectorAll("input[name=pick]:checked").length`
	person = `#group-person .value .pick`
)

func TestAFacetKeepsScrollAndFocusAndBackUndoesIt(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.open("/search")
	b.js(`(() => { window.stayed = "yes"; window.scrollTo(0, 120) })()`)
	before := b.js("history.length")
	b.click(person)
	b.wait(count, "10 articles")
	b.wait(where, "/search?person=Karl+Ost")
	for expression, want := range map[string]string{
		"window.stayed":                                    "yes",
		"window.scrollY":                                   "120",
		"history.length - " + before:                       "1",
		"document.activeElement.className":                 "pick",
		`document.querySelectorAll(".is-selected").length`: "1",
	} {
		if got := b.js(expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	b.js("history.back()")
	b.wait(count, "1–10 of 12 articles")
	b.wait(where, "/search")
}

func TestTicksArePartOfTheAddressAndGoToTheComparison(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.open("/search?q=crane")
	b.wait(ticked, "0")
	b.keys("j")
	b.wait(`document.activeElement.id`, "hit-1")
	b.keys("x")
	b.wait(ticked, "1")
	b.wait(`location.search.includes("pick=")`, "true")
	b.keys("j")
	b.wait(`document.querySelector(".hit.is-current").id`, "hit-2")
	b.keys("x")
	b.wait(`location.search.match(/pick=/g)?.length`, "2")
	b.keys("c")
	b.wait("location.pathname", "/compare")
	b.wait(`document.querySelectorAll(".marker").length > 0`, "true")
	b.keys("n")
	b.wait("document.activeElement.classList[0]", "marker")
	b.wait(`document.querySelectorAll(".is-lit").length`, "2")
}

func TestKeysOpenResultsAndWalkThroughThem(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.open("/search?q=ferries")
	b.wait(count, "1–10 of 12 articles")
	b.keys("j")
	b.keys(kb.Enter)
	b.wait("location.pathname.startsWith('/article/')", "true")
	b.wait("new URLSearchParams(location.search).get('at')", "1")
	b.keys("n")
	b.wait("document.activeElement.id", "match-1")
	b.keys("n")
	b.wait("location.hash", "#match-2")
	b.keys("j")
	b.wait("new URLSearchParams(location.search).get('at')", "2")
	b.do(chromedp.SendKeys("[data-search]", "jkx?"))
	b.wait("document.querySelector('[data-search]').value.includes('jkx?')", "true")
}

func TestAllValuesOpenInADialog(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.open("/search")
	b.js(`(() => { const a = document.createElement("a"); a.href = "/facet/person"; a.dataset.dialog = ""; document.querySelector("#group-person").append(a); a.click() })()`)
	b.wait(`document.querySelectorAll("dialog[open] .value").length`, "2")
	b.do(chromedp.SendKeys("dialog input[type=text]", "anna"))
	b.wait(`document.querySelectorAll("dialog[open] .value").length`, "1")
	b.click("dialog .value .pick")
	b.wait(where, "/search?person=Anna+Berg")
	b.wait(`document.querySelector("dialog")`, "null")
}

func TestNoPageOverflows(t *testing.T) {
	t.Parallel()
	b := open(t)
	one, two := index.GivenID("browser", "0").String(), index.GivenID("browser", "1").String()
	for _, width := range []int64{390, 1280} {
		b.size(width)
		for _, path := range []string{
			"/", "/search", "/search?q=ferries", "/search?q=nothing+at+all", "/facet/person", "/article/" + one + "?q=ferries",
			"/compare", "/compare?id=" + one + "&id=" + two, "/compare?id=" + one + "&id=" + two + "&view=figures", "/help",
		} {
			b.open(path)
			if got := b.js("document.documentElement.scrollWidth <= innerWidth"); got != "true" {
				t.Errorf("%s at %d pixels is wider than the window", path, width)
			}
		}
	}
}
