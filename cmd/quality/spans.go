package main

import (
	"slices"
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/entity/corpus"
	"parallax/index/text"
)

// The classes of names that tagged collections share.
const (
	person       = "person"
	organisation = "organisation"
	location     = "location"
)

// name is a stretch of an article's text that names one of a class.
type name struct {
	class string
	article.Span
}

// tagged is an article with the names that people found in it.
type tagged struct {
	article.Article
	names map[name]bool
}

// add puts b behind what the article's field holds. Classes says which class a
// tag of the collection is; others are left out.
func (t *tagged) add(f article.Field, b corpus.Block, classes map[string]string) {
	s, at := corpus.Detokenise(b.Tokens)
	to := &t.Body
	if f == article.Title {
		to = &t.Title
	}
	if *to != "" {
		*to += "\n"
	}
	begin := len(*to)
	*to += s
	if t.names == nil {
		t.names = map[name]bool{}
	}
	for _, span := range corpus.Spans(b.Tags) {
		if class := classes[span.Class]; class != "" {
			t.names[name{class, article.Span{Field: f, Start: begin + at[span.First].Start, End: begin + at[span.Last].End}}] = true
		}
	}
}

// recognised are the names found in a, as a collection tags them: persons,
// organisations, and locations, which places are, and countries where they are
// called by a name, not by a demonym. Such tags do not nest: a name inside a
// longer one of another class is left out.
func recognised(a *article.Article, entities []entity.Entity) map[name]bool {
	var all []name
	for _, e := range entities {
		for _, m := range e.Mentions {
			class := location
			switch e.Kind {
			case entity.Person:
				class = person
			case entity.Organisation:
				class = organisation
			case entity.Country:
				if demonym(a.Text(m.Field)[m.Start:m.End]) {
					continue
				}
			}
			all = append(all, name{class, m})
		}
	}
	names := map[name]bool{}
	for _, n := range all {
		if !slices.ContainsFunc(all, func(o name) bool {
			return o.Field == n.Field && o.Start <= n.Start && n.End <= o.End && o.End-o.Start > n.End-n.Start
		}) {
			names[n] = true
		}
	}
	return names
}

// tallyNames compares found and wanted class by class.
func tallyNames(found, wanted map[name]bool) map[string]tally {
	by := map[string]tally{}
	for _, class := range []string{person, organisation, location} {
		of := func(names map[name]bool) map[name]bool {
			some := map[name]bool{}
			for n := range names {
				if n.class == class {
					some[n] = true
				}
			}
			return some
		}
		by[class] = tallySets(of(found), of(wanted))
	}
	return by
}

// folded makes two printings of a name equal.
func folded(s string) string {
	var terms []string
	for _, tok := range text.Tokenize(nil, s) {
		terms = append(terms, tok.Term)
	}
	return strings.Join(terms, " ")
}
