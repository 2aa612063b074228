package article

import (
	"strings"
	"time"
)

// facts are what a form with fields of its own says of an article: by the names of
// MapFields, each with the rule that found it. The first value of a field stands.
type facts struct {
	found map[string]fact
	given []Given
}

type fact struct {
	rule   string
	values []string
}

// set keeps a field's values unless it has some.
func (f *facts) set(field, rule string, values ...string) {
	if f.found == nil {
		f.found = map[string]fact{}
	}
	if _, have := f.found[field]; have || strings.TrimSpace(strings.Join(values, "")) == "" {
		return
	}
	f.found[field] = fact{rule, values}
}

// give keeps a label.
func (f *facts) give(kind string, names ...string) {
	for _, n := range names {
		f.given = append(f.given, Given{kind, n})
	}
}

// article fills a from the facts and a text that somebody has cut out already.
func (f *facts) article(a *Article, body string, now time.Time) {
	line := func(field, name string, to *string) {
		if v := f.found[field]; len(v.values) > 0 {
			if *to = flexible(v.values).line(); *to != "" {
				a.Trace = append(a.Trace, Trace{Field: name, Rule: v.rule, Text: shorten(*to)})
			}
		}
	}
	line("title", "title", &a.Title)
	line("standfirst", "standfirst", &a.Standfirst)
	line("source", "source", &a.Source)
	line("url", "url", &a.URL)
	line("id", "given_id", &a.GivenID)
	var lang string
	line("language", "language", &lang)
	a.Language = languageCode(lang)
	for _, g := range f.given {
		a.give(g.Kind, g.Name)
	}
	body = clean(body)
	r := newReader(a, a.Title+"\n"+body, now)
	r.careful = true
	for _, d := range []struct {
		field string
		to    *Date
	}{{"published", &a.Published}, {"updated", &a.Updated}} {
		if v := f.found[d.field]; len(v.values) > 0 {
			a.readDate(d.field, v.rule, strings.TrimSpace(v.values[0]), d.to, &r.dates)
		}
	}
	if v := f.found["author"]; len(v.values) > 0 {
		a.authorsFrom(v.rule, v.values)
	}
	r.readText(body)
}

// languageNames are the English names of languages that databases give, by their
// ISO 639-1 codes.
var languageNames = map[string]string{
	"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "danish": "da", "swedish": "sv",
	"norwegian": "no", "finnish": "fi", "polish": "pl", "czech": "cs", "russian": "ru", "turkish": "tr", "arabic": "ar", "hebrew": "he", "hindi": "hi",
	"chinese": "zh", "japanese": "ja", "korean": "ko", "greek": "el", "hungarian": "hu", "romanian": "ro", "indonesian": "id", "ukrainian": "uk",
}

// languageCode is the ISO 639-1 code of "en", "en-GB", "EN" or "English"; "" for others.
func languageCode(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	first, _, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if len(first) == 2 {
		return first
	}
	name, _, _ := strings.Cut(s, " ")
	return languageNames[strings.Trim(name, ";,.")]
}
