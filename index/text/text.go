// Package text cuts prose into sentences and words and folds words to the
// forms that search and comparison work with. Everything that reads prose uses
// it, so that a word means the same to the index, to a snippet and to a
// comparison. All positions are byte offsets into the string that was given.
package text

// Span is a stretch of a text: byte offsets, half-open, on rune boundaries.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the stretch of t that s covers.
func (s Span) Of(t string) string { return t[s.Start:s.End] }
