package article

import (
	"fmt"
	"strings"
	"testing"
)

func TestPagesAreDatedByWhatTheySay(t *testing.T) {
	const ld = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"%s","dateModified":"%s"}</script>`
	const h1 = "<h1>Ferries sail on again</h1>"
	for _, c := range []struct {
		name, head, under, want string // published, rule; updated
	}{
		{"nothing", "", "", " ; "},
		{"a relative day", "", "<p>On Thursday</p><p class=date>2 days ago</p>", " ; "},
		{"a day inside a sentence", "", "<p>The boats were built on 3 March 1999 in Hale and have not been mended since.</p>", " ; "},
		{"linked data", fmt.Sprintf(ld, "2021-03-02T10:00:00+01:00", "2021-03-02T12:00:00+01:00"), "", "2021-03-02T10:00:00+01:00 JSON-LD; 2021-03-02T12:00:00+01:00"},
		{"changed when it was published", fmt.Sprintf(ld, "2021-03-02T10:00:00Z", "2021-03-02T10:00:00Z"), "", "2021-03-02T10:00:00Z JSON-LD; "},
		{"a property beside an item property", `<meta itemprop="dateModified" property="article:published_time" content="2021-03-02">`, "", "2021-03-02 meta article:published_time; "},
		{"a meta element of a house's own", `<meta name="publish-date" content="2021-03-02 10:00">`, "", "2021-03-02 meta publish-date; "},
		{"an element marked so", "", `<span itemprop="datePublished" content="2021-03-02T10:00:00+01:00">Tuesday</span>`, "2021-03-02T10:00:00+01:00 element marked datePublished; "},
		{"a time element", "", `<time class="entry-date" datetime="2021-03-02">2 March</time>`, "2021-03-02 time element; "},
		{"a time element that shows another day", "", `<time datetime="2021-05-09T10:00:00Z">Published 2 March 2021</time>`, "2021-03-02 time element; "},
		{"a class", "", `<span class="post-date">2 March 2021</span>`, "2021-03-02 called a date; "},
		{"a line", "", `<div>Port Haven, 2 March 2021</div>`, "2021-03-02 line beside the heading; "},
		{"a line behind a name", "", `<div class="author">Dana Whitlock, 2 March 2021</div>`, "2021-03-02 byline; "},
		{"two dates on a line", "", `<div class="dates">Updated March 3, 2021 / Published March 2, 2021</div>`, "2021-03-02 called a date; 2021-03-03"},
		{"only a change", "", `<div class="date">Updated March 3, 2021</div>`, " ; 2021-03-03"},
		{"German", "", `<p class="info">Veröffentlicht am 2. März 2021, 10:00 Uhr</p>`, "2021-03-02 called a date; "},
		{"Spanish", "", `<p class="fecha">Martes, 2 de marzo de 2021</p>`, "2021-03-02 called a date; "},
		{"Hungarian", "", `<p class="date">2021. március 2.</p>`, "2021-03-02 called a date; "},
		{"Russian", "", `<p class="date">2 марта 2021</p>`, "2021-03-02 called a date; "},
		{"Japanese", "", `<p class="date">2021年3月2日</p>`, "2021-03-02 called a date; "},
		{"the address", `<link rel=canonical href="https://hale.example/2021/03/02/ferries">`, "", "2021-3-2 address; "},
		{"a month of two digits in the address", `<link rel=canonical href="https://hale.example/2021/12/31/ferries">`, "", "2021-12-31 address; "},
		{"linked data of a video before the article's", `<script type="application/ld+json">{"@type":"VideoObject","datePublished":"2021-02-28T10:00:00Z"}</script>` + fmt.Sprintf(ld, "2021-03-02T10:00:00Z", ""), "", "2021-03-02T10:00:00Z JSON-LD; "},
		{"a number in the address is no date", `<link rel=canonical href="https://hale.example/2021-1234567/ferries">`, "", " ; "},
		{"the day of the paper's place", fmt.Sprintf(ld, "2021-03-03T02:30:00Z", ""), `<span class=date>March 2, 2021</span>`, "2021-03-02 printed beside the heading; "},
		{"the instant with the place's offset", fmt.Sprintf(ld, "2021-03-03T02:30:00Z", ""), `<time datetime="2021-03-02T21:30:00-05:00">March 2, 2021</time>`, "2021-03-02T21:30:00-05:00 printed beside the heading; "},
		{"a new edition", fmt.Sprintf(ld, "2019-03-03T02:30:00Z", ""), `<span class=date>March 2, 2021</span>`, "2021-03-02 printed beside the heading; "},
		{"a change that is shown", fmt.Sprintf(ld, "2021-03-01T02:30:00Z", ""), `<span class=date>Updated March 2, 2021</span>`, "2021-03-01T02:30:00Z JSON-LD; 2021-03-02"},
		{"a day to come is doubtful", "", `<span class=date>2 March 2031</span>`, "2031-03-02 date line; "},
		{"dates that are marked beside teasers far below", "", `<time datetime="2021-03-02">2 March</time>` + strings.Repeat(paragraphs(ferry1), 20) + `<h3>Bakers strike over flour dust</h3><time pubdate datetime="2021-05-01">1 May</time>`, "2021-03-02 time element; "},
		{"another story's date", "", `<aside class=related><time datetime="2020-01-01">1 January 2020</time></aside><time datetime="2021-03-02">2 March</time>`, "2021-03-02 time element; "},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := parsePage(t, c.head, h1+c.under+paragraphs(ferry1, ferry2, ferry3))
			rule := ""
			for _, tr := range a.Trace {
				if tr.Field == "published" {
					rule = tr.Rule
				}
			}
			if got := fmt.Sprintf("%s %s; %s", a.Published, rule, a.Updated); got != strings.Replace(c.want, "2021-3-2", "2021-03-02", 1) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestADateThatIsNotAsMachinesAreToldIsNoted(t *testing.T) {
	a := parsePage(t, `<meta name="article:published_time" content="2019-03-03">`, `<h1>Ferries sail on again</h1><span class=date>March 2, 2021</span>`+paragraphs(ferry1))
	if len(a.Notes) != 1 || !strings.Contains(a.Notes[0], "2019-03-03") || !strings.Contains(a.Notes[0], "March 2, 2021") {
		t.Errorf("notes %q", a.Notes)
	}
}
