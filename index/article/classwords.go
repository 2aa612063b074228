package article

import (
	"strings"

	"golang.org/x/net/html"
)

// words are what an element's class, id and itemprop call it, in lower case.
type words []string

func classWords(n *html.Node) words { return appendWords(nil, n) }

func appendWords(w words, n *html.Node) words {
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" || a.Key == "itemprop" {
			for name := range strings.FieldsSeq(a.Val) {
				w = w.split(name)
			}
		}
	}
	return w
}

// split adds the words of one name. What a name says of the look of its element
// (story--no-sidebar) or of its having something (hasSidebar, with-ads) is left out.
func (w words) split(name string) words {
	name, _, _ = strings.Cut(name, "--")
	if hidingNames[name] {
		return append(w, "hidden")
	}
	start := -1
	for i := 0; i <= len(name); i++ {
		if i < len(name) && isLetterByte(name[i]) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			for _, having := range havingWords {
				if rest, ok := strings.CutPrefix(name[start:i], having); ok && (rest == "" || rest[0] < 'a') {
					return w
				}
			}
			w = w.part(name[start:i])
		}
		start = -1
	}
	return w
}

// callsItselfArticle reports whether a class, id or itemprop of n says that it
// is the article's text.
func callsItselfArticle(n *html.Node, w words) bool {
	if !w.has("body") && !w.has("content") && !w.has("text") && !w.has("articlebody") {
		return false
	}
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" || a.Key == "itemprop" {
			for name := range strings.FieldsSeq(a.Val) {
				if articleWords[squash(name)] {
					return true
				}
			}
		}
	}
	return false
}

// shortestPart is how long the words are that camel case is parted into; shorter
// ones are rather bits of random names.
const shortestPart = 4

// part adds a word, and the words that capitals part it into: relatedStories.
func (w words) part(s string) words {
	w = append(w, strings.ToLower(s))
	start := 0
	for i := 1; i <= len(s); i++ {
		if i == len(s) || s[i] < 'a' && s[i-1] >= 'a' {
			if i-start >= shortestPart && i-start < len(s) {
				w = append(w, strings.ToLower(s[start:i]))
			}
			start = i
		}
	}
	return w
}

func (w words) has(word string) bool {
	for _, have := range w {
		if have == word {
			return true
		}
	}
	return false
}

// first is the first of w that is in the set, "" when none is.
func (w words) first(set map[string]bool) string {
	for _, have := range w {
		if set[have] {
			return have
		}
	}
	return ""
}

// furniture is the first of w that names a part of the page that is no part of
// its article, or begins with such a name.
func (w words) furniture() string {
	for _, have := range w {
		if furnitureWords[have] {
			return have
		}
		for _, p := range furniturePrefixes {
			if strings.HasPrefix(have, p) {
				return p
			}
		}
	}
	return ""
}

func (w words) any(set map[string]bool) bool { return w.first(set) != "" }
