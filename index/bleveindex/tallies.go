package bleveindex

import (
	"cmp"
	"slices"
	"strings"
)

// tallies counts strings. Most names of a collection have one role or none, for
// which a map would take ten times the room.
type tallies []tally // sorted

type tally struct {
	of string
	n  int
}

// add counts s n times more; n may be less than 0. What is counted no time is
// forgotten.
func (t *tallies) add(s string, n int) {
	i, ok := slices.BinarySearchFunc(*t, s, func(x tally, s string) int { return cmp.Compare(x.of, s) })
	switch {
	case !ok && n > 0:
		*t = slices.Insert(*t, i, tally{strings.Clone(s), n})
	case ok && (*t)[i].n+n > 0:
		(*t)[i].n += n
	case ok:
		*t = slices.Delete(*t, i, i+1)
	}
}

// counts is the same as a map, nil when nothing is counted.
func (t tallies) counts() map[string]int {
	if len(t) == 0 {
		return nil
	}
	m := make(map[string]int, len(t))
	for _, x := range t {
		m[x.of] = x.n
	}
	return m
}
