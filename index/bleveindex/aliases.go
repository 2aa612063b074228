package bleveindex

import (
	"maps"
	"slices"

	"parallax/index"
	"parallax/index/entity"
)

// aliases is the alias table of one moment, in the dictionaries' ordinals. It never
// changes: aliasing makes the next one of it.
type aliases struct {
	dicts [len(index.Facets)]*dictionary
	kinds [len(kindOf)]aliasTable
}

// aliasTable is the table of one facet. Names newer than it stand for themselves.
type aliasTable struct {
	canon  []uint32        // by ordinal: that of the name under which its entity is shown
	next   []uint32        // by ordinal: the next name of its entity, from the most used on, in a circle
	first  []uint32        // by ordinal of a name shown: 1 + the most used name of the entity; 0 where none is shown so
	hidden map[uint32]bool // ordinals of the names shown of what the owner hid
}

// of returns the canonical ordinal of ord in facet f, unknownOrd of a hidden one.
// Names newer than the table stand for themselves.
func (a *aliases) of(f int, ord uint32) uint32 {
	if f < len(a.kinds) {
		return a.kinds[f].of(ord)
	}
	return ord
}

func (t *aliasTable) of(ord uint32) uint32 {
	if int(ord) < len(t.canon) {
		ord = t.canon[ord]
		if len(t.hidden) > 0 && t.hidden[ord] {
			return unknownOrd
		}
	}
	return ord
}

// shown is the ordinal of the name under which the entity of a name is shown,
// whatever that name's case and accents.
func (a *aliases) shown(f int, name string) (ord uint32, ok bool) {
	t, d := &a.kinds[f], a.dicts[f]
	if o, ok := d.ord(name); ok && int(o) < len(t.canon) {
		return t.canon[o], true
	}
	for _, o := range d.folded(foldName(name)) {
		switch {
		case int(o) >= len(t.canon):
		case ok && t.canon[o] != ord:
			return 0, false
		default:
			ord, ok = t.canon[o], true
		}
	}
	return ord, ok
}

// canonical is the name under which the entity of a name is shown; the name itself
// where nothing is known of it.
func (a *aliases) canonical(f int, name string) string {
	if ord, ok := a.shown(f, name); ok {
		return a.dicts[f].name(ord)
	}
	if code, ok := entity.CountryCode(name); f == countryFacet && ok {
		return entity.CountryName(code)
	}
	return name
}

// forms are the names of the entity shown so, most used first; nil for none.
func (a *aliases) forms(f int, shown string) (out []string) {
	t := &a.kinds[f]
	ord, ok := a.dicts[f].ord(shown)
	if !ok || int(ord) >= len(t.first) || t.first[ord] == 0 {
		return nil
	}
	for o := t.first[ord] - 1; ; {
		out = append(out, a.dicts[f].name(o))
		if o = t.next[o]; o == t.first[ord]-1 {
			return out
		}
	}
}

// hides reports whether the owner hid the entity that goes by name.
func (a *aliases) hides(f int, name string) bool {
	if len(a.kinds[f].hidden) == 0 {
		return false
	}
	ord, ok := a.shown(f, name)
	return ok && a.kinds[f].hidden[ord]
}

// differing tells of each ordinal whether it reads otherwise than under old; nil
// where none does.
func (a *aliases) differing(old *aliases, f int) (ords []bool) {
	t, was := &a.kinds[f], &old.kinds[f]
	if n := len(t.canon); n == len(was.canon) && (n == 0 || &t.canon[0] == &was.canon[0]) { // nothing was resolved anew
		return nil
	}
	for o := range t.canon {
		if t.of(uint32(o)) != was.of(uint32(o)) {
			if ords == nil {
				ords = make([]bool, len(t.canon))
			}
			ords[o] = true
		}
	}
	return ords
}

// extend resolves the rows of raw that resolved lacks, each canonical value
// once.
func (a *aliases) extend(resolved, raw values, f int) values {
	for seq := resolved.rows(); seq < raw.rows(); seq++ {
		a.resolveRow(&resolved, &raw, f, seq)
	}
	return resolved
}

// renew is extend for rows of which those that name one of the ordinals differing
// read otherwise than in resolved, which stays as it is.
func (a *aliases) renew(resolved, raw values, f int, differing []bool) values {
	differs := func(seq int) bool {
		for _, o := range raw.ords[raw.start[seq]:raw.start[seq+1]] {
			if int(o) < len(differing) && differing[o] {
				return true
			}
		}
		return false
	}
	room := len(resolved.ords) + 64
	out := values{start: append(make([]uint32, 0, len(raw.start)+64), 0), ords: make([]uint32, 0, room), counts: make([]uint8, 0, room)}
	for seq := 0; seq < resolved.rows(); {
		same := seq
		for same < resolved.rows() && !differs(same) {
			same++
		}
		from, to := resolved.start[seq], resolved.start[same]
		shift := uint32(len(out.ords)) - from // as it may be less, around
		out.ords, out.counts = append(out.ords, resolved.ords[from:to]...), append(out.counts, resolved.counts[from:to]...)
		for ; seq < same; seq++ {
			out.start = append(out.start, resolved.start[seq+1]+shift)
		}
		if seq < resolved.rows() {
			a.resolveRow(&out, &raw, f, seq)
			seq++
		}
	}
	return a.extend(out, raw, f)
}

// resolveRow appends row seq of raw to resolved.
func (a *aliases) resolveRow(resolved, raw *values, f, seq int) {
	begin := len(resolved.ords)
next:
	for i := raw.start[seq]; i < raw.start[seq+1]; i++ {
		ord, count := a.of(f, raw.ords[i]), raw.counts[i]
		if ord == unknownOrd {
			continue
		}
		for j := begin; j < len(resolved.ords); j++ {
			if resolved.ords[j] == ord {
				resolved.counts[j] = uint8(min(int(resolved.counts[j])+int(count), 255))
				continue next
			}
		}
		resolved.add(ord, count)
	}
	resolved.endRow()
}

// after is a copy of the table of facet f that can be changed, with room for n
// names. The caller puts it into a copy of a.
func (a *aliases) after(f, n int) aliasTable {
	t := a.kinds[f]
	out := aliasTable{canon: slices.Grow(slices.Clone(t.canon), max(n-len(t.canon), 0)), next: slices.Clone(t.next), first: slices.Clone(t.first), hidden: maps.Clone(t.hidden)}
	if out.hidden == nil {
		out.hidden = map[uint32]bool{}
	}
	out.reach(n)
	return out
}

// reach lets the table have n names.
func (t *aliasTable) reach(n int) {
	for o := uint32(len(t.canon)); int(o) < n; o++ {
		t.canon, t.next, t.first = append(t.canon, o), append(t.next, o), append(t.first, 0)
	}
}

// set puts in what names of whole blocks resolve to.
func (t *aliasTable) set(d *dictionary, names []uint32, resolved []entity.Resolved) {
	for _, o := range names {
		t.first[t.canon[o]] = 0
		delete(t.hidden, t.canon[o])
	}
	for _, e := range resolved {
		shown := d.add(e.Shown)
		t.reach(int(shown) + 1)
		for i, n := range e.Names {
			o := names[n]
			t.canon[o], t.next[o] = shown, names[e.Names[(i+1)%len(e.Names)]]
		}
		t.first[shown] = names[e.Names[0]] + 1
		if e.Hidden {
			t.hidden[shown] = true
		}
	}
}
