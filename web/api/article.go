package api

import (
	"context"
	"slices"

	"parallax/index"
)

// ArticleJSON is one version of one article.
type ArticleJSON struct {
	ID                 string       `json:"id"`
	Version            int          `json:"version"`
	Versions           int          `json:"versions"`
	Hash               string       `json:"hash"`
	Title              *string      `json:"title"`
	DisplayTitle       string       `json:"display_title"`
	TitleDerived       bool         `json:"title_derived"` // display_title is the first sentence
	Standfirst         *string      `json:"standfirst"`
	Published          *string      `json:"published"` // ISO 8601, as precise as it is known
	PublishedPrecision *string      `json:"published_precision"`
	PublishedEvidence  *string      `json:"published_evidence"`
	Updated            *string      `json:"updated"`
	UpdatedPrecision   *string      `json:"updated_precision"`
	Source             *string      `json:"source"`
	URL                *string      `json:"url"`
	Authors            []string     `json:"authors"`
	Credits            []string     `json:"credits"`
	Language           *string      `json:"language"`
	Tags               []string     `json:"tags"`
	Given              []Given      `json:"given"` // labels of the source file, as given there
	Owner              *Owner       `json:"owner"` // what the owner set; the other fields carry what holds
	Body               string       `json:"body"`
	People             []Entity     `json:"people"`
	Countries          []Country    `json:"countries"`
	Organisations      []Entity     `json:"organisations"`
	Places             []Entity     `json:"places"`
	Boilerplate        []string     `json:"boilerplate"`       // lines of the source that are not the article's
	Copies             []Copy       `json:"copies,omitempty"`  // other articles with the same text or most of it
	Origins            []string     `json:"origins,omitempty"` // the files it was read from: for its owner only
	Trace              []TraceEntry `json:"trace,omitempty"`
	Notes              []string     `json:"notes,omitempty"`
}

// Given is a label that the source file gave: a place, person, organisation, topic,
// company, exchange or tag.
type Given struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

// Entity is a person, organisation or place under the collection's name for it.
type Entity struct {
	Name     string `json:"name"`
	Count    int    `json:"count"`
	Mentions []Span `json:"mentions"` // in reading order
}

// Country is a country with its ISO 3166-1 alpha-2 code.
type Country struct {
	Name     string  `json:"name"`
	Code     *string `json:"code"`
	About    bool    `json:"about"` // the article is about it, not only mentions it
	Count    int     `json:"count"`
	Mentions []Span  `json:"mentions"`
}

// Span is a stretch of a title, standfirst or body.
type Span struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// TraceEntry says which rule set a field, or took a line out of the text.
type TraceEntry struct {
	Field string `json:"field"`
	Rule  string `json:"rule"`
	Line  int    `json:"line"` // 1-based line of the source, 0 where it has none
	Text  string `json:"text"`
}

// Article is a version of an article, the newest for version 0.
func Article(ctx context.Context, s index.Searcher, id string, version int) (ArticleJSON, error) {
	d, err := document(ctx, s, id, version)
	if err != nil {
		return ArticleJSON{}, err
	}
	a := present(s, &d)
	found, err := s.Copies(ctx, d.ID)
	a.Copies = copies(found)
	return a, err
}

// Traced is Article with the trace of how it was read.
func Traced(ctx context.Context, s index.Searcher, id string, version int) (ArticleJSON, error) {
	d, err := document(ctx, s, id, version)
	if err != nil {
		return ArticleJSON{}, err
	}
	a := present(s, &d)
	found, err := s.Copies(ctx, d.ID)
	if err != nil {
		return a, err
	}
	a.Copies = copies(found)
	for _, t := range d.Trace {
		a.Trace = append(a.Trace, TraceEntry(t))
	}
	for _, c := range d.Clutter {
		a.Trace = append(a.Trace, TraceEntry{Field: "boilerplate", Rule: c.Rule, Line: c.Line, Text: c.Text})
	}
	a.Notes = d.Notes
	return a, nil
}

func document(ctx context.Context, s index.Searcher, id string, version int) (index.Document, error) {
	parsed, err := index.ParseID(id)
	if err != nil {
		return index.Document{}, err
	}
	return s.Article(ctx, parsed, version)
}

func present(s index.Searcher, d *index.Document) ArticleJSON {
	display, derived := d.DisplayTitle()
	named := d.Named(s)
	a := ArticleJSON{
		ID: d.ID.String(), Version: d.Version, Versions: d.Versions, Hash: d.Hash,
		Title: stated(d.Title), DisplayTitle: display, TitleDerived: derived, Standfirst: stated(d.Standfirst),
		Published: stated(d.Published.String()), PublishedPrecision: stated(string(d.Published.Precision)), PublishedEvidence: stated(d.Published.Evidence),
		Updated: stated(d.Updated.String()), UpdatedPrecision: stated(string(d.Updated.Precision)),
		Source: stated(d.Source), URL: stated(d.URL), Authors: list(d.Authors), Credits: list(d.Credits), Language: stated(d.Language),
		Tags: list(d.Tags), Given: []Given{}, Owner: OwnerOf(d),
		Body:   d.Body,
		People: entities(named, index.Person), Countries: countries(named),
		Organisations: entities(named, index.Organisation), Places: entities(named, index.Place),
		Boilerplate: []string{},
	}
	for _, g := range d.Given {
		a.Given = append(a.Given, Given(g))
	}
	for _, c := range d.Clutter {
		a.Boilerplate = append(a.Boilerplate, c.Text)
	}
	return a
}

func spans(in []index.Span) []Span {
	return each(in, func(x index.Span) Span { return Span{string(x.Field), x.Start, x.End} })
}

func entities(named []index.Named, f index.Facet) []Entity {
	return each(of(named, f), func(n index.Named) Entity { return Entity{n.Name, len(n.Mentions), spans(n.Mentions)} })
}

func countries(named []index.Named) []Country {
	return each(of(named, index.Country), func(n index.Named) Country {
		return Country{n.Name, stated(n.Code), n.About, len(n.Mentions), spans(n.Mentions)}
	})
}

func of(named []index.Named, f index.Facet) []index.Named {
	return slices.DeleteFunc(slices.Clone(named), func(n index.Named) bool { return n.Facet != f })
}

// stated is nil for what an article does not state.
func stated(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
