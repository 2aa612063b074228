package indextest

import (
	"math/rand/v2"
	"slices"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/query"
	"parallax/index/text"
)

// document is a document with its texts cut into words.
type document struct {
	index.Document
	written, stemmed map[article.Field][]string
}

func newDocument(d index.Document) *document {
	out := &document{d, map[article.Field][]string{}, map[article.Field][]string{}}
	for _, f := range article.Fields {
		for _, t := range text.Tokenize(nil, d.Text(f)) {
			out.written[f] = append(out.written[f], t.Term)
			out.stemmed[f] = append(out.stemmed[f], text.Stem(t.Term))
		}
	}
	return out
}

// values are an article's values of f, read from the document.
func values(d *document, f index.Facet, about bool) (out []string) {
	switch f {
	case index.Source:
		out = []string{d.Source}
	case index.Language:
		out = []string{d.Language}
	case index.Author:
		out = slices.Clone(d.Authors)
	case index.Tag:
		out = slices.Clone(d.Tags)
	default:
		for _, e := range d.Entities {
			if string(e.Kind) == string(f) && (!about || f != index.Country || e.About) {
				out = append(out, e.Name)
			}
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// matches reads a query against a document, word by word.
func matches(n query.Node, d *document) bool {
	switch n := n.(type) {
	case nil:
		return true
	case query.And:
		for _, k := range n.Kids {
			if !matches(k, d) {
				return false
			}
		}
		return true
	case query.Or:
		for _, k := range n.Kids {
			if matches(k, d) {
				return true
			}
		}
		return false
	case query.Not:
		return !matches(n.Kid, d)
	case query.Word:
		return holds(d.stemmed, n.Field, n.Text, text.Stem)
	case query.Phrase:
		return holds(d.written, n.Field, n.Text, func(s string) string { return s })
	case query.Value:
		for _, v := range values(d, index.Facet(n.Facet), false) {
			if text.Fold(v) == text.Fold(n.Text) {
				return true
			}
		}
		return false
	case query.Bound:
		p := d.Published
		if p.IsZero() {
			return false
		}
		if n.After {
			return p.First >= article.DayOf(n.Year, 1, 1)
		}
		return p.Last <= article.DayOf(n.Year, 12, 31)
	}
	panic("the suite does not read such a query")
}

// holds looks for a run of words in one text.
func holds(texts map[article.Field][]string, f query.Field, s string, form func(string) string) bool {
	var want []string
	for _, t := range text.Tokenize(nil, s) {
		want = append(want, form(t.Term))
	}
	for _, field := range article.Fields {
		if f != query.AnyField && string(f) != string(field) {
			continue
		}
		have := texts[field]
		for i := 0; i+len(want) <= len(have); i++ {
			if slices.Equal(have[i:i+len(want)], want) {
				return true
			}
		}
	}
	return false
}

// clauseCheck tells which clauses of a filter an article with values vs passes:
// the positive selection, the exclusions but one value's, and that of 'not
// stated'.
type clauseCheck struct {
	f  index.Filter
	vs []string
}

func (c clauseCheck) selection() bool {
	f := c.f
	none := len(c.vs) == 0
	wantNone := f.Missing != nil && *f.Missing
	if len(f.Include) == 0 {
		return !wantNone || none
	}
	hits := 0
	for _, v := range f.Include {
		if slices.Contains(c.vs, v) {
			hits++
		}
	}
	if f.EffectiveMatch() == index.MatchAll {
		return hits == len(f.Include)
	}
	return hits > 0 || wantNone && none
}

func (c clauseCheck) excluded(except string) bool {
	for _, v := range c.f.Exclude {
		if v != except && slices.Contains(c.vs, v) {
			return true
		}
	}
	return false
}

func (c clauseCheck) missing() bool {
	return c.f.Missing == nil || *c.f.Missing || len(c.vs) > 0
}

func (c clauseCheck) all() bool { return c.selection() && !c.excluded("") && c.missing() }

func inDates(d *document, r *index.Request) bool {
	if r.From == nil && r.To == nil {
		return true
	}
	p := d.Published
	return !p.IsZero() && (r.From == nil || p.First >= *r.From) && (r.To == nil || p.Last <= *r.To)
}

// isResult is whether d answers r.
func isResult(d *document, r *index.Request) bool {
	return matches(r.Query.Root, d) && inDates(d, r) && passesFilters(d, r, "")
}

// passesFilters is whether d passes all filters but those of one facet.
func passesFilters(d *document, r *index.Request, but index.Facet) bool {
	for _, f := range r.Filters {
		if f.Facet != but && !(clauseCheck{f, values(d, f.Facet, r.About)}).all() {
			return false
		}
	}
	return true
}

// bruteTotal counts results one by one.
func bruteTotal(docs []*document, r *index.Request) (n int) {
	for i := range docs {
		if isResult(docs[i], r) {
			n++
		}
	}
	return n
}

// randomRequest asks for something of the small world, with filters of every
// kind.
func randomRequest(r *rand.Rand) index.Request {
	req := index.Request{Query: query.Parse(randomQuery(r), r.IntN(4) == 0), About: r.IntN(3) == 0, Histogram: true,
		Facets: map[index.Facet]int{}, Limit: 5, Snippets: 1}
	for _, f := range index.Facets {
		req.Facets[f] = 50
		if r.IntN(3) > 0 {
			continue
		}
		filter := index.Filter{Facet: f}
		if r.IntN(2) == 0 {
			filter.Match = []index.Match{index.MatchAll, index.MatchAny}[r.IntN(2)]
		}
		for _, v := range valuesOf(f) {
			switch r.IntN(7) {
			case 0, 1:
				filter.Include = append(filter.Include, v)
			case 2:
				filter.Exclude = append(filter.Exclude, v)
			}
		}
		if r.IntN(4) == 0 {
			yes := r.IntN(2) == 0
			filter.Missing = &yes
		}
		if req.Filters = append(req.Filters, filter); req.Validate() != nil {
			req.Filters = req.Filters[:len(req.Filters)-1]
		}
	}
	if r.IntN(3) == 0 {
		from := article.DayOf(2022, 1, 1+r.IntN(400))
		req.From = &from
	}
	if r.IntN(3) == 0 {
		to := article.DayOf(2022, 6, 1+r.IntN(500))
		req.To = &to
	}
	return req
}

func valuesOf(f index.Facet) []string {
	return map[index.Facet][]string{index.Person: people, index.Country: countries, index.Organisation: orgs, index.Place: places,
		index.Source: sources, index.Author: authors, index.Language: languages, index.Tag: tags}[f]
}

func randomQuery(r *rand.Rand) string {
	w := func() string { return words[r.IntN(len(words))] }
	switch r.IntN(10) {
	case 0:
		return w()
	case 1:
		return w() + " " + w()
	case 2:
		return w() + " OR " + w()
	case 3:
		return w() + " -" + w()
	case 4:
		return "\"" + w() + " " + w() + "\""
	case 5:
		return "title:" + w()
	case 6:
		return "-" + w()
	case 7:
		return "country:" + countries[r.IntN(len(countries))] + " " + w()
	case 8:
		return "after:2022 before:2022"
	}
	return ""
}
