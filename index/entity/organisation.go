package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// orgSighting is an organisation named at one place.
type orgSighting struct {
	page, from, to int
	name           string
}

// bodies finds organisations by the shape of their names: capitalised words
// around a head such as Ministry or Council, "University of X", and a
// country's ministry, embassy or consulate in any case.
func (r *recogniser) bodies(pi int) {
	p := &r.pages[pi]
	for i := range p.words {
		w := &p.words[i]
		if w.mode == upperCase || p.taken[i]&(asOrg|asBlocked) != 0 {
			continue
		}
		if from, to, name, ok := r.mission(p, i); ok {
			r.addOrg(pi, from, to, name)
			continue
		}
		if w.mode == titleCase || !w.cap() || !w.has(orgHead|linkHead) {
			continue
		}
		if from, to, ok := r.shaped(p, i); ok {
			if m := p.matchAt(from); m != nil && m.to == to && m.has(metonym, placeName, countryName) != nil {
				continue // Oval Office, Russian Federation
			}
			r.addOrg(pi, from, to, bodyText(p, from, to))
		}
	}
}

func (r *recogniser) addOrg(pi, from, to int, name string) {
	p := &r.pages[pi]
	if p.claimed(from, to, asOrg) {
		return
	}
	p.claim(from, to, asOrg)
	r.orgs = append(r.orgs, orgSighting{pi, from, to, name})
}

// bodyText is the name of the body that the words spell: without a leading
// article, and "US" for every way of writing it.
func bodyText(p *page, from, to int) string {
	if from+1 < to && p.words[from].term == "the" {
		from++
	}
	s := p.of(from, to)
	for _, us := range []string{"U.S. ", "U.S ", "United States "} {
		if rest, ok := strings.CutPrefix(s, us); ok {
			return visible("US " + rest)
		}
	}
	return visible(s)
}

// mission recognises "Russian foreign ministry", "Russia's Foreign Ministry",
// "Russian Ministry of Defence", "Russian consulate in Istanbul" with its last
// or head word at i.
func (r *recogniser) mission(p *page, i int) (from, to int, name string, ok bool) {
	w := &p.words[i]
	switch w.term {
	case "ministry", "embassy", "consulate":
	default:
		return
	}
	from, to = i, i+1
	var kind []string
	if w.term == "ministry" {
		for from > 0 && p.words[from].gap == space && len(kind) < 4 {
			x := &p.words[from-1]
			if !x.has(ministry) && x.term != "affairs" && (x.term != "and" || len(kind) == 0) {
				break
			}
			kind = append([]string{capitalised(x.term)}, kind...)
			from--
		}
		if len(kind) == 0 && to+1 < len(p.words) && p.words[to].term == "of" && p.words[to+1].has(ministry) {
			kind = []string{capitalised(p.words[to+1].term)}
			to += 2
			if to < len(p.words) && p.words[to].term == "affairs" && p.words[to].gap == space {
				to++
			}
		}
		if len(kind) == 0 {
			return
		}
	}
	if from == 0 {
		return
	}
	nation := p.matchBefore(from)
	if nation == nil || (p.words[from].gap != space && p.words[from].gap != possessive) {
		return
	}
	m := nation.has(demonym, countryName)
	if m == nil {
		return
	}
	from = nation.from
	if w.term != "ministry" {
		if to+1 < len(p.words) && p.words[to].term == "in" && p.words[to+1].cap() {
			if city := p.matchAt(to + 1); city != nil && city.has(placeName, capital) != nil {
				to = city.to
			}
		}
		return from, to, bodyText(p, from, to), true
	}
	adjective := r.lex.byCode[m.code].adjective
	if m.sense == demonym {
		adjective = p.of(nation.from, nation.to)
	} else if m.code == "US" {
		adjective = "US"
	}
	if len(kind) == 2 && kind[1] == "Affairs" {
		kind = kind[:1]
	}
	return from, to, adjective + " " + strings.Join(kind, " ") + " Ministry", true
}

