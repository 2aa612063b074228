package article

import (
	"slices"
	"time"
	"unicode/utf8"
)

// Parse reads one article. Errors wrap ErrUnreadable.
func Parse(raw Raw) (Article, error) { return parseAt(raw, time.Now()) }

// parseAt is Parse at a time: a date more than two days after now is doubtful.
func parseAt(raw Raw, now time.Time) (a Article, err error) {
	if raw.Format == "" {
		raw.Format, _ = detect("", raw.Bytes[:min(len(raw.Bytes), headSize)])
	}
	var d decoded
	if raw.Charset != "" || !utf8.Valid(raw.Bytes) {
		d = transcode(raw.Bytes, raw.Charset)
		raw.Bytes = []byte(d.text)
	}
	switch raw.Format {
	case PlainText:
		err = parseText(&a, raw.Bytes, now)
	case JSONLines:
		err = parseRecord(&a, raw, "JSON field", now)
	case Table:
		err = parseRecord(&a, raw, "column", now)
	case SGML:
		err = parseSGML(&a, raw.Bytes, now)
	case Markdown:
		err = parseMarkdown(&a, raw.Bytes, now)
	case HTML:
		err = parseHTML(&a, raw.Bytes, now)
	default:
		err = unreadablef("%q is not a format that is read", raw.Format)
	}
	if err != nil {
		return Article{}, err
	}
	a.Notes = slices.Concat(raw.Notes, d.notes(), a.Notes)
	a.Replaced = d.bad
	if a.Language == "" {
		a.Language = language(&a)
	}
	return a, nil
}

func newReader(a *Article, whole string, now time.Time) *reader {
	return &reader{a: a, dates: dater{now: now, whole: foldedOnce(whole), note: a.note}}
}

func (a *Article) note(s string) { a.Notes = append(a.Notes, s) }

func parseText(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(b)
	if err != nil {
		return err
	}
	a.Notes = notes
	newReader(a, s, now).readText(s)
	if a.Title == "" && a.Standfirst == "" && a.Body == "" {
		return unreadable("it holds no article text, only dates, credits or page furniture")
	}
	return nil
}
