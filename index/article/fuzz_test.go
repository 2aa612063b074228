package article

import (
	"bytes"
	"errors"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// checkArticle holds what Parse promises of any article.
func checkArticle(t testing.TB, a *Article) {
	t.Helper()
	for _, f := range Fields {
		if !utf8.ValidString(a.Text(f)) {
			t.Errorf("%s is not valid UTF-8", f)
		}
		if !norm.NFC.IsNormalString(a.Text(f)) {
			t.Errorf("%s is not composed: %q", f, a.Text(f))
		}
	}
	last := 0
	for _, s := range a.Subheads {
		if s.Start < last || s.End <= s.Start || s.End > len(a.Body) {
			t.Errorf("subhead %v is out of range after %d", s, last)
			continue
		}
		last = s.End
		if s.Start > 0 && a.Body[s.Start-1] != '\n' || s.End < len(a.Body) && a.Body[s.End] != '\n' {
			t.Errorf("subhead %v is not a line of the body", s)
		}
	}
	at := 0
	for _, c := range a.Clutter {
		if c.At < at || c.At > len(a.Body) || c.Text == "" || c.Rule == "" {
			t.Errorf("clutter %+v is out of order or says nothing", c)
		}
		at = c.At
	}
	for _, d := range []Date{a.Published, a.Updated} {
		if d.IsZero() != (d == Date{}) || d.First > d.Last || (d.Precision == Minute) == d.Instant.IsZero() {
			t.Errorf("date %+v contradicts itself", d)
		}
	}
}

func fuzzFormat(f *testing.F, format Format, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := parseAt(Raw{Name: "f", Source: "f", Format: format, Bytes: b}, testNow)
		if err != nil {
			if !errors.Is(err, ErrUnreadable) {
				t.Errorf("%v does not wrap ErrUnreadable", err)
			}
			return
		}
		checkArticle(t, &a)
	})
}

func FuzzParseText(f *testing.F) {
	fuzzFormat(f, PlainText,
		"Mayor opens bridge\n\nBy Jo Vale | 3 March 2021 | 5 min read\n\nThe mayor of Hale opened a bridge on Monday.\n\nPrevious Story\n\nCats",
		"Updated: Feb 3rd, 2022 at 10:15 pm IST\nA b c\n(With PTI inputs)\nRead Also: x\nSource: HALENEWS",
		"\xff\xfea\x00b\x00", "caf\xe9 \x93quoted\x94", "Cafe\u0301 e\u200b\u0301\n\nA\u030a", "…reports\u00a0A", "By :\n|\n©", "Also on\n(Also on X: y)")
}

func FuzzParseJSON(f *testing.F) {
	fuzzFormat(f, JSONLines,
		`{"id":7,"url":"https://a.example/b","title":"T","source":"S","published":"5/12/18","author":["A B","C D"],"body":"One.\nAdvertisement\nTwo."}`,
		`{"title":"\ud800","body":["a","b"],"author":{"name":"x"},"published":1600000000}`, `{"body":null}`, `[`, `{"title":"Cafe\u0301","author":"Jose\u0301 Vale"}`)
}

func FuzzParseHTML(f *testing.F) {
	fuzzFormat(f, HTML,
		`<html lang=en><title>T</title><script type="application/ld+json">{"@graph":[{"datePublished":"2021-03-03"}]}</script><article><h1>H</h1><p>One <b>two</b>.</p><li>x</li></article>`,
		`<meta itemprop=datePublished property=article:published_time content=2021-03-03><link rel=canonical href=https://a.example/2021/03/03/x><h1>H</h1><div class="byline author">By A B, 3 March 2021</div><div hidden class=x>`+ferry1+`<br><br>`+ferry2+`</div>`,
		`<article><article><figure><figcaption>c</figcaption></figure><table><tr><td>a<td>b</table><noscript><p>`+ferry1+`</p></noscript></article></article>`,
		`<script type="application/ld+json">//<![CDATA[{"@type":"NewsArticle","articleBody":"`+ferry1+`",}</script><p>`+ferry1+`<time datetime="2021-03-03T23:30:00Z">4. März 2021</time>`)
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"Updated: Wednesday, 16th of February 2022, 08:15 a.m. (GMT+5:30)", "2022-02-16T08:15:00.123Z", "10:23 p.m. ET April 5, 2020", "5/12/18", "0815 hrs IST, 3-Mar-2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := dater{now: testNow, whole: func() string { return "" }, note: func(string) {}}
		for _, m := range readDates(s) {
			if m.from < 0 || m.to > len(s) || m.from >= m.to {
				t.Errorf("%q: span %d to %d", s, m.from, m.to)
			}
			a := Article{Published: d.date(m, s)}
			checkArticle(t, &a)
		}
	})
}

// fuzzFile fuzzes the cutting and reading of files of one name.
func fuzzFile(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		for raw, err := range Split(name, bytes.NewReader(b)) {
			if err == nil {
				var a Article
				if a, err = parseAt(raw, testNow); err == nil {
					checkArticle(t, &a)
				}
			}
			if err != nil && !errors.Is(err, ErrUnreadable) && !errors.Is(err, ErrPassed) {
				t.Errorf("%v wraps neither ErrUnreadable nor ErrPassed", err)
			}
			if n++; n > 100 {
				break
			}
		}
	})
}
