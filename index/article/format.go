package article

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
)

// Format names a form in which articles are kept.
type Format string

// The formats. Those that hold many articles a file are cut by Split; each Raw
// then has one.
const (
	PlainText Format = "text"     // one article, as a scraper saved it
	Markdown  Format = "markdown" // one article, with or without front matter
	JSONLines Format = "jsonl"    // one JSON object
	Table     Format = "csv"      // one row of a table, as a JSON object of its columns
	HTML      Format = "html"     // one page
	SGML      Format = "sgml"     // one <REUTERS> element of the Reuters-21578 collection
	Feed      Format = "feed"     // one item of an RSS or Atom file, as a JSON object
	Email     Format = "email"    // one message
	DOCX      Format = "docx"     // one document of a word processor
	PDF       Format = "pdf"      // one document
	Nexis     Format = "nexis"    // one document of a Nexis export
	Factiva   Format = "factiva"  // one document of a Factiva export
)

// Raw is one article as it was found, not yet read.
type Raw struct {
	Name    string   // for reports: Source, and ":LINE" or ":ITEM" in a file that holds many
	Source  string   // the name given to Split, and behind "!" the path within an archive
	Member  string   // within an archive the path of the file in it; else ""
	Key     string   // what its file calls it: the line's id, else its url, else ""
	Format  Format   // "" where only the content tells
	Bytes   []byte   // the article
	URL     string   // where it was fetched, as what holds it says (WARC); "" when it does not
	Charset string   // the encoding that what holds it gives (HTTP); "" when it does not
	Map     Mapping  // for the formats that have fields
	Notes   []string // what was doubtful when it was cut; Parse gives them to the article
}

// note adds what is doubtful, once each.
func (r *Raw) note(notes ...string) {
	for _, n := range notes {
		if !slices.Contains(r.Notes, n) {
			r.Notes = append(r.Notes, n)
		}
	}
}

// Sum identifies all that Parse reads: the bytes, and what was said of them. For
// an article that only has bytes it is their SHA-256.
func (r *Raw) Sum() [sha256.Size]byte {
	if r.URL == "" && r.Charset == "" && len(r.Map) == 0 {
		return sha256.Sum256(r.Bytes)
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q\n", r.URL, r.Charset, r.Map.String())
	h.Write(r.Bytes)
	return [sha256.Size]byte(h.Sum(nil))
}

// MaxArticle is the most that one article may have, in bytes. Long reads and
// books' chapters stay below a tenth of it; what is larger is not an article,
// and is refused before it is held in memory.
const MaxArticle = 16 << 20

// ErrPassed is wrapped by every error of Split that says that something was
// passed over and is no failure: hidden files, pictures and the like in an archive,
// records of a web archive that are no pages. The error's text is the reason.
var ErrPassed = errors.New("passed over")

// passed is a reason that wraps ErrPassed without repeating it.
type passed string

func (p passed) Error() string { return string(p) }
func (p passed) Unwrap() error { return ErrPassed }

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

	errTooLarge  = unreadablef("larger than %d MiB, which no single article is; a file of many articles must be JSON lines, a table, an archive or another such format", MaxArticle>>20)
	errLongValue = unreadablef("larger than %d MiB, which no single article is", MaxArticle>>20)
)
