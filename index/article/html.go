package article

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what the elements of an HTML page give.
type page struct {
	title, h1   string
	meta        map[string]string
	canonical   string
	ld          []string // texts of JSON-LD scripts
	lang        string
	paragraphs  []string
	inArticle   []string // those inside <article> or <main>
	articleDeep int
}

// parseHTML reads a page plainly: its heading, its paragraphs and list items
// (those of <article> where they are enough), the date and the address that
// its metadata give. The text is then read as carefully as that of JSON.
func parseHTML(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(b)
	if err != nil {
		return err
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return unreadablef("the HTML can't be read: %v", err)
	}
	p := page{meta: map[string]string{}}
	p.walk(doc)
	a.Notes = notes
	body := p.paragraphs
	if len(strings.Join(p.inArticle, "")) > 300 {
		body = p.inArticle
	}
	set := func(field string, to *string, rule, value string) {
		if value = strings.TrimSpace(value); *to == "" && value != "" {
			*to = value
			a.Trace = append(a.Trace, Trace{Field: field, Rule: rule, Text: shorten(value)})
		}
	}
	set("title", &a.Title, "h1", p.h1)
	set("title", &a.Title, "og:title", p.meta["og:title"])
	set("title", &a.Title, "title element", p.title)
	set("url", &a.URL, "canonical link", p.canonical)
	set("url", &a.URL, "og:url", p.meta["og:url"])
	set("source", &a.Source, "og:site_name", p.meta["og:site_name"])
	if len(p.lang) >= 2 {
		a.Language = strings.ToLower(p.lang[:2])
	}
	whole := strings.Join(body, "\n")
	r := newReader(a, a.Title+"\n"+whole, now)
	r.careful = true
	p.dates(a, &r.dates)
	r.readText(whole)
	if a.Title == "" && a.Body == "" {
		return unreadable("the HTML holds no article text: neither heading nor paragraphs")
	}
	return nil
}

// dates takes the dates of JSON-LD, else of meta elements.
func (p *page) dates(a *Article, d *dater) {
	set := func(field string, to *Date, rule, value string) {
		if date, ok := d.value(value); ok && to.IsZero() {
			*to = date
			a.noteDoubt(field, date)
			a.Trace = append(a.Trace, Trace{Field: field, Rule: rule, Text: shorten(value)})
		}
	}
	for _, ld := range p.ld {
		var v any
		if json.Unmarshal([]byte(ld), &v) != nil {
			continue
		}
		set("published", &a.Published, "JSON-LD", find(v, "datePublished", 0))
		set("updated", &a.Updated, "JSON-LD", find(v, "dateModified", 0))
	}
	for _, name := range []string{"article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate", "parsely-pub-date"} {
		set("published", &a.Published, "meta "+name, p.meta[name])
	}
	for _, name := range []string{"article:modified_time", "datemodified", "last-modified"} {
		set("updated", &a.Updated, "meta "+name, p.meta[name])
	}
}

// deepestLD is how far JSON-LD is looked through; real pages nest four deep.
const deepestLD = 8

// find returns the first string under key, in order of depth.
func find(v any, key string, depth int) string {
	if depth > deepestLD {
		return ""
	}
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v[key].(string); ok {
			return s
		}
		if graph, ok := v["@graph"]; ok {
			return find(graph, key, depth+1)
		}
	case []any:
		for _, one := range v {
			if s := find(one, key, depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}

// walk visits the elements that carry text or facts about it. It keeps its own
// stack: pages may nest deeper than calls should.
func (p *page) walk(root *html.Node) {
	for n := root; n != nil; {
		if deeper := p.enter(n); deeper && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			p.leave(n)
			if n == root {
				return
			}
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// leave is called when all inside n was visited.
func (p *page) leave(n *html.Node) {
	if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		p.articleDeep--
	}
}

// enter takes what n gives and reports whether to visit what is inside it.
func (p *page) enter(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return true
	}
	switch n.DataAtom {
	case atom.Html:
		p.lang = attr(n, "lang")
	case atom.Title:
		if p.title == "" {
			p.title = inner(n)
		}
		return false
	case atom.Meta:
		name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
		if _, have := p.meta[name]; !have && name != "" {
			p.meta[name] = attr(n, "content")
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && p.canonical == "" {
			p.canonical = attr(n, "href")
		}
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			p.ld = append(p.ld, n.FirstChild.Data)
		}
		return false
	case atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Button, atom.Svg, atom.Iframe, atom.Figcaption:
		return false
	case atom.Article, atom.Main:
		if n.FirstChild != nil {
			p.articleDeep++
		}
	case atom.H1:
		if p.h1 == "" {
			p.h1 = inner(n)
		}
		return false
	case atom.P, atom.Li, atom.H2, atom.H3, atom.Blockquote:
		if n.DataAtom == atom.Blockquote && hasElement(n, atom.P) || n.DataAtom == atom.Li && hasElement(n, atom.P) {
			return true
		}
		if s := inner(n); s != "" {
			p.paragraphs = append(p.paragraphs, s)
			if p.articleDeep > 0 {
				p.inArticle = append(p.inArticle, s)
			}
		}
		return false
	}
	return true
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasElement(n *html.Node, a atom.Atom) bool {
	for d := range n.Descendants() {
		if d.DataAtom == a {
			return true
		}
	}
	return false
}

// inner is the text of n on one line, without scripts and styles.
func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style:
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(clean(b.String())), " ")
}
