package entity

import (
	"strconv"
	"strings"
)

// joinPersons groups person records. It returns the group of each.
func joinPersons(l *lexicon, rs []Record) []int {
	keys := make([]personKey, len(rs))
	for i := range rs {
		keys[i] = keyOf(l, rs[i].Name)
	}
	names, of := distinct(keys, func(i int) int { return rs[i].Articles })
	groups := cluster(l, names)
	joinSurnames(l, rs, names, of, groups)
	out := make([]int, len(rs))
	for i := range rs {
		out[i] = groups[of[i]]
	}
	return out
}

// rareRole is the share of a person's titles under which a title tells
// nothing of them: a slip of the recogniser, or an office named in passing.
const rareRole = 10

// joinSurnames joins each family name alone to the one group of full names
// that shares a title with it.
func joinSurnames(l *lexicon, rs []Record, names []named, of, groups []int) {
	bare := map[string]bool{} // family names that stand alone
	for _, n := range names {
		if len(n.key.given) == 0 {
			bare[familyOf(n.key)] = true
		}
	}
	titles := map[int]map[string]int{} // group → title word → articles
	families := map[string][]int{}     // such family names → groups of full names
	registered := map[string]bool{}
	register := func(family string, g int) {
		if key := family + "," + strconv.Itoa(g); bare[family] && !registered[key] {
			registered[key] = true
			families[family] = append(families[family], g)
		}
	}
	wordsOf := map[string][]string{}
	for i := range rs {
		n := of[i]
		k, g := names[n].key, groups[n]
		other := personKey{family: k.other, suffix: k.suffix}
		if !bare[familyOf(k)] && (k.other == "" || !bare[familyOf(other)]) {
			continue
		}
		if len(k.given) > 0 {
			register(familyOf(k), g)
			if k.other != "" {
				register(familyOf(other), g)
			}
		}
		for role, count := range rs[i].Roles {
			words, ok := wordsOf[role]
			if !ok {
				words = roleWords(l, role)
				wordsOf[role] = words
			}
			for _, w := range words {
				if titles[g] == nil {
					titles[g] = map[string]int{}
				}
				titles[g][w] += count
			}
		}
	}
	for n := range names {
		if len(names[n].key.given) > 0 {
			continue
		}
		best, bestCount, others := -1, 0, 0
		for _, g := range families[familyOf(names[n].key)] {
			count := shareTitle(titles[groups[n]], titles[g])
			if count > bestCount {
				best, bestCount, others = g, count, others+bestCount
			} else {
				others += count
			}
		}
		if best >= 0 && others*negligible < bestCount {
			groups[n] = best
		}
	}
}

// familyOf is the family name with what tells father and son apart.
func familyOf(k personKey) string { return k.family + "," + k.suffix }

// shareTitle is how often b bears a title that a bears too, leaving out titles
// that are rare with either.
func shareTitle(a, b map[string]int) int {
	total := func(m map[string]int) (n int) {
		for _, c := range m {
			n += c
		}
		return n
	}
	ta, tb := total(a), total(b)
	shared := 0
	for w, n := range a {
		if n*rareRole >= ta && b[w]*rareRole >= tb {
			shared += b[w]
		}
	}
	return shared
}

// dominant is how much oftener one long form must be equated with an acronym
// than all others together for the acronym to be its.
const dominant = 9

// joinOrganisations groups records that are equal in orgKey or that articles
// equate. An acronym of several bodies joins none of them.
func joinOrganisations(l *lexicon, rs []Record) []int {
	parent := make([]int, len(rs))
	byKey := map[string]int{}
	keys := make([]string, len(rs))
	for i := range rs {
		parent[i] = i
		keys[i] = orgKey(rs[i].Name)
		if first, ok := byKey[keys[i]]; ok {
			parent[i] = first
		} else {
			byKey[keys[i]] = i
		}
	}
	// equated: key → the other forms' keys → articles, both ways
	equated := map[string]map[string]int{}
	add := func(a, b string, n int) {
		if equated[a] == nil {
			equated[a] = map[string]int{}
		}
		equated[a][b] += n
	}
	for i := range rs {
		for alias, n := range rs[i].Aliases {
			if k := orgKey(alias); k != keys[i] && k != "" && !foreign(l, rs[i].Name, alias) {
				add(keys[i], k, n)
				add(k, keys[i], n)
			}
		}
	}
	for key, others := range equated {
		best, total := "", 0
		for other, n := range others {
			total += n
			if best == "" || n > others[best] || n == others[best] && other < best {
				best = other
			}
		}
		if len(others) > 1 && others[best] < dominant*(total-others[best]) && !strings.Contains(key, " ") {
			continue // an acronym with several meanings
		}
		for other := range others {
			if !strings.Contains(key, " ") && other != best {
				continue
			}
			if !clear(equated, other, key) {
				continue
			}
			a, okA := byKey[key]
			b, okB := byKey[other]
			if okA && okB {
				union(parent, a, b)
			}
		}
	}
	for i := range parent {
		parent[i] = find(parent, i)
	}
	return parent
}

// foreign reports whether one of two names is listed as a body that the other
// is not a name of: AFP is the agency, whatever an article calls AFP.
func foreign(l *lexicon, a, b string) bool {
	x, y := l.listed[orgKey(a)], l.listed[orgKey(b)]
	return x != y
}

// clear reports whether key means other alone, or nearly always.
func clear(equated map[string]map[string]int, key, other string) bool {
	if strings.Contains(key, " ") {
		return true
	}
	total := 0
	for _, n := range equated[key] {
		total += n
	}
	n := equated[key][other]
	return n == total || n >= dominant*(total-n)
}

// union joins two groups under the smaller number.
func union(parent []int, a, b int) {
	a, b = find(parent, a), find(parent, b)
	if a != b {
		parent[max(a, b)] = min(a, b)
	}
}

// joinFolded groups records that are equal when folded; countries, by code.
func joinFolded(rs []Record, k Kind) []int {
	groups := make([]int, len(rs))
	first := map[string]int{}
	for i := range rs {
		key := foldedKey(k, rs[i].Name)
		if _, ok := first[key]; !ok {
			first[key] = i
		}
		groups[i] = first[key]
	}
	return groups
}

// foldedKey is what the names of one entity have in common, where that is all.
func foldedKey(k Kind, name string) string {
	if k == Country {
		if code, ok := CountryCode(name); ok {
			return "code " + code
		}
	}
	return nameKey(name)
}
