package bleveindex

import (
	"sync"

	"parallax/index/text"
)

// dictionary numbers the distinct values of a facet: ordinals from 0, never
// reused. The writer adds; readers look up beside it.
type dictionary struct {
	mu     sync.RWMutex
	names  []string
	folds  []string // foldName of each
	byName map[string]uint32
	byFold map[string][]uint32 // folded words of the name, joined by spaces → ordinals
}

func newDictionary() *dictionary {
	return &dictionary{byName: map[string]uint32{}, byFold: map[string][]uint32{}}
}

// add returns name's ordinal, a new one if it has none.
func (d *dictionary) add(name string) uint32 {
	if o, ok := d.ord(name); ok {
		return o
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	o := uint32(len(d.names))
	key := foldName(name)
	d.names = append(d.names, name)
	d.folds = append(d.folds, key)
	d.byName[name] = o
	d.byFold[key] = append(d.byFold[key], o)
	return o
}

func (d *dictionary) ord(name string) (uint32, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	o, ok := d.byName[name]
	return o, ok
}

// folded returns the ordinals of the names that fold to key.
func (d *dictionary) folded(key string) []uint32 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.byFold[key]
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
