package article

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// Limits of one PDF.
const (
	mostPages     = 2000
	mostGlyphs    = MaxArticle // of all pages
	mostOperators = 20 << 20   // of all pages
	mostStream    = 128 << 20  // bytes that one stream may unpack to
)

var errPDFTooMuch = unreadable("its pages hold more than the text of any article")

// parsePDF reads the text layer of a PDF: columns in their order, words that a line
// end parts put together again, running heads and page numbers left out. The dates
// in the file are the file's own and are not taken.
func parsePDF(a *Article, b []byte, now time.Time) error {
	pages, err := pdfPages(b)
	if err != nil {
		return err
	}
	runs := 0
	for _, p := range pages {
		runs += len(p)
	}
	if runs == 0 {
		return unreadable("it has no text layer: its pages are pictures, as a scanner makes them; run it through a program that recognises text (OCR) first")
	}
	l := layout(pages)
	if bad := strings.Count(l.text, "\ufffd"); bad > 0 {
		a.note(fmt.Sprintf("%d characters of the PDF have no letters in it and were replaced.", bad))
		if bad*4 > len(strings.Join(strings.Fields(l.text), "")) {
			return unreadable("its text can't be read: the letters of its fonts have no codes")
		}
	}
	if l.title != "" {
		var f facts
		f.set("title", "largest letters of the first page", l.title)
		f.article(a, l.text, now)
	} else if err := parseText(a, []byte(l.text), now); err != nil {
		return err
	}
	for _, line := range l.left {
		a.Clutter = append([]Clutter{{Rule: "running head or foot", Text: line}}, a.Clutter...)
	}
	if a.Title == "" && a.Body == "" {
		return unreadable("the PDF holds no article text")
	}
	return nil
}

// pdfPages reads the runs of text of each page.
func pdfPages(b []byte) (pages [][]run, err error) {
	// The library panics on what it can't read.
	defer func() {
		if p := recover(); p != nil {
			pages = nil
			if e, ok := p.(error); ok && errors.Is(e, ErrUnreadable) {
				err = e
			} else {
				err = unreadablef("the PDF is damaged: %v", p)
			}
		}
	}()
	b = trimPDF(b)
	checkObjects(b)
	// Damaged files can lead the library round in circles: it may read so much, and no more.
	budget := &limitedAt{at: bytes.NewReader(b), left: 64*int64(len(b)) + mostStream}
	r, err := pdf.NewReader(budget, int64(len(b)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return nil, unreadable("it is protected by a password; save it without")
	case err != nil:
		return nil, unreadablef("the PDF is damaged or cut short: %v", err)
	}
	n := r.NumPage()
	if n > mostPages {
		return nil, unreadablef("it has %d pages, more than any article", n)
	}
	w := &pdfWalker{}
	for i := 1; i <= n; i++ {
		if p := r.Page(i); !p.V.IsNull() {
			pages = append(pages, w.page(p))
		}
	}
	return pages, nil
}

// trimPDF cuts what stands before the header and behind the end mark, which
// readers are to allow (ISO 32000-1, 7.5.2 note), and makes the header's version one
// that the library knows.
func trimPDF(b []byte) []byte {
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		b = b[i:]
	}
	if i := bytes.LastIndex(b, []byte("%%EOF")); i > 0 {
		b = b[:i+len("%%EOF")]
	}
	if len(b) > 9 && bytes.HasPrefix(b, []byte("%PDF-")) {
		b = bytes.Clone(b)
		copy(b, "%PDF-1.7\n")
	}
	return b
}

// checkStream refuses a stream that unpacks to too much, or whose lists and
// dictionaries lie in one another so deep that the library's calls would fill the stack.
func checkStream(v pdf.Value) {
	if v.Kind() != pdf.Stream {
		return
	}
	if n, err := checkContent(v.Reader()); err != nil && n == 0 {
		panic(unreadablef("a page of the PDF is damaged: %v", err))
	}
}

// mostNestedPDF is how deep lists may lie in one another. Real ones stay below ten; the
// bytes of pictures within a page look like some thousand.
const mostNestedPDF = 200_000

func checkContent(r io.Reader) (n int64, err error) {
	buf := make([]byte, 32<<10)
	var literals pdfStrings
	for deep := 0; ; {
		k, err := r.Read(buf)
		for _, c := range buf[:k] {
			literals.next(c)
			switch c {
			case '[', '<':
				deep++
			case ']', '>':
				deep = max(0, deep-1)
			}
			if deep > mostNestedPDF {
				panic(unreadable("the PDF is damaged: its lists lie too deep in one another"))
			}
		}
		if n += int64(k); n > mostStream {
			panic(errPDFTooMuch)
		}
		if err == io.EOF {
			if literals.open() {
				panic(unreadable("the PDF is damaged: a string in it has no end"))
			}
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// pdfStrings follows a content stream as far as it takes to tell whether it ends
// within a string of hexadecimal digits: there the library would wait for ever for
// what ends it.
type pdfStrings struct {
	in    byte // '(' in a literal string, '<' in a hexadecimal one, '%' in a comment, 0 outside
	depth int  // of parentheses
	last  byte // the byte before, 0 where it is used up
}

func (s *pdfStrings) open() bool { return s.in == '<' }

func (s *pdfStrings) next(c byte) {
	last := s.last
	s.last = c
	switch s.in {
	case '(':
		switch {
		case last == '\\':
			s.last = 0
		case c == '(':
			s.depth++
		case c == ')':
			if s.depth--; s.depth == 0 {
				s.in = 0
			}
		}
	case '%':
		if c == '\n' || c == '\r' {
			s.in = 0
		}
	case '<':
		switch {
		case c == '<' && last == '<': // a dictionary begins
			s.in, s.last = 0, 0
		case c == '>':
			s.in = 0
		}
	default:
		switch c {
		case '(':
			s.in, s.depth = '(', 1
		case '<', '%':
			s.in = c
		}
	}
}

// checkObjects is checkStream for the file itself and for the streams that hold
// objects, which the library opens by itself.
func checkObjects(b []byte) {
	_, _ = checkContent(bytes.NewReader(b)) // it panics, or there is nothing to say
	for rest := b; ; {
		i := bytes.Index(rest, []byte("/ObjStm"))
		if i < 0 {
			return
		}
		rest = rest[i+len("/ObjStm"):]
		if j := bytes.Index(rest[:min(len(rest), 1<<10)], []byte("stream")); j >= 0 {
			data := bytes.TrimLeft(rest[j+len("stream"):], "\r\n")
			if zr, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
				_, _ = checkContent(zr)
			}
		}
	}
}
