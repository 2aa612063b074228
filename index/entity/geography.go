package entity

import (
	"cmp"
	"slices"

	"parallax/index/article"
)

// An article is about a country named in its title, standfirst or first
// sentence, or at least aboutMin times and aboutShare times as often as the
// country named most; its dateline's, too. Where there is a title, the first
// sentence counts only for countries that are named leadMin times. Measured against the human country tags of Reuters-21578.
const (
	aboutMin   = 3
	aboutShare = .25
	leadMin    = 2
)

// stand is how a capital city is meant.
type stand uint8

const (
	unclear stand = iota
	location
	government
)

// capitalUse is a capital whose reading waits for the rest of the article.
type capitalUse struct {
	page int
	m    *match
	use  stand
}

// geography finds the countries and places: names, demonyms and governments,
// capitals where they stand for one, cities and regions.
func (r *recogniser) geography() []Entity {
	g := gazette{r: r, country: map[string]int{}, place: map[string]int{}, sure: map[string]bool{}}
	for pi := range r.pages {
		p := &r.pages[pi]
		g.shaped(pi)
		if to, code, ok := r.dateline(p); ok && !p.claimed(0, to, asPerson) {
			g.addCountry(pi, 0, to, &meaning{sense: capital, code: code})
			g.dated = true
		}
		for k := range p.found {
			g.read(pi, &p.found[k])
		}
	}
	for _, s := range r.places {
		if p := &r.pages[s.page]; !p.claimed(s.from, s.to, asPerson|asOrg|asPlaceDone|asCountry) {
			g.addPlace(s.page, s.from, s.to, p.of(s.from, s.to), "")
		}
	}
	for _, c := range g.capitals {
		m := c.m.has(capital)
		if c.use == government || c.use == unclear && g.named(r.asOf(m.code)) {
			g.addCountry(c.page, c.m.from, c.m.to, m)
		}
	}
	for _, w := range g.doubtful {
		if m := w.m.has(placeName); g.sure[m.name] {
			g.addPlace(w.page, w.m.from, w.m.to, m.name, m.code)
		}
	}
	g.misspelt()
	g.out = slices.DeleteFunc(g.out, func(e Entity) bool { return len(e.Mentions) == 0 })
	g.about()
	return g.out
}

// gazette gathers countries and places.
type gazette struct {
	r        *recogniser
	out      []Entity
	country  map[string]int // code → index in out
	place    map[string]int // name → index in out
	sure     map[string]bool
	dated    bool // the body begins with a dateline
	capitals []capitalUse
	doubtful []capitalUse // places whose names are given names or everyday words too
}

func (g *gazette) named(code string) bool { _, ok := g.country[code]; return ok }

func (g *gazette) addCountry(pi, from, to int, m *meaning) {
	code := m.code
	if m.sense == capital || m.sense == metonym {
		code = g.r.asOf(code)
	}
	i, ok := g.country[code]
	if !ok {
		i = len(g.out)
		g.country[code] = i
		g.out = append(g.out, Entity{Kind: Country, Name: CountryName(code), Code: code})
	}
	g.out[i].Mentions = append(g.out[i].Mentions, g.r.pages[pi].span(from, to))
	g.r.pages[pi].claim(from, to, asCountry)
}

func (g *gazette) addPlace(pi, from, to int, name, code string) {
	if g.r.pages[pi].claimed(from, to, asPlaceDone) {
		return
	}
	g.r.pages[pi].claim(from, to, asPlaceDone)
	i, ok := g.place[name]
	if !ok {
		i = len(g.out)
		g.place[name] = i
		g.out = append(g.out, Entity{Kind: Place, Name: name, Code: code})
	}
	g.out[i].Mentions = append(g.out[i].Mentions, g.r.pages[pi].span(from, to))
}

