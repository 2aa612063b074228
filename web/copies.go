package web

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax/index"
	"parallax/templates/view"
)

// fold takes the hits that are copies of one above them on the page out of the
// list, and says which hit each went under: their places, from 0. What is folded is
// listed with that hit's copies, and stays ticked. Totals and places count it.
func (m searchMaker) fold() map[int][]int {
	under, folded := map[int][]int{}, map[int]bool{}
	if m.st.ShowCopies() {
		return under
	}
	for i, h := range m.res.Hits {
		if folded[i] {
			continue
		}
		for j := i + 1; j < len(m.res.Hits); j++ {
			id := m.res.Hits[j].Document.ID
			if !folded[j] && slices.ContainsFunc(h.Copies, func(c index.Copy) bool { return c.ID == id }) {
				folded[j] = true
				under[i] = append(under[i], j)
			}
		}
	}
	return under
}

// hits presents the page's hits, copies folded.
func (m searchMaker) hits() []view.Hit {
	under := m.fold()
	gone := map[int]bool{}
	for _, js := range under {
		for _, j := range js {
			gone[j] = true
		}
	}
	var out []view.Hit
	for i, h := range m.res.Hits {
		if gone[i] {
			continue
		}
		v := m.hit(i, h)
		v.Copies = m.copies(h.Copies, under[i])
		out = append(out, v)
	}
	return out
}

// copies presents a hit's copies; folded are the places of those that the page has
// as hits.
func (m searchMaker) copies(list []index.Copy, folded []int) view.Copies {
	v := presentCopies(list)
	if v.Text != "" {
		v.Text = "+" + v.Text
	}
	for i, c := range list {
		for _, j := range folded {
			if h := m.res.Hits[j]; h.Document.ID == c.ID {
				hit := m.hit(j, h)
				v.List[i].Anchor, v.List[i].Href, v.List[i].Tick, v.List[i].Picked = hit.Anchor, hit.Href, true, hit.Picked
				v.Open = v.Open || hit.Picked
			}
		}
	}
	return v
}

// copiesSwitch offers the other way to list copies, where the page has some.
func (m searchMaker) copiesSwitch() view.Link {
	if m.st.ShowCopies() {
		return view.Link{Text: "Fold copies", Href: searchHref(m.st.WithCopies(false))}
	}
	n := 0
	for _, js := range m.fold() {
		n += len(js)
	}
	if n == 0 {
		return view.Link{}
	}
	return view.Link{Text: "List " + counted(n, "folded copy", "folded copies") + " one by one", Href: searchHref(m.st.WithCopies(true))}
}

// presentCopies presents the copies of an article.
func presentCopies(list []index.Copy) view.Copies {
	var v view.Copies
	switch n := len(list); n {
	case 0:
		return v
	case index.MaxCopies: // there may be more
		v.Text = "at least " + number(n) + " copies"
	default:
		v.Text = counted(n, "copy", "copies")
	}
	for _, c := range list {
		v.List = append(v.List, view.Copy{
			ID: c.ID.String(), Title: c.Title, Source: c.Source, Date: presentDay(c.Published), Demo: c.Demo,
			Href: link("/article/"+c.ID.String(), ""), Alike: alike(c.Alike),
		})
	}
	return v
}

// alike says in words how much of two copies is the same.
func alike(x float64) string {
	switch percent := math.Floor(100 * x); {
	case x == 1:
		return "the same text"
	case x < .5:
		return "one is part of the other"
	default:
		return fmt.Sprintf("%s %% the same", strconv.Itoa(int(percent)))
	}
}

// mostOrigins is how many of the files that an article was read from are named.
const mostOrigins = 5

// readFrom names the files that an article was read from, each with its folder:
// where on this machine that lies is not for all readers.
func readFrom(origins []string) view.Fact {
	f := view.Fact{Name: "Read from"}
	for i, o := range origins {
		if i == mostOrigins {
			f.Values = append(f.Values, view.Link{Text: counted(len(origins)-i, "other file", "other files")})
			break
		}
		parts := strings.FieldsFunc(o, func(r rune) bool { return r == '/' || r == '\\' })
		f.Values = append(f.Values, view.Link{Text: strings.Join(parts[max(0, len(parts)-2):], "/")})
	}
	if len(f.Values) == 0 {
		f.Name = ""
	}
	return f
}
