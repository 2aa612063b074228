package urlstate

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parallax/index"
)

// The keys that belong to no facet.
const (
	keyQuery   = "q"
	keyMatch   = "match"
	keySense   = "country.sense"
	keyFrom    = "from"
	keyTo      = "to"
	keyWhen    = "when"
	keySort    = "sort"
	keyPerPage = "n"
	keyPage    = "page"
	keyView    = "view"
	keyCopies  = "copies"
	keyPick    = "pick"
	keyAt      = "at"
)

// TrayKey is a key of the form around the hits alone: the articles ticked
// before, in their order. A browser sends ticks in the order of the page, with
// those of other pages first; by this they are put back into the order in which
// they were ticked. It is part of no State.
const TrayKey = "tray"

// The keys of a facet are its name, and its name with these.
const (
	suffixNot     = ".not"
	suffixMatch   = ".match"
	suffixMissing = ".missing"
)

// Encode is the canonical query string of s, without '?'.
func (s State) Encode() string {
	var b strings.Builder
	for i, p := range s.Params() {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(p.Key))
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(p.Value))
	}
	return b.String()
}

// Params lists what Encode writes, in the same order: for a form's hidden
// fields.
func (s State) Params() []Param {
	var out []Param
	add := func(key, value string) {
		if value != "" {
			out = append(out, Param{key, value})
		}
	}
	number := func(key string, n int) {
		if n != 0 {
			add(key, strconv.Itoa(n))
		}
	}
	flag := func(key, value string, set bool) {
		if set {
			add(key, value)
		}
	}
	add(keyQuery, s.query)
	flag(keyMatch, string(index.MatchAny), s.any)
	for _, f := range s.filters {
		key := string(f.Facet)
		for _, v := range f.Include {
			add(key, v)
		}
		for _, v := range f.Exclude {
			add(key+suffixNot, v)
		}
		add(key+suffixMatch, string(f.Match))
		if f.Missing != nil {
			flag(key+suffixMissing, "1", *f.Missing)
			flag(key+suffixMissing, "0", !*f.Missing)
		}
	}
	flag(keySense, "about", s.about)
	add(keyFrom, s.from.String())
	add(keyTo, s.to.String())
	add(keyWhen, string(s.when))
	add(keySort, string(s.sort))
	number(keyPerPage, s.perPage)
	number(keyPage, s.page)
	add(keyView, s.view)
	flag(keyCopies, "show", s.copies)
	for _, id := range s.picks {
		add(keyPick, id.String())
	}
	number(keyAt, s.at)
	out = append(out, s.invalid...)
	slices.SortStableFunc(out, func(a, b Param) int { return cmp.Compare(a.Key, b.Key) })
	return out
}
