package entity

import (
	"strings"
	"sync"

	"parallax/index/article"
)

// towns maps folded names of towns to the codes of their countries. It is larger
// than the tables that the rules look every word up in, and serves datelines and
// places that the tagger found only.
var towns = sync.OnceValue(func() map[string]string {
	of := make(map[string]string, 16000)
	lines("towns.txt", func(line string) {
		code, names, _ := strings.Cut(line, ":")
		for name := range strings.SplitSeq(names, ";") {
			of[nameKey(name)] = code
		}
	})
	return of
})

// longestDateline is within how many bytes of the body's beginning the dash or
// bracket must stand that ends a dateline.
const longestDateline = 70

// dateline returns the words of the town that the body's dateline names and the
// code of its country: "LIMA, 3 May -", "Portland, Ore. (AP) —". ok is false
// where there is none, or none that is known.
func (r *recogniser) dateline(p *page) (to int, code string, ok bool) {
	if p.field != article.Body || len(p.words) == 0 || p.words[0].start > len(`"(`) {
		return 0, "", false
	}
	end := datelineEnd(p.text)
	if end < 0 {
		return 0, "", false
	}
	n := 0
	for n < len(p.words) && p.words[n].start < end {
		w := &p.words[n]
		if w.gap == newLine && n > 0 || !w.cap() && w.shape != digits && !w.has(particle|calendar) {
			return 0, "", false
		}
		n++
	}
	for to < n && (to == 0 || p.words[to].gap != comma && !p.words[to].paren && !p.words[to].has(calendar) && p.words[to].shape != digits) {
		to++
	}
	if to == 0 || to > 4 {
		return 0, "", false
	}
	if to < n && p.words[to].gap == comma && !p.words[to].has(calendar) { // what town of the name
		if c := stateOf(p.words[to].term); c != "" {
			return to, c, true
		}
		if m := p.matchAt(to); m != nil {
			if c := m.has(placeName, countryName); c != nil && c.code != "" {
				return to, c.code, true
			}
		}
	}
	if m := p.matchAt(0); m != nil && m.to == to {
		if c := m.has(capital, placeName, countryName); c != nil && c.code != "" {
			return to, c.code, true
		}
	}
	code, ok = towns()[nameKey(p.of(0, to))]
	return to, code, ok
}

// datelineEnd is where the dash or bracket behind a dateline stands, -1 when the
// text has none near its beginning.
func datelineEnd(s string) int {
	if len(s) > longestDateline {
		s = s[:longestDateline]
	}
	if line, _, ok := strings.Cut(s, "\n"); ok {
		s = line + " "
	}
	end := -1
	for _, mark := range []string{" - ", " -- ", "–", "—", "("} {
		if i := strings.Index(s, mark); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	return end
}

// stateOf is the country of a state or province that is given as datelines
// shorten it: Conn., Ont. "" for other words. Own work, after agencies' usage.
func stateOf(term string) string {
	switch term {
	case "ala", "ariz", "ark", "calif", "cal", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "kans", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont",
		"neb", "nebr", "nev", "nh", "nj", "nm", "ny", "nc", "nd", "okla", "ore", "pa", "penn", "penna", "ri", "sc", "sd", "tenn", "tex", "vt", "va", "wash", "wva", "wis", "wisc", "wyo", "dc":
		return "US"
	case "ont", "que", "bc", "alta", "sask", "man", "nfld", "nb", "ns":
		return "CA"
	}
	return ""
}
