package article

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"
)

// docxPart is the part of a DOCX file (ECMA-376) that holds its text.
const docxPart = "word/document.xml"

// docxParagraph is a paragraph and the name of its style.
type docxParagraph struct{ text, style string }

// docxParagraphs reads the paragraphs of a document, as they stand when changes are
// accepted: deleted text and the codes of fields are left out.
func docxParagraphs(b []byte) ([]docxParagraph, error) {
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, unreadablef("the document is damaged or cut short: %v", err)
	}
	part, err := zr.Open(docxPart)
	if err != nil {
		return nil, unreadablef("the document can't be opened: %v", errors.Unwrap(err))
	}
	defer part.Close()
	room := &roomReader{r: part, left: mostMarkup}
	dec := xml.NewDecoder(room)
	dec.Strict = false
	var out []docxParagraph
	var p docxParagraph
	var text strings.Builder
	size, inText, skip := 0, false, 0
	end := func() {
		if p.text = text.String(); strings.TrimSpace(p.text) != "" {
			out = append(out, p)
		}
		text.Reset()
		p = docxParagraph{}
	}
	for {
		t, err := dec.RawToken()
		if err == io.EOF {
			end()
			return out, nil
		}
		if err != nil {
			if errors.Is(err, errLongValue) {
				return nil, unreadablef("the document unpacks to more than %d MiB", mostMarkup>>20)
			}
			return nil, unreadablef("the document is damaged: %v", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "del", "moveFrom", "instrText", "Fallback":
				skip++
			case "t":
				inText = true
			case "tab":
				text.WriteByte(' ')
			case "br", "cr":
				text.WriteByte('\n')
			case "noBreakHyphen":
				text.WriteByte('-')
			case "pStyle":
				for _, a := range t.Attr {
					if a.Name.Local == "val" {
						p.style = a.Value
					}
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "del", "moveFrom", "instrText", "Fallback":
				skip = max(0, skip-1)
			case "t":
				inText = false
			case "p":
				end()
			}
		case xml.CharData:
			if inText && skip == 0 {
				if size += len(t); size > MaxArticle {
					return nil, errTooLarge
				}
				text.Write(t)
			}
		}
	}
}

// docxText is the text of a document, a paragraph a line.
func docxText(b []byte) (string, error) {
	paragraphs, err := docxParagraphs(b)
	lines := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		lines[i] = p.text
	}
	return strings.Join(lines, "\n"), err
}

// mostMarkup is how much the markup of a document may unpack to, in bytes: a word of
// text can have a hundred of markup.
const mostMarkup = 8 * MaxArticle

// parseDOCX reads a word processor's document. A paragraph in the style Title is the
// title, one in Subtitle the standfirst. The author that the file names is who had
// the program, and its dates are the file's, so neither is taken.
func parseDOCX(a *Article, b []byte, now time.Time) error {
	paragraphs, err := docxParagraphs(b)
	if err != nil {
		return err
	}
	if len(paragraphs) == 0 {
		return unreadable("the document holds no text")
	}
	var f facts
	var lines []string
	for _, p := range paragraphs {
		style := strings.ToLower(p.style)
		switch {
		case style == "title" && f.found["title"].rule == "":
			f.set("title", "paragraph in the style Title", p.text)
		case style == "subtitle" && f.found["standfirst"].rule == "":
			f.set("standfirst", "paragraph in the style Subtitle", p.text)
		default:
			lines = append(lines, p.text)
		}
	}
	if f.found["title"].rule != "" {
		f.article(a, strings.Join(lines, "\n"), now)
	} else if err := parseText(a, []byte(strings.Join(lines, "\n")), now); err != nil {
		return err
	}
	if a.Title == "" && a.Body == "" {
		return unreadable("the document holds no text")
	}
	return nil
}

// officeKind names the documents of offices and the books that are zip archives
// too: ".docx" for what is read, a description for what is not, "" for archives.
func officeKind(zr *zip.Reader) string {
	for _, f := range zr.File {
		switch {
		case f.Name == docxPart:
			return string(DOCX)
		case strings.HasPrefix(f.Name, "xl/"):
			return "a spreadsheet"
		case strings.HasPrefix(f.Name, "ppt/"):
			return "a presentation"
		case f.Name == "mimetype" && f.UncompressedSize64 < 100:
			return "an OpenDocument file or an e-book"
		}
	}
	return ""
}

// document reads the whole of a file that is one document. Where text is given and
// finds a database's export in it, the articles in that are cut out.
func (s *splitter) document(f *file, format Format, r io.Reader, text func([]byte) (string, error)) error {
	b, err := io.ReadAll(io.LimitReader(r, mostDocument+1))
	if err != nil {
		return readError(err)
	}
	if len(b) > mostDocument {
		return unreadablef("larger than %d MiB, which no document of an article is", mostDocument>>20)
	}
	if text != nil {
		if t, err := text(b); err == nil && exportKind(t) != "" {
			return s.export(f, exportKind(t), t)
		}
	}
	raw := f.raw(format)
	raw.Bytes = b
	s.emit(raw, nil)
	return nil
}

// mostDocument is the most that a document with pictures may have, in bytes.
const mostDocument = 4 * MaxArticle
