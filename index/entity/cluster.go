package entity

import (
	"slices"
)

// named is a distinct person key with how often it was seen.
type named struct {
	key    personKey
	weight int
}

// Two names are joined only when all others that could be either's could be
// both's: "J. Smith" joins John Smith unless there is a James Smith. A third
// name less than a twentieth as common as the second does not part them.
const negligible = 20

// most bounds the distinct names of one family and given name that are
// compared in pairs; larger groups join by equal keys only.
const most = 96

// cluster groups names that are one person's. It returns, for each name, the
// number of its group. The names are sorted, as distinct returns them.
func cluster(l *lexicon, names []named) []int {
	parent := make([]int, len(names))
	for i := range parent {
		parent[i] = i
	}
	for i := 0; i < len(names); { // a family's names stand side by side
		var members []int
		j := i
		for ; j < len(names) && names[j].key.family == names[i].key.family; j++ {
			if len(names[j].key.given) > 0 {
				members = append(members, j)
			}
		}
		if len(members) > 1 {
			joinFamily(l, names, members, parent)
		}
		i = j
	}
	for i := range parent {
		parent[i] = find(parent, i)
	}
	return parent
}

// find is the root of i's group, shortening the path on its way.
func find(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

func joinFamily(l *lexicon, names []named, members []int, parent []int) {
	byGiven := map[string][]int{}
	byInitial := map[string][]int{}
	for _, i := range members {
		g := names[i].key.given[0]
		byGiven[g] = append(byGiven[g], i)
		byInitial[g[:1]] = append(byInitial[g[:1]], i)
	}
	// neighbours of i: all names that could be the same person's.
	neighbours := make(map[int][]int, len(members))
	for _, i := range members {
		g := names[i].key.given[0]
		candidates := [][]int{byGiven[g]}
		if len(g) == 1 {
			candidates = [][]int{byInitial[g]}
		} else {
			candidates = append(candidates, byGiven[g[:1]])
			for _, s := range l.short[g] {
				candidates = append(candidates, byGiven[s])
			}
		}
		for _, c := range candidates {
			if len(c) > most {
				continue
			}
			for _, j := range c {
				if j != i && compatible(l, names[i].key, names[j].key) && !slices.Contains(neighbours[i], j) {
					neighbours[i] = append(neighbours[i], j)
				}
			}
		}
	}
	agree := func(a, b int) bool { // no weighty neighbour of a speaks against b
		for _, c := range neighbours[a] {
			if c == b || slices.Contains(neighbours[b], c) {
				continue
			}
			if names[c].weight*negligible < names[b].weight {
				continue
			}
			return false
		}
		return true
	}
	for _, i := range members {
		for _, j := range neighbours[i] {
			if i < j && slices.Contains(neighbours[j], i) && agree(i, j) && agree(j, i) {
				union(parent, i, j)
			}
		}
	}
}

// distinct gathers equal keys. It returns the distinct ones, sorted, and for
// each input the number of its key.
func distinct(keys []personKey, weight func(i int) int) (names []named, of []int) {
	texts := make([]string, len(keys))
	for i := range keys {
		texts[i] = keys[i].String()
	}
	of = make([]int, len(keys))
	last := -1
	for _, o := range orderOf(len(texts), func(i int) string { return texts[i] }) {
		i := int(o.number)
		if last < 0 || texts[i] != texts[last] {
			names = append(names, named{key: keys[i]})
		}
		last = i
		of[i] = len(names) - 1
		names[of[i]].weight += weight(i)
	}
	return names, of
}
