package article

import (
	"fmt"
	"slices"
	"strings"
)

// Mapping says in which field of a record to find a field of an article: from
// one of MapFields to the record's name for it, a dotted path where objects lie in
// one another ("headline.main"). Fields that it does not name are found by their
// usual names.
type Mapping map[string]string

// MapFields are the fields of an article that a Mapping may set, as JSON lines
// call them.
var MapFields = [...]string{"id", "url", "title", "standfirst", "body", "source", "published", "updated", "author", "language"}

// ParseMapping reads "title=headline,body=text".
func ParseMapping(s string) (Mapping, error) {
	m := Mapping{}
	for pair := range strings.SplitSeq(s, ",") {
		to, from, ok := strings.Cut(pair, "=")
		to, from = strings.ToLower(strings.TrimSpace(to)), strings.TrimSpace(from)
		switch {
		case strings.TrimSpace(pair) == "":
			continue
		case !ok || from == "":
			return nil, fmt.Errorf("%q is no mapping: write the article's field, =, and the name that the file gives it, as in title=headline", strings.TrimSpace(pair))
		case !slices.Contains(MapFields[:], to):
			return nil, fmt.Errorf("an article has no field %q to map to; there are %s", to, strings.Join(MapFields[:], ", "))
		case m[to] != "":
			return nil, fmt.Errorf("%s is mapped twice, to %q and %q", to, m[to], from)
		}
		m[to] = from
	}
	return m, nil
}

// String is what ParseMapping reads, in the order of MapFields.
func (m Mapping) String() string {
	var parts []string
	for _, to := range MapFields {
		if from := m[to]; from != "" {
			parts = append(parts, to+"="+from)
		}
	}
	return strings.Join(parts, ",")
}

// usual are the names under which records keep the fields of an article, the
// surest first, squeezed by nameKey. A time of fetching or of making the record
// is no date of publication, so "created" and "timestamp" are not among them.
// They are the names of schema.org, of the JSON of newspapers' own interfaces, of
// news collections and of scrapers' output.
var usual = map[string][]string{
	"id":         {"id", "guid", "articleid", "newsid", "uuid", "docid", "documentid"},
	"url":        {"url", "link", "weburl", "canonicalurl", "articleurl", "permalink", "href", "uri"},
	"title":      {"title", "headline", "webtitle", "articletitle", "heading"},
	"standfirst": {"standfirst", "subtitle", "subheadline", "dek", "deck", "trailtext", "description", "summary", "abstract", "excerpt"},
	"body":       {"body", "text", "content", "articlebody", "articletext", "fulltext", "maintext", "bodytext", "plaintext", "contenttext", "articlecontent", "article", "contenthtml", "bodyhtml", "html"},
	"source":     {"source", "outlet", "publication", "publisher", "newspaper", "sitename", "sourcename", "sourcedomain", "provider"},
	"published":  {"published", "datepublished", "publishedat", "publisheddate", "publishdate", "publicationdate", "pubdate", "datepublish", "datepub", "webpublicationdate", "publishedon", "date"},
	"updated":    {"updated", "datemodified", "updatedat", "modifiedat", "lastmodified", "lastupdated", "datemodify", "modified", "updateddate"},
	"author":     {"author", "authors", "byline", "writer", "writers", "creator", "by"},
	"language":   {"language", "lang", "inlanguage"},
}

// nameKey squeezes a field's name: "Date_Published" and "datePublished" are one.
func nameKey(name string) string {
	if plainKey(name) {
		return name
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r > 0x7f:
			return r
		}
		return -1
	}, name)
}

func plainKey(name string) bool {
	for i := range len(name) {
		if c := name[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
