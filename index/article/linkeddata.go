package article

import "strings"

// linkedData is what the JSON-LD of a page says of its article.
type linkedData struct {
	headline, description string
	body                  string // as plain text, or with marks
	publisher, url        string
	published, modified   string
	pagePublished         string // of the page, a video in it or the like; the article's own goes before
	pageModified          string
	authors               []string
}

// deepestLD is how far JSON-LD is looked through; real pages nest four deep.
const deepestLD = 8

// read adds what one script says; what an earlier one said stays.
func (l *linkedData) read(script string) {
	byID := map[string]map[string]any{}
	var nodes []map[string]any
	for _, v := range values(script) {
		nodes = append(nodes, collect(v, byID, 0)...)
	}
	for _, n := range nodes {
		if !isArticle(n) {
			continue
		}
		set := func(to *string, value string) {
			if *to == "" {
				*to = value
			}
		}
		set(&l.headline, text1(n["headline"]))
		set(&l.description, text1(n["description"]))
		if body := text1(n["articleBody"]); len(body) > len(l.body) {
			l.body = body
		}
		set(&l.url, text1(n["url"]))
		set(&l.published, text1(n["datePublished"]))
		set(&l.modified, text1(n["dateModified"]))
		if names := namesOf(n["publisher"], byID, 0); len(names) > 0 {
			set(&l.publisher, names[0])
		}
		if len(l.authors) == 0 {
			l.authors = namesOf(n["author"], byID, 0)
		}
		if len(l.authors) == 0 {
			l.authors = namesOf(n["creator"], byID, 0)
		}
	}
	for _, n := range nodes { // dates often stand with the page instead
		if l.pagePublished == "" {
			l.pagePublished = text1(n["datePublished"])
		}
		if l.pageModified == "" {
			l.pageModified = text1(n["dateModified"])
		}
	}
}

// collect lists the objects of a document: those of its lists and graphs, in order.
func collect(v any, byID map[string]map[string]any, depth int) (nodes []map[string]any) {
	if depth > deepestLD {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			nodes = append(nodes, collect(one, byID, depth+1)...)
		}
	case map[string]any:
		nodes = append(nodes, v)
		if id := text1(v["@id"]); id != "" && v["name"] != nil {
			byID[id] = v
		}
		nodes = append(nodes, collect(v["@graph"], byID, depth+1)...)
		if entity, ok := v["mainEntity"].(map[string]any); ok {
			nodes = append(nodes, collect(entity, byID, depth+1)...)
		}
	}
	return nodes
}

// isArticle reports whether an object is an article of some kind by its type.
func isArticle(n map[string]any) bool {
	types, ok := n["@type"].([]any)
	if !ok {
		types = []any{n["@type"]}
	}
	for _, t := range types {
		s, _ := t.(string)
		for _, kind := range []string{"Article", "Posting", "Report"} {
			if strings.HasSuffix(s, kind) {
				return true
			}
		}
	}
	return false
}

// namesOf returns the names of people or bodies, given as texts, objects or
// references, alone or in lists.
func namesOf(v any, byID map[string]map[string]any, depth int) (names []string) {
	if depth > deepestLD {
		return nil
	}
	switch v := v.(type) {
	case string:
		if v != "" && !strings.Contains(v, "://") {
			names = append(names, v)
		}
	case []any:
		for _, one := range v {
			names = append(names, namesOf(one, byID, depth+1)...)
		}
	case map[string]any:
		if _, named := v["name"]; !named {
			v = byID[text1(v["@id"])]
		}
		names = namesOf(v["name"], byID, depth+1)
	}
	return names
}

// text1 is v when it is a text, or the first text of a list.
func text1(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	s, _ := v.(string)
	return s
}
