package article

import (
	"regexp"
	"strings"
	"time"
)

// factivaCode opens a field of a document with codes. The codes are those of
// Factiva's display "Full Article/Report plus Indexing".
var factivaCode = regexp.MustCompile(`^\s{0,4}(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CX|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|RF|CT|CLM|TI)(?:\s+(\S.*)|\s*)$`)

func parseFactiva(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(b)
	if err != nil {
		return err
	}
	a.Notes = notes
	var f facts
	var body string
	if factivaHD.MatchString(s) {
		body = factivaCoded(&f, s)
	} else {
		body = factivaPlain(&f, s)
	}
	f.article(a, body, now)
	if a.Title == "" && a.Body == "" {
		return unreadable("the document holds no text")
	}
	return nil
}

// factivaCoded reads a document with codes: a field goes on until the next code.
func factivaCoded(f *facts, s string) (body string) {
	fields := map[string][]string{} // paragraphs of a field
	code, blank := "", true
	for line := range strings.SplitSeq(s, "\n") {
		text := strings.TrimSpace(line)
		if m := factivaCode.FindStringSubmatch(line); m != nil && (code != "LP" && code != "TD" || ownCode(line, m, blank)) {
			code, text = m[1], strings.TrimSpace(m[2])
			blank = true
		}
		switch {
		case code == "":
		case text == "":
			blank = true
		case blank || len(fields[code]) == 0:
			fields[code] = append(fields[code], text)
			blank = false
		default:
			at := len(fields[code]) - 1
			fields[code][at] += " " + text
		}
	}
	one := func(code string) string { return strings.Join(fields[code], " ") }
	f.set("title", "HD", one("HD"))
	f.set("author", "BY", one("BY"))
	f.set("source", "SN", one("SN"))
	published := one("PD")
	f.set("published", "PD", published)
	f.set("language", "LA", one("LA"))
	f.set("id", "AN", strings.TrimPrefix(one("AN"), "Document "))
	for _, list := range []struct{ code, kind string }{{"CO", "company"}, {"NS", "topic"}, {"RE", "place"}} {
		for part := range strings.SplitSeq(one(list.code), "|") {
			if _, name, ok := strings.Cut(part, " : "); ok { // 'uk : United Kingdom'
				part = name
			}
			f.give(list.kind, strings.TrimSpace(part))
		}
	}
	return strings.Join(append(fields["LP"], fields["TD"]...), "\n")
}

// ownCode reports whether a line within a text opens a field: a code alone behind an
// empty line, or one with more than a space behind it. 'IN the end' does not.
func ownCode(line string, m []string, blank bool) bool {
	if m[2] == "" {
		return blank
	}
	return strings.HasPrefix(strings.TrimLeft(line, " ")[len(m[1]):], "  ") || strings.Contains(line[:len(line)-len(m[2])], "\t")
}

// factivaPlain reads a document without codes: title, author, number of words, date,
// time, outlet, code, edition or page, language and copyright, each a line, then the
// text, whose paragraphs empty lines part.
func factivaPlain(f *facts, s string) (body string) {
	lines := strings.Split(s, "\n")
	words := -1
	for i, l := range lines {
		if isCount(l) {
			words = i
			break
		}
	}
	if words < 0 {
		return s
	}
	var above []string
	for _, l := range lines[:words] {
		if l = strings.TrimSpace(l); l != "" {
			above = append(above, l)
		}
	}
	if n := len(above); n > 1 {
		if who := strings.TrimPrefix(strings.TrimPrefix(above[n-1], "By "), "by "); who != above[n-1] || bareName(above[n-1]) {
			f.set("author", "line above the number of words", who)
			above = above[:n-1]
		}
	}
	if n := len(above); n > 1 && countWords(above[0]) <= 3 { // a column: 'World News'
		above = above[1:]
	}
	f.set("title", "heading", strings.Join(above, " "))
	at := words + 1
	for ; at < len(lines) && at < words+14; at++ {
		l := strings.TrimSpace(lines[at])
		switch {
		case l == "" && f.found["language"].rule != "":
		case l == "":
		case f.found["published"].rule == "" && len(readDates(l)) > 0:
			f.set("published", "line below the number of words", l)
		case copyrightLine.MatchString(l):
			return factivaText(lines[at+1:])
		case languageCode(l) != "" && len(l) > 2:
			f.set("language", "language line", l)
		case clockLine.MatchString(l):
		case f.found["source"].rule == "" && f.found["published"].rule != "" && hasUpper(l):
			f.set("source", "line below the date", l)
		case f.found["language"].rule != "" && countWords(l) > 6:
			return factivaText(lines[at:])
		}
	}
	return factivaText(lines[min(words+1, len(lines)):])
}

var clockLine = regexp.MustCompile(`^\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?(?: GMT| [A-Z]{2,4})?$`)

// factivaText joins the lines of each paragraph.
func factivaText(lines []string) string {
	var out []string
	open := false
	for _, l := range lines {
		l = strings.TrimSpace(l)
		switch {
		case l == "":
			open = false
		case factivaEnd.MatchString(l):
			return strings.Join(out, "\n")
		case open:
			out[len(out)-1] += " " + l
		default:
			out, open = append(out, l), true
		}
	}
	return strings.Join(out, "\n")
}
