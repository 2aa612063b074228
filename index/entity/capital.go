package entity

import "strings"

// decides reports whether the verb at word i is one of governments: has said,
// wants, is leaving.
func decides(p *page, i int) bool {
	w := &p.words[i]
	if !w.has(govVerb) {
		return false
	}
	switch w.term {
	case "is", "was", "remains", "became", "made", "makes", "stands", "stood":
		return i+1 < len(p.words) && p.words[i+1].gap == space && strings.HasSuffix(p.words[i+1].term, "ing")
	case "has", "had":
		return i+1 < len(p.words) && p.words[i+1].gap == space && (p.words[i+1].has(govVerb) || strings.HasSuffix(p.words[i+1].term, "ed") || p.words[i+1].term == "long" || p.words[i+1].term == "not")
	}
	return true
}

// abroad returns the country that follows a capital's name and is not its own:
// bound for Tripoli in Lebanon; Santiago, Spain. nil when none does.
func abroad(p *page, m *match) *meaning {
	own, x := m.has(capital), p.matchAt(m.to)
	if own == nil || m.to >= len(p.words) {
		return nil
	}
	if p.words[m.to].gap == space && p.words[m.to].term == "in" && m.from > 0 && p.words[m.from].gap == space {
		before := &p.words[m.from-1]
		if x = p.matchAt(m.to + 1); x != nil && (before.has(locative) || before.term == "for" || before.term == "to") && before.shape == lower {
			if c := x.has(countryName); c != nil && c.code != own.code {
				return c
			}
		}
		return nil
	}
	if p.words[m.to].gap != comma || x == nil || m.from > 0 && p.words[m.from].gap == comma {
		return nil
	}
	c := x.has(countryName)
	if c == nil || c.code == own.code || x.to < len(p.words) && p.words[x.to].gap == space {
		return nil
	}
	// In a list of seats and countries more names follow.
	if x.to < len(p.words) && p.words[x.to].gap == comma && (p.words[x.to].cap() || p.words[x.to].term == "and" && x.to+1 < len(p.words) && p.words[x.to+1].cap()) {
		return nil
	}
	if m.from == 0 || p.words[m.from].gap != space || !p.words[m.from-1].has(locative) && p.words[m.from-1].term != "to" {
		return nil
	}
	return c
}
