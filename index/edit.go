package index

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parallax/index/article"
)

// Owner is what the collection's owner set over what was read from an article.
// The document's own fields carry what holds; here stands what was read, nil
// where the owner set nothing else.
type Owner struct {
	Title     *string       `json:"title,omitempty"`
	Source    *string       `json:"source,omitempty"`
	Published *article.Date `json:"published,omitempty"`
	Tagged    []string      `json:"tagged,omitempty"`   // of Document.Tags, those that the owner gave; sorted
	Untagged  []string      `json:"untagged,omitempty"` // those that the owner took off: they do not come back; sorted
	Bearers   []Bearer      `json:"bearers,omitempty"`  // whom it means by names that several bear; in order
	Hidden    bool          `json:"hidden,omitempty"`   // not found, not counted, and shown to the owner alone
	Set       time.Time     `json:"set"`                // when the owner changed something last, UTC
}

// Hidden reports whether the owner hid d.
func (d *Document) Hidden() bool { return d.Owner != nil && d.Owner.Hidden }

// Setting names something that an Edit sets.
type Setting string

// The settings that Edit.Reset takes back.
const (
	SetTitle     Setting = "title"
	SetSource    Setting = "source"
	SetPublished Setting = "published"
	SetTags      Setting = "tags" // those that the owner gave go, those taken off come back
)

// Settings lists the settings.
var Settings = [...]Setting{SetTitle, SetSource, SetPublished, SetTags}

// SetByOwner is the evidence of a date that the owner set.
const SetByOwner = "set by owner"

// Edit changes what the owner says of an article. Nil and empty fields leave
// things as they are. It holds for all versions, those to come too.
type Edit struct {
	Title     *string       `json:"title,omitempty"`     // "": it has none
	Source    *string       `json:"source,omitempty"`    // "": not stated
	Published *article.Date `json:"published,omitempty"` // zero: undated
	Hide      *bool         `json:"hide,omitempty"`
	Tag       []string      `json:"tag,omitempty"`
	Untag     []string      `json:"untag,omitempty"`
	Bearers   []Bearer      `json:"bearers,omitempty"`
	Reset     []Setting     `json:"reset,omitempty"` // back to what was read
}

// Bounds of what an owner sets.
const (
	MaxSetting = 1000 // bytes of a title, source or tag: more than a folder's name has
	MaxTags    = 1000 // of one article
)

// Clean returns e with its texts in the form in which they are stored: one line,
// normal form C, single spaces. It returns ErrInvalid with a reason that a reader
// understands for what can't be set.
func (e Edit) Clean() (Edit, error) {
	for what, s := range map[string]**string{"title": &e.Title, "source": &e.Source} {
		if *s == nil {
			continue
		}
		clean := line(**s)
		if len(clean) > MaxSetting {
			return e, fmt.Errorf("%w: the %s is longer than %d bytes", ErrInvalid, what, MaxSetting)
		}
		*s = &clean
	}
	if d := e.Published; d != nil {
		if err := settable(*d); err != nil {
			return e, err
		}
		set := *d
		set.Evidence = ""
		e.Published = &set
	}
	var err error
	if e.Tag, err = CleanTags(e.Tag); err != nil {
		return e, err
	}
	if e.Untag, err = CleanTags(e.Untag); err != nil {
		return e, err
	}
	if e.Bearers, err = cleanBearers(e.Bearers); err != nil {
		return e, err
	}
	for _, t := range e.Tag {
		if slices.Contains(e.Untag, t) {
			return e, fmt.Errorf("%w: the tag %q is given and taken off at once", ErrInvalid, t)
		}
	}
	set := map[Setting]bool{SetTitle: e.Title != nil, SetSource: e.Source != nil, SetPublished: e.Published != nil, SetTags: len(e.Tag)+len(e.Untag) > 0}
	nothing := e.Hide == nil && len(e.Reset)+len(e.Bearers) == 0
	for _, s := range e.Reset {
		switch changed, known := set[s]; {
		case !known:
			return e, fmt.Errorf("%w: there is no setting %q: title, source, published and tags can be taken back", ErrInvalid, s)
		case changed:
			return e, fmt.Errorf("%w: %s is set and taken back at once", ErrInvalid, s)
		}
	}
	for _, changed := range set {
		nothing = nothing && !changed
	}
	if nothing {
		return e, fmt.Errorf("%w: the edit changes nothing", ErrInvalid)
	}
	return e, nil
}

