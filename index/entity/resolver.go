package entity

import (
	"cmp"
	"slices"

	"parallax/index/entity/internal/tag"
)

// Resolver keeps the names of one kind in blocks: names of different blocks are
// never one entity's, whatever articles say, so that when something is said of a
// name only its block has to be resolved anew. What comes of that is what Resolve
// makes of all records.
//
// Names are numbered from 0 as they come. Blocks only grow, by union-find: what
// two names have in common, or had once, keeps them in one block. The keys by which
// names meet are hashed; two keys of one hash make a block larger, no more.
type Resolver struct {
	node  []uint32 // by name: a block's
	next  []uint32 // by name: the next of its block, in a circle
	above []uint32 // by block: the one that it was joined with, itself for none
	any   []uint32 // by block that was joined with none: one of its names
	byKey map[uint32]uint32
}

// NewResolver has no names.
func NewResolver() *Resolver { return &Resolver{byKey: map[uint32]uint32{}} }

// Len is how many names there are.
func (r *Resolver) Len() int { return len(r.node) }

// BlockKeys appends to keys those by which a name meets the names that it may be one
// entity's with, as far as rec tells.
func BlockKeys(keys []uint32, rec *Record) []uint32 {
	add := func(key string) { keys = append(keys, tag.HashString(key)) }
	switch rec.Kind {
	case Person:
		k := keyOf(lex(), rec.Name)
		add(k.family)
		if k.other != "" {
			add(k.other)
		}
	case Organisation:
		add(orgKey(rec.Name))
		for alias := range rec.Aliases {
			if k := orgKey(alias); k != "" {
				add(k)
			}
		}
	default:
		add(foldedKey(rec.Kind, rec.Name))
	}
	return keys
}

// Note puts the name numbered n, which is known already or the next, in the block
// of those that it shares one of keys with.
func (r *Resolver) Note(n uint32, keys []uint32) {
	if int(n) == len(r.node) {
		b := uint32(len(r.above))
		r.node, r.next = append(r.node, b), append(r.next, n)
		r.above, r.any = append(r.above, b), append(r.any, n)
	}
	for _, key := range keys {
		if b, ok := r.byKey[key]; ok {
			r.join(r.node[n], b)
		} else {
			r.byKey[key] = r.node[n]
		}
	}
}

// Join puts two names in one block, as the owner does.
func (r *Resolver) Join(a, b uint32) { r.join(r.node[a], r.node[b]) }

func (r *Resolver) join(a, b uint32) {
	a, b = r.root(a), r.root(b)
	if a == b {
		return
	}
	a, b = min(a, b), max(a, b)
	r.above[b] = a
	x, y := r.any[a], r.any[b] // two circles become one
	r.next[x], r.next[y] = r.next[y], r.next[x]
}

func (r *Resolver) root(b uint32) uint32 {
	for r.above[b] != b {
		r.above[b] = r.above[r.above[b]]
		b = r.above[b]
	}
	return b
}

// Blocks calls f with the names of each block that has one of names, in batches of
// whole blocks of at least least names, but for the last. F keeps the slice.
func (r *Resolver) Blocks(names []uint32, least int, f func(names []uint32)) {
	seen := make(map[uint32]bool, min(len(names), 1<<16))
	var batch []uint32
	for _, n := range names {
		b := r.root(r.node[n])
		if seen[b] {
			continue
		}
		seen[b] = true
		for m := r.any[b]; ; {
			batch = append(batch, m)
			if m = r.next[m]; m == r.any[b] {
				break
			}
		}
		if len(batch) >= least {
			f(batch)
			batch = make([]uint32, 0, len(batch))
		}
	}
	if len(batch) > 0 {
		f(batch)
	}
}

// Resolved is an entity of a block.
type Resolved struct {
	Shown  string  // the name under which it is shown
	Hidden bool    // by the owner
	Names  []int32 // numbers of its records, the most used first
}

// ResolveBlocks resolves the records of whole blocks of one kind, each name once.
// Said is what the owner says of names of that kind, of these or others.
func ResolveBlocks(k Kind, records []Record, said []Correction) []Resolved {
	order := orderOf(len(records), func(i int) string { return records[i].Name })
	rs := make([]Record, len(records))
	for i, o := range order {
		rs[i] = records[o.number]
	}
	groups, settled := group(k, rs, said, func(rs []Record) []int { return join(k, rs) })
	start := make([]int32, len(rs)+1)
	for _, g := range groups {
		start[g+1]++
	}
	for g := range rs {
		start[g+1] += start[g]
	}
	members := make([]int32, len(rs))
	free := slices.Clone(start)
	for i, g := range groups {
		members[free[g]] = int32(i)
		free[g]++
	}
	var out []Resolved
	for g := range rs {
		of := members[start[g]:start[g+1]]
		if len(of) == 0 {
			continue
		}
		by := settled[g]
		e := Resolved{Shown: displayOf(k, rs, of, by), Hidden: by != nil && by.hidden, Names: of}
		slices.SortFunc(of, func(a, b int32) int {
			return cmp.Or(cmp.Compare(rs[b].Articles, rs[a].Articles), cmp.Compare(a, b))
		})
		for i, n := range of {
			of[i] = order[n].number
		}
		out = append(out, e)
	}
	return out
}
