package article

import (
	"strings"
	"time"
)

// frontMatter parts a text from the front matter above it: lines of "key: value"
// between two of "---" (YAML) or of "key = value" between two of "+++" (TOML), as
// site generators and note keepers write them. Only flat fields and lists of words
// are read; other lines are passed over.
func frontMatter(s string) (fields map[string][]string, text string, ok bool) {
	s = strings.TrimLeft(s, "\n")
	mark, sep := "---", ":"
	if strings.HasPrefix(s, "+++") {
		mark, sep = "+++", "="
	}
	first, rest, found := strings.Cut(s, "\n")
	if !found || strings.TrimRight(first, " ") != mark {
		return nil, s, false
	}
	fields = map[string][]string{}
	last := ""
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		trimmed := strings.TrimSpace(line)
		if trimmed == mark || trimmed == "..." {
			return fields, rest, len(fields) > 0
		}
		if item, isItem := strings.CutPrefix(trimmed, "- "); isItem && last != "" {
			fields[last] = append(fields[last], unquoted(item))
			continue
		}
		key, value, pair := strings.Cut(trimmed, sep)
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "["):
		case !pair || strings.ContainsAny(strings.TrimSpace(key), " \t") && line == trimmed && len(fields) == 0:
			if last == "" {
				return nil, s, false // a rule, and text below it
			}
		case line != trimmed && strings.HasPrefix(line, " "): // within another
		default:
			last = nameKey(strings.TrimSpace(key))
			if values := listed(strings.TrimSpace(value)); len(values) > 0 {
				fields[last] = values
			} else if _, have := fields[last]; !have {
				fields[last] = nil
			}
		}
	}
	return nil, s, false
}

// listed reads a value, or the values of [a, "b"].
func listed(value string) (values []string) {
	if inner, ok := strings.CutPrefix(value, "["); ok && strings.HasSuffix(inner, "]") {
		for part := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
			if v := unquoted(strings.TrimSpace(part)); v != "" {
				values = append(values, v)
			}
		}
		return values
	}
	if v := unquoted(value); v != "" && v != "|" && v != ">" {
		values = append(values, v)
	}
	return values
}

func unquoted(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return strings.ReplaceAll(s[1:len(s)-1], `\"`, `"`)
	}
	return s
}

// parseMarkdown reads an article in Markdown (CommonMark's marks): what its front
// matter states wins over what stands in the text.
func parseMarkdown(a *Article, b []byte, now time.Time) error {
	s, notes, err := decode(b)
	if err != nil {
		return err
	}
	a.Notes = notes
	fields, text, fronted := frontMatter(s)
	title, text := markdownText(text)
	get := func(field string) (values []string, name string) {
		for _, name := range usual[field] {
			if len(fields[name]) > 0 && field != "body" {
				return fields[name], name
			}
		}
		return nil, ""
	}
	set := func(field string, to *string) {
		if values, name := get(field); len(values) > 0 {
			*to = flexible(values).line()
			a.Trace = append(a.Trace, Trace{Field: field, Rule: "front matter " + name, Text: shorten(*to)})
		}
	}
	set("title", &a.Title)
	set("standfirst", &a.Standfirst)
	set("source", &a.Source)
	set("url", &a.URL)
	var lang string
	if set("language", &lang); len(lang) >= 2 && len(lang) <= 5 {
		a.Language = strings.ToLower(lang[:2])
	}
	if !strings.Contains(a.URL, "://") {
		a.URL = "" // a path on the site
	}
	if squash(title) != squash(a.Title) && title != "" {
		if a.Title == "" {
			a.Title = title
			a.Trace = append(a.Trace, Trace{Field: "title", Rule: "Markdown heading", Text: shorten(title)})
		} else {
			text = title + "\n" + text
		}
	}
	for _, key := range []string{"tags", "keywords", "categories", "category"} {
		for _, tag := range fields[key] {
			a.give("tag", tag)
		}
	}
	r := newReader(a, a.Title+"\n"+text, now)
	r.careful = fronted || a.Title != ""
	for _, d := range []struct {
		field string
		to    *Date
	}{{"published", &a.Published}, {"updated", &a.Updated}} {
		if values, name := get(d.field); len(values) > 0 {
			a.readDate(d.field, "front matter "+name, values[0], d.to, &r.dates)
		}
	}
	if values, name := get("author"); len(values) > 0 {
		a.authorsFrom("front matter "+name, values)
	}
	r.readText(text)
	if a.Title == "" && a.Standfirst == "" && a.Body == "" {
		return unreadable("it holds no article text, only front matter, dates, credits or page furniture")
	}
	return nil
}

// give adds a label, once.
func (a *Article) give(kind, name string) {
	name = strings.Join(strings.Fields(clean(name)), " ")
	g := Given{kind, name}
	for _, have := range a.Given {
		if have == g {
			return
		}
	}
	if name != "" {
		a.Given = append(a.Given, g)
	}
}
