//go:build browser

package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parallax/web/browsertest/stage"
)

// demoSite serves the demo collection.
func demoSite(t *testing.T) string {
	t.Helper()
	s, err := stage.Open(t.Context(), t.TempDir(), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s.URL
}

const (
	hits    = `[...document.querySelectorAll(".hit .title")].map(a => a.textContent.trim()).join("|")`
	columns = `[...document.querySelectorAll(".head .source")].map(s => s.textContent).join("|")`
	fits    = `document.documentElement.scrollWidth <= innerWidth`
	pins    = `[...document.querySelectorAll(".is-pinned")].map(s => s.id).join("|")`
	level   = `(([a, b]) => Math.abs(a.getBoundingClientRect().top - b.getBoundingClientRect().top) < 2)(document.querySelectorAll(".is-pinned"))`
)

// found waits for the number of articles found.
func (b *browser) found(n string) {
	b.Helper()
	b.wait(`document.querySelector("#count").textContent.replace(/^.* of /, "").replace(/ articles?$/, "")`, n)
	if b.js(fits) != "true" {
		b.Errorf("%s is wider than the window", b.js(where))
	}
}

// press clicks with the mouse, once the page has come to rest.
func (b *browser) press(selector string) {
	b.Helper()
	b.wait("document.readyState", "complete")
	b.do(chromedp.Click(selector, chromedp.NodeVisible))
}

// promised is the number that stands at a facet's value.
func (b *browser) promised(row string) string {
	b.Helper()
	return b.js(fmt.Sprintf(`document.querySelector(%q).querySelector(".count").textContent.replace("+", "")`, row))
}

// seeFilters shows the filters where the window is too narrow for both.
func (b *browser) seeFilters() {
	b.Helper()
	if b.js(`getComputedStyle(document.querySelector("#filters")).display`) == "none" {
		b.press(".results-head .narrow-only a")
	}
}

func (b *browser) seeResults() {
	b.Helper()
	if b.js(`getComputedStyle(document.querySelector("#filters .narrow-only")).display`) != "none" {
		b.press("#filters .narrow-only a")
	}
}

func TestJourneys(t *testing.T) {
	t.Parallel()
	site := demoSite(t)
	for _, width := range []int64{1280, 390} {
		t.Run(fmt.Sprintf("search, narrow, go back and compare, %d pixels", width), func(t *testing.T) {
			t.Parallel()
			b := drive(t, site)
			b.size(width)
			b.narrowAndCompare()
		})
	}
	t.Run("keyboard only", func(t *testing.T) {
		t.Parallel()
		drive(t, site).keyboardOnly()
	})
	t.Run("without scripts", func(t *testing.T) {
		t.Parallel()
		drive(t, site).withoutScripts()
	})
}

// narrowAndCompare searches, chooses a person and a country, leaves a source
// out, chooses a bar of dates, goes back, finds the same in a fresh browser, and
// compares two articles.
func (b *browser) narrowAndCompare() {
	b.open("/")
	b.do(chromedp.SendKeys("#home-q", "Ukraine OR Russia"+kb.Enter))
	b.arrived("/search")
	all := b.js(`document.querySelector("#count").textContent.match(/([0-9]+) article/)[1]`)
	b.found(all)

	var steps, counts []string
	step := func(row, control string) {
		b.Helper()
		b.seeFilters()
		want := b.promised(row)
		b.press(row + " " + control)
		if control == ".pick" {
			b.found(want)
		}
		b.wait(fmt.Sprint(`location.search !== `, quoted(lastOf(steps))), "true")
		if b.js(`getComputedStyle(document.querySelector("#filters")).display`) == "none" {
			b.Error("a choice closes the filters")
		}
		steps = append(steps, b.js("location.search"))
		counts = append(counts, b.js(`document.querySelector("#count").textContent`))
	}
	step("#group-person .value", ".pick")
	step("#group-country .value:not(.is-selected)", ".pick")
	step("#group-source .value:last-child", ".exclude")
	b.seeFilters()
	b.press(".histogram a .hit-area")
	b.wait(`location.search.includes("from=") && document.querySelectorAll(".bar.is-selected").length > 0`, "true")
	address, results := b.js("location.pathname + location.search"), b.js(hits)
	if results == "" {
		b.Errorf("nothing is found by %s", address)
	}

	fresh := drive(b.T, b.site)
	fresh.open(address)
	if got := fresh.js(hits); got != results {
		b.Errorf("a fresh browser finds %q, want %q", got, results)
	}

	for i := len(steps) - 1; i >= 0; i-- {
		b.js("history.back()")
		b.wait("location.search", steps[i])
		b.wait(`document.querySelector("#count").textContent`, counts[i])
	}
	b.js("history.back()")
	b.found(all)

	b.seeResults()
	b.press("#hit-2 input[name=pick]")
	b.wait(`location.search.match(/pick=/g)?.length`, "1")
	b.press("#hit-1 input[name=pick]")
	b.wait(`location.search.match(/pick=/g)?.length`, "2")
	want := b.js(`[2, 1].map(n => document.querySelector("#hit-" + n + " .source").textContent).join("|")`)
	b.press(".compare-button")
	b.arrived("/compare")
	if got := b.js(columns); got != want {
		b.Errorf("columns are %q, want %q as they were ticked", got, want)
	}
	if b.js(fits) != "true" {
		b.Error("the comparison is wider than the window")
	}
	b.press(".texts > section:first-child .marker")
	b.wait(`document.activeElement.closest(".texts > section:last-child") !== null`, "true")
	b.wait(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())`, "true")
}

func quoted(s string) string { return fmt.Sprintf("%q", s) }

func lastOf(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[len(s)-1]
}

// tabTo presses Tab until an element that fits has the focus, and sees to it
// that the focus can be seen.
func (b *browser) tabTo(selector string) {
	b.Helper()
	const most = 120
	for range most {
		b.do(chromedp.KeyEvent(kb.Tab))
		if b.js(fmt.Sprintf("document.activeElement.matches(%q)", selector)) == "true" {
			if b.js(`getComputedStyle(document.activeElement).outlineStyle`) == "none" {
				b.Errorf("the focus on %s is not seen", selector)
			}
			return
		}
	}
	b.Fatalf("%d times Tab do not lead to %s", most, selector)
}

func (b *browser) keyboardOnly() {
	b.open("/")
	b.wait("document.readyState", "complete")
	b.do(chromedp.KeyEvent(kb.Tab))
	if got := b.js("document.activeElement.className"); got != "skip" {
		b.Errorf("the first Tab leads to %q, want the link that skips to the content", got)
	}
	b.keys("/")
	b.wait("document.activeElement.id", "home-q")
	b.do(chromedp.KeyEvent("fossil fuels" + kb.Enter))
	b.arrived("/search")
	b.tabTo("#group-country .pick")
	want := b.promised("#group-country .value")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.found(want)
	b.wait(`document.activeElement.matches("#group-country .is-selected .pick")`, "true")
	b.do(chromedp.KeyEvent(kb.Enter)) // lets go again
	b.wait(`document.querySelectorAll(".is-selected").length`, "0")

	for _, n := range []string{"1", "2"} {
		b.keys("j")
		b.wait(`document.querySelector(".hit.is-current").id`, "hit-"+n)
		b.keys("x")
		b.wait(`String(location.search.match(/pick=/g)?.length)`, n)
	}
	b.keys("c")
	b.arrived("/compare")

	b.keys("n")
	b.wait("document.activeElement.textContent.replace(/[^0-9]/g, '')", "1")
	first := b.js(pins)
	if len(strings.Split(first, "|")) != 2 || b.js(level) != "true" {
		b.Errorf("the first link's sentences are %q, level: %s", first, b.js(level))
	}
	b.keys("n")
	b.wait("document.activeElement.textContent.replace(/[^0-9]/g, '')", "2")
	if b.js(level) != "true" || b.js(pins) == first {
		b.Error("the second link's sentences are not set level")
	}
	b.keys("p")
	b.wait(pins, first)
	b.keys(kb.Enter) // to the partner
	b.wait(`document.activeElement.closest("section").matches(":last-child")`, "true")
	b.keys("n") // and on from there
	b.wait("document.activeElement.textContent.replace(/[^0-9]/g, '')", "2")

	b.keys("?")
	b.wait("location.pathname + location.hash", "/help#keys")
}

// withoutScripts goes the whole way with links and forms alone. Ticks survive
// paging, and keep their order.
func (b *browser) withoutScripts() {
	seen := func(selector string) {
		b.Helper()
		b.wait(fmt.Sprintf("document.querySelector(%q) !== null", selector), "true")
	}
	b.offScripts()
	b.open("/")
	b.do(chromedp.SendKeys("#home-q", "the ship"+kb.Enter))
	seen("#count")
	b.press("#group-person .pick")
	seen(".is-selected")
	b.press("#group-source .value:last-child .exclude")
	seen(".is-excluded")
	b.press(".histogram a .hit-area")
	seen(".bar.is-selected")
	b.press(".clear-all")
	b.wait(where, "/search")

	b.open("/search?sort=oldest")
	for _, step := range []struct{ tick, page, first string }{{"#hit-3", "2", "#hit-11"}, {"#hit-12", "1", "#hit-1"}, {"#hit-1", "2", "#hit-11"}} {
		b.press(step.tick + " input[name=pick]")
		b.press(".pager button[value='" + step.page + "']")
		seen(step.first)
	}
	b.press(".pager button[value='3']")
	seen("#hit-21")
	if got := b.js(`document.querySelectorAll(".tray :checked").length`); got != "3" {
		b.Errorf("%s ticks are left on the third page, want 3", got)
	}
	ticked := b.js(`new URLSearchParams(location.search).getAll("pick").join("|")`)
	b.press(".compare-button")
	seen(".verdict")
	if got := b.js(`new URLSearchParams(location.search).getAll("id").join("|")`); got != ticked {
		b.Errorf("columns are %s, want %s as they were ticked", got, ticked)
	}
	titles := b.js(`[...document.querySelectorAll(".head h2 a")].map(a => a.textContent).join("|")`)
	b.open("/search?n=50&sort=oldest")
	if want := b.js(`[3, 12, 1].map(n => document.querySelector("#hit-" + n + " .title").textContent.trim()).join("|")`); titles != want {
		b.Errorf("columns are %q, want %q", titles, want)
	}

	b.open("/search?q=fossil+fuels")
	b.press("#hit-1 .title")
	seen(".compare-with")
	b.press(".compare-with li a")
	seen(".marker")
	b.press(".texts > section:first-child .marker")
	b.wait(`document.querySelectorAll(".sentence:target").length`, "1")
}

func TestOneClickTakesTheDemoOut(t *testing.T) {
	t.Parallel()
	site := demoSite(t)
	b := drive(t, site)
	b.offScripts()
	b.open("/search?q=ship")
	b.press(".demo-banner button")
	b.wait(`document.querySelector("#count").textContent`, "No articles")
	b.wait(where, "/search?q=ship")
}

func TestWhatThePolicyRefusesIsHeard(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.open("/")
	b.js(`document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>refused</p>")`)
	b.js(`setTimeout(() => { throw new Error("thrown") })`)
	b.js(`console.error("told")`)
	b.wait("1", "1")
	if got := b.heard(); len(got) < 3 {
		t.Errorf("of three failures only these are heard: %q", got)
	}
}
