package bleveindex

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/query"
)

// namedFacets are the facets whose names, typed as plain words, stand for all
// names of that entity. Countries are not: "us" is a word, and the country
// facet is there for the country.
var namedFacets = [...]int{personFacet, organisationFacet, placeFacet}

// entity plans the words at the front of kids that name an entity with several
// names: the words, or any article that names it. Used is the number of kids it
// takes, 0 when there is no such name.
func (p *planner) entity(kids []query.Node) (named plan, used int) {
	f, ord, used := p.named(kids)
	if used == 0 {
		return nil, 0
	}
	var parts []plan
	for _, k := range kids[:used] {
		if x := p.plan(k); x != nil {
			parts = append(parts, x)
		}
	}
	typed := typedWords(kids[:used])
	_, others := p.otherNames(f, foldName(typed))
	p.notices = append(p.notices, fmt.Sprintf("%s also goes by %s; articles that name either are found. In quotation marks it is searched as typed", typed, strings.Join(others, ", ")))
	return anyPlan{parts: []plan{p.combine(parts, nil), p.names(f, ord)}, best: true}, used
}

// named finds the longest run of words at the front of kids that is a name of an
// entity with several names: its facet, ordinal and the number of words.
func (p *planner) named(kids []query.Node) (f int, ord uint32, used int) {
	n := 0
	for n < len(kids) && n < maxNameWords && typedWords(kids[n:n+1]) != "" {
		n++
	}
	for ; n > 0; n-- {
		key := foldName(typedWords(kids[:n]))
		for _, f := range namedFacets {
			if ord, others := p.otherNames(f, key); len(others) > 0 {
				return f, ord, n
			}
		}
	}
	return 0, 0, 0
}

// maxNameWords is how many words of a query are tried as one name.
const maxNameWords = 8

// typedWords joins the texts of words that may stand in any text; "" when one
// of nodes is something else.
func typedWords(nodes []query.Node) string {
	var words []string
	for _, n := range nodes {
		w, ok := n.(query.Word)
		if !ok || w.Field != query.AnyField {
			return ""
		}
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

// otherNames returns the entity of facet f that goes by the folded name, and
// its other names; none when it has no others, or several entities share the
// name.
func (p *planner) otherNames(f int, key string) (ord uint32, others []string) {
	found := false
	for _, o := range p.v.dicts[f].folded(key) {
		c := p.v.aliases.of(f, o)
		if found && c != ord {
			return 0, nil
		}
		ord, found = c, true
	}
	if !found || ord == unknownOrd || int(ord) >= len(p.v.names[f]) {
		return 0, nil
	}
	for _, name := range p.v.aliases.forms(f, p.v.names[f][ord]) {
		if foldName(name) != key {
			others = append(others, name)
		}
	}
	return ord, others
}

// names plans articles that name the entity ord of facet f, scored as a word
// would be.
func (p *planner) names(f int, ord uint32) plan {
	col := &p.v.facets[f]
	freq := func(seq uint32) int {
		for i := col.start[seq]; i < col.start[seq+1]; i++ {
			if col.ords[i] == ord {
				return int(col.counts[i])
			}
		}
		return 0
	}
	df := 0
	for i := range p.v.segments {
		s := &p.v.segments[i]
		for d, seq := range s.seqs {
			if freq(seq) > 0 && s.isLive(uint32(d)) {
				df++
			}
		}
	}
	return testPlan{test: freq, n: df, bm: newBM25(p.v.live, df, p.v.averageLength())}
}

// value plans person:lavrov and the like: articles with a value that holds the
// typed words in order, or goes by a name that does.
func (p *planner) value(n query.Value) plan {
	f := slices.Index(index.Facets[:], index.Facet(n.Facet))
	if f < 0 {
		p.fail(fmt.Errorf("%w: there is no facet %q", index.ErrInvalid, n.Facet))
		return nil
	}
	wanted := matchingValues(p.v, f, n.Text)
	if len(wanted) == 0 {
		p.notices = append(p.notices, fmt.Sprintf("no %s in this collection is called %q", n.Facet, n.Text))
	}
	col := &p.v.facets[f]
	return testPlan{n: p.v.live, test: func(seq uint32) int {
		for _, o := range col.of(seq) {
			if wanted[o] {
				return 1
			}
		}
		return 0
	}}
}

// matchingValues returns the canonical ordinals of facet f with a name that
// holds the words of typed, in order and whole. A country is also called by its
// code, its demonym and its other names.
func matchingValues(v *view, f int, typed string) map[uint32]bool {
	wanted := map[uint32]bool{}
	key := foldName(typed)
	if key == "" {
		return wanted
	}
	if f == countryFacet {
		if code, ok := entity.CountryCode(typed); ok {
			if ord, ok := v.dicts[f].ord(entity.CountryName(code)); ok {
				wanted[v.aliases.of(f, ord)] = true
			}
			delete(wanted, unknownOrd)
			return wanted
		}
	}
	for ord, fold := range v.folds[f] {
		if holdsWords(fold, key) || f == languageFacet && foldName(languageName(v.names[f][ord])) == key {
			wanted[v.aliases.of(f, uint32(ord))] = true
		}
	}
	delete(wanted, unknownOrd) // what the owner hid
	return wanted
}

// bound plans before: and after:, both inclusive.
func bound(v *view, b query.Bound) plan {
	first, last := boundDays(b)
	return testPlan{n: v.live, test: func(seq uint32) int {
		d := &v.dates[seq]
		if d.precision == article.Unknown || b.After && d.first < first || !b.After && d.last > last {
			return 0
		}
		return 1
	}}
}

// boundDays is the interval that the typed year, month or day covers.
func boundDays(b query.Bound) (first, last index.Day) {
	switch {
	case b.Month == 0:
		return article.DayOf(b.Year, 1, 1), article.DayOf(b.Year, 12, 31)
	case b.Day == 0:
		return article.DayOf(b.Year, time.Month(b.Month), 1), article.DayOf(b.Year, time.Month(b.Month)+1, 0)
	}
	day := article.DayOf(b.Year, time.Month(b.Month), b.Day)
	return day, day
}

// languageName is what a language is called in English, by its code.
func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	return display.English.Languages().Name(tag)
}

// holdsWords reports whether the folded name holds the folded words, in order
// and whole.
func holdsWords(fold, words string) bool {
	for {
		i := strings.Index(fold, words)
		if i < 0 {
			return false
		}
		end := i + len(words)
		if (i == 0 || fold[i-1] == ' ') && (end == len(fold) || fold[end] == ' ') {
			return true
		}
		fold = fold[i+1:]
	}
}
