package index

import (
	"time"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
)

// Document is an article as stored: what was read from it and what was
// recognised in it. Entity names are as recognised in the article; Canonical
// of Searcher gives the collection's name for them.
type Document struct {
	ID       ID        `json:"id"`
	Version  int       `json:"version"`  // from 1
	Versions int       `json:"versions"` // how many the store keeps of this id
	Hash     string    `json:"hash"`     // of the text: article.Article.Hash
	Added    time.Time `json:"added"`    // when this version was stored, UTC

	Demo bool `json:"demo,omitempty"` // of the demo collection, which can be taken out as a whole

	Tags  []string `json:"tags,omitempty"`  // sorted, each once
	Owner *Owner   `json:"owner,omitempty"` // what the owner set; nil for nothing

	article.Article
	Entities   []entity.Entity   `json:"entities,omitempty"`
	Quotations []quote.Quotation `json:"quotations,omitempty"`
}

// Entry is an article on its way into a collection. Its Tags are those given with
// it; they are kept with the article, whatever its text becomes. Its Owner is not
// used.
type Entry struct {
	ID     ID       // by the rules of ID
	Local  bool     // ID comes from GivenID or RawID: the id that Origin had before wins, and an id under which another origin's article has another text is not taken from it
	Origin string   // where it was read: an absolute path, and "#key" where the file holds many; "" when there is none, as on standard input
	Raw    [32]byte // SHA-256 of the raw bytes
	Document

	// Exported is of an article that a collection exported: it is stored as it
	// was there, under its id, as the next version unless it is one already.
	// Document is its own, and Local, Origin and Raw are not used.
	Exported *Exported
}

// State is what became of an entry.
type State string

// The states.
const (
	Added     State = "added"
	Updated   State = "updated"   // a new version of a known article, or tags that it was not given before
	Unchanged State = "unchanged" // nothing was stored
)

// Outcome is what became of an entry.
type Outcome struct {
	ID      ID
	Version int
	State   State
}
