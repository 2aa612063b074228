package article

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
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
	asText := raw.Format != Email && raw.Format != DOCX && raw.Format != PDF
	if asText && (raw.Charset != "" || !utf8.Valid(raw.Bytes) || bytes.Contains(raw.Bytes, []byte("\x1b$"))) { // the last is of ISO-2022
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
	case Feed:
		err = parseRecord(&a, raw, "feed item", now)
	case Email:
		err = parseEmail(&a, raw.Bytes, now)
	case DOCX:
		err = parseDOCX(&a, raw.Bytes, now)
	case PDF:
		err = parsePDF(&a, raw.Bytes, now)
	case Nexis:
		err = parseNexis(&a, raw.Bytes, now)
	case Factiva:
		err = parseFactiva(&a, raw.Bytes, now)
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
	a.Replaced += d.bad
	a.located(raw.URL)
	if a.Language == "" {
		a.Language = language(&a)
	}
	return a, nil
}

// located sets the URL that what holds the article gives, where the article gives
// none of its own or only that of a site's front page, and makes one that is only a
// path whole by it.
func (a *Article) located(at string) {
	base, err := url.Parse(at)
	if at == "" || err != nil {
		return
	}
	own, err := base.Parse(a.URL)
	if a.URL != "" && err == nil && strings.Trim(own.Path, "/") != "" {
		a.URL = own.String()
		return
	}
	a.URL = at
	a.Trace = append(a.Trace, Trace{Field: "url", Rule: "where it was fetched", Text: shorten(at)})
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
