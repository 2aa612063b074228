package article

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
	"time"
)

// The form is that of the Reuters-21578 collection (its README, section VI): a
// file is a list of <REUTERS …>…</REUTERS> elements, each with a DATE, lists of
// labels as <D>x</D>, and a TEXT that has a TITLE, an AUTHOR, a DATELINE and a BODY,
// or is of TYPE="UNPROC" and has none.

// sgml cuts a file of <REUTERS> elements.
func (s *splitter) sgml(f *file, br *bufio.Reader) error {
	var element []byte
	open, long, found := false, false, false
	for n, from := 1, 0; ; n++ {
		line, tooLong, err := readLine(br)
		if err != nil && err != io.EOF {
			return readError(err)
		}
		if bytes.HasPrefix(line, []byte("<REUTERS")) {
			if open && !s.emit(f.raw(SGML), unreadablef("the article that begins at line %d has no end", from)) {
				return nil
			}
			element, open, long, from = nil, true, false, n
		}
		if open {
			element = append(element, line...)
			if long = long || tooLong || len(element) > MaxArticle; long {
				element = nil
			}
		}
		if open && bytes.Contains(line, []byte("</REUTERS>")) {
			open, found = false, true
			raw := f.raw(SGML)
			raw.Name, raw.Bytes, raw.Key = fmt.Sprintf("%s:%d", f.name, from), element, attribute(element, "NEWID")
			var bad error
			if long {
				raw.Bytes, bad = nil, unreadablef("the article that begins at line %d is %v", from, errLongValue)
			}
			if !s.emit(raw, bad) {
				return nil
			}
			element = nil
		}
		if err == io.EOF {
			if open {
				return unreadablef("the article that begins at line %d has no end", from)
			}
			if !found {
				return unreadable("it holds no <REUTERS> element, which is what SGML files of articles are made of")
			}
			return nil
		}
	}
}

// attribute reads an attribute of the tag that b begins with.
func attribute(b []byte, name string) string {
	tag, _, _ := bytes.Cut(b[:min(len(b), 1024)], []byte(">"))
	_, rest, ok := bytes.Cut(tag, []byte(" "+name+`="`))
	value, _, shut := bytes.Cut(rest, []byte(`"`))
	if !ok || !shut {
		return ""
	}
	return string(value)
}

// givenLists are the lists of labels and the kinds of what they give.
var givenLists = []struct{ tag, kind string }{
	{"PLACES", "place"}, {"PEOPLE", "person"}, {"ORGS", "organisation"}, {"TOPICS", "topic"}, {"EXCHANGES", "exchange"}, {"COMPANIES", "company"},
}

func parseSGML(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(sgmlText(b))
	if err != nil {
		return err
	}
	a.Notes = notes
	a.GivenID = attribute([]byte(s), "NEWID")
	a.Source, a.Language = "Reuters", "en"
	a.Trace = append(a.Trace, Trace{Field: "source", Rule: "REUTERS element", Text: "<REUTERS>"})
	for _, list := range givenLists {
		for inner := between(s, list.tag); ; {
			name, rest, ok := strings.Cut(inner, "</D>")
			if !ok {
				break
			}
			inner = rest
			if name = strings.TrimSpace(html.UnescapeString(strings.TrimPrefix(name, "<D>"))); name != "" {
				a.give(list.kind, name)
			}
		}
	}
	text := between(s, "TEXT")
	title, body := joined(between(text, "TITLE")), between(text, "BODY")
	if body == "" && strings.Contains(s, `<TEXT TYPE="UNPROC">`) {
		body = text
	}
	if title == "" && strings.TrimSpace(body) == "" {
		return unreadable("it holds no text: neither TITLE nor BODY")
	}
	a.Title = title
	if title != "" {
		a.Trace = append(a.Trace, Trace{Field: "title", Rule: "TITLE element", Text: shorten(title)})
	}
	dateline := joined(between(text, "DATELINE"))
	whole := wirePars(dateline, html.UnescapeString(body))
	r := newReader(a, title+"\n"+whole, now)
	r.careful = true
	a.readDate("published", "DATE element", strings.TrimSpace(between(s, "DATE")), &a.Published, &r.dates)
	if by := joined(between(text, "AUTHOR")); by != "" {
		by, _, _ = strings.Cut(by, ", Reuters")
		a.authorsFrom("AUTHOR element", []string{personCase(strings.TrimPrefix(strings.TrimPrefix(by, "By "), "by "))})
	}
	r.readText(whole)
	if strings.TrimSpace(a.Body) == "" {
		a.note("The file has only the heading of this article, no text.")
	}
	return nil
}

// sgmlText is b without the references to control characters that the wire's
// signals left ("&#2;"), which no parser of markup takes.
func sgmlText(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '&' && i+2 < len(b) && b[i+1] == '#' {
			if end := bytes.IndexByte(b[i:min(len(b), i+6)], ';'); end > 2 {
				if n := strings.TrimLeft(string(b[i+2:i+end]), "0"); len(n) < 2 || len(n) == 2 && n < "32" {
					i += end
					continue
				}
			}
		}
		if c := b[i]; c >= ' ' || c == '\n' || c == '\r' || c == '\t' {
			out = append(out, c)
		}
	}
	return out
}

// between is what stands between the first start tag of that name and the next end
// tag of it; "" where there is none.
func between(s, tag string) string {
	i := strings.Index(s, "<"+tag+">")
	j := strings.Index(s, "<"+tag+" ")
	if i < 0 || j >= 0 && j < i {
		i = j
	}
	if i < 0 {
		return ""
	}
	_, rest, ok := strings.Cut(s[i:], ">")
	if !ok {
		return ""
	}
	inner, _, ok := strings.Cut(rest, "</"+tag+">")
	if !ok {
		return ""
	}
	return inner
}

// joined is text as one line, its references read.
func joined(s string) string {
	return strings.Join(strings.Fields(html.UnescapeString(s)), " ")
}

// wirePars makes a line of each paragraph of a wire's text, which indents the
// first line of each by four or more; a table, whose lines are all indented or
// spaced out, keeps its lines.
func wirePars(dateline, body string) string {
	var b strings.Builder
	if dateline != "" {
		b.WriteString(dateline)
		b.WriteByte(' ')
	}
	for i, line := range strings.Split(strings.ReplaceAll(body, "\r", ""), "\n") {
		text := strings.TrimSpace(line)
		if text == "" || strings.EqualFold(text, "REUTER") || strings.EqualFold(text, "REUTER...") {
			continue
		}
		indented := len(line)-len(strings.TrimLeft(line, " ")) >= 2
		switch {
		case i == 0 || b.Len() == 0:
		case indented || strings.Contains(text, "   "):
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String()
}
