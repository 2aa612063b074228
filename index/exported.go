package index

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"parallax/index/article"
	"parallax/index/entity"
)

// ExportFormat is the version of Exported's form. It changes when an older
// Parallax would lose something by reading it.
const ExportFormat = 1

// Exporter lists all that is stored.
type Exporter interface {
	// Export calls f with every version of the articles that ids names, in that
	// order, of all in the order of ids for nil, the oldest version first, hidden
	// articles too. The articles of one call need not be of one moment; f may
	// take its time. ErrUnreadable, at the end, when some can't be read: the log
	// names them. With any other error, ErrDamaged too, it ends midway.
	Export(ctx context.Context, ids []ID, f func(Exported) error) error
}

// Exported is a version of an article with all that is stored of it. As JSON, an
// object a line, it is what export writes and add reads.
type Exported struct {
	Format int `json:"parallax_export"` // ExportFormat; first in its line
	Document

	// With the newest version, what is kept beside the versions:

	Given   []string         `json:"given_tags,omitempty"` // tags that it was given when it was added
	Edits   *Owner           `json:"edits,omitempty"`      // what the owner set: the values set, where Document.Owner has those read
	Origins []ExportedOrigin `json:"origins,omitempty"`    // where it was read, in order

	// What the owner says of the names of its entities, in order, and of those that
	// they are joined with.
	Corrections []entity.Correction `json:"corrections,omitempty"`
}

// ExportedOrigin is where an article was read.
type ExportedOrigin struct {
	Name []byte   // as Entry.Origin: a file's name need not be valid UTF-8
	Raw  [32]byte // SHA-256 of the bytes that were read there last
}

// originJSON is an ExportedOrigin. Bytes stands for Name where that is no UTF-8.
type originJSON struct {
	Name  string `json:"name,omitempty"`
	Bytes []byte `json:"name_base64,omitempty"`
	Raw   string `json:"sha256"`
}

// MarshalJSON writes {"name","sha256"}.
func (o ExportedOrigin) MarshalJSON() ([]byte, error) {
	j := originJSON{Raw: hex.EncodeToString(o.Raw[:])}
	if utf8.Valid(o.Name) {
		j.Name = string(o.Name)
	} else {
		j.Bytes = o.Name
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *ExportedOrigin) UnmarshalJSON(b []byte) error {
	var j originJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	o.Name = j.Bytes
	if j.Name != "" {
		o.Name = []byte(j.Name)
	}
	raw, err := hex.DecodeString(j.Raw)
	if err != nil || len(raw) != len(o.Raw) || len(o.Name) == 0 {
		return fmt.Errorf("%w: an origin has a name and 64 hexadecimal digits", ErrInvalid)
	}
	o.Raw = [32]byte(raw)
	return nil
}

// Validate returns ErrInvalid, with a reason a reader understands, for what no
// collection has exported: a file of it may have been changed by hand.
func (x *Exported) Validate() error {
	bad := func(what string) error { return fmt.Errorf("%w: %s", ErrInvalid, what) }
	switch {
	case x.Format > ExportFormat:
		return bad(fmt.Sprintf("it was exported by a later version of Parallax (form %d, this one knows %d)", x.Format, ExportFormat))
	case x.Format < 1:
		return bad("it is no article that Parallax exported")
	case x.ID == ID{}:
		return bad("it has no id")
	case x.Version < 1:
		return bad("it has no version")
	case x.Added.IsZero():
		return bad("it does not say when it was added")
	case x.Title == "" && x.Standfirst == "" && x.Body == "":
		return bad("it has no text")
	case x.Hash != x.Article.Hash():
		return bad("its text is not the one that was exported: the hash differs")
	}
	if err := x.validateOwner(); err != nil {
		return err
	}
	for _, d := range []article.Date{x.Published, x.Updated} {
		known := slices.Contains([]article.Precision{article.Unknown, article.Year, article.Month, article.DayOnly, article.Minute}, d.Precision)
		if !known || d.First > d.Last {
			return bad("its date is none")
		}
	}
	for _, s := range x.Subheads {
		if !within(article.Span{Field: article.Body, Start: s.Start, End: s.End}, &x.Article) {
			return bad("a subhead lies outside its text")
		}
	}
	for _, c := range x.Clutter {
		if c.At < 0 || c.At > len(x.Body) {
			return bad("a line that was left out lies outside its text")
		}
	}
	for _, e := range x.Entities {
		if len(e.Mentions) == 0 {
			return bad("an entity is never mentioned")
		}
		for _, m := range e.Mentions {
			if !within(m, &x.Article) {
				return bad("a mention lies outside its text")
			}
		}
	}
	for _, q := range x.Quotations {
		if !within(q.Span, &x.Article) {
			return bad("a quotation lies outside its text")
		}
	}
	return nil
}

// validateOwner is Validate for what is kept beside the versions.
func (x *Exported) validateOwner() error {
	given, err := CleanTags(x.Given)
	if err != nil || !slices.Equal(given, x.Given) {
		return fmt.Errorf("%w: its tags are none that were given", ErrInvalid)
	}
	said, err := CleanCorrections(x.Corrections)
	if err != nil || !slices.Equal(said, x.Corrections) {
		return fmt.Errorf("%w: its corrections of names are none that can be made", ErrInvalid)
	}
	o := x.Edits
	if o == nil {
		return nil
	}
	e, err := Edit{Title: o.Title, Source: o.Source, Published: o.Published, Hide: &o.Hidden, Tag: o.Tagged, Untag: o.Untagged, Bearers: o.Bearers}.Clean()
	if err != nil {
		return fmt.Errorf("its edits: %w", err)
	}
	same := func(a, b *string) bool { return a == b || *a == *b } // Clean keeps nil nil
	given = slices.DeleteFunc(given, func(t string) bool { return slices.Contains(e.Untag, t) || slices.Contains(e.Tag, t) })
	switch {
	case o.Set.IsZero():
		return fmt.Errorf("%w: its edits do not say when they were made", ErrInvalid)
	case !same(e.Title, o.Title) || !same(e.Source, o.Source) || !slices.Equal(e.Tag, o.Tagged) || !slices.Equal(e.Untag, o.Untagged) || !slices.Equal(e.Bearers, o.Bearers):
		return fmt.Errorf("%w: its edits are none that can be made", ErrInvalid)
	case len(given)+len(e.Tag) > MaxTags:
		return fmt.Errorf("%w: an article has at most %d tags", ErrInvalid, MaxTags)
	}
	return nil
}

// within reports whether a span lies in its text, on the boundaries of characters.
func within(s article.Span, a *article.Article) bool {
	t := a.Text(s.Field)
	return slices.Contains(article.Fields[:], s.Field) && s.Start >= 0 && s.Start <= s.End && s.End <= len(t) &&
		(s.Start == len(t) || utf8.RuneStart(t[s.Start])) && (s.End == len(t) || utf8.RuneStart(t[s.End]))
}
