// Package corpus reads collections of text in which people or programs tagged
// names: to train the recogniser from, and to measure it.
package corpus

import "strings"

// Block is a sentence or paragraph of a tagged collection, a tag a token.
type Block struct {
	Tokens, Tags []string
}

// ReadBlocks reads lines of a token and its tags; an empty line ends a block.
// Where names nest, the tag of the longest comes first, and is the one taken.
func ReadBlocks(s, separator string) []Block {
	var blocks []Block
	var b Block
	for line := range strings.Lines(s + "\n\n") {
		token, tag, ok := strings.Cut(strings.TrimRight(line, "\r\n"), separator)
		tag, _, _ = strings.Cut(tag, separator)
		switch {
		case ok && strings.TrimSpace(token) != "":
			b.Tokens, b.Tags = append(b.Tokens, strings.TrimSpace(token)), append(b.Tags, tag)
		case strings.TrimSpace(line) == "" && len(b.Tokens) > 0:
			blocks, b = append(blocks, b), Block{}
		}
	}
	return blocks
}

// Span is a run of tokens, both ends inclusive.
type Span struct {
	Class       string
	First, Last int
}

// Spans reads tags in the manner of B-I-O, with or without E- and S-. An I-
// or E- that continues nothing begins a span.
func Spans(tags []string) []Span {
	var spans []Span
	open := false // the last span may go on
	for i, tag := range tags {
		position, class, ok := strings.Cut(tag, "-")
		if !ok {
			open = false
			continue
		}
		if goesOn := position == "I" || position == "E"; goesOn && open && spans[len(spans)-1].Class == class {
			spans[len(spans)-1].Last = i
		} else {
			spans = append(spans, Span{class, i, i})
		}
		open = position == "B" || position == "I"
	}
	return spans
}
