package entity

import (
	"cmp"
	"slices"

	"parallax/index/article"
	"parallax/index/text"
)

// recogniser holds what is known of one article while the rules run over it.
type recogniser struct {
	lex    *lexicon
	pages  []page
	orgs   []orgSighting
	people []personSighting
	things []namedThing
	tagged [][]tagging      // by page
	votes  map[string]votes // by folded word
	places []placeSighting  // that the tagger found
	tails  map[string]bool  // the ends of all names sighted, made when first needed
	named  map[string]int   // country code → how often the country, or a city or government of it, is named
	called map[string]int   // the same by its name or demonym alone
	owners map[string]owners

	unsettled []*someone // surnames that several people of the article bear
}

// Recognise finds the entities that an article names. Its text alone decides:
// the same text always gives the same entities, in order of first mention.
// Mentions of one kind do not overlap.
func Recognise(a *article.Article) []Entity {
	r := newRecogniser(a)
	acronyms := r.sight()
	r.tagAll()
	for i := range r.pages {
		r.taggedPeople(i)
	}
	persons := r.settle()
	r.surnames(persons)
	for i := range r.pages {
		r.single(i)
		r.taggedRest(i)
	}
	var out []Entity
	out = append(out, r.personEntities(persons)...)
	out = append(out, r.organisationEntities(acronyms)...)
	out = append(out, r.geography()...)
	for i := range out {
		slices.SortFunc(out[i].Mentions, compareMentions)
	}
	slices.SortStableFunc(out, func(a, b Entity) int {
		return cmp.Or(compareMentions(a.Mentions[0], b.Mentions[0]), cmp.Compare(kindRank(a.Kind), kindRank(b.Kind)), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func newRecogniser(a *article.Article) *recogniser {
	r := &recogniser{lex: lex(), named: map[string]int{}, called: map[string]int{}, owners: map[string]owners{}}
	for _, f := range article.Fields {
		if t := a.Text(f); t != "" {
			r.pages = append(r.pages, newPage(r.lex, f, t))
		}
	}
	return r
}

// sight finds what the rules can tell by themselves: listed names, bodies by
// the shape of their names, acronyms and full names of persons.
func (r *recogniser) sight() []acronym {
	r.block()
	for i := range r.pages {
		r.listed(i)
		r.bodies(i)
	}
	acronyms := r.acronyms()
	for i := range r.pages {
		r.fullNames(i)
	}
	return acronyms
}

func kindRank(k Kind) int {
	return slices.Index([]Kind{Person, Country, Organisation, Place}, k)
}

// compareMentions puts mentions in reading order.
func compareMentions(a, b Mention) int {
	return cmp.Or(
		cmp.Compare(slices.Index(article.Fields[:], a.Field), slices.Index(article.Fields[:], b.Field)),
		cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// block claims the phrases that only look like names, and counts countries.
func (r *recogniser) block() {
	for i := range r.pages {
		p := &r.pages[i]
		for k := range p.found {
			m := &p.found[k]
			if m.has(blocked) != nil || p.moneyOf(m) || p.ticker(m) {
				p.claim(m.from, m.to, asBlocked)
			} else if c := m.has(countryName, demonym, metonym, capital, placeName); c != nil {
				r.named[c.code]++
				if c.sense == countryName || c.sense == demonym {
					r.called[c.code]++
				}
			}
			r.countOwners(p, m)
		}
	}
}

// moneyOf reports whether a country's name is that of its money: Swiss francs.
func (p *page) moneyOf(m *match) bool {
	return m.to < len(p.words) && p.words[m.to].gap == space && p.words[m.to].has(currency) && m.has(countryName, demonym) != nil
}

// ticker reports whether a phrase is the sign of a share: <UK>.
func (p *page) ticker(m *match) bool {
	from, to := p.words[m.from].start, p.words[m.to-1].end
	return from > 0 && p.text[from-1] == '<' && to < len(p.text) && (p.text[to] == '>' || p.text[to] == '.')
}

// asOf is the country that a seat of government stands for: that of the state
// that was there before, where the article speaks of it and not of today's.
func (r *recogniser) asOf(code string) string {
	if old := r.lex.before[code]; old != "" && r.called[old] > r.called[code] {
		return old
	}
	return code
}

// listed claims the listed organisations of several words; single words wait
// until people have had their turn (Nikola Tesla, Vicente Fox).
func (r *recogniser) listed(pi int) {
	p := &r.pages[pi]
	for k := range p.found {
		m := &p.found[k]
		if m.to-m.from > 1 || p.words[m.from].shape == capitals {
			r.addListed(pi, m)
		}
		if m.to-m.from > 1 && m.has(placeName, countryName) != nil {
			p.claim(m.from, m.to, asPlace)
		}
	}
}

// single claims listed organisations of one word that no person took.
func (r *recogniser) single(pi int) {
	p := &r.pages[pi]
	for k := range p.found {
		m := &p.found[k]
		if m.to-m.from > 1 || p.claimed(m.from, m.to, asPerson|asOrg) {
			continue
		}
		w := &p.words[m.from]
		// The capital of an everyday word tells nothing at a sentence's start.
		if w.has(common) && w.shape != capitals && (w.opens || w.mode != prose) && m.has(homeBody, metonym) == nil {
			continue
		}
		r.addListed(pi, m)
	}
}

func (r *recogniser) addListed(pi int, m *match) {
	p := &r.pages[pi]
	of := m.has(bodyName, firmName, homeBody)
	if of == nil || p.claimed(m.from, m.to, asOrg|asBlocked) {
		return
	}
	// The Security Council in a National Security Council is another.
	if m.to-m.from > 1 && m.from > 0 && p.words[m.to-1].has(orgHead) {
		if w, x := &p.words[m.from], &p.words[m.from-1]; w.gap == space && w.mode == prose && x.cap() && !x.opens && x.has(common) && !x.has(title|role|calendar) && p.matchAt(m.from-1) == nil && !text.StopWord(x.term) {
			return
		}
	}
	name, from := of.name, m.from
	if nation, other := owned(r.lex, p, m, of); other != "" {
		name, from = other, nation
	} else if !r.ownersOne(p, m, of) {
		name = p.of(m.from, m.to)
	}
	to := m.to
	if of.sense == bodyName {
		if longer := extend(p, to); longer > to {
			to, name = longer, bodyText(p, from, longer)
		}
	} else {
		p.claim(m.from, m.to, asFirm)
	}
	r.addOrg(pi, from, to, name)
}

// extend returns where a listed body's name ends when a further head follows
// it: African Union + Peace and Security Council.
func extend(p *page, to int) int {
	end := to
	for k := to; k < len(p.words) && k-to < 5; k++ {
		w := &p.words[k]
		if w.gap != space || !w.cap() && (w.term != "and" || k == to) || w.mode != prose || w.has(title|personal|given|role) {
			break
		}
		if w.cap() && w.has(publicHead) {
			end = k + 1
		}
	}
	return end
}

// atHome reports whether no country is named more often than the one with code.
func (r *recogniser) atHome(code string) bool {
	for c, n := range r.named {
		if c != code && n > r.named[code] {
			return false
		}
	}
	return true
}
