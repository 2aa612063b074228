package entity

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Correction is what the collection's owner says of one name. Corrections hold
// for whatever articles come and go; one of a name that no record has says
// nothing until there is one.
type Correction struct {
	Kind   Kind   `json:"kind"`
	Name   string `json:"name"`             // as recognised, or as the owner called it
	With   string `json:"with,omitempty"`   // it is a name of the entity that this name is one of
	Apart  bool   `json:"apart,omitempty"`  // it is joined with no other by itself; says nothing of a country, which its code tells
	Shown  string `json:"shown,omitempty"`  // its entity is shown so
	Hidden bool   `json:"hidden,omitempty"` // its entity is a value of nothing
}

// Nothing reports whether c says nothing of its name.
func (c Correction) Nothing() bool { return c == Correction{Kind: c.Kind, Name: c.Name} }

// CompareCorrections orders corrections by kind, then by name.
func CompareCorrections(a, b Correction) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
}

// Namesake is the name that tells the nth bearer of a name from the others, as in
// 'John Smith (2)'. It is joined with no other name by itself.
func Namesake(name string, n int) string { return name + " (" + strconv.Itoa(n) + ")" }

// isNamesake reports whether name is one that Namesake makes.
func isNamesake(name string) bool {
	base, rest, ok := strings.Cut(name, " (")
	digits, closed := strings.CutSuffix(rest, ")")
	n, err := strconv.Atoi(digits)
	return ok && closed && base != "" && err == nil && n > 1 && Namesake(base, n) == name
}

// settled is what corrections make of one entity.
type settled struct {
	shown  string // "": as the entity would be shown without them
	of     []int  // the records whose names it may be shown by; nil for all
	hidden bool
}

// group groups the records of one kind, which are sorted by name, as resolve
// does, but for what the corrections of that kind say. It returns the group of
// each, and what is settled of groups.
func group(k Kind, rs []Record, said []Correction, resolve func(rs []Record) []int) (groups []int, of map[int]*settled) {
	at := func(name string) int {
		i, ok := slices.BinarySearchFunc(rs, name, func(r Record, name string) int { return cmp.Compare(r.Name, name) })
		if !ok {
			return -1
		}
		return i
	}
	apart := map[int]bool{}
	for _, c := range said {
		if i := at(c.Name); i >= 0 && c.Apart && k != Country {
			apart[i] = true
		}
	}
	for i := range rs {
		if k != Country && isNamesake(rs[i].Name) {
			apart[i] = true
		}
	}
	if len(apart) == 0 && len(said) == 0 {
		return resolve(rs), nil
	}
	return combine(groupBut(rs, apart, resolve), said, at)
}

// groupBut groups the records by resolve, but for those apart, each of which is a
// group by itself. A group has the number of its first record.
func groupBut(rs []Record, apart map[int]bool, resolve func(rs []Record) []int) []int {
	free := make([]Record, 0, len(rs))
	numbers := make([]int, 0, len(rs))
	groups := make([]int, len(rs))
	for i := range rs {
		if apart[i] {
			groups[i] = i
			continue
		}
		free, numbers = append(free, rs[i]), append(numbers, i)
	}
	first := map[int]int{}
	for j, g := range resolve(free) {
		if _, ok := first[g]; !ok {
			first[g] = numbers[j]
		}
		groups[numbers[j]] = first[g]
	}
	return groups
}

// combine joins groups as corrections say. An entity that was joined with another
// is shown, and hidden, as that one is.
func combine(groups []int, said []Correction, at func(name string) int) ([]int, map[int]*settled) {
	said = slices.SortedFunc(slices.Values(said), CompareCorrections)
	parent := map[int]int{} // of the groups that something is said of
	into := map[int]bool{}  // those that were joined with another
	touch := func(g int) {
		if _, ok := parent[g]; !ok {
			parent[g] = g
		}
	}
	root := func(g int) int {
		for parent[g] != g {
			g = parent[g]
		}
		return g
	}
	for _, c := range said {
		i, j := at(c.Name), at(c.With)
		if i < 0 {
			continue
		}
		touch(groups[i])
		if j < 0 || groups[i] == groups[j] {
			continue
		}
		touch(groups[j])
		into[groups[i]] = true
		if a, b := root(groups[i]), root(groups[j]); a != b {
			parent[max(a, b)] = min(a, b)
		}
	}
	leads := map[int]int{} // of joined groups: the one whose name and state hold
	joined := map[int]bool{}
	for _, g := range slices.Sorted(maps.Keys(parent)) {
		r := root(g)
		joined[r] = joined[r] || g != r
		if _, ok := leads[r]; !ok && !into[g] {
			leads[r] = g
		}
	}
	for g := range parent { // where each was joined with another, in a circle
		if _, ok := leads[root(g)]; !ok {
			leads[root(g)] = root(g)
		}
	}
	out := make([]int, len(groups))
	of := map[int]*settled{}
	for i, g := range groups {
		out[i] = g
		if _, ok := parent[g]; !ok {
			continue
		}
		out[i] = root(g)
		if of[out[i]] == nil {
			of[out[i]] = &settled{}
		}
		if s := of[out[i]]; joined[out[i]] && leads[out[i]] == g {
			s.of = append(s.of, i)
		}
	}
	for _, c := range said {
		if i := at(c.Name); i >= 0 && leads[out[i]] == groups[i] {
			s := of[out[i]]
			s.shown, s.hidden = cmp.Or(s.shown, c.Shown), s.hidden || c.Hidden
		}
	}
	return out, of
}
