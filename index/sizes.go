package index

// Sizes says what a collection takes, by part.
type Sizes struct {
	Text  int64  // bytes of the texts of all stored versions
	Store []Part // together the store's size on disk
	Index []Part // together the index's
}

// Part is a part of what a collection takes on disk.
type Part struct {
	Name  string `json:"name"`
	Count int64  `json:"count"` // of what the part consists of: articles, segments; 0 where that says nothing
	Bytes int64  `json:"bytes"`
}