// shaped tells how far a body's name reaches around its head word at i.
func (r *recogniser) shaped(p *page, i int) (from, to int, ok bool) {
	from, to = i, i+1
	for from > 0 && i-from < 6 {
		x, here := &p.words[from-1], &p.words[from]
		if here.gap != space && here.gap != hyphen && here.gap != ampersand || !x.cap() || p.taken[from-1]&(asOrg|asBlocked) != 0 {
			break
		}
		if x.has(calendar|personal) || x.has(title) && !x.has(office) || x.opens && (x.has(common) && !x.has(office|ministry|orgHead) || len(x.term) == 1) || text.StopWord(x.term) && x.term != "us" && x.shape == initial {
			break
		}
		from--
	}
	// Ways and Means Committee
	if from >= 2 && from < i && p.words[from].gap == space && p.words[from-1].term == "and" && p.words[from-1].gap == space && p.words[i].has(publicHead) {
		if x := &p.words[from-2]; x.cap() && x.has(common) && !x.opens && p.matchAt(from-2) == nil && p.taken[from-2] == 0 {
			from -= 2
			for from > 0 && p.words[from].gap == space && p.words[from-1].cap() && p.taken[from-1] == 0 && p.words[from-1].has(common) && !p.words[from-1].opens {
				from--
			}
		}
	}
	for from < i && p.words[from].term == "the" {
		from++
	}
	// A later head in the same run of capitals is the true one.
	for k := to; k < len(p.words) && k-to < 5; k++ {
		x := &p.words[k]
		if x.gap != space && x.gap != hyphen && x.gap != ampersand || !x.cap() || x.has(title|personal|given) {
			break
		}
		if x.has(orgHead) {
			to = k + 1
		}
	}
	head := &p.words[to-1]
	linked := false
	if head.has(linkHead) {
		to, linked = link(p, to)
	}
	if last := &p.words[to-1]; last.has(notOrg) {
		return 0, 0, false
	}
	if to < len(p.words) && p.words[to].gap == space && p.words[to].cap() && p.words[to].has(notOrg) {
		return 0, 0, false
	}
	if linked {
		return from, to, true
	}
	if !head.has(orgHead) || to-from < 2 {
		return 0, 0, false
	}
	if to-from == 2 { // one modifier must carry the name
		x := &p.words[from]
		if m := p.matchAt(to - 1); m != nil && m.has(homeBody) != nil && (x.has(office) || p.matchAt(from) != nil && p.matchAt(from).has(placeName) != nil) {
			return 0, 0, false // a Republican Senate, the Ohio Senate race
		}
		if x.opens && x.has(common) || x.has(role|personal) && !x.has(office) || x.has(calendar) {
			return 0, 0, false
		}
		if m := p.matchAt(from); m != nil && m.has(demonym) != nil && !head.has(publicHead) {
			return 0, 0, false
		}
		if x.has(common) && !head.has(publicHead) && x.shape != capitals && head.has(common) && p.words[from].has(orgHead|placeFirst) {
			return 0, 0, false
		}
	}
	return from, to, true
}

// link follows "of", "for", "on" and "and" after a head word to the end of the
// name: of Homeland Security, on Foreign Relations.
func link(p *page, to int) (end int, linked bool) {
	end = to
	for k := to; k+1 < len(p.words) && k-to < 9; {
		w := &p.words[k]
		if w.gap == space && w.cap() && linked && !w.has(title|personal) {
			k++
			end = k
			continue
		}
		if w.gap != space || w.shape != lower {
			break
		}
		switch w.term {
		case "of", "for", "on":
		case "and", "the":
			if !linked {
				return end, false
			}
		default:
			return end, linked
		}
		n := k + 1
		if p.words[n].term == "the" && p.words[n].shape == lower && n+1 < len(p.words) {
			n++
		}
		x := &p.words[n]
		if x.gap != space || !x.cap() || x.has(calendar|personal) || w.term == "and" && x.has(given) {
			break
		}
		k, end, linked = n+1, n+1, true
	}
	return end, linked
}

// capitalised is s with its first letter in upper case.
func capitalised(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}
