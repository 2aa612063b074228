package view

// Search is the page of results.
type Search struct {
	Page
	Heading      string // "harbour strike", or what is shown without a query
	Count        string // "1–20 of 1,234 articles"
	Understood   string // how the query was read
	Demo         Demo
	Notices      []string
	Chips        []Chip
	ClearAll     string
	AnyWord      Link // the same search by any word, or back by all
	CopiesSwitch Link // lists copies one by one, or folds them
	Sorts        []Link
	PerPage      []Link
	Dates        Dates
	Groups       []Group
	Hits         []Hit
	Params       []Param // the state, for the form around the hits
	Tray         []Picked
	TrayNote     string
	Pager        Pager
	None         None
	Selected     string // how many filters are set, in words; "" for none
}

// Chip is a part of the search that can be taken away.
type Chip struct {
	Label  string // "person", "not source", "from"
	Value  string
	Remove string
}

// Dates is the date filter.
type Dates struct {
	From, To string // as typed
	Relative string // in words, when the range moves with the clock
	Fix      string // link to the same range with its days written out
	Clear    string
	Params   []Param // the rest of the state
	Bars     []Bar
	First    string // labels under the ends of the axis
	Last     string
	Notes    []string // the undated, and those known only to the month or year
}

// Bar is a bar of the histogram, in units of the drawing, 272 wide and 64 high.
type Bar struct {
	X, Y, W, H string
	Href       string
	Label      string // "April 2025: 12 articles"
	Selected   bool
}

// Group is one facet beside the results.
type Group struct {
	Name     string // "person"
	Title    string // "People"
	Selected string // "2 selected"
	Clear    string
	Match    []Link // all or any; empty where there is no choice
	Senses   []Link // mentioned or about; countries only
	Values   []Value
	Missing  Value // Text is "" when there is none to show
	All      Link  // to the page of all values; Text is "" when all are shown
}

// Value is one value of a facet.
type Value struct {
	Text     string
	Count    string
	Unit     string // what is counted: "article" or "articles"
	Toggle   string // link that selects it, or takes the selection or exclusion back
	Exclude  string // link; "" where it makes no sense
	Selected bool
	Excluded bool
}

// Hit is one result.
type Hit struct {
	ID      string
	Anchor  string
	Title   []Segment
	Derived bool // the title is the first sentence
	Demo    bool
	Href    string
	Source  string
	Date    Date
	Lines   [][]Segment // passages
	Chips   []Link      // people and countries
	Copies  Copies
	Picked  bool
}

// Date is a date as shown.
type Date struct {
	Text     string // "16 April 2025", "April 2025", "no date"
	ISO      string // for machines; "" when undated
	Doubt    string // why it is doubtful, "" when it is not
	Evidence string // the printed text that it was read from
	None     bool
}

// Picked is an article in the compare tray that is not among the hits shown.
type Picked struct{ ID, Title string }

// Pager leads to the other pages. Numbers are values of the page parameter.
type Pager struct {
	Prev, Next string
	Pages      []PageNumber
	Note       string // why there is no further page
}

// PageNumber is one page, or where Gap is set the ones left out.
type PageNumber struct {
	Number  string
	Current bool
	Gap     bool
}

// None says what could be done where nothing was found.
type None struct {
	Heading string // "" when something was found
	Command string // that adds articles, where the collection is empty
	Offers  []Offer
}

// Offer is a search that finds something, and how much.
type Offer struct {
	Text  string
	Count string
	Href  string
}

// FacetPage is all values of one facet.
type FacetPage struct {
	Page
	Heading string
	Demo    Demo
	Count   string
	Context string // "of the 12 articles found by …"
	Back    string
	Find    string // what is in the filter box
	Params  []Param
	Orders  []Link
	Group   Group
	Prev    string
	Next    string
	Range   string
	Notices []string
	Field   string // the key of the filter box
}
