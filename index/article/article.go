// Package article turns the raw bytes of a saved news article, in any
// supported format, into an Article: clean text in three fields, and what the
// text itself says of its date, source, authors and credits. Each field is
// traced to the rule and the line that set it.
package article

import (
	"crypto/sha256"
	"encoding/hex"

	"parallax/index/text"
)

// Field names one of an article's three texts.
type Field string

// The three texts of an article. A Span points into one of them.
const (
	Title      Field = "title"
	Standfirst Field = "standfirst"
	Body       Field = "body"
)

// Fields lists the texts in reading order.
var Fields = [...]Field{Title, Standfirst, Body}

// Span is a stretch of one of an article's texts: UTF-8 byte offsets,
// half-open, on rune boundaries.
type Span struct {
	Field Field `json:"field"`
	Start int   `json:"start"`
	End   int   `json:"end"`
}

// Article is what was read from one saved article. Its text is immutable once
// stored: spans point into it.
type Article struct {
	Title      string `json:"title,omitempty"`      // "" when the text has none; never invented from the lead
	Standfirst string `json:"standfirst,omitempty"` // the summary under the title
	Body       string `json:"body"`                 // paragraphs and subheads, joined by single newlines

	Subheads []text.Span `json:"subheads,omitempty"` // the lines of Body that are subheads

	Published Date `json:"published"`
	Updated   Date `json:"updated"`

	Source   string   `json:"source,omitempty"`   // outlet as shown, e.g. "BBC News"; "" when not stated
	URL      string   `json:"url,omitempty"`      // as given
	GivenID  string   `json:"given_id,omitempty"` // id given within the source file
	Authors  []string `json:"authors,omitempty"`  // from bylines
	Credits  []string `json:"credits,omitempty"`  // agencies credited, e.g. "AP", "PTI"
	Language string   `json:"language,omitempty"` // ISO 639-1; "" when it can't be told

	Given    []Given `json:"given,omitempty"`    // who and what the source file says the article is about
	Replaced int     `json:"replaced,omitempty"` // bytes of the source that were no valid text and were replaced

	Clutter []Clutter `json:"clutter,omitempty"` // lines left out of the text, in order
	Trace   []Trace   `json:"trace,omitempty"`   // which rule set each field, from which line
	Notes   []string  `json:"notes,omitempty"`   // what was doubtful, e.g. "12 bytes were not valid UTF-8 and were replaced"
}

// Given is one of the labels that people or a database gave an article in its
// source file, as given there: "west-germany".
type Given struct {
	Kind string `json:"kind"` // what the file calls it: "place", "person", "organisation", "topic", "exchange", "company", "tag"
	Name string `json:"name"`
}

// Clutter is a line of the source that is not part of the article:
// advertising, navigation, captions, teasers of other stories, credits.
type Clutter struct {
	Line int    `json:"line"` // 1-based line of the source, 0 where the source has no lines
	At   int    `json:"at"`   // byte offset in Body before which it stood, so that it can be shown in place
	Rule string `json:"rule"` // the rule that took it out
	Text string `json:"text"`
}

// Trace says which rule set a field.
type Trace struct {
	Field string `json:"field"` // "title", "published", "source", …
	Rule  string `json:"rule"`
	Line  int    `json:"line,omitempty"` // 1-based line of the source
	Text  string `json:"text,omitempty"` // the evidence, as printed
}

// Text returns the named text of a.
func (a *Article) Text(f Field) string {
	switch f {
	case Title:
		return a.Title
	case Standfirst:
		return a.Standfirst
	default:
		return a.Body
	}
}

// DisplayTitle is what a list shows: the title, else the first sentence of the
// standfirst or body without a dateline, and then derived is true.
func (a *Article) DisplayTitle() (title string, derived bool) {
	if a.Title != "" {
		return a.Title, false
	}
	for _, t := range []string{a.Standfirst, a.Body} {
		if s := text.Sentences(t); len(s) > 0 {
			first := s[0].Of(t)
			return first[datelineEnd(first):], true
		}
	}
	return "", true
}

// Hash identifies the text: lower-case hex SHA-256 over title, standfirst and
// body, each followed by a zero byte. Equal text has an equal hash, whatever
// file it came from.
func (a *Article) Hash() string {
	h := sha256.New()
	for _, f := range Fields {
		h.Write([]byte(a.Text(f)))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
