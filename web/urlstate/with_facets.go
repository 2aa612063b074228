package urlstate

import (
	"slices"

	"parallax/index"
)

// edit returns s with its filter by facet changed, all else shared with s.
func (s State) edit(facet index.Facet, change func(*index.Filter)) State {
	key := string(facet)
	s = s.without(key, key+suffixNot, key+suffixMatch, key+suffixMissing)
	f := s.Filter(facet)
	change(&f)
	f.Include, f.Exclude = trimmed(f.Include), trimmed(f.Exclude)
	var filters []index.Filter
	for _, x := range index.Facets {
		if x == facet {
			if !empty(f) {
				filters = append(filters, f)
			}
		} else if i := s.find(x); i >= 0 {
			filters = append(filters, s.filters[i])
		}
	}
	s.filters = filters
	return s
}

// WithValue chooses a value. It replaces the value's exclusion, and 'not stated'
// where the two exclude each other.
func (s State) WithValue(facet index.Facet, value string) State {
	value = Clean(value)
	return s.edit(facet, func(f *index.Filter) {
		f.Include = insert(f.Include, value)
		f.Exclude = remove(f.Exclude, value)
		if impossible(*f) {
			f.Missing = nil
		}
	})
}

// WithoutValue takes a chosen or excluded value away.
func (s State) WithoutValue(facet index.Facet, value string) State {
	value = Clean(value)
	return s.edit(facet, func(f *index.Filter) {
		f.Include = remove(f.Include, value)
		f.Exclude = remove(f.Exclude, value)
	})
}

// WithExcluded excludes a value, and no longer chooses it.
func (s State) WithExcluded(facet index.Facet, value string) State {
	value = Clean(value)
	return s.edit(facet, func(f *index.Filter) {
		f.Include = remove(f.Include, value)
		f.Exclude = insert(f.Exclude, value)
	})
}

// WithFacetMatch sets how the chosen values combine; "" is the facet's default.
// Under all, chosen values replace 'not stated'.
func (s State) WithFacetMatch(facet index.Facet, m index.Match) State {
	return s.edit(facet, func(f *index.Filter) {
		f.Match = ""
		if m == index.MatchAll || m == index.MatchAny {
			f.Match = normalMatch(facet, m)
		}
		if impossible(*f) {
			f.Missing = nil
		}
	})
}

// WithMissing asks for articles where the facet is not stated (true), or never
// for those (false). Under all, 'not stated' replaces the chosen values.
func (s State) WithMissing(facet index.Facet, missing bool) State {
	return s.edit(facet, func(f *index.Filter) {
		f.Missing = &missing
		if impossible(*f) {
			f.Include = nil
		}
	})
}

// WithoutMissing undoes WithMissing.
func (s State) WithoutMissing(facet index.Facet) State {
	return s.edit(facet, func(f *index.Filter) { f.Missing = nil })
}

// WithoutFacet clears a facet, but for how its values combine.
func (s State) WithoutFacet(facet index.Facet) State {
	return s.edit(facet, func(f *index.Filter) { f.Include, f.Exclude, f.Missing = nil, nil, nil })
}

// WithoutFilters clears every facet, date and invalid value: the query, order,
// view and ticks remain.
func (s State) WithoutFilters() State {
	s = s.WithoutDates()
	s.filters, s.about, s.invalid = nil, false, nil
	return s
}

// WithNames puts current names in the place of entities' names, which may be of
// any age. Name is Searcher.Canonical. The page is kept: the search is the same.
func (s State) WithNames(name func(f index.Facet, value string) string) State {
	current := func(f index.Facet, values []string) []string {
		var out []string
		for _, v := range values {
			if now := Clean(name(f, v)); now != "" {
				v = now
			}
			out = insert(out, v)
		}
		return out
	}
	filters, invalid := slices.Clone(s.filters), s.Invalid()
	for i, f := range filters {
		if !f.Facet.Entity() {
			continue
		}
		filters[i].Include = current(f.Facet, f.Include)
		filters[i].Exclude = nil
		for _, v := range current(f.Facet, f.Exclude) {
			if slices.Contains(filters[i].Include, v) { // two names of one entity: as if one had been typed twice
				invalid = append(invalid, Param{string(f.Facet) + suffixNot, v})
				continue
			}
			filters[i].Exclude = append(filters[i].Exclude, v)
		}
	}
	s.filters = filters
	for i, p := range invalid { // an exclusion that a choice overrides goes by the same name
		for _, f := range filters {
			if f.Facet.Entity() && p.Key == string(f.Facet)+suffixNot {
				invalid[i].Value = current(f.Facet, []string{p.Value})[0]
			}
		}
	}
	slices.SortFunc(invalid, compareParams)
	s.invalid = slices.Compact(invalid)
	return s
}

// insert returns a sorted copy of values that holds value, if it is any, once.
func insert(values []string, value string) []string {
	if value == "" {
		return values
	}
	return sorted(append(slices.Clone(values), value))
}

// remove returns a copy of values without value.
func remove(values []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == value })
}
