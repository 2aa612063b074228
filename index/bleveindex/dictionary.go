package bleveindex

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"parallax/index/text"
)

// dictionary numbers the distinct values of a facet: ordinals from 0, never
// reused. The writer adds; readers look up beside it. A collection of a million
// articles has some two million names, hence the care for bytes.
type dictionary struct {
	mu     sync.RWMutex
	seed   maphash.Seed
	names  []string
	folds  []string // foldName of each; the name's own bytes where it is the same
	byName ordinals
	byFold ordinals // the newest ordinal of each fold
	older  []uint32 // by ordinal: 1 + the one before with the same fold, 0 for none
}

func newDictionary() *dictionary { return &dictionary{seed: maphash.MakeSeed()} }

func (d *dictionary) hash(s string) uint64 { return maphash.String(d.seed, s) }

// add returns name's ordinal, a new one if it has none.
func (d *dictionary) add(name string) uint32 {
	if o, ok := d.ord(name); ok {
		return o
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	o := uint32(len(d.names))
	name = strings.Clone(name) // not to hold what it was read from
	key := foldName(name)
	if key == name {
		key = name
	}
	d.names = append(d.names, name)
	d.folds = append(d.folds, key)
	d.byName.add(d.hash(name), o, func(x uint32) uint64 { return d.hash(d.names[x]) })
	if same, ok := d.newest(key); ok {
		d.older = append(d.older, same+1)
		d.byFold.replace(d.hash(key), same, o)
	} else {
		d.older = append(d.older, 0)
		d.byFold.add(d.hash(key), o, func(x uint32) uint64 { return d.hash(d.folds[x]) })
	}
	return o
}

func (d *dictionary) ord(name string) (uint32, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.byName.find(d.hash(name), func(x uint32) bool { return d.names[x] == name })
}

// name returns the name that has the ordinal.
func (d *dictionary) name(ord uint32) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.names[ord]
}

// newest is the last ordinal whose name folds to key. The caller holds the lock.
func (d *dictionary) newest(key string) (uint32, bool) {
	return d.byFold.find(d.hash(key), func(x uint32) bool { return d.folds[x] == key })
}

// folded returns the ordinals of the names that fold to key, in order.
func (d *dictionary) folded(key string) (ords []uint32) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	o, ok := d.newest(key)
	for ok {
		ords = append(ords, o)
		next := d.older[o]
		o, ok = next-1, next > 0
	}
	slices.Reverse(ords)
	return ords
}

// all returns the names so far, and their folded forms, by ordinal; the slices
// are not to be changed.
func (d *dictionary) all() (names, folds []string) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	n := len(d.names)
	return d.names[:n:n], d.folds[:n:n]
}

// foldName is a name's words, folded and joined by single spaces: what a typed
// value is compared with, whatever its case, accents and hyphens.
func foldName(name string) string {
	var b []byte
	for i, t := range text.Tokenize(nil, name) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, t.Term...)
	}
	return string(b)
}
