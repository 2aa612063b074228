// Package quote finds what an article quotes, and who says it.
package quote

import "parallax/index/article"

// Quotation is a stretch between quotation marks, without the marks.
type Quotation struct {
	article.Span
	Open    bool   `json:"open,omitempty"`    // no closing mark: it ends with its paragraph
	Speaker string `json:"speaker,omitempty"` // who says it, where the sentence names them
}
