package index

// Fault is a piece of damage that Check found.
type Fault struct {
	What   string `json:"what"` // "article", "edit", "row", "store", "segment" or "index"
	Name   string `json:"name"` // the article's id and version, the file's name, or ""
	Reason string `json:"reason"`
}
