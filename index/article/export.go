package article

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Exports of the databases Nexis and Factiva as text hold many documents a file.
// They have no public specification; the forms read are those that their users'
// tools describe: of Nexis the one with "1 of 20 DOCUMENTS" above each document and
// that of Nexis Uni with "End of Document" below each, of Factiva the one with codes
// of two letters before each field and that without.

// What opens or ends a document.
var (
	nexisCount = regexp.MustCompile(`^\s*(?:\d{1,5} of \d{1,5} DOCUMENTS?|(?i:Document) \d{1,5} of \d{1,5})\s*$`)
	nexisField = regexp.MustCompile(`^(?i:LENGTH|LOAD-DATE|PUBLICATION-TYPE):(?:\s|$)`)
	nexisEnd   = regexp.MustCompile(`^\s*End of Document\s*$`)
	factivaEnd = regexp.MustCompile(`^\s*(?:AN\s{1,4})?Document ([A-Za-z0-9]{4,12}\d{4}[0-9a-z]{8,20})\s*$`)
	factivaHD  = regexp.MustCompile(`(?m)^\s*HD\s{1,4}\S`)
	factivaWC  = regexp.MustCompile(`^(?:WC\s{1,4})?[\d,]{1,7} (?:words|Wörter|mots|palabras)$`)
)

// hasField reports whether a line of text is a field that only Nexis prints. Every
// text that is added is asked, so that most lines are told by their first letter.
func hasField(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimLeft(line, blanks)
		if line != "" && (line[0]|0x20 == 'l' || line[0]|0x20 == 'p') && nexisField.MatchString(line) {
			return true
		}
	}
	return false
}

// hasCount reports whether a line of text is the number of words that Factiva prints.
func hasCount(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) < 120 && isCount(line) {
			return true
		}
	}
	return false
}

func isCount(line string) bool {
	line = strings.Trim(line, blanks)
	return line != "" && (line[0] <= '9' || line[0] == 'W') && factivaWC.MatchString(line)
}

// blanks are what \s stands for in a line.
const blanks = " \t\f\r\n"

// exportKind tells whether a text begins as an export of a database; "" for others.
func exportKind(text string) Format {
	head := text[:min(len(text), headSize)]
	if hasCount(head) && (factivaHD.MatchString(head) || hasLine(text, factivaEnd)) {
		return Factiva
	}
	if hasField(head) && (hasLine(head, nexisCount) || hasLine(text, nexisEnd)) {
		return Nexis
	}
	return ""
}

func hasLine(text string, of *regexp.Regexp) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) < 120 && of.MatchString(strings.TrimRight(line, "\r")) {
			return true
		}
	}
	return false
}

// export cuts a text that is an export.
func (s *splitter) export(f *file, kind Format, text string) error {
	return s.cutExport(f, kind, bufio.NewReaderSize(strings.NewReader(text), bufferSize))
}

// cutExport cuts an export into its documents.
func (s *splitter) cutExport(f *file, kind Format, br *bufio.Reader) error {
	c := &exportCutter{s: s, f: f, kind: kind}
	for {
		line, long, err := readLine(br)
		if err != nil && err != io.EOF {
			return readError(err)
		}
		if !c.line(string(line), long) {
			return nil
		}
		if err == io.EOF {
			c.end()
			if c.n == 0 {
				return unreadable("the export holds no document")
			}
			return nil
		}
	}
}

type exportCutter struct {
	s    *splitter
	f    *file
	kind Format
	doc  []byte
	key  string
	long bool
	n    int
}

// line takes the next line. It reports whether to go on.
func (c *exportCutter) line(line string, long bool) bool {
	bare := strings.TrimRight(line, "\r\n")
	short := len(bare) < 120
	switch {
	case short && c.kind == Nexis && nexisCount.MatchString(bare):
		return c.end()
	case short && c.kind == Nexis && nexisEnd.MatchString(bare):
		return c.end()
	case short && c.kind == Factiva && factivaEnd.MatchString(bare):
		c.key = factivaEnd.FindStringSubmatch(bare)[1]
		c.doc = append(c.doc, line...)
		return c.end()
	}
	c.doc = append(c.doc, line...)
	if c.long = c.long || long || len(c.doc) > MaxArticle; c.long {
		c.doc = nil
	}
	return true
}

// end hands the document on, if there is one: what stands before the first and
// behind the last has no fields.
func (c *exportCutter) end() bool {
	doc, long, key := c.doc, c.long, c.key
	c.doc, c.long, c.key = nil, false, ""
	if !long {
		text := string(doc)
		if c.kind == Nexis && !hasField(text) || c.kind == Factiva && !hasCount(text) {
			return true
		}
	}
	c.n++
	raw := c.f.raw(c.kind)
	raw.Name, raw.Key, raw.Bytes = fmt.Sprintf("%s:%d", c.f.name, c.n), key, doc
	if long {
		return c.s.emit(raw, unreadablef("document %d is %v", c.n, errLongValue))
	}
	return c.s.emit(raw, nil)
}
