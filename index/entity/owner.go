package entity

import (
	"cmp"
	"strings"
)

// unitedNations stands in a meaning for the country that owns a body.
const unitedNations = "UN"

// owners says whose body an article's text speaks of under one listed name.
type owners struct {
	listed bool // the US State Department: the one that is listed
	other  bool // the German State Department
}

// ownerOf returns the country that a listed body is of, as one of its names says
// it: US Coast Guard. "" where none does.
func (l *lexicon) ownerOf(forms []string) string {
	for _, form := range forms {
		if strings.HasPrefix(form, "United Nations ") {
			return unitedNations
		}
		if first, _, ok := strings.Cut(form, " "); ok {
			if code := l.byName[nameKey(first)]; code != "" {
				return code
			}
		}
	}
	return ""
}

// nationBefore returns the country that the words before a phrase name as its
// owner: German, Germany's, UK.
func nationBefore(p *page, m *match) (nation *match, of *meaning) {
	if g := p.words[m.from].gap; g != space && g != possessive {
		return nil, nil
	}
	if nation = p.matchBefore(m.from); nation == nil {
		return nil, nil
	}
	return nation, nation.has(demonym, countryName)
}

// owned names a listed body after the country before it, where that is not the
// one that the list knows it of: the German State Department. The name begins at
// word from: a country with an 's is named beside it. other is "" else.
func owned(l *lexicon, p *page, m *match, of *meaning) (from int, other string) {
	if of.code == "" || m.to-m.from < 2 || ownNamed(l, p, m) {
		return 0, ""
	}
	nation, c := nationBefore(p, m)
	if c == nil || c.code == of.code {
		return 0, ""
	}
	if p.words[m.from].gap == possessive {
		owner := l.byCode[c.code]
		return m.from, cmp.Or(owner.adjective, owner.name) + " " + p.of(m.from, m.to)
	}
	return nation.from, strings.ReplaceAll(p.of(nation.from, nation.to), ".", "") + " " + p.of(m.from, m.to)
}

// ownNamed reports whether the phrase itself names an owner: US Coast Guard.
func ownNamed(l *lexicon, p *page, m *match) bool {
	return m.to-m.from > 1 && (l.byName[p.words[m.from].term] != "" || p.words[m.from].term == "un" || p.words[m.from].term == "united")
}

// countOwners notes whose body a phrase stands for where the text says it.
func (r *recogniser) countOwners(p *page, m *match) {
	of := m.has(bodyName, homeBody)
	if of == nil || of.code == "" {
		return
	}
	o := r.owners[of.name]
	_, c := nationBefore(p, m)
	switch {
	case ownNamed(r.lex, p, m):
		r.named[of.code]++
		o.listed = true
	case c == nil:
		return
	case c.code == of.code:
		o.listed = true
	default:
		o.other = true
	}
	r.owners[of.name] = o
}

// elsewhere is how often an article that never names a body's country names
// another at least, for the body's short name to be taken for another's.
const elsewhere = 3

// ownersOne reports whether a body's name stands for the one that is listed and
// not for another country's of the same name.
func (r *recogniser) ownersOne(p *page, m *match, of *meaning) bool {
	if of.code == "" || ownNamed(r.lex, p, m) {
		return true
	}
	if _, c := nationBefore(p, m); c != nil && c.code == of.code {
		return true
	}
	switch o := r.owners[of.name]; {
	case o.listed != o.other:
		return o.listed
	case of.sense == homeBody:
		return r.atHome(of.code)
	case of.code == unitedNations || m.to-m.from < 2 || r.named[of.code] > 0:
		return true
	}
	for _, n := range r.named {
		if n >= elsewhere {
			return false
		}
	}
	return true
}
