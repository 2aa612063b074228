package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// looksHTML reports whether a value is a piece of a page and not text: it has an
// end tag or a line break's tag.
func looksHTML(s string) bool {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		rest := s[i+1:]
		if strings.HasPrefix(rest, "/p>") || strings.HasPrefix(rest, "/div>") || strings.HasPrefix(rest, "/li>") || strings.HasPrefix(rest, "/a>") ||
			strings.HasPrefix(rest, "/b>") || strings.HasPrefix(rest, "/i>") || strings.HasPrefix(rest, "/em>") || strings.HasPrefix(rest, "/strong>") ||
			strings.HasPrefix(rest, "/span>") || strings.HasPrefix(rest, "/h2>") || strings.HasPrefix(rest, "/h3>") ||
			strings.HasPrefix(rest, "br>") || strings.HasPrefix(rest, "br/>") || strings.HasPrefix(rest, "br />") || strings.HasPrefix(rest, "p>") || strings.HasPrefix(rest, "img ") {
			return true
		}
		next := strings.IndexByte(rest, '<')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// unread are the elements of a fragment that hold no text of the article.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true, atom.Form: true,
	atom.Button: true, atom.Select: true, atom.Figcaption: true, atom.Head: true, atom.Title: true, atom.Object: true, atom.Video: true, atom.Audio: true,
}

// breaks are the elements that begin and end a line.
var breaks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Br: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Tr: true, atom.Td: true, atom.Table: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Hr: true, atom.Section: true, atom.Article: true,
	atom.Figure: true, atom.Pre: true, atom.Dt: true, atom.Dd: true, atom.Header: true, atom.Footer: true, atom.Center: true, atom.Th: true,
}

// fragmentText is the text of a piece of a page that somebody has cut out already,
// as feeds, mails and interfaces carry it: its blocks as lines. A whole page is
// parseHTML's.
func fragmentText(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(MaxArticle)
	var b strings.Builder
	var skip atom.Atom // the element whose inside is passed over
	deep := 0
	line := func() {
		if n := b.Len(); n > 0 && b.String()[n-1] != '\n' {
			b.WriteByte('\n')
		}
	}
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return strings.TrimSpace(b.String())
		case html.TextToken:
			if skip == 0 {
				writeText(&b, string(z.Text()))
			}
			continue
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case skip != 0 && tag == skip && kind == html.StartTagToken:
			deep++
		case skip != 0 && tag == skip && kind == html.EndTagToken:
			if deep--; deep == 0 {
				skip = 0
			}
		case skip != 0:
		case unread[tag] && kind == html.StartTagToken:
			skip, deep = tag, 1
			line()
		case breaks[tag]:
			line()
		}
	}
}

// writeText writes text with its white space, line ends too, as single spaces.
func writeText(b *strings.Builder, s string) {
	space := s != "" && strings.TrimLeft(s[:1], " \t\r\n") == ""
	for i, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }) {
		if i > 0 || space && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	if s != "" && strings.TrimRight(s[len(s)-1:], " \t\r\n") == "" && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte(' ')
	}
}
