package web

import (
	"strings"

	"parallax/index"
	"parallax/web/urlstate"
)

// part is a part of a search, and the search without it.
type part struct {
	label, value string
	without      urlstate.State
}

// chips are the parts of the search: query, facets, dates, and what the URL
// says that can't be used.
func (m searchMaker) chips() []part {
	st := m.st
	var out []part
	add := func(label, value string, without urlstate.State) { out = append(out, part{label, value, without}) }
	if st.Query() != "" {
		label := ""
		if st.AnyWord() {
			label = "any word of"
		}
		add(label, st.Query(), st.WithQuery("").WithAnyWord(false))
	}
	for _, f := range st.Filters() {
		one, _ := facetWords(f.Facet)
		for _, v := range f.Include {
			add(one, facetValue(f.Facet, v), st.WithoutValue(f.Facet, v))
		}
		for _, v := range f.Exclude {
			add("not "+one, facetValue(f.Facet, v), st.WithoutValue(f.Facet, v))
		}
		if f.Missing != nil {
			value := missingWords(f.Facet)
			switch {
			case *f.Missing:
			case f.Facet == index.Tag:
				value = "any at all"
			default:
				value = "stated"
			}
			add(one, value, st.WithoutMissing(f.Facet))
		}
		if f.Match != "" {
			add(one, "match "+string(f.Match), st.WithFacetMatch(f.Facet, ""))
		}
	}
	if st.About() {
		add("country", "about, not mentioned", st.WithAbout(false))
	}
	if !st.From().IsZero() {
		add("from", st.From().String(), st.WithDates(urlstate.Date{}, st.To()))
	}
	if !st.To().IsZero() {
		add("to", st.To().String(), st.WithDates(st.From(), urlstate.Date{}))
	}
	if st.When() != "" {
		add("date", relative(st.When()), st.WithoutDates())
	}
	for _, p := range st.Invalid() {
		add("unusable "+p.Key, p.Value, st.WithoutInvalid(p.Key, p.Value))
	}
	return out
}

func relative(w urlstate.When) string { return "the " + strings.ReplaceAll(string(w), "-", " ") }

// way is a search that may find something where this one does not.
type way struct {
	text string
	st   urlstate.State
}

// ways are what could be tried where nothing was found.
func (m searchMaker) ways() []way {
	st := m.st
	var out []way
	if severalWords(st.Query()) && !st.AnyWord() {
		out = append(out, way{"Any of the words, not all", st.WithAnyWord(true)})
	}
	chips := m.chips()
	for _, c := range chips {
		if len(chips) == 1 && st.Query() != "" {
			break // without its only part it finds everything: no help
		}
		out = append(out, way{strings.Join(strings.Fields("Without "+c.label+" “"+c.value+"”"), " "), c.without})
	}
	if len(chips) > 2 && st.Query() != "" && narrowed(st) {
		out = append(out, way{"Without any filter", st.WithoutFilters()})
	}
	return append(out, way{"All articles", everything(st)})
}

// everything is the search for everything, with the ticks kept.
func everything(st urlstate.State) urlstate.State {
	return st.WithoutFilters().WithQuery("").WithAnyWord(false)
}
