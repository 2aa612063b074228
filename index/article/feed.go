package article

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Feeds are read with encoding/xml and not with a library for feeds: an article
// needs a dozen of their elements, an item at a time, and never the whole feed.

// xmlElement is an element of a feed's item.
type xmlElement struct {
	XMLName  xml.Name
	Attrs    []xml.Attr   `xml:",any,attr"`
	Text     string       `xml:",chardata"`
	Inner    string       `xml:",innerxml"`
	Children []xmlElement `xml:",any"`
}

func (e *xmlElement) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// html is what the element holds, as HTML.
func (e *xmlElement) html() string {
	switch e.attr("type") {
	case "xhtml", "application/xhtml+xml":
		return e.Inner
	}
	return e.Text
}

// isFeed reports whether a text begins as an RSS or Atom file does.
func isFeed(low string) bool {
	for _, open := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if i := strings.Index(low, open); i >= 0 && (strings.HasPrefix(low, "<?xml") || i == 0) && !strings.Contains(low[:i], "<html") {
			return true
		}
	}
	return false
}

// feedRecord is an item of a feed, as its Raw has it.
type feedRecord struct {
	ID        string   `json:"id,omitempty"`
	URL       string   `json:"url,omitempty"`
	Title     string   `json:"title,omitempty"`
	Summary   string   `json:"summary,omitempty"`
	Content   string   `json:"content_html,omitempty"`
	Source    string   `json:"source,omitempty"`
	Published string   `json:"published,omitempty"`
	Updated   string   `json:"updated,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Language  string   `json:"language,omitempty"`
	Tags      []string `json:"tags,omitempty"`
}

// feed cuts an RSS (0.9x, 1.0, 2.0) or Atom file into its items.
func (s *splitter) feed(f *file, br *bufio.Reader) error {
	room := &roomReader{r: br, left: MaxArticle}
	dec := xml.NewDecoder(room)
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	dec.CharsetReader = charset.NewReaderLabel
	title, language := "", ""
	for n := 1; ; {
		t, err := dec.Token()
		switch {
		case err == io.EOF && n > 1:
			return nil
		case err == io.EOF:
			return unreadable("the feed has no items")
		case err != nil:
			return feedError(n, err)
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "title", "language", "image", "textinput", "author":
			var e xmlElement
			if err := dec.DecodeElement(&e, &start); err != nil {
				return feedError(n, err)
			}
			switch e.XMLName.Local {
			case "title":
				title = strings.TrimSpace(e.Text)
			case "language":
				language = strings.TrimSpace(e.Text)
			}
		case "feed":
			for _, a := range start.Attr {
				if a.Name.Local == "lang" {
					language = a.Value
				}
			}
		case "item", "entry":
			room.left = MaxArticle
			var e xmlElement
			if err := dec.DecodeElement(&e, &start); err != nil {
				return feedError(n, err)
			}
			raw := f.raw(Feed)
			raw.Name = fmt.Sprintf("%s:%d", f.name, n)
			n++
			if !s.emit(raw.item(&e, title, language)) {
				return nil
			}
		}
	}
}

// feedError words what ends a feed; errors of the file stay as they are.
func feedError(n int, err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, errLongValue):
		return unreadablef("item %d of the feed is %v; what comes after it was not read", n, errLongValue)
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), strings.HasPrefix(err.Error(), "xml: "):
		return unreadablef("the feed breaks off at item %d: %v", n, err)
	}
	return readError(err)
}

// item makes a Raw of an item.
func (r Raw) item(e *xmlElement, source, language string) (Raw, error) {
	rec := feedRecord{Source: source, Language: language}
	first := func(to *string, v string) {
		if *to == "" {
			*to = strings.TrimSpace(v)
		}
	}
	var teaser, dcDate string
	for i := range e.Children {
		c := &e.Children[i]
		media := strings.Contains(c.XMLName.Space, "mrss") || strings.Contains(c.XMLName.Space, "itunes") || c.XMLName.Space == "media"
		switch c.XMLName.Local {
		case "title":
			if !media {
				first(&rec.Title, c.html())
			}
		case "link":
			switch rel := c.attr("rel"); {
			case c.attr("href") != "" && (rel == "" || rel == "alternate"):
				first(&rec.URL, c.attr("href"))
			case c.attr("href") == "":
				first(&rec.URL, c.Text)
			}
		case "guid", "id":
			first(&rec.ID, c.Text)
		case "origLink":
			rec.URL = strings.TrimSpace(c.Text) // what the feed's host wrapped
		case "pubDate", "published", "issued":
			first(&rec.Published, c.Text)
		case "date":
			first(&dcDate, c.Text)
		case "updated", "modified":
			first(&rec.Updated, c.Text)
		case "encoded":
			first(&rec.Content, c.Text)
		case "content":
			if !media {
				first(&rec.Content, c.html())
			}
		case "description", "summary":
			if !media {
				first(&teaser, c.html())
			}
		case "creator":
			rec.Authors = append(rec.Authors, strings.TrimSpace(c.Text))
		case "author":
			rec.Authors = append(rec.Authors, feedAuthor(c))
		case "source":
			name := c.Text
			for j := range c.Children {
				if c.Children[j].XMLName.Local == "title" {
					name = c.Children[j].Text
				}
			}
			if strings.TrimSpace(name) != "" {
				rec.Source = strings.TrimSpace(name)
			}
		case "category", "subject":
			if tag := strings.TrimSpace(c.attr("term") + c.Text); tag != "" && len(rec.Tags) < mostTags {
				rec.Tags = append(rec.Tags, tag)
			}
		}
	}
	first(&rec.Published, dcDate)
	if rec.Published == "" { // an Atom entry without it was published when it was last changed
		rec.Published, rec.Updated = rec.Updated, ""
	}
	if !strings.Contains(rec.URL, "://") && strings.Contains(rec.ID, "://") {
		rec.URL = rec.ID
	}
	if rec.Content == "" {
		rec.Content = teaser
		if isTeaser(fragmentText(teaser)) {
			r.note("The feed carries only the beginning or a summary of this article.")
		}
	} else {
		rec.Summary = teaser
	}
	r.Key = rec.ID
	if r.Key == "" {
		r.Key = rec.URL
	}
	var err error
	r.Bytes, err = json.Marshal(rec)
	return r, err
}

// mostTags is how many labels an article keeps of one file's list.
const mostTags = 40

// leastWhole is how many words a description must have to be taken for the whole
// article. Summaries of feeds seldom have more than a hundred.
const leastWhole = 150

// isTeaser reports whether a description is the beginning or a summary of its
// article: it is short, or broken off.
func isTeaser(s string) bool {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), " .]"))
	for _, end := range []string{"…", "..", "[", "read more", "continue reading", "read the full story", "read on"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return countWords(s) < leastWhole
}

// feedAuthor is the name in <author>: of Atom its <name>, of RSS what stands
// behind the address in 'dana@n.example (Dana Whitlock)'.
func feedAuthor(e *xmlElement) string {
	for i := range e.Children {
		if e.Children[i].XMLName.Local == "name" {
			return strings.TrimSpace(e.Children[i].Text)
		}
	}
	s := strings.TrimSpace(e.Text)
	if at := strings.IndexByte(s, '@'); at > 0 {
		open := strings.IndexByte(s, '(')
		if open < at || !strings.HasSuffix(s, ")") {
			return ""
		}
		return s[open+1 : len(s)-1]
	}
	return s
}
