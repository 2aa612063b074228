package view

// Home is the front page.
type Home struct {
	Page
	Empty   bool
	Demo    Demo
	Command string // that adds articles, exactly; "" where there are some of one's own
	Glance  []Figure
	Latest  []Hit
	More    string // link to all articles
	Groups  []Group
}

// Figure is a number with what it counts.
type Figure struct {
	Number string
	Label  string
	Href   string
}

// Help is the page on how to search.
type Help struct {
	Page
	Contents []Link
	Query    []Example
	Keys     []Example
	URL      []Example
	Facet    []Example
	Compare  []Example
}

// Example is something to type, and what it does.
type Example struct {
	Text string
	Note string
	Href string
}
