package web

import (
	"strconv"
	"strings"

	"parallax/index"
	"parallax/index/article"
	"parallax/templates/view"
)

// maxHitChips is how many people, and how many countries, stand under a hit.
const maxHitChips = 3

// hit presents the i-th hit of the page.
func (m searchMaker) hit(i int, h index.Hit) view.Hit {
	place := (m.st.Page()-1)*m.st.PerPage() + i + 1
	v := presentHit(h, link("/article/"+h.Document.ID.String(), m.st.WithoutPicks().WithPage(m.st.Page()).WithAt(place).Encode()))
	v.Anchor = "hit-" + strconv.Itoa(place)
	for _, id := range m.st.Picks() {
		v.Picked = v.Picked || id == h.Document.ID
	}
	for _, f := range []index.Facet{index.Person, index.Country} {
		for i, name := range h.Names[f] {
			if i == maxHitChips {
				break
			}
			v.Chips = append(v.Chips, view.Link{Text: name, Note: string(f), Href: searchHref(m.st.WithValue(f, name))})
		}
	}
	return v
}

// presentHit presents an article of a list. The passage that lies in the title
// is shown there.
func presentHit(h index.Hit, href string) view.Hit {
	d := &h.Document
	title, derived := d.DisplayTitle()
	v := view.Hit{
		ID: d.ID.String(), Title: []view.Segment{{Text: title}}, Derived: derived, Href: href,
		Source: d.Source, Date: presentDay(d.Published), Demo: d.Demo,
	}
	for _, s := range h.Snippets {
		if whole := titleSpan(d); s.Field == whole.Field && s.End > whole.Start && s.End <= whole.End {
			v.Title = marked{article: &d.Article, matches: s.Matches}.plain(whole)
			continue
		}
		v.Lines = append(v.Lines, snippet(&d.Article, s))
	}
	return v
}

// titleSpan is where the text that stands as d's title is printed: the title, or
// the first sentence where there is none.
func titleSpan(d *index.Document) article.Span {
	if d.Title != "" {
		return article.Span{Field: article.Title, End: len(d.Title)}
	}
	title, _ := d.DisplayTitle()
	for _, f := range article.Fields {
		if i := strings.Index(d.Text(f), title); i >= 0 {
			return article.Span{Field: f, Start: i, End: i + len(title)}
		}
	}
	return article.Span{}
}

// snippet cuts a passage at its matches, with an ellipsis where it begins or
// ends inside a line.
func snippet(a *article.Article, s index.Snippet) []view.Segment {
	t := a.Text(s.Field)
	var out []view.Segment
	if s.Start > 0 && !strings.HasSuffix(t[:s.Start], "\n") {
		out = append(out, view.Segment{Text: "… "})
	}
	out = append(out, marked{article: a, matches: s.Matches}.plain(s.Span)...)
	if s.End < len(t) && !strings.HasPrefix(t[s.End:], "\n") {
		out = append(out, view.Segment{Text: " …"})
	}
	return out
}

// plain is segments without anchors.
func (m marked) plain(s article.Span) []view.Segment {
	out := m.segments(s.Field, s.Start, s.End)
	for i := range out {
		out[i].ID, out[i].Prev, out[i].Next = "", "", ""
	}
	return out
}
