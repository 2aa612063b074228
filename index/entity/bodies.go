package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// acronym is an organisation's short name that the article itself explains:
// North Atlantic Treaty Organisation (NATO).
type acronym struct {
	term       string // folded
	short      string // as written
	long       string
	page       int
	from, to   int // words of the long form
	listedName string
}

// acronyms finds the short names that the article explains and makes every
// mention of either form one organisation's.
func (r *recogniser) acronyms() []acronym {
	var out []acronym
	seen := map[string]bool{}
	for pi := range r.pages {
		p := &r.pages[pi]
		for i := range p.words {
			w := &p.words[i]
			if !w.paren || w.shape != capitals || len(w.term) < 2 || len(w.term) > 8 || seen[w.term] || i+1 < len(p.words) && joins(w, &p.words[i+1]) {
				continue
			}
			from, ok := spelledOut(p, i)
			if !ok {
				continue
			}
			if p.claimed(from, i, asBlocked) || p.words[i-1].has(notOrg) || p.words[from].has(given) && !anyHead(p.words[from:i]) {
				continue
			}
			seen[w.term] = true
			a := acronym{term: w.term, short: strings.ReplaceAll(w.raw, ".", ""), long: bodyText(p, from, i), page: pi, from: from, to: i}
			if m := p.matchAt(from); m != nil && m.to == i {
				if of := m.has(bodyName, firmName); of != nil {
					a.listedName = of.name
				}
			}
			r.spell(&a)
			out = append(out, a)
		}
	}
	return out
}

// anyHead reports whether one of the words is the head of an organisation's name.
func anyHead(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.has(orgHead | linkHead) })
}

// spell claims the long form where it is explained and the acronym everywhere.
func (r *recogniser) spell(a *acronym) {
	name := a.long
	if a.listedName != "" {
		name = a.listedName
	}
	kept := r.orgs[:0]
	for _, o := range r.orgs {
		switch {
		case o.page != a.page || o.to <= a.from || a.to <= o.from:
		case o.from == a.from && o.to == a.to:
			name = o.name
			if a.listedName == "" {
				a.long = name
			}
		case o.from >= a.from && o.to <= a.to:
			continue // Democratic Party inside New Democratic Party
		default:
			return // part of a longer name
		}
		kept = append(kept, o)
	}
	r.orgs = kept
	p := &r.pages[a.page]
	if !slices.ContainsFunc(r.orgs, func(o orgSighting) bool { return o.page == a.page && o.from == a.from }) {
		p.claim(a.from, a.to, asOrg)
		r.orgs = append(r.orgs, orgSighting{a.page, a.from, a.to, name})
	}
	for pi := range r.pages {
		p := &r.pages[pi]
		for i := range p.words {
			if w := &p.words[i]; w.term == a.term && w.shape == capitals && !(w.mode == upperCase && w.has(common)) {
				if p.taken[i]&asOrg == 0 {
					r.addOrg(pi, i, i+1, name)
					continue
				}
				for k := range r.orgs {
					if o := &r.orgs[k]; o.page == pi && o.from == i && o.to == i+1 {
						o.name = name
					}
				}
			}
		}
	}
}

// spelledOut returns where the words before the bracketed acronym at i begin
// whose initials it is. Small words may count or not.
func spelledOut(p *page, i int) (from int, ok bool) {
	letters := []rune(p.words[i].term)
	n := len(letters)
	for from = i - 1; from >= 0 && i-from <= 12 && n > 0; from-- {
		w := &p.words[from]
		if from < i-1 {
			next := &p.words[from+1]
			if next.gap != space && next.gap != hyphen && next.gap != ampersand && next.gap != comma && next.gap != possessive {
				return 0, false
			}
		}
		c, _ := utf8.DecodeRuneInString(w.term)
		switch {
		case c == letters[n-1] && (w.cap() || n > 1):
			n--
		case w.shape == lower && len(w.term) <= 4:
		default:
			return 0, false
		}
		if n == 0 {
			return from, w.cap() && i-from >= 2
		}
	}
	return 0, false
}

// organisationEntities gathers the sightings of each organisation.
func (r *recogniser) organisationEntities(acronyms []acronym) []Entity {
	home := r.homes()
	at := map[string]int{}
	var out []Entity
	for _, o := range r.orgs {
		name := o.name
		key := orgKey(name)
		if full, ok := home[key]; ok {
			name, key = full, orgKey(full)
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Entity{Kind: Organisation, Name: name})
		}
		out[i].Mentions = append(out[i].Mentions, r.pages[o.page].span(o.from, o.to))
	}
	for _, a := range acronyms {
		long := a.long
		if a.listedName != "" {
			long = a.listedName
		}
		i, ok := at[orgKey(long)]
		if !ok {
			continue
		}
		e := &out[i]
		if a.listedName != "" {
			spelled := r.pages[a.page].of(a.from, a.to)
			for _, f := range []string{spelled, a.short} {
				if f != e.Name {
					e.Aliases = append(e.Aliases, f)
				}
			}
			continue
		}
		short := 0
		for _, m := range e.Mentions {
			if t := r.textOf(m); strings.ReplaceAll(t, ".", "") == a.short {
				short++
			}
		}
		if short*2 >= len(e.Mentions) {
			e.Aliases = append(e.Aliases, e.Name)
			e.Name = a.short
		} else {
			e.Aliases = append(e.Aliases, a.short)
		}
	}
	return out
}

// homes maps the short name of a body to its name with a country, where the
// article names exactly one such body: Foreign Ministry → Russian Foreign Ministry.
func (r *recogniser) homes() map[string]string {
	out := map[string]string{}
	clash := map[string]bool{}
	for _, o := range r.orgs {
		first, rest, ok := strings.Cut(o.name, " ")
		if !ok || !strings.Contains(rest, " ") {
			continue
		}
		if _, nation := r.lex.byName[nameKey(first)]; !nation {
			continue
		}
		key := orgKey(rest)
		if had, ok := out[key]; ok && orgKey(had) != orgKey(o.name) {
			clash[key] = true
		}
		out[key] = o.name
	}
	for key := range clash {
		delete(out, key)
	}
	for name, o := range r.owners {
		if o.listed {
			delete(out, orgKey(name)) // the British Foreign Office beside a German one
		}
	}
	return out
}

func (r *recogniser) textOf(m Mention) string {
	for i := range r.pages {
		if r.pages[i].field == m.Field {
			return r.pages[i].text[m.Start:m.End]
		}
	}
	return ""
}

// orgKey is the form under which names of organisations are equal: folded,
// without a leading article or full stops, British and American spelling one.
func orgKey(name string) string {
	key := nameKey(name)
	key = strings.TrimPrefix(key, "the ")
	if !strings.ContainsAny(key, " ") {
		return key
	}
	key = britishAmerican.Replace(key + " ")
	return key[:len(key)-1]
}

var britishAmerican = strings.NewReplacer(
	"isation ", "ization ", "isations ", "izations ", "defence ", "defense ", "centre ", "center ", "centres ", "centers ", "labour ", "labor ", "programme ", "program ", "co operation ", "cooperation ", "u s ", "us ", "ltd ", "limited ", "corp ", "corporation ")
