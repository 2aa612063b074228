//go:build browser

package browsertest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/bleveindex"
	"parallax/index/entity"
	"parallax/index/quote"
	"parallax/web"
	"parallax/web/browsertest/stage"
)

// limit is how long a page may take to show what a script does.
const limit = 10 * time.Second

// browser is one tab on a small collection.
type browser struct {
	*testing.T
	ctx  context.Context
	site string

	mu       sync.Mutex
	failures []string // of the console
}

func open(t *testing.T) *browser {
	t.Helper()
	return drive(t, collection(t))
}

// drive opens a browser with a profile of its own on a site. What goes wrong in
// a page fails the test.
func drive(t *testing.T, site string) *browser {
	t.Helper()
	b := &browser{T: t, site: site}
	ctx, end, err := stage.Browser(t.Context(), b.hear)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	b.ctx = ctx
	if _, err := chromedp.Call(b.ctx, cdplog.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	b.size(1280)
	t.Cleanup(func() {
		for _, f := range b.heard() {
			t.Errorf("console: %s", f)
		}
	})
	return b
}

// hear notes errors and warnings: of the browser, among them what the content
// security policy refuses, of the scripts, and exceptions.
func (b *browser) hear(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := ev.(type) {
	case *cdplog.EventEntryAdded:
		b.failures = append(b.failures, e.Entry.Text+" "+e.Entry.URL)
	case *runtime.EventConsoleAPICalled:
		b.failures = append(b.failures, string(e.Type)+" on the console")
	case *runtime.EventExceptionThrown:
		b.failures = append(b.failures, e.ExceptionDetails.Text)
	}
}

// heard takes what was noted.
func (b *browser) heard() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.failures
	b.failures = nil
	return out
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, limit)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

func (b *browser) size(width int64) { b.do(chromedp.EmulateViewport(width, 900)) }

func (b *browser) open(path string) { b.do(chromedp.Navigate(b.site + path)) }

// value is an expression's value as text.
func (b *browser) value(expression string) (string, error) {
	ctx, cancel := context.WithTimeout(b.ctx, limit)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
}

// js is an expression's value, which it must have now.
func (b *browser) js(expression string) string {
	b.Helper()
	got, err := b.value(expression)
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return got
}

// wait waits until an expression has a value. While a page gives way to the next
// there may be none.
func (b *browser) wait(expression, want string) {
	b.Helper()
	got, err := "", error(nil)
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got, err = b.value(expression); err == nil && got == want {
			return
		}
	}
	b.Fatalf("%s is %q (%v), want %q", expression, got, err, want)
}

// arrived waits until a page is there, with its scripts.
func (b *browser) arrived(path string) {
	b.Helper()
	b.wait("location.pathname", path)
	b.wait("document.readyState", "complete")
}

func (b *browser) click(selector string) {
	b.Helper()
	b.js(fmt.Sprintf("(() => { const e = document.querySelector(%q); e.focus(); e.click() })()", selector))
}

// keys types keys once the page and its scripts are there.
func (b *browser) keys(keys string) {
	b.Helper()
	b.wait("document.readyState", "complete")
	b.do(chromedp.KeyEvent(keys))
}

// offScripts turns scripts off.
func (b *browser) offScripts() {
	b.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.Fatal(err)
	}
}

// collection serves a dozen articles, two of them of one event.
func collection(t *testing.T) string {
	t.Helper()
	e, err := bleveindex.Open(t.Context(), t.TempDir(), bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	const said = "“We will not go back until the nights are shorter and the crews are full,” said Anna Berg, who leads the union of dockers in Sweden."
	bodies := []string{ // of one event, and no copies: those would stand folded
		"Crane drivers kept the harbour shut for a third day and ferries stood still.\n" + said + "\nThe strike cost less than 2 million crowns.\nFishmongers in the old town closed at noon because nothing had been landed since Sunday, and the island school sent its pupils home while the heating oil lasts.",
		"Ferries stood still as crane drivers kept the harbour shut for a third day.\n" + said + "\nThe strike cost about 2 million crowns.\nMinisters met the employers twice without a result; a mediator from Malmo is to propose a new roster on Friday, which both sides promised to study overnight.",
	}
	for i := range 10 {
		bodies = append(bodies, fmt.Sprintf("Karl Ost spoke of ferries number %d. Ferries are slow, he said.", i))
	}
	var entries []index.Entry
	for i, body := range bodies {
		day := article.DayOf(2024, 3, i+1)
		a := article.Article{
			Title: fmt.Sprintf("Report %d on ferries", i), Body: body, Source: "Northern Gazette", Language: "en",
			Published: article.Date{Precision: article.DayOnly, First: day, Last: day},
		}
		d := index.Document{ID: index.GivenID("browser", fmt.Sprint(i)), Hash: a.Hash(), Article: a, Quotations: quote.Find(&a)}
		for _, name := range []string{"Anna Berg", "Karl Ost"} {
			if at := strings.Index(body, name); at >= 0 {
				d.Entities = append(d.Entities, entity.Entity{Kind: entity.Person, Name: name, Mentions: []entity.Mention{{Field: article.Body, Start: at, End: at + len(name)}}})
			}
		}
		entries = append(entries, index.Entry{ID: d.ID, Origin: fmt.Sprint("/", i), Raw: sha256.Sum256([]byte(body)), Document: d})
	}
	if _, err := e.Put(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := web.New(e, web.Config{})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return srv.URL
}
