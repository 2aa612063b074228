package entity

import (
	"cmp"
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
// number of its group; the numbers depend on the names only, not their order.
func cluster(l *lexicon, names []named) []int {
	parent := make([]int, len(names))
	for i := range parent {
		parent[i] = i
	}
	families := map[string][]int{}
	for i, n := range names {
		if len(n.key.given) > 0 {
			families[n.key.family] = append(families[n.key.family], i)
		}
	}
	for _, members := range families {
		if len(members) > 1 {
			joinFamily(l, names, members, parent)
		}
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
	order := make([]int, len(keys))
	texts := make([]string, len(keys))
	for i := range keys {
		order[i], texts[i] = i, keys[i].String()
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(texts[a], texts[b]) })
	of = make([]int, len(keys))
	for n, i := range order {
		if n == 0 || texts[i] != texts[order[n-1]] {
			names = append(names, named{key: keys[i]})
		}
		of[i] = len(names) - 1
		names[of[i]].weight += weight(i)
	}
	return names, of
}
