package entity

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"parallax/index/entity/internal/tag"
)

// names is the table of one kind: flat arrays, since a large collection has
// millions of names. Names are numbered in order; most groups have one.
type names struct {
	names   []string // sorted
	slots   []int32  // hash table with open addressing: 1 + number of a name, 0 for none
	group   []int32  // by name: its entity
	display []string // by entity: the name under which it is shown
	start   []int32  // by entity, and one more: where its names begin in members
	members []int32  // names, entity by entity, the most used first

	others map[string]int32         // display names that are none of the names → entity
	hidden map[string]bool          // display names of entities that the owner hid
	folded func() map[string]string // folded name → display name, where that is one; made when first asked for
}

// newNames chooses the display names of the groups. The records are sorted by
// name; groups hold, by record, a number below their count. Of some groups the
// owner settled something.
func newNames(k Kind, rs []Record, groups []int, settled map[int]*settled) *names {
	n := &names{names: make([]string, len(rs)), group: make([]int32, len(rs)), others: map[string]int32{}, hidden: map[string]bool{}}
	for i := range rs {
		n.names[i] = rs[i].Name
	}
	n.hash()
	dense := make([]int32, len(rs)) // group → 1 + entity
	count := int32(0)
	for i, g := range groups {
		if dense[g] == 0 {
			count++
			dense[g] = count
		}
		n.group[i] = dense[g] - 1
	}
	n.start = make([]int32, count+1)
	for _, e := range n.group {
		n.start[e+1]++
	}
	for e := range count {
		n.start[e+1] += n.start[e]
	}
	n.members = make([]int32, len(rs))
	free := slices.Clone(n.start)
	for i, e := range n.group {
		n.members[free[e]] = int32(i)
		free[e]++
	}
	n.display = make([]string, count)
	for e := range count {
		of := n.members[n.start[e]:n.start[e+1]]
		by := settled[groups[of[0]]]
		n.display[e] = displayOf(k, rs, of, by)
		if by != nil && by.hidden {
			n.hidden[n.display[e]] = true
		}
		if len(of) > 1 {
			slices.SortFunc(of, func(a, b int32) int {
				return cmp.Or(cmp.Compare(rs[b].Articles, rs[a].Articles), cmp.Compare(a, b))
			})
		}
		if i := n.find(n.display[e]); i < 0 || n.group[i] != e {
			n.others[n.display[e]] = e
		}
	}
	n.folded = sync.OnceValue(n.fold)
	return n
}

// displayOf is the name under which the entity of the records numbered so is shown.
// What the owner settled of it may be nil.
func displayOf(k Kind, rs []Record, of []int32, by *settled) string {
	if by != nil && by.shown != "" {
		return by.shown
	}
	best := of[0]
	if by != nil && by.of != nil {
		of = make([]int32, len(by.of))
		for i, r := range by.of {
			of[i] = int32(r)
		}
		best = of[0]
	}
	for _, i := range of[1:] {
		if better(k, &rs[i], &rs[best]) < 0 {
			best = i
		}
	}
	if k == Country {
		if code, ok := CountryCode(rs[best].Name); ok {
			return CountryName(code)
		}
	}
	return rs[best].Name
}

// hash enters the names into the slots.
func (n *names) hash() {
	n.slots = make([]int32, 1<<bits.Len(uint(2*len(n.names))))
	mask := uint32(len(n.slots) - 1)
	for i, name := range n.names {
		at := tag.Hash(tag.HashString(name), 0) >> 1 & mask
		for n.slots[at] != 0 {
			at = (at + 1) & mask
		}
		n.slots[at] = int32(i + 1)
	}
}

// find returns the number of a name, -1 when there is none.
func (n *names) find(name string) int32 {
	mask := uint32(len(n.slots) - 1)
	for at := tag.Hash(tag.HashString(name), 0) >> 1 & mask; ; at = (at + 1) & mask {
		i := n.slots[at] - 1
		if i < 0 || n.names[i] == name {
			return i
		}
	}
}

// canonical is the name under which a name's entity is shown.
func (n *names) canonical(name string) (display string, ok bool) {
	if i := n.find(name); i >= 0 {
		return n.display[n.group[i]], true
	}
	display, ok = n.folded()[nameKey(name)]
	return display, ok
}

// of returns the names of the entity shown so, most used first.
func (n *names) of(display string) []string {
	e, ok := n.others[display]
	if !ok {
		i := n.find(display)
		if i < 0 || n.display[n.group[i]] != display {
			return nil
		}
		e = n.group[i]
	}
	var out []string
	for _, i := range n.members[n.start[e]:n.start[e+1]] {
		out = append(out, n.names[i])
	}
	return out
}

// fold maps the folded names to their display names, leaving out those that
// have several.
func (n *names) fold() map[string]string {
	out := make(map[string]string, len(n.names))
	clash := map[string]bool{}
	for i, name := range n.names {
		key, display := nameKey(name), n.display[n.group[i]]
		if had, ok := out[key]; ok && had != display {
			clash[key] = true
		}
		out[key] = display
	}
	for key := range clash {
		delete(out, key)
	}
	return out
}

// ordered is a string to be sorted: its first eight bytes decide most often.
type ordered struct {
	prefix uint64
	number int32
}

// orderOf returns the numbers of n strings in the strings' order, equal ones in
// that of their numbers.
func orderOf(n int, of func(i int) string) []ordered {
	out := make([]ordered, n)
	for i := range out {
		var b [8]byte
		copy(b[:], of(i))
		out[i] = ordered{binary.BigEndian.Uint64(b[:]), int32(i)}
	}
	slices.SortFunc(out, func(a, b ordered) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return cmp.Or(strings.Compare(of(int(a.number)), of(int(b.number))), cmp.Compare(a.number, b.number))
	})
	return out
}
