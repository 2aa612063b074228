package article

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// record is the JSON object of one article. Its fields are found by a mapping,
// else by their usual names.
type record struct {
	fields map[string]json.RawMessage // by squeezed name
	exact  map[string]json.RawMessage // by the name as written; the same map where all are squeezed
	m      Mapping
}

// newRecord reads one whole JSON object; values stay as they are.
func newRecord(b []byte, m Mapping) (record, error) {
	r := record{m: m}
	var plain bool
	if r.exact, plain = plainObject(b); !plain {
		r.exact = nil
		if err := unmarshal(b, &r.exact); err != nil {
			return r, err
		}
	}
	if r.exact == nil {
		return r, errNoObject
	}
	squeezed := true
	for name := range r.exact {
		squeezed = squeezed && plainKey(name)
	}
	if r.fields = r.exact; squeezed {
		return r, nil
	}
	r.fields = make(map[string]json.RawMessage, len(r.exact))
	for name, v := range r.exact {
		key := nameKey(name)
		if _, twice := r.fields[key]; !twice || key == name {
			r.fields[key] = v
		}
	}
	return r, nil
}

// get returns the values of a field of MapFields, and the record's name for it.
func (r record) get(field string) (v flexible, name string, err error) {
	if path := r.m[field]; path != "" {
		raw, ok := r.lookup(path)
		if !ok {
			return nil, "", nil
		}
		return v, path, unmarshalField(raw, &v)
	}
	for _, name := range usual[field] {
		raw, ok := r.fields[name]
		if !ok {
			continue
		}
		if err := unmarshalField(raw, &v); err != nil {
			return nil, "", err
		}
		if len(v) > 0 {
			return v, name, nil
		}
	}
	return nil, "", nil
}

func unmarshalField(raw json.RawMessage, v *flexible) error { return v.UnmarshalJSON(raw) }

// lookup finds the value at a path: the field of that very name, else along the
// dots. A list gives its first item.
func (r record) lookup(path string) (json.RawMessage, bool) {
	if v, ok := r.exact[path]; ok {
		return v, true
	}
	head, rest, dotted := strings.Cut(path, ".")
	v, ok := r.exact[head]
	if !ok || !dotted {
		return nil, false
	}
	for len(v) > 0 && v[0] == '[' {
		var list []json.RawMessage
		if json.Unmarshal(v, &list) != nil || len(list) == 0 {
			return nil, false
		}
		v = list[0]
	}
	in := record{}
	if len(v) == 0 || v[0] != '{' || json.Unmarshal(v, &in.exact) != nil {
		return nil, false
	}
	return in.lookup(rest)
}

// parseRecord reads an article that is a JSON object; rule begins what its traces
// say, and behind it stands the record's name of the field.
func parseRecord(a *Article, raw Raw, rule string, now time.Time) error {
	s, notes, err := decode(raw.Bytes)
	if err != nil {
		return err
	}
	a.Notes = notes
	rec, err := newRecord([]byte(s), raw.Map)
	if err != nil {
		return unreadable(err.Error())
	}
	values := map[string]flexible{}
	names := map[string]string{}
	for _, field := range MapFields {
		if values[field], names[field], err = rec.get(field); err != nil {
			return unreadablef("its field %q can't be read: %v", field, err)
		}
	}
	ruleOf := func(field string) string {
		if name := names[field]; name != field && name != "" {
			return rule + " " + name
		}
		return rule
	}
	set := func(field, to string, value string) string {
		if value != "" {
			a.Trace = append(a.Trace, Trace{Field: to, Rule: ruleOf(field), Text: shorten(value)})
		}
		return value
	}
	whole := strings.Join(values["body"], "\n")
	if looksHTML(whole) || strings.HasSuffix(names["body"], "html") {
		whole = fragmentText(whole)
	}
	if strings.HasSuffix(strings.TrimSpace(whole), " chars]") && cutShort.MatchString(whole) {
		whole = strings.TrimSuffix(whole, cutShort.FindString(whole))
		a.note("The file carries only the beginning of this article.")
	}
	whole = clean(whole)
	if bad := strings.Count(whole, "\ufffd") - strings.Count(s, "\ufffd"); bad > 0 {
		a.note(fmt.Sprintf("%d characters were not valid text and were replaced.", bad))
	}
	a.Title = set("title", "title", fieldLine(values["title"]))
	if stand := fieldLine(values["standfirst"]); names["standfirst"] == "standfirst" || raw.Map["standfirst"] != "" || ownSummary(stand, whole) && squash(stand) != squash(a.Title) {
		a.Standfirst = set("standfirst", "standfirst", stand)
	}
	a.Source = set("source", "source", fieldLine(values["source"]))
	a.URL = set("url", "url", values["url"].first())
	a.GivenID = set("id", "given_id", values["id"].first())
	if l := strings.ToLower(values["language"].first()); len(l) >= 2 && len(l) <= 5 {
		a.Language = l[:2]
	}
	for _, key := range []string{"tags", "keywords", "categories"} {
		var tags flexible
		if raw, ok := rec.fields[key]; ok && unmarshalField(raw, &tags) == nil {
			for _, tag := range tags[:min(len(tags), mostTags)] {
				a.give("tag", tag)
			}
		}
	}
	r := newReader(a, a.Title+"\n"+whole, now)
	r.careful = true
	a.readDate("published", ruleOf("published"), values["published"].first(), &a.Published, &r.dates)
	a.readDate("updated", ruleOf("updated"), values["updated"].first(), &a.Updated, &r.dates)
	a.authorsFrom(ruleOf("author"), values["author"])
	r.readText(whole)
	if a.Title == "" && a.Standfirst == "" && a.Body == "" {
		return unreadable("it holds no text: neither title nor body")
	}
	return nil
}

// cutShort is what interfaces print behind a text of which they give the beginning:
// '… [+2345 chars]'.
var cutShort = regexp.MustCompile(`\s*\[\+\d+ chars\]\s*$`)

// fieldLine is the first value as one line; of an HTML fragment its text, and
// references such as "&#8217;", which many files keep in titles, as what they stand for.
func fieldLine(v flexible) string {
	s := v.first()
	if looksHTML(s) {
		s = fragmentText(s)
	} else if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return flexible{s}.line()
}

// names lists the names of the record's fields.
func (r record) names() []string { return slices.Sorted(maps.Keys(r.exact)) }
