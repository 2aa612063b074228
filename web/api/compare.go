package api

import (
	"context"
	"fmt"

	"parallax/index"
	"parallax/index/compare"
)

// CompareJSON is two to four articles side by side. Article numbers in it are
// indexes into Articles, whose order is the request's.
type CompareJSON struct {
	Articles   []ArticleJSON    `json:"articles"`
	SameEvent  SameEvent        `json:"same_event"`
	Links      []Link           `json:"links"`
	Quotations []QuotationGroup `json:"quotations"`
	Figures    []FigureRow      `json:"figures"`
	Only       []Only           `json:"only"` // empty unless the articles may tell of one event
	Notes      []string         `json:"notes,omitempty"`
}

// SameEvent is "same", "different" or "unsure", and why, in plain words.
type SameEvent struct {
	Verdict string `json:"verdict"`
	Why     string `json:"why"`
}

// Place is a stretch of one of the articles.
type Place struct {
	Article int    `json:"article"`
	Field   string `json:"field"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Passage is a place with its text.
type Passage struct {
	Place
	Text string `json:"text"`
}

// Link joins two sentences that say the same, or nearly.
type Link struct {
	A     Place   `json:"a"`
	B     Place   `json:"b"`
	AText string  `json:"a_text"`
	BText string  `json:"b_text"`
	Score float64 `json:"score"` // 0 to 1
	Kind  string  `json:"kind"`  // "same_wording", "same_claim", "related"
}

// QuotationGroup is one statement that is quoted, in all its places.
type QuotationGroup struct {
	Kind       string    `json:"kind"`
	Speaker    *string   `json:"speaker"`
	Places     []Quoted  `json:"places"`
	Paraphrase []Passage `json:"paraphrase"` // where others tell it in their own words
}

// Quoted is a quotation in its place.
type Quoted struct {
	Passage
	Speaker *string `json:"speaker"`
	Open    bool    `json:"open"` // it has no closing mark
}

// FigureRow sets figures of one quantity beside each other.
type FigureRow struct {
	Verdict string   `json:"verdict"` // "same", "compatible", "different"
	Unit    string   `json:"unit"`
	Within  bool     `json:"within"` // all in one article
	Linked  bool     `json:"linked"` // their sentences are linked
	Figures []Figure `json:"figures"`
}

// Figure is a quantity as a text gives it.
type Figure struct {
	Passage
	Sentence    Place    `json:"sentence"`
	Qualifier   string   `json:"qualifier"`
	Value       float64  `json:"value"`
	High        *float64 `json:"high"` // of "between": the upper end
	Unit        string   `json:"unit"`
	Attribution *string  `json:"attribution"`
}

// Only is a sentence, or an entity, found in one article alone.
type Only struct {
	Passage
	Kind  string  `json:"kind"`
	Name  *string `json:"name"`  // of an entity
	Count int     `json:"count"` // mentions of an entity
}

// load reads the articles to compare, in the order given. An error wraps
// ErrInvalid when they are not two to four different ones.
func load(ctx context.Context, s index.Searcher, ids []string) ([]index.Document, error) {
	if len(ids) < compare.MinArticles || len(ids) > compare.MaxArticles {
		return nil, fmt.Errorf("%w: a comparison is of %d to %d articles, not %d", index.ErrInvalid, compare.MinArticles, compare.MaxArticles, len(ids))
	}
	docs := make([]index.Document, len(ids))
	known := map[index.ID]bool{}
	for i, id := range ids {
		d, err := document(ctx, s, id, 0)
		if err != nil {
			return nil, err
		}
		if known[d.ID] {
			return nil, fmt.Errorf("%w: article %s is named twice", index.ErrInvalid, d.ID)
		}
		known[d.ID], docs[i] = true, d
	}
	return docs, nil
}

// Compare compares two to four articles, in the order given.
func Compare(ctx context.Context, s index.Searcher, ids []string) (CompareJSON, error) {
	docs, err := load(ctx, s, ids)
	if err != nil {
		return CompareJSON{}, err
	}
	out := CompareJSON{Articles: make([]ArticleJSON, len(docs))}
	in := make([]compare.Input, len(docs))
	for i := range docs {
		d := &docs[i]
		in[i] = compare.Input{ID: d.ID.String(), Article: &d.Article, Entities: d.Entities, Quotations: d.Quotations}
		out.Articles[i] = present(s, d)
	}
	c, err := compare.Compare(ctx, in)
	if err != nil {
		return CompareJSON{}, err
	}
	out.SameEvent = SameEvent{string(c.SameEvent.Verdict), c.SameEvent.Why}
	out.Links = each(c.Links, func(l compare.Link) Link {
		return Link{place(l.A), place(l.B), l.AText, l.BText, l.Score, string(l.Kind)}
	})
	out.Quotations = each(c.Quotations, quotationGroup)
	out.Figures = each(c.Figures, figureRow)
	out.Only = each(c.Only, func(o compare.Only) Only {
		return Only{passage(o.Passage), o.Kind, stated(o.Name), o.Count}
	})
	out.Notes = c.Notes
	return out, nil
}

// each is f of every one of s; never nil.
func each[S, T any](s []S, f func(S) T) []T {
	out := make([]T, len(s))
	for i, x := range s {
		out[i] = f(x)
	}
	return out
}

func place(p compare.Place) Place {
	return Place{p.Article, string(p.Field), p.Start, p.End}
}

func passage(p compare.Passage) Passage { return Passage{place(p.Place), p.Text} }

func quotationGroup(g compare.QuotationGroup) QuotationGroup {
	return QuotationGroup{
		Kind: string(g.Kind), Speaker: stated(g.Speaker),
		Places: each(g.Places, func(q compare.Quoted) Quoted {
			return Quoted{passage(q.Passage), stated(q.Speaker), q.Open}
		}),
		Paraphrase: each(g.Paraphrase, passage),
	}
}

func figureRow(r compare.FigureRow) FigureRow {
	return FigureRow{
		Verdict: string(r.Verdict), Unit: r.Unit, Within: r.Within, Linked: r.Linked,
		Figures: each(r.Figures, func(f compare.Figure) Figure {
			out := Figure{
				Passage: passage(f.Passage), Sentence: place(f.Sentence), Qualifier: string(f.Qualifier),
				Value: f.Value, Unit: f.Unit, Attribution: stated(f.Attribution),
			}
			if f.Qualifier == compare.Between {
				out.High = &f.High
			}
			return out
		}),
	}
}
