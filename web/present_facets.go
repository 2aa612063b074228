package web

import (
	"fmt"

	"parallax/index"
	"parallax/templates/view"
	"parallax/web/urlstate"
)

// group is one facet beside the results; false if it has nothing to offer.
func (m searchMaker) group(f index.Facet, counts index.FacetCounts) (view.Group, bool) {
	filter := m.st.Filter(f)
	selected := len(filter.Include) + len(filter.Exclude)
	if filter.Missing != nil {
		selected++
	}
	if selected == 0 && !offers(f, counts) {
		return view.Group{}, false
	}
	_, title := facetWords(f)
	g := view.Group{Name: string(f), Title: title, Values: presentValues(m.st, f, counts.Buckets)}
	if selected > 0 {
		g.Selected = fmt.Sprintf("%d selected", selected)
		g.Clear = searchHref(m.st.WithoutFacet(f))
	}
	if len(filter.Include) > 1 || filter.Match != "" {
		for _, match := range []index.Match{index.MatchAll, index.MatchAny} {
			g.Match = append(g.Match, view.Link{Text: string(match), Href: searchHref(m.st.WithFacetMatch(f, match)), Current: match == filter.EffectiveMatch()})
		}
	}
	if f == index.Country {
		g.Senses = []view.Link{
			{Text: "mentioned", Href: searchHref(m.st.WithAbout(false)), Current: !m.st.About()},
			{Text: "about", Note: "only countries that an article is about", Href: searchHref(m.st.WithAbout(true)), Current: m.st.About()},
		}
	}
	g.Missing = presentMissing(m.st, f, counts.Missing)
	if shown := len(counts.Buckets); counts.Total > shown {
		g.All = view.Link{Text: "All " + number(counts.Total) + "…", Href: facetHref(f, m.st, valuesPage{})}
	}
	return g, true
}

// offers reports whether a facet of which nothing is selected can narrow the
// results. Where each article has one value, and all the same, that value tells
// nothing.
func offers(f index.Facet, counts index.FacetCounts) bool {
	alike := counts.Total == 1 && counts.Missing == 0 && f.DefaultMatch() == index.MatchAny
	return len(counts.Buckets) > 0 && !alike
}

// presentValues links each value: what selects it, or takes it back, and what
// leaves it out.
func presentValues(st urlstate.State, f index.Facet, buckets []index.Bucket) []view.Value {
	var out []view.Value
	for _, b := range buckets {
		v := view.Value{Text: facetValue(f, b.Value), Count: number(b.Count), Unit: plural(b.Count, "article", "articles"), Selected: b.Selected, Excluded: b.Excluded}
		switch {
		case b.Excluded:
			v.Count = "+" + v.Count
			v.Toggle = searchHref(st.WithoutValue(f, b.Value))
		case b.Selected:
			v.Toggle = searchHref(st.WithoutValue(f, b.Value))
		default:
			v.Toggle = searchHref(st.WithValue(f, b.Value))
			v.Exclude = searchHref(st.WithExcluded(f, b.Value))
		}
		out = append(out, v)
	}
	return out
}

// presentMissing is the value 'not stated'; empty where every article states one.
func presentMissing(st urlstate.State, f index.Facet, count int) view.Value {
	missing := st.Filter(f).Missing
	if count == 0 && missing == nil {
		return view.Value{}
	}
	v := view.Value{Text: capital(missingWords(f)), Count: number(count), Unit: plural(count, "article", "articles")}
	switch {
	case missing == nil:
		v.Toggle = searchHref(st.WithMissing(f, true))
		v.Exclude = searchHref(st.WithMissing(f, false))
	case *missing:
		v.Selected, v.Toggle = true, searchHref(st.WithoutMissing(f))
	default:
		v.Excluded, v.Toggle, v.Count = true, searchHref(st.WithoutMissing(f)), "+"+v.Count
	}
	return v
}
