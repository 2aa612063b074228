package view

// Compare is the page of two to four articles side by side.
type Compare struct {
	Page
	Heading string
	Columns []Column
	Brief   bool // the columns' titles stand in the texts below
	Verdict Verdict
	Strip   []Link // what was found, counted; each leads to where it stands
	Views   []Link
	Texts   []Text
	Marked  bool   // something is marked in the texts, and a legend says what
	Base    []Link // other pairs for the text view of three or four
	Rows    []Row  // of the claims, quotes and figures views
	Only    []OnlyIn
	Matrix  []Matrix
	Notes   []string // what was left out of the comparison
	Nothing string   // why the view is empty
	Picker  Picker
}

// Column is one of the articles compared.
type Column struct {
	Label   string // A, B, C, D
	Title   string
	Derived bool
	Demo    bool
	Href    string
	Source  string
	Date    Date
	Words   string
	Remove  string
}

// Verdict says whether the articles are about one event.
type Verdict struct {
	Text    string
	Why     string
	Kind    string   // same, different or unsure
	Doubted bool     // not certainly one event
	Pairs   []string // of three or four articles: what is said of each two
}

// Text is one article's text, by sentences.
type Text struct {
	Label  string
	Name   string // the article's title
	Blocks []Sentences
}

// Sentences is one paragraph.
type Sentences struct {
	Heading   bool
	Sentences []Sentence
}

// Sentence is a sentence with what links it to others.
type Sentence struct {
	ID      string
	Kind    string // same, claim, related or only; "" where nothing is said
	Parts   []Part
	Markers []Marker
	Note    string // for those who can't see the marks: "only in A"
}

// Part is a stretch of a sentence.
type Part struct {
	Text   string
	Shared bool // word for word in the partner
}

// Marker is a numbered link to a partner.
type Marker struct {
	Number string
	Kind   string
	Href   string
	Label  string // "sentence 12 of B, same claim"
}

// Row is one claim, quotation or figure as the articles have it.
type Row struct {
	ID     string
	Number string
	Kind   string
	Label  string // "same wording", "verbatim", "different"
	Note   string
	Cells  []Cell // one a column
}

// Cell is what one article has. It is empty where it has nothing.
type Cell struct {
	Label    string // the column's
	Passages []Passage
}

// Passage is a sentence, quotation or figure of an article.
type Passage struct {
	Figure string // the figure as printed, with its qualifier
	Text   string
	Href   string // to the sentence
	Quote  bool   // Text is said, not written
	By     string // speaker, or who the figure is attributed to
}

// OnlyIn lists the sentences that one article alone has.
type OnlyIn struct {
	Label     string
	Count     string
	Sentences []Link
}

// Matrix is the entities of one kind by article.
type Matrix struct {
	Title string
	Rows  []MatrixRow
}

// MatrixRow is one entity.
type MatrixRow struct {
	Name  string
	Href  string
	Where string // "both", "only A", …
	Only  bool
	Cells []string // mentions in each column, "" for none
}

// Picker finds a partner for a single article.
type Picker struct {
	Query   string
	Params  []Param
	Hits    []Pick
	Note    string
	Shown   bool
	Nothing string
}

// Pick is an article that can be chosen.
type Pick struct {
	Title   string
	Derived bool
	Demo    bool
	Source  string
	Date    Date
	Href    string
	Verdict string // "same event", where the two were compared
}
