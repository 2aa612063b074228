package web

import (
	"fmt"
	"strconv"
	"time"

	"parallax/index"
	"parallax/index/query"
	"parallax/templates/view"
	"parallax/web/urlstate"
)

// searchMaker makes the results page of one answer.
type searchMaker struct {
	st  urlstate.State
	res index.Result
	now time.Time
}

func searchTitle(st urlstate.State) string {
	switch {
	case st.Query() != "":
		return st.Query()
	case narrowed(st):
		return "Articles"
	}
	return "All articles"
}

func (m searchMaker) present(p view.Page) view.Search {
	st := m.st
	p.NoIndex = narrowed(st) || st.Query() != "" || st.Page() > 1
	p.Canonical += searchHref(st.WithoutPicks().WithPage(st.Page()))
	p.Alternate = link("/search.json", st.WithoutPicks().WithPage(st.Page()).Encode())
	p.Query = st.Query()
	p.Kept = params(st, "q", "page", "match")
	v := view.Search{
		Page: p, Heading: searchTitle(st), Count: m.tally(), Dates: m.dates(),
		Params: formParams(st), Pager: m.pager(), TrayNote: "Ticked for comparison on other pages",
		Sorts: m.sorts(), AnyWord: m.anyWord(), CopiesSwitch: m.copiesSwitch(), PerPage: m.perPage(),
	}
	if st.Query() != "" && m.res.Understood != st.Query() {
		v.Understood = m.res.Understood
	}
	for _, c := range m.chips() {
		v.Chips = append(v.Chips, view.Chip{Label: c.label, Value: c.value, Remove: searchHref(c.without)})
	}
	if n := len(v.Chips); n > 1 {
		v.ClearAll = searchHref(everything(st))
	}
	filters := len(v.Chips)
	if st.Query() != "" {
		filters--
	}
	if filters > 0 {
		v.Selected = fmt.Sprintf("%d set", filters)
	}
	for _, f := range index.Facets {
		if g, ok := m.group(f, m.res.Facets[f]); ok {
			v.Groups = append(v.Groups, g)
		}
	}
	v.Hits = m.hits()
	return v
}

// formParams are the hidden fields of the form around the hits. The ticks are
// its own; the order in which they were made goes along.
func formParams(st urlstate.State) []view.Param {
	out := params(st, "page", "pick")
	for _, id := range st.Picks() {
		out = append(out, view.Param{Key: urlstate.TrayKey, Value: id.String()})
	}
	return out
}

// tally is the exact total, and the range shown where that is not all.
func (m searchMaker) tally() string {
	n, first := m.res.Total, (m.st.Page()-1)*m.st.PerPage()
	switch {
	case n == 0:
		return "No articles"
	case len(m.res.Hits) == 0 || len(m.res.Hits) == n:
		return articles(n)
	}
	return fmt.Sprintf("%s–%s of %s", number(first+1), number(first+len(m.res.Hits)), articles(n))
}

func (m searchMaker) sorts() []view.Link {
	var out []view.Link
	for _, s := range []index.Sort{index.ByRelevance, index.Newest, index.Oldest} {
		if s == index.ByRelevance && m.st.Query() == "" {
			continue // without words nothing is more relevant than another
		}
		text := map[index.Sort]string{index.ByRelevance: "Best match", index.Newest: "Newest", index.Oldest: "Oldest"}[s]
		out = append(out, view.Link{Text: text, Href: searchHref(m.st.WithSort(s)), Current: s == m.st.EffectiveSort()})
	}
	return out
}

// perPage are the lengths of a page, where there is more than one page.
func (m searchMaker) perPage() []view.Link {
	sizes := urlstate.PerPages()
	if m.res.Total <= sizes[0] {
		return nil
	}
	var out []view.Link
	for _, n := range sizes {
		out = append(out, view.Link{Text: number(n), Href: searchHref(m.st.WithPerPage(n)), Current: n == m.st.PerPage()})
	}
	return out
}

// anyWord offers the other way to combine several words.
func (m searchMaker) anyWord() view.Link {
	if m.st.AnyWord() {
		return view.Link{Text: "All of the words instead", Href: searchHref(m.st.WithAnyWord(false))}
	}
	if !severalWords(m.st.Query()) {
		return view.Link{}
	}
	return view.Link{Text: "Any of the words instead", Href: searchHref(m.st.WithAnyWord(true))}
}

func severalWords(q string) bool {
	_, ok := query.Parse(q, false).Root.(query.And)
	return ok
}

// pager lists the first and last page and those around the current one.
func (m searchMaker) pager() view.Pager {
	pages := (m.res.Total + m.st.PerPage() - 1) / m.st.PerPage()
	var v view.Pager
	if last := m.st.LastPage(); pages > last {
		v.Note = fmt.Sprintf("Only the first %s can be paged to. Narrow the search, or sort it the other way round.", articles(last*m.st.PerPage()))
		pages = last
	}
	at := m.st.Page()
	if pages < 2 || at > pages {
		return v
	}
	last := 0
	for n := 1; n <= pages; n = nextShown(n, at, pages) {
		if n > last+1 {
			v.Pages = append(v.Pages, view.PageNumber{Gap: true})
		}
		v.Pages = append(v.Pages, view.PageNumber{Number: strconv.Itoa(n), Current: n == at})
		last = n
	}
	if at > 1 {
		v.Prev = strconv.Itoa(at - 1)
	}
	if at < pages {
		v.Next = strconv.Itoa(at + 1)
	}
	return v
}

// nextShown is the next page after n that the pager names: of the pages, those
// two around the current one and the last.
func nextShown(n, at, pages int) int {
	const around = 2
	switch {
	case n+1 < at-around:
		return at - around
	case n+1 > at+around && n < pages:
		return pages
	}
	return n + 1
}
