package view

// Article is the page of one article.
type Article struct {
	Page
	Heading     []Segment
	TitleSet    Set
	Derived     bool // the heading is the first sentence
	Demo        bool
	Source      string
	Date        Date
	Standfirst  []Segment
	Blocks      []Block
	Facts       []Fact
	Entities    []EntityGroup
	Quoted      []Quoted
	Clutter     Link // shows or hides what was left out of the text
	ClutterNote string
	Versions    []Link
	Notice      string // this is not the newest version
	Notes       []string
	Compare     string
	Copies      Copies
	Similar     []Pick // likely of the same event, the likeliest first
	Back        Link   // to the results this article was opened from
	PrevHit     string
	NextHit     string
	Matches     string // "7 occurrences of harbour strike"
	FirstMatch  string
}

// Block is a paragraph, a subhead, or a line that was left out.
type Block struct {
	Segments []Segment
	Subhead  bool
	Clutter  bool
	Rule     string // the rule that left the line out
}

// Fact is what is known of the article and where that was read.
type Fact struct {
	Name     string
	Values   []Link
	Evidence string
	Rule     string // what read it: "JSON-LD", "date line"; "" when that is not known
	Set      Set    // by the owner, in the place of what was read
}

// Set says that the owner set something; empty where the owner did not.
type Set struct {
	Text string
	Read string // what was read in its place, which Text ends in; "" for nothing
}

// EntityGroup lists the entities of one kind.
type EntityGroup struct {
	Kind   string
	Title  string
	Values []Entity
}

// Entity is one entity of the article.
type Entity struct {
	Name  string
	Role  string
	Href  string // search for articles that name it
	Count string // "9×"
	About bool
}

// Quoted is a speaker with what is quoted.
type Quoted struct {
	Speaker string
	Count   string
}
