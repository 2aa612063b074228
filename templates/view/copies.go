package view

// Copies are other articles with the same text or most of it.
type Copies struct {
	Text string // "+2 copies"; "" for none
	List []Copy
	Open bool // shown unfolded
}

// Copy is one of them.
type Copy struct {
	ID     string
	Title  string
	Source string
	Date   Date
	Demo   bool
	Href   string
	Alike  string // "the same text"
	Anchor string // of a hit that is listed here only
	Tick   bool   // it can be ticked for comparison here
	Picked bool
}
