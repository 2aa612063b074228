package article

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// Format names a form in which articles are kept.
type Format string

// The formats.
const (
	PlainText Format = "text"  // one article, as a scraper saved it
	JSONLines Format = "jsonl" // one JSON object a line: id?, url, title, source, published, author, body
	HTML      Format = "html"  // one page
)

// Raw is one article as it was found, not yet read.
type Raw struct {
	Name   string // for reports: Source, and ":LINE" or ":ITEM" in a file that holds many
	Source string // the name given to Split
	Key    string // what its file calls it: the line's id, else its url, else ""
	Format Format
	Bytes  []byte
}

// MaxArticle is the most that one article may have, in bytes. Long reads and
// books' chapters stay below a tenth of it; what is larger is not an article,
// and is refused before it is held in memory.
const MaxArticle = 16 << 20

// ErrUnreadable is wrapped by every error of Split and Parse that says that
// something is not an article. The error's text is the reason in plain words.
var ErrUnreadable = errors.New("not a readable article")

// unreadable is a reason that wraps ErrUnreadable without repeating it.
type unreadable string

func (u unreadable) Error() string { return string(u) }
func (u unreadable) Unwrap() error { return ErrUnreadable }

func unreadablef(format string, args ...any) error {
	return unreadable(fmt.Sprintf(format, args...))
}

var (
	errEmpty = unreadable("the file is empty")
	errBlank = unreadable("it holds no text, only white space")

	errTooLarge  = unreadablef("larger than %d MiB, which no single article is; a file of many articles must be JSON lines", MaxArticle>>20)
	errLongValue = unreadablef("larger than %d MiB, which no single article is", MaxArticle>>20)
)

// byName tells the format from a file's name. ok is false where only the
// content can tell; known is false for extensions of other kinds of files.
func byName(name string) (f Format, ok, known bool) {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	switch ext {
	case ".txt", ".text", ".md":
		return PlainText, true, true
	case ".jsonl", ".ndjson", ".json", ".jl":
		return JSONLines, true, true
	case ".html", ".htm", ".xhtml":
		return HTML, true, true
	case "":
		return "", false, true
	}
	// 'story.2021' and 'Mr. Hale speaks' have no extension in truth.
	if len(ext) > 6 || strings.ContainsAny(ext, " _-") || strings.Trim(ext[1:], "0123456789") == "" {
		return "", false, true
	}
	return "", false, false
}

// byContent tells the format from the first bytes of a file.
func byContent(head string) Format {
	head = strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n")
	switch low := strings.ToLower(head[:min(len(head), 512)]); {
	case strings.HasPrefix(head, "{"), opensList(head):
		return JSONLines
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"),
		strings.HasPrefix(low, "<?xml") && strings.Contains(low, "<html"), strings.HasPrefix(low, "<head"):
		return HTML
	}
	return PlainText
}
