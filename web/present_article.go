package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/index"
	"parallax/index/article"
	"parallax/templates/view"
)

// presentText fills v with the article's texts, with lines left out where they
// stood if clutter is to be shown.
func presentText(v *view.Article, m marked, clutter bool) {
	a := m.article
	if a.Title != "" {
		v.Heading = m.whole(article.Title)
	} else {
		title, _ := a.DisplayTitle()
		v.Heading, v.Derived = []view.Segment{{Text: title}}, true
	}
	if a.Standfirst != "" {
		v.Standfirst = m.whole(article.Standfirst)
	}
	var left []article.Clutter
	if clutter {
		left = a.Clutter
	}
	at := 0
	for _, line := range strings.SplitAfter(a.Body, "\n") {
		end := at + len(strings.TrimSuffix(line, "\n"))
		for len(left) > 0 && left[0].At <= at {
			v.Blocks, left = append(v.Blocks, presentClutter(left[0])), left[1:]
		}
		if end > at {
			v.Blocks = append(v.Blocks, view.Block{Segments: m.segments(article.Body, at, end), Subhead: isSubhead(a, at, end)})
		}
		at += len(line)
	}
	for _, c := range left {
		v.Blocks = append(v.Blocks, presentClutter(c))
	}
	if n := len(m.matches); n > 0 {
		v.Matches = counted(n, "occurrence of what you searched for:", "occurrences of what you searched for:")
		v.FirstMatch = "#" + matchID(0)
	}
}

func presentClutter(c article.Clutter) view.Block {
	return view.Block{Clutter: true, Rule: c.Rule, Segments: []view.Segment{{Text: c.Text}}}
}

func isSubhead(a *article.Article, start, end int) bool {
	for _, s := range a.Subheads {
		if s.Start == start && s.End == end {
			return true
		}
	}
	return false
}

// presentFacts lists what is known of the article beside its text, and the line
// each was read from.
func presentFacts(d *index.Document) []view.Fact {
	var out []view.Fact
	add := func(name, field, evidence string, values ...view.Link) {
		if len(values) == 0 || values[0].Text == "" {
			return
		}
		rule, line := traced(d, field)
		out = append(out, view.Fact{Name: name, Values: values, Evidence: cmp.Or(evidence, line), Rule: rule})
	}
	date := func(name, field string, at article.Date) {
		if !at.IsZero() {
			v := presentDate(at)
			if v.Doubt != "" {
				v.Text += " (doubtful)"
			}
			add(name, field, at.Evidence, view.Link{Text: v.Text})
		}
	}
	owner := ownerOf(d)
	switch {
	case owner.Source != nil:
		out = append(out, view.Fact{Name: "Source", Values: []view.Link{orNotStated(d.Source, searchFor(index.Source, d.Source))}, Set: setByOwner(*owner.Source)})
	case d.Source != "":
		add("Source", "source", "", view.Link{Text: d.Source, Href: searchFor(index.Source, d.Source)})
	default:
		out = append(out, view.Fact{Name: "Source", Values: []view.Link{orNotStated("", "")}})
	}
	switch {
	case owner.Published != nil:
		out = append(out, view.Fact{Name: "Published", Values: []view.Link{orNotStated(dateText(d.Published), "")}, Set: setByOwner(dateText(*owner.Published))})
	case d.Published.IsZero():
		out = append(out, view.Fact{Name: "Published", Values: []view.Link{orNotStated("", "")}})
	default:
		date("Published", "published", d.Published)
	}
	date("Updated", "updated", d.Updated)
	var authors []view.Link
	for _, a := range d.Authors {
		authors = append(authors, view.Link{Text: a, Href: searchFor(index.Author, a)})
	}
	add("By", "author", "", authors...)
	add("Credits", "credits", "", view.Link{Text: list(d.Credits)})
	if d.URL != "" {
		add("Address", "url", "", view.Link{Text: shortURL(d.URL), Href: d.URL})
	}
	if d.Language != "" {
		out = append(out, view.Fact{Name: "Language", Values: []view.Link{{Text: facetValue(index.Language, d.Language), Href: searchFor(index.Language, d.Language)}}})
	}
	if tags := presentTags(d, owner); len(tags.Values) > 0 {
		out = append(out, tags)
	}
	out = append(out, presentBearers(owner)...)
	out = append(out, view.Fact{Name: "Length", Values: []view.Link{{Text: words(&d.Article)}}})
	if !d.Added.IsZero() {
		out = append(out, view.Fact{Name: "In the collection since", Values: []view.Link{{Text: d.Added.UTC().Format("2 January 2006, 15:04 UTC")}}})
	}
	return out
}

// traced is the rule that set a field, and the line or value that it read.
func traced(d *index.Document, field string) (rule, line string) {
	for _, t := range d.Trace {
		if t.Field == field {
			return t.Rule, t.Text
		}
	}
	return "", ""
}

// words counts what stands between spaces: a length for readers.
func words(a *article.Article) string {
	n := 0
	for _, f := range article.Fields {
		n += len(strings.Fields(a.Text(f)))
	}
	return counted(n, "word", "words")
}

func shortURL(u string) string {
	_, rest, ok := strings.Cut(u, "://")
	if !ok {
		return u
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

func mentionsOf(ns []index.Named) []mention {
	var out []mention
	for _, n := range ns {
		for _, m := range n.Mentions {
			out = append(out, mention{m, string(n.Facet), n.Name})
		}
	}
	return out
}

// presentEntities lists entities by kind, in the order of facets.
func presentEntities(ns []index.Named) []view.EntityGroup {
	var out []view.EntityGroup
	for _, f := range index.Facets {
		_, title := facetWords(f)
		g := view.EntityGroup{Kind: string(f), Title: title}
		for _, n := range ns {
			if n.Facet == f {
				g.Values = append(g.Values, view.Entity{
					Name: n.Name, Role: n.Role, About: n.About,
					Href: searchFor(f, n.Name), Count: strconv.Itoa(len(n.Mentions)) + "×",
				})
			}
		}
		if len(g.Values) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// presentQuoted counts quotations by speaker, the most quoted first. A speaker
// who is called as a person of the article is mentioned is that person.
func presentQuoted(d *index.Document, who []index.Named) []view.Quoted {
	count := map[string]int{}
	var speakers []string
	for _, q := range d.Quotations {
		name := cmp.Or(speaker(d, who, q.Speaker), "speaker not named")
		if count[name]++; count[name] == 1 {
			speakers = append(speakers, name)
		}
	}
	slices.SortStableFunc(speakers, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	var out []view.Quoted
	for _, name := range speakers {
		out = append(out, view.Quoted{Speaker: name, Count: strconv.Itoa(count[name]) + "×"})
	}
	return out
}

func speaker(d *index.Document, who []index.Named, called string) string {
	for _, n := range who {
		if n.Facet != index.Person {
			continue
		}
		for _, m := range n.Mentions {
			name := d.Text(m.Field)[m.Start:m.End]
			if called == name || strings.HasSuffix(called, " "+name) {
				return n.Name
			}
		}
	}
	return called
}
