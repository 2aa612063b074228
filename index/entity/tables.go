package entity

import (
	"embed"
	"fmt"
	"strings"

	"parallax/index/text"
)

// The tables. Their sources, licences and dates are in data/SOURCES.md.
//
//go:embed data/*.txt
var data embed.FS

// country is one line of data/countries.txt.
type country struct {
	code, name string
	adjective  string // the first demonym: Russian; "" where there is none
}

// lines calls f with each line of an embedded table that is no comment. A
// table that is missing is a fault of the build.
func lines(name string, f func(line string)) {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("entity: embedded table %s: %v", name, err))
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			f(line)
		}
	}
}

func (l *lexicon) readWords() {
	lines("given.txt", func(w string) { l.put(w, given) })
	lines("surnames.txt", func(w string) { l.put(w, surname) })
	lines("common.txt", func(w string) { l.put(w, common) })
	lines("words.txt", func(line string) {
		name, words, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(words) {
			l.put(w, setNames[name])
		}
	})
	for i, s := range l.sets { // General and Council are no given names, whoever is called so
		if s&(title|role|office|orgHead|placeHead) != 0 && s&double == 0 {
			l.sets[i] &^= given
		}
	}
}

// readCountries reads code | name | other names | demonyms | capitals | metonyms.
func (l *lexicon) readCountries() {
	lines("countries.txt", func(line string) {
		f := strings.Split(line, "|")
		c := country{code: f[0], name: f[1]}
		demonyms := list(f[3], ";")
		if len(demonyms) > 0 {
			c.adjective = demonyms[0]
		}
		l.countries = append(l.countries, c)
		enter := func(forms []string, s sense) {
			for _, form := range forms {
				l.addPhrase(form, meaning{s, c.name, c.code})
				if key := strings.TrimPrefix(nameKey(form), "the "); l.byName[key] == "" && s != capital && s != metonym {
					l.byName[key] = c.code
				}
			}
		}
		enter([]string{c.name}, countryName)
		enter(list(f[2], ";"), countryName)
		enter(demonyms, demonym)
		enter(list(f[4], ";"), capital)
		enter(list(f[5], ";"), metonym)
	})
	for i := range l.countries {
		c := &l.countries[i]
		l.byCode[c.code] = c
	}
}

// readPlaces reads code: place = other name; place; …
func (l *lexicon) readPlaces() {
	lines("places.txt", func(line string) {
		code, places, _ := strings.Cut(line, ":")
		if code == "-" {
			code = ""
		}
		for _, place := range list(places, ";") {
			forms := list(place, "=")
			for _, form := range forms {
				l.addPhrase(form, meaning{placeName, forms[0], code})
				if c := l.byName[nameKey(form)]; c != "" && code != "" && c != code {
					l.twin[c] = forms[0]
				}
			}
		}
	})
}

// readOrganisations reads sort: organisation = other name; …, and the short
// names that are good where they are at home.
func (l *lexicon) readOrganisations() {
	lines("organisations.txt", func(line string) {
		sort, bodies, _ := strings.Cut(line, ":")
		s := firmName
		if sort == "body" {
			s = bodyName
		}
		for _, body := range list(bodies, ";") {
			forms := list(body, "=")
			owner := ""
			if s == bodyName {
				owner = l.ownerOf(forms)
			}
			for _, form := range forms {
				l.addPhrase(form, meaning{s, forms[0], owner})
				l.listed[orgKey(form)] = forms[0]
			}
		}
	})
	lines("organisations_home.txt", func(line string) {
		f := list(line, "=")
		l.addPhrase(f[0], meaning{homeBody, f[1], "US"})
	})
}

func (l *lexicon) readBlockers() {
	lines("blockers.txt", func(line string) { l.addPhrase(line, meaning{sense: blocked}) })
}

// readSpellings reads spelling: others.
func (l *lexicon) readSpellings() {
	lines("spellings.txt", func(line string) {
		one, others, _ := strings.Cut(line, ":")
		l.spelling[one] = one
		for s := range strings.FieldsSeq(others) {
			l.spelling[s] = one
		}
	})
}

// readNicknames reads formal name: short forms, as skeletons.
func (l *lexicon) readNicknames() {
	lines("nicknames.txt", func(line string) {
		formal, short, _ := strings.Cut(line, ":")
		formal = skeleton(l, formal)
		for s := range strings.FieldsSeq(short) {
			s = skeleton(l, s)
			l.short[formal] = append(l.short[formal], s)
			l.short[s] = append(l.short[s], formal)
		}
	})
}

// list splits s at sep into its trimmed parts, leaving out empty ones.
func list(s, sep string) []string {
	var out []string
	for part := range strings.SplitSeq(s, sep) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// nameKey is the form under which names of countries, organisations and places
// are looked up: folded words without full stops, parted by single spaces.
func nameKey(s string) string {
	var few [8]text.Token
	var b strings.Builder
	b.Grow(len(s))
	for i, t := range text.Tokenize(few[:0], s) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Term)
	}
	return b.String()
}

// CountryCode returns the ISO 3166-1 alpha-2 code of the country with that
// name, other name, demonym or code, whatever the case.
func CountryCode(name string) (code string, ok bool) {
	l := lex()
	key := strings.TrimPrefix(nameKey(name), "the ")
	if code, ok = l.byName[key]; ok {
		return code, true
	}
	if c := l.byCode[strings.ToUpper(key)]; c != nil {
		return c.code, true
	}
	return "", false
}

// CountryName returns the English name under which the country with that code
// is shown, "" when there is none.
func CountryName(code string) string {
	if c := lex().byCode[strings.ToUpper(code)]; c != nil {
		return c.name
	}
	return ""
}
