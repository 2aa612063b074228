package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parallax/index"
	"parallax/index/compare"
	"parallax/index/entity"
	"parallax/templates/view"
)

// rowMaker makes rows with one cell a column.
type rowMaker struct {
	docs    []index.Document
	numbers numbering
	st      comparison
}

func newRows(docs []index.Document, st comparison) rowMaker {
	return rowMaker{docs, numberSentences(docs), st}
}

func (m rowMaker) cells() []view.Cell {
	out := make([]view.Cell, len(m.docs))
	for i := range out {
		out[i].Label = letter(i)
	}
	return out
}

// passage is a passage with the way to its sentence.
func (m rowMaker) passage(p compare.Passage) view.Passage {
	return view.Passage{Text: p.Text, Href: m.numbers.href(m.st, m.numbers.holding(m.docs, p.Place))}
}

func put(cells []view.Cell, column int, p view.Passage) {
	cells[column].Passages = append(cells[column].Passages, p)
}

func claimRows(c compare.Comparison, docs []index.Document, st comparison) []view.Row {
	m := newRows(docs, st)
	kinds := map[sentenceAt]compare.LinkKind{}
	for _, l := range c.Links {
		for _, p := range []compare.Place{l.A, l.B} {
			if k, ok := kinds[at(p)]; !ok || closeness(l.Kind) < closeness(k) {
				kinds[at(p)] = l.Kind
			}
		}
	}
	var out []view.Row
	for i, claim := range c.Claims {
		r := view.Row{ID: "claim-" + strconv.Itoa(i+1), Number: strconv.Itoa(i + 1), Cells: m.cells()}
		best := compare.Related
		for _, s := range claim.Sentences {
			put(r.Cells, s.Article, m.passage(s))
			if k, ok := kinds[at(s.Place)]; ok && closeness(k) < closeness(best) {
				best = k
			}
		}
		class, words := linkWords(best)
		r.Kind, r.Label = class, capital(words)
		out = append(out, r)
	}
	return out
}

// quotationKinds is the order in which quotations are shown: what is shared first.
var quotationKinds = [...]compare.QuotationKind{compare.Verbatim, compare.Near, compare.Contained, compare.Paraphrased, compare.OnlyHere}

func quoteRows(c compare.Comparison, docs []index.Document, st comparison) []view.Row {
	m := newRows(docs, st)
	groups := slices.Clone(c.Quotations)
	slices.SortStableFunc(groups, func(a, b compare.QuotationGroup) int {
		return cmp.Compare(slices.Index(quotationKinds[:], a.Kind), slices.Index(quotationKinds[:], b.Kind))
	})
	var out []view.Row
	for i, g := range groups {
		r := view.Row{ID: "quote-" + strconv.Itoa(i+1), Number: strconv.Itoa(i + 1), Kind: string(g.Kind), Note: g.Speaker, Cells: m.cells()}
		switch g.Kind {
		case compare.Verbatim:
			r.Label = "Quoted word for word"
		case compare.Near:
			r.Label = "Quoted with other words here and there"
		case compare.Contained:
			r.Label = "Quoted in part"
		case compare.Paraphrased:
			r.Label = "Quoted here, told in own words there"
		default:
			r.Label = "Quoted in one only"
		}
		for _, q := range g.Places {
			p := m.passage(q.Passage)
			p.Quote, p.By = true, q.Speaker
			put(r.Cells, q.Article, p)
		}
		for _, p := range g.Paraphrase {
			told := m.passage(p)
			told.By = "in own words"
			put(r.Cells, p.Article, told)
		}
		out = append(out, r)
	}
	return out
}

func figureRows(c compare.Comparison, docs []index.Document, st comparison) []view.Row {
	m := newRows(docs, st)
	var out []view.Row
	for i, f := range c.Figures {
		r := view.Row{ID: "figure-" + strconv.Itoa(i+1), Number: strconv.Itoa(i + 1), Kind: string(f.Verdict), Note: f.Unit}
		switch f.Verdict {
		case compare.SameFigure:
			r.Label = "The same"
		case compare.CompatibleFigure:
			r.Label = "Compatible"
		default:
			r.Label = "Different"
		}
		switch {
		case f.Within:
			r.Note = strings.TrimSpace(r.Note + " · both in " + letter(f.Figures[0].Article))
		case !f.Linked:
			r.Note = strings.TrimSpace(r.Note + " · in sentences that say different things")
		}
		for _, g := range f.Figures {
			sentence := docs[g.Sentence.Article].Text(g.Sentence.Field)[g.Sentence.Start:g.Sentence.End]
			r.Cells = append(r.Cells, view.Cell{Label: letter(g.Article), Passages: []view.Passage{{
				Figure: g.Text, Text: sentence, By: g.Attribution, Href: m.numbers.href(st, g.Sentence),
			}}})
		}
		out = append(out, r)
	}
	return out
}

// presentOnly lists what one article alone has: sentences, and who and where.
func presentOnly(v *view.Compare, s index.Searcher, docs []index.Document, c compare.Comparison, st comparison) {
	m := newRows(docs, st)
	v.Nothing = sentence(c.OnlyWhyNot)
	only := make([]view.OnlyIn, len(docs))
	for _, o := range c.Only {
		if o.Kind == onlySentence {
			l := &only[o.Article]
			l.Sentences = append(l.Sentences, view.Link{Text: o.Text, Href: m.numbers.href(st, o.Place)})
		}
	}
	for i, l := range only {
		if len(l.Sentences) > 0 {
			l.Label, l.Count = letter(i), counted(len(l.Sentences), "sentence", "sentences")+" not found elsewhere"
			v.Only = append(v.Only, l)
		}
	}
	for _, f := range index.Facets {
		_, title := facetWords(f)
		x := view.Matrix{Title: title}
		for _, e := range c.Entities {
			if e.Kind == entity.Kind(f) && !s.Hides(f, e.Name) {
				x.Rows = append(x.Rows, matrixRow(s, f, e, len(docs)))
			}
		}
		if len(x.Rows) > 0 {
			v.Matrix = append(v.Matrix, x)
		}
	}
}

func matrixRow(s index.Searcher, f index.Facet, e compare.EntityRow, columns int) view.MatrixRow {
	name := s.Canonical(f, e.Name)
	r := view.MatrixRow{Name: name, Href: searchFor(f, name), Cells: make([]string, columns), Only: len(e.In) == 1}
	var in []string
	for _, n := range e.In {
		r.Cells[n.First.Article] = strconv.Itoa(n.Count)
		in = append(in, letter(n.First.Article))
	}
	switch {
	case len(e.In) == columns:
		r.Where = "in all"
		if columns == compare.MinArticles {
			r.Where = "in both"
		}
	case r.Only:
		r.Where = "only in " + in[0]
	default:
		r.Where = "in " + list(in)
	}
	return r
}