// settable returns ErrInvalid for a date that no article can have.
func settable(d article.Date) error {
	switch {
	case d.IsZero() && d == article.Date{}:
		return nil
	case !slices.Contains([]article.Precision{article.Year, article.Month, article.DayOnly, article.Minute}, d.Precision),
		d.First > d.Last, (d.Precision == article.Minute) == d.Instant.IsZero():
		return fmt.Errorf("%w: the date is none", ErrInvalid)
	}
	return nil
}

// CleanTags returns tags as they are stored: one line each, normal form C,
// sorted, each once. It returns ErrInvalid for one that is empty or too long, or
// when there are too many.
func CleanTags(tags []string) ([]string, error) {
	var out []string
	for _, t := range tags {
		clean := line(t)
		switch {
		case clean == "":
			return nil, fmt.Errorf("%w: a tag has at least one letter", ErrInvalid)
		case len(clean) > MaxSetting:
			return nil, fmt.Errorf("%w: the tag %q… is longer than %d bytes", ErrInvalid, clean[:20], MaxSetting)
		}
		out = append(out, clean)
	}
	slices.Sort(out)
	if out = slices.Compact(out); len(out) > MaxTags {
		return nil, fmt.Errorf("%w: an article has at most %d tags", ErrInvalid, MaxTags)
	}
	return out, nil
}

// line is s as one line of valid text: as the address of a search writes values.
func line(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// The forms in which a date can be typed, without and with a time of day.
var (
	dayForms = [...]struct {
		form      string
		precision article.Precision
	}{{"2006", article.Year}, {"2006-01", article.Month}, {"2006-1", article.Month}, {"2006-01-02", article.DayOnly}, {"2006-1-2", article.DayOnly}}
	timeForms = [...]string{"2006-01-02 15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04 Z07:00", "2006-01-02 15:04:05 Z07:00",
		"2006-01-02 15:04Z0700", "2006-01-02 15:04 Z0700", "2006-01-02 15:04:05Z0700"}
	zoneless = [...]string{"2006-01-02 15:04", "2006-01-02 15:04:05"}
)

// ParsePublished reads a date as the owner types it: 2022, 2022-02, 2022-02-16, or
// 2022-02-16T08:15+05:30 (also with a space, seconds, or Z); "" is undated. It
// returns ErrInvalid with a reason for anything else.
func ParsePublished(s string) (d article.Date, err error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return d, nil
	}
	for _, f := range dayForms {
		t, err := time.Parse(f.form, s)
		if err != nil || t.Year() < 1000 {
			continue
		}
		end := t
		switch f.precision {
		case article.Year:
			end = t.AddDate(1, 0, -1)
		case article.Month:
			end = t.AddDate(0, 1, -1)
		}
		return article.Date{Precision: f.precision, First: article.DayOf(t.Date()), Last: article.DayOf(end.Date())}, nil
	}
	spaced := s
	if len(s) > 10 && (s[10] == 'T' || s[10] == 't') {
		spaced = s[:10] + " " + s[11:]
	}
	for _, form := range timeForms {
		if t, err := time.Parse(form, spaced); err == nil && t.Year() >= 1000 {
			_, offset := t.Zone()
			t = t.In(time.FixedZone("", offset))
			day := article.DayOf(t.Date())
			return article.Date{Precision: article.Minute, First: day, Last: day, Instant: t}, nil
		}
	}
	for _, form := range zoneless {
		if _, err := time.Parse(form, spaced); err == nil {
			return d, fmt.Errorf("%w: the time %q has no zone: say %sZ for UTC, or %s+05:30 and the like", ErrInvalid, s, s, s)
		}
	}
	return d, fmt.Errorf("%w: %q is no date: say 2022, 2022-02, 2022-02-16 or 2022-02-16T08:15+05:30", ErrInvalid, s)
}