// read decides what a phrase stands for where it is found.
func (g *gazette) read(pi int, m *match) {
	r := g.r
	p := &r.pages[pi]
	if p.claimed(m.from, m.to, asPerson|asFirm|asBlocked) || p.claimed(m.from, m.to, asCountry) && m.has(countryName) != nil {
		return
	}
	if m.to-m.from > 1 && m.has(bodyName) != nil && m.has(metonym) == nil {
		g.inside(pi, m)
		return
	}
	w := &p.words[m.from]
	if m.to-m.from == 1 && w.has(common) && w.shape != capitals && (w.mode == titleCase && m.has(countryName, demonym) == nil || w.opens && w.has(common) && m.has(countryName, demonym, metonym, capital) == nil) {
		return
	}
	if inState(p, m.to) && m.has(countryName, capital) != nil && m.has(placeName) == nil {
		return
	}
	if c := m.has(metonym); c != nil {
		g.addCountry(pi, m.from, m.to, c)
		return
	}
	if c := m.has(demonym); c != nil {
		if twin, ok := r.lex.twin[c.code]; ok && r.isState(p, m, c, &meaning{placeName, twin, homeOf(r.lex, twin)}) {
			return // Georgians of Georgia, U.S.
		}
		g.addCountry(pi, m.from, m.to, c)
		return
	}
	if c := m.has(countryName); c != nil {
		if state := m.has(placeName); state != nil && state.code != c.code && r.isState(p, m, c, state) {
			g.addPlace(pi, m.from, m.to, state.name, state.code)
			return
		}
		g.addCountry(pi, m.from, m.to, c)
		if part := m.has(placeName); part != nil && part.code == c.code {
			g.addPlace(pi, m.from, m.to, part.name, part.code)
		}
		return
	}
	c, city := m.has(capital), m.has(placeName)
	inBody := p.claimed(m.from, m.to, asOrg)
	if inBody && !g.keepsPlace(p, m) {
		return
	}
	if other := abroad(p, m); other != nil && c != nil && !inBody {
		if city != nil {
			g.addPlace(pi, m.from, m.to, city.name, other.code)
		}
		return
	}
	if c != nil && !inBody && !inState(p, m.to) {
		g.capitals = append(g.capitals, capitalUse{pi, m, r.standsFor(p, m)})
	}
	if city == nil {
		return
	}
	if m.to-m.from == 1 && c == nil && w.has(given|common) && !located(p, m) {
		g.doubtful = append(g.doubtful, capitalUse{page: pi, m: m})
		return
	}
	g.sure[city.name] = true
	g.addPlace(pi, m.from, m.to, city.name, city.code)
}

// inside finds the country in the name of a listed body: US Supreme Court,
// Reserve Bank of India.
func (g *gazette) inside(pi int, m *match) {
	words := g.r.pages[pi].words
	for k := m.from; k < m.to; k++ {
		end := m.to
		if k == m.from {
			end-- // not the body again
		}
		if !words[k].has(phraseStart) {
			continue
		}
		if part, ok := longest(g.r.lex, words[:end], k); ok {
			if c := part.has(countryName, demonym); c != nil {
				g.addCountry(pi, part.from, part.to, c)
			}
			k = part.to - 1
		}
	}
}

// about marks the countries that the article is about.
func (g *gazette) about() {
	if len(g.r.pages) == 0 {
		return
	}
	lead, dated, titled := 0, g.dated, g.r.pages[0].field == article.Title
	if p := &g.r.pages[len(g.r.pages)-1]; p.field == article.Body {
		lead = firstSentence(p.text)
	}
	top := 0
	for i := range g.out {
		if g.out[i].Kind == Country {
			top = max(top, len(g.out[i].Mentions))
		}
	}
	for i := range g.out {
		e := &g.out[i]
		if e.Kind != Country {
			continue
		}
		n := len(e.Mentions)
		e.About = n >= aboutMin && float64(n) >= aboutShare*float64(top) || slices.ContainsFunc(e.Mentions, func(m Mention) bool {
			return m.Field != article.Body || m.Start == 0 && dated || (n >= leadMin || !titled) && m.Start < lead
		})
	}
	slices.SortStableFunc(g.out, func(a, b Entity) int { return cmp.Compare(a.Kind, b.Kind) })
}
