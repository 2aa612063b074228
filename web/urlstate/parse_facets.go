package urlstate

import (
	"slices"

	"parallax/index"
)

// facets reads the filters. Values beyond MaxFilters are left out.
func (r *reader) facets() {
	left := MaxFilters
	for _, facet := range index.Facets {
		f := r.facet(facet)
		for _, values := range []*[]string{&f.Include, &f.Exclude} {
			if len(*values) > left {
				r.exceed(FiltersLimit, MaxFilters)
				*values = trimmed((*values)[:left])
			}
			left -= len(*values)
		}
		if !empty(f) {
			r.s.filters = append(r.s.filters, f)
		}
	}
	r.s.about = r.oneOf(keySense, "country.sense is about or mentioned", "about", "mentioned") == "about"
}

func (r *reader) facet(facet index.Facet) index.Filter {
	f := index.Filter{Facet: facet}
	key := string(facet)
	f.Include = sorted(r.values[key])
	for _, v := range sorted(r.values[key+suffixNot]) {
		if slices.Contains(f.Include, v) {
			r.reject(key+suffixNot, v, "the same value is chosen as well, and that counts")
			continue
		}
		f.Exclude = append(f.Exclude, v)
	}
	f.Match = normalMatch(facet, index.Match(r.oneOf(key+suffixMatch, matchReason, "all", "any")))
	if v := r.oneOf(key+suffixMissing, "missing is 1 (only where it is not stated) or 0 (never those)", "0", "1"); v != "" {
		f.Missing = new(v == "1")
	}
	if impossible(f) {
		r.reject(key+suffixMissing, "1", "no article has a certain %s and none; the chosen ones count", facet)
		f.Missing = nil
	}
	return f
}

// sorted copies values in order, each once; nil for none.
func sorted(values []string) []string {
	values = slices.Clone(values)
	slices.Sort(values)
	return trimmed(slices.Compact(values))
}

// trimmed makes an empty slice nil.
func trimmed[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}

// The functions below put a value into the form a State keeps: defaults as zero.

func normalMatch(f index.Facet, m index.Match) index.Match {
	if m == f.DefaultMatch() {
		return ""
	}
	return m
}

func normalSort(s index.Sort, query string) index.Sort {
	if s == defaultSort(query) {
		return ""
	}
	return s
}

func normalPerPage(n int) int {
	if n == DefaultPerPage {
		return 0
	}
	return n
}

func normalPage(n int) int {
	if n <= 1 {
		return 0
	}
	return n
}

func validSort(s index.Sort) bool {
	return s == index.ByRelevance || s == index.Newest || s == index.Oldest
}

// maxView is the length of a view's name.
const maxView = 20

func validView(v string) bool {
	for _, r := range v {
		if (r < 'a' || r > 'z') && r != '-' {
			return false
		}
	}
	return v != "" && len(v) <= maxView
}
