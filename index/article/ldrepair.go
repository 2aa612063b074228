package article

import (
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
)

// values decodes the JSON of one script: one value, or several in a row. Pages
// often break it with line breaks in texts, a comma too many or comments around
// it; that is mended. What can't be mended gives what its plain keys say.
func values(script string) (all []any) {
	if all, ok := decodeAll(script); ok {
		return all
	}
	mended := mend(script)
	if all, ok := decodeAll(mended); ok {
		return all
	}
	if n := bareKeys(mended); n != nil {
		return []any{n}
	}
	return nil
}

func decodeAll(s string) (all []any, ok bool) {
	if nesting([]byte(s)) > mostNestedLine {
		return nil, false
	}
	d := json.NewDecoder(strings.NewReader(s))
	for {
		var v any
		switch err := d.Decode(&v); {
		case errors.Is(err, io.EOF):
			return all, len(all) > 0
		case err != nil:
			return nil, false
		}
		all = append(all, v)
	}
}

var (
	wrapping     = regexp.MustCompile(`(?s)^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)?\s*(.*?)\s*;?\s*(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)?\s*;?\s*$`)
	commaTooMany = regexp.MustCompile(`,\s*([}\]])`)
	bareKey      = regexp.MustCompile(`"(@type|headline|description|datePublished|dateModified|articleBody|url)"\s*:\s*"((?:[^"\\]|\\.)*)"`)
	bareOwner    = regexp.MustCompile(`"(author|creator|publisher)"\s*:\s*[\[{\s]*(?:[^}\]]*?"name"\s*:\s*)?"((?:[^"\\]|\\.)*)"`)
)

// mend takes comments around s, control characters in its texts and commas
// before closing brackets out.
func mend(s string) string {
	if m := wrapping.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	return commaTooMany.ReplaceAllString(s, "$1")
}

// bareKeys reads the first text of each key that an article has.
func bareKeys(s string) map[string]any {
	n := map[string]any{}
	for _, m := range bareKey.FindAllStringSubmatch(s, -1) {
		if n[m[1]] == nil && (m[1] != "@type" || strings.HasSuffix(m[2], "Article")) {
			n[m[1]] = unquote(m[2])
		}
	}
	if n["@type"] == nil {
		return nil
	}
	for _, m := range bareOwner.FindAllStringSubmatch(s, -1) {
		if n[m[1]] == nil {
			n[m[1]] = unquote(m[2])
		}
	}
	return n
}

func unquote(s string) string {
	var out string
	if json.Unmarshal([]byte(`"`+s+`"`), &out) != nil {
		return s
	}
	return out
}
