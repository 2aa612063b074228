package query

// Field is one of an article's texts, or all of them.
type Field string

// The text fields a query can name. AnyField is every text of an article.
const (
	AnyField   Field = ""
	Title      Field = "title"
	Standfirst Field = "standfirst"
	Body       Field = "body"
)

// Node is a part of a query: one of the types below.
type Node interface{ isNode() }

// And matches what all its kids match. Its kids are at least two, none an And.
type And struct{ Kids []Node }

// Or matches what any of its kids matches. Its kids are at least two, none an
// Or of the same kind.
type Or struct {
	Kids []Node
	Any  bool // joined by match=any, not by a typed OR: stop words among the kids carry no weight
}

// Not matches what its kid does not. The kid is not a Not.
type Not struct{ Kid Node }

// Word matches a word in any inflection. Text is as typed and may hold marks
// that the engine's analysis splits on ("COVID-19"): then the parts must stand
// side by side.
type Word struct {
	Field Field
	Text  string
}

// Phrase matches its words as written, side by side and in order.
type Phrase struct {
	Field Field
	Text  string
}

// Near matches its words, in any inflection and order, where all stand within
// Distance words of each other.
type Near struct {
	Field    Field
	Text     string
	Distance int // 1 to 100
}

// Prefix matches words that begin with Text, which has three letters or more.
type Prefix struct {
	Field Field
	Text  string
}

// Value matches articles with a facet value that holds Text's words in order,
// or goes by that name: person:lavrov, country:us, source:"bbc news".
type Value struct {
	Facet string // "person", "country", "organisation", "place", "source", "author", "language", "tag"
	Text  string
}

// Bound matches articles dated on or after (After), or on or before, a day,
// month or year: both ends count as inside.
type Bound struct {
	After            bool
	Year, Month, Day int // Month and Day are 0 where only the year, or year and month, were typed
}

func (And) isNode()    {}
func (Or) isNode()     {}
func (Not) isNode()    {}
func (Word) isNode()   {}
func (Phrase) isNode() {}
func (Near) isNode()   {}
func (Prefix) isNode() {}
func (Value) isNode()  {}
func (Bound) isNode()  {}

// Query is a parsed query.
type Query struct {
	Root    Node     // nil matches every article
	Notices []string // what the parser could not take as typed, in plain words: "a lone '(' was left out"
}
