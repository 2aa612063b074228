package urlstate

import (
	"reflect"
	"slices"

	"parallax/index"
)

// State is the state of a search. The zero State is a search for everything.
// States are immutable and in normal form: equal states have equal encodings.
type State struct {
	query   string
	any     bool
	filters []index.Filter // in the order of index.Facets, none that is empty; values sorted
	about   bool
	from    Date
	to      Date
	when    When // empty where from or to is set
	sort    index.Sort
	perPage int // 0 is DefaultPerPage
	page    int // 0 is the first
	view    string
	copies  bool
	picks   []index.ID
	at      int
	invalid []Param // sorted
}

// Param is one key and value of a query string, decoded.
type Param struct{ Key, Value string }

// Equal reports whether s and o are the same state.
func (s State) Equal(o State) bool { return reflect.DeepEqual(s, o) }

// Query is the query as typed.
func (s State) Query() string { return s.query }

// AnyWord reports whether any word of the query is enough.
func (s State) AnyWord() bool { return s.any }

// Filters lists the facets that narrow the search, or whose Match is not the
// default, in the order of index.Facets. Match is "" for the default.
func (s State) Filters() []index.Filter {
	var out []index.Filter
	for _, f := range s.filters {
		out = append(out, clone(f))
	}
	return out
}

// Filter is the filter by f, which may filter nothing.
func (s State) Filter(f index.Facet) index.Filter {
	if i := s.find(f); i >= 0 {
		return clone(s.filters[i])
	}
	return index.Filter{Facet: f}
}

func (s State) find(f index.Facet) int {
	return slices.IndexFunc(s.filters, func(x index.Filter) bool { return x.Facet == f })
}

// Has reports whether v is a chosen value of f.
func (s State) Has(f index.Facet, v string) bool {
	i := s.find(f)
	return i >= 0 && slices.Contains(s.filters[i].Include, v)
}

// Excludes reports whether v is an excluded value of f.
func (s State) Excludes(f index.Facet, v string) bool {
	i := s.find(f)
	return i >= 0 && slices.Contains(s.filters[i].Exclude, v)
}

// About reports whether the country facet means what articles are about.
func (s State) About() bool { return s.about }

// From and To are the dates as typed; zero where there are none.
func (s State) From() Date { return s.from }

// To is the other end of From.
func (s State) To() Date { return s.to }

// When is the relative date, or "".
func (s State) When() When { return s.when }

// EffectiveSort is the order chosen, else relevance where there is a query and
// newest where there is none.
func (s State) EffectiveSort() index.Sort {
	if s.sort != "" {
		return s.sort
	}
	return defaultSort(s.query)
}

func defaultSort(query string) index.Sort {
	if query != "" {
		return index.ByRelevance
	}
	return index.Newest
}

// Page counts from 1.
func (s State) Page() int { return max(1, s.page) }

// PerPage is how many hits a page has.
func (s State) PerPage() int {
	if s.perPage == 0 {
		return DefaultPerPage
	}
	return s.perPage
}

// PerPages lists the sizes of a page to choose from.
func PerPages() []int { return slices.Clone(perPages[:]) }

// LastPage is the last page that can be asked for.
func (s State) LastPage() int { return MaxHits / s.PerPage() }

// View is how results are shown, or "" for the usual way: a short lower-case
// name whose meaning is the page's.
func (s State) View() string { return s.view }

// ShowCopies reports whether copies stand in the list one by one.
func (s State) ShowCopies() bool { return s.copies }

// Picks lists the articles ticked for comparison, in order.
func (s State) Picks() []index.ID { return slices.Clone(s.picks) }

// At is an article's place in the results, from 1; 0 where it is not given.
func (s State) At() int { return s.at }

// Invalid lists what the URL says that could not be used.
func (s State) Invalid() []Param { return slices.Clone(s.invalid) }

// clone copies all that f points to.
func clone(f index.Filter) index.Filter {
	f.Include = slices.Clone(f.Include)
	f.Exclude = slices.Clone(f.Exclude)
	if f.Missing != nil {
		missing := *f.Missing
		f.Missing = &missing
	}
	return f
}

// empty reports whether f says nothing.
func empty(f index.Filter) bool {
	return len(f.Include) == 0 && len(f.Exclude) == 0 && f.Match == "" && f.Missing == nil
}

// impossible reports whether f asks for articles with a value and without one.
func impossible(f index.Filter) bool {
	return f.Missing != nil && *f.Missing && len(f.Include) > 0 && f.EffectiveMatch() == index.MatchAll
}
