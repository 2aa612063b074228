package bleveindex

// ordinals finds ordinals by the hash of what they stand for: open addressing
// over bare numbers, some six bytes each, where a map of strings takes sixty. The
// caller compares what is found; an ordinal once added stays.
type ordinals struct {
	slots []uint32 // ordinal + 1, 0 for none; a power of two of them
	used  int
}

// find returns the ordinal of that hash for which equal holds.
func (o *ordinals) find(hash uint64, equal func(ord uint32) bool) (ord uint32, ok bool) {
	if len(o.slots) == 0 {
		return 0, false
	}
	mask := uint64(len(o.slots) - 1)
	for i := hash & mask; o.slots[i] != 0; i = (i + 1) & mask {
		if ord := o.slots[i] - 1; equal(ord) {
			return ord, true
		}
	}
	return 0, false
}

// add puts ord in under hash; hashOf gives the hashes of those that are in.
func (o *ordinals) add(hash uint64, ord uint32, hashOf func(ord uint32) uint64) {
	if o.used >= len(o.slots)/4*3 {
		old := o.slots
		o.slots = make([]uint32, max(16, 2*len(old)))
		for _, s := range old {
			if s != 0 {
				o.put(hashOf(s-1), s)
			}
		}
	}
	o.put(hash, ord+1)
	o.used++
}

// replace puts ord in the place of old, which is in under hash.
func (o *ordinals) replace(hash uint64, old, ord uint32) {
	mask := uint64(len(o.slots) - 1)
	i := hash & mask
	for o.slots[i] != old+1 {
		i = (i + 1) & mask
	}
	o.slots[i] = ord + 1
}

func (o *ordinals) put(hash uint64, slot uint32) {
	mask := uint64(len(o.slots) - 1)
	i := hash & mask
	for o.slots[i] != 0 {
		i = (i + 1) & mask
	}
	o.slots[i] = slot
}
