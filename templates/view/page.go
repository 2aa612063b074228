// Package view holds what templates print: plain structs whose numbers and
// dates are written out, whose links are final and whose highlights are
// segments of text. Nothing here is HTML, and nothing is left to compute.
package view

// Page is what every page has around its content.
type Page struct {
	Title      string  // of the document; the site's name is added
	Kind       string  // the page's name in style sheets and scripts: home, search, facet, …
	Canonical  string  // absolute URL without what does not change the content
	NoIndex    bool    // crawlers should neither list the page nor follow it
	Query      string  // stands in the search box
	Kept       []Param // filters that a new query keeps
	Styles     []string
	Scripts    []string
	Icon       string
	OpenSearch string
	Version    string
	Alternate  string // the same as JSON
}

// Demo says that demo articles are shown, and takes them out. Text is "" where
// there are none.
type Demo struct {
	Text   string
	Button string
	Action string // where the button posts to
}

// Param is one key and value of a URL's query, kept by a form in a hidden
// field.
type Param struct{ Key, Value string }

// Link is a link, or where Href is empty the name of what can't be followed.
type Link struct {
	Text    string
	Href    string
	Note    string // what the text leaves out, for those who can't see the page
	Current bool
}

// Segment is a stretch of text that is marked one way.
type Segment struct {
	Text  string
	Match bool   // the query found it
	ID    string // anchor of a match
	Prev  string // anchor of the match before, as a link
	Next  string // … after
	Kind  string // person, country, organisation, place: the entity named here
	Name  string // the entity's name in the collection
}

// Error is the page of an error.
type Error struct {
	Page
	Status  string // "404"
	Heading string
	Text    string
	Links   []Link // what to do instead
}
