package compare

import (
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

// Bounds of a comparison. Where an article goes beyond one, the rest of it is
// left out and Comparison.Notes says so.
const (
	MinArticles   = 2
	MaxArticles   = 4
	maxTextBytes  = 600_000 // of one article: 100,000 words, twenty times a long read
	maxSentences  = 4_000   // of one article; links cost time in proportion to the product
	maxQuotations = 600     // of one article
	maxFigures    = 600     // of one article
)

// Input is an article with what was recognised in it.
type Input struct {
	ID         string
	Article    *article.Article
	Entities   []entity.Entity
	Quotations []quote.Quotation
}

// Comparison is two to four articles side by side. All lists are in reading
// order of the first article that has a part in an item.
type Comparison struct {
	SameEvent  SameEvent        `json:"same_event"`
	Pairs      []Pair           `json:"pairs"` // every two articles, in order
	Links      []Link           `json:"links"`
	Claims     []Claim          `json:"claims"`
	Quotations []QuotationGroup `json:"quotations"` // as Only, for those of kind OnlyHere
	Figures    []FigureRow      `json:"figures"`
	Runs       []Run            `json:"runs"`
	Only       []Only           `json:"only"`               // empty unless all pairs may tell of one event
	OnlyWhyNot string           `json:"only_why,omitempty"` // why Only is empty
	Entities   []EntityRow      `json:"entities"`
	Notes      []string         `json:"notes,omitempty"` // what was left out, in plain words
}

// Place is a stretch of one of the compared articles: UTF-8 bytes, half-open.
type Place struct {
	Article int           `json:"article"` // index into the compared articles
	Field   article.Field `json:"field"`
	Start   int           `json:"start"`
	End     int           `json:"end"`
}

// Verdict says whether articles tell of one event.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Unsure    Verdict = "unsure"
)

// SameEvent is the verdict on all articles together: same when the articles
// hang together by pairs that are, different when a pair is and nothing ties
// its two articles together, else unsure. The numbers are of the weakest pair.
type SameEvent struct {
	Verdict Verdict `json:"verdict"`
	Why     string  `json:"why"`
	Cosine  float64 `json:"cosine"` // of the articles' weighted words, 0 to 1
	Runs    int     `json:"runs"`   // verbatim runs of seven words or more
	Linked  float64 `json:"linked"` // share of the sentences that are linked, of the article with the larger share
}

// Pair is the verdict on two articles.
type Pair struct {
	A int `json:"a"`
	B int `json:"b"`
	SameEvent
	Copy string `json:"copy,omitempty"` // why the two look like one agency's text, in plain words
}

// LinkKind says how close two linked sentences are.
type LinkKind string

// The kinds of link.
const (
	SameWording LinkKind = "same_wording"
	SameClaim   LinkKind = "same_claim"
	Related     LinkKind = "related"
)

// Link joins two sentences of two articles. A sentence may have several.
type Link struct {
	A     Place    `json:"a"` // of the article with the lower index
	B     Place    `json:"b"`
	AText string   `json:"a_text"`
	BText string   `json:"b_text"`
	Score float64  `json:"score"` // 0 to 1
	Kind  LinkKind `json:"kind"`
}

// Claim is a row of sentences that links of at least 'same claim' join.
type Claim struct {
	Sentences []Passage `json:"sentences"`
}

// Passage is a place with its text.
type Passage struct {
	Place
	Text string `json:"text"`
}

// QuotationKind says how a quotation of one article stands in the others.
type QuotationKind string

// The kinds, from closest to none.
const (
	Verbatim    QuotationKind = "verbatim"              // word for word in both
	Near        QuotationKind = "near"                  // a few words differ
	Contained   QuotationKind = "contained"             // one quotes a part of the other
	Paraphrased QuotationKind = "paraphrased-elsewhere" // quoted here, told in own words there
	OnlyHere    QuotationKind = "only-here"
)

// QuotationGroup is what one person is quoted with, wherever it stands. Kind is
// that of its closest places.
type QuotationGroup struct {
	Kind       QuotationKind `json:"kind"`
	Speaker    string        `json:"speaker,omitempty"` // the fullest that any article names
	Places     []Quoted      `json:"places"`
	Paraphrase []Passage     `json:"paraphrase,omitempty"` // sentences of other articles that tell it in own words
}

// Quoted is a quotation in its place.
type Quoted struct {
	Passage
	Speaker string        `json:"speaker,omitempty"`
	Open    bool          `json:"open,omitempty"` // no closing mark
	Kind    QuotationKind `json:"kind"`           // how close the closest in another article comes
}

// Qualifier says how a text hedges a figure.
type Qualifier string

// The qualifiers.
const (
	Exact    Qualifier = "exact"
	About    Qualifier = "about"
	Nearly   Qualifier = "nearly"
	LessThan Qualifier = "less-than"
	MoreThan Qualifier = "more-than"
	Between  Qualifier = "between"
)

// FigureVerdict says whether two figures agree.
type FigureVerdict string

// The verdicts on figures. Two are the same when value and qualifier are
// equal (in different units: to 2 %), compatible when one quantity can satisfy both (their intervals
// overlap, see figureInterval), and different when none can.
const (
	SameFigure       FigureVerdict = "same"
	CompatibleFigure FigureVerdict = "compatible"
	DifferentFigure  FigureVerdict = "different"
)

// FigureRow sets figures of one quantity beside each other: of two articles,
// or of two places in one.
type FigureRow struct {
	Verdict FigureVerdict `json:"verdict"`
	Unit    string        `json:"unit"`
	Within  bool          `json:"within,omitempty"` // both in one article
	Linked  bool          `json:"linked"`           // their sentences are linked
	Figures []Figure      `json:"figures"`
}

// Figure is a quantity as a text gives it.
type Figure struct {
	Passage               // as printed: 'less than 10 minutes'
	Sentence    Place     `json:"sentence"`
	Qualifier   Qualifier `json:"qualifier"`
	Value       float64   `json:"value"`
	High        float64   `json:"high,omitempty"` // of 'between': the upper end
	Unit        string    `json:"unit"`
	Attribution string    `json:"attribution,omitempty"` // 'a senior official said'
}

// RunKind says why two articles share a run of words.
type RunKind string

// The kinds of run.
const (
	SameStatement RunKind = "same_statement_quoted" // both quote it
	SharedWording RunKind = "shared_wording"
)

// Run is a stretch of words that two articles share.
type Run struct {
	A     Place   `json:"a"`
	B     Place   `json:"b"`
	AText string  `json:"a_text"`
	BText string  `json:"b_text"`
	Words int     `json:"words"` // equal words
	Kind  RunKind `json:"kind"`
}

// Only is what was found in one article alone.
type Only struct {
	Passage
	Kind  string `json:"kind"`            // "sentence", or an entity kind
	Name  string `json:"name,omitempty"`  // of an entity; its place is the first mention
	Count int    `json:"count,omitempty"` // mentions of an entity
}

// EntityRow is an entity with the articles that name it.
type EntityRow struct {
	Kind entity.Kind `json:"kind"`
	Name string      `json:"name"`
	In   []Named     `json:"in"` // in order of article, those that name it
}

// Named says how often an article names an entity, and where first.
type Named struct {
	Count int     `json:"count"`
	First Passage `json:"first"`
}
