package bleveindex

import (
	"bytes"
	"errors"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/entity"
)

// logNames records every entity name of r that was never seen before. The log
// only grows: a bookmark with any name of any time keeps working.
func logNames(tx *bbolt.Tx, r *row) error {
	names := tx.Bucket(namesBucket)
	var errs []error
	for f := range kindOf {
		for _, v := range r.values[f] {
			key := nameKey(f, v.name)
			if names.Get(key) == nil {
				errs = append(errs, names.Put(key, []byte{}))
			}
		}
	}
	return errors.Join(errs...)
}

func nameKey(f int, name string) []byte {
	return []byte(string(index.Facets[f]) + "\x00" + name)
}

// loadNames puts the log's names into the dictionaries, and what the owner says of
// them beside.
func loadNames(tx *bbolt.Tx, c *columns) error {
	c.said = loadCorrections(tx, nil)
	return tx.Bucket(namesBucket).ForEach(func(k, _ []byte) error {
		facet, name, ok := bytes.Cut(k, []byte{0})
		if !ok {
			return nil
		}
		for f := range kindOf {
			if string(index.Facets[f]) == string(facet) {
				c.dicts[f].add(string(name))
			}
		}
		return nil
	})
}

// aliases is the alias table applied to ordinals.
type aliases struct {
	table *entity.Table
	canon [len(kindOf)][]uint32 // by ordinal of a recognised name: its canonical name's ordinal, unknownOrd where the owner hid it
}

// newAliases applies a table to the names that c has now.
func newAliases(t *entity.Table, c *columns) *aliases {
	a := &aliases{table: t}
	for f, kind := range kindOf {
		names, _ := c.dicts[f].all()
		a.canon[f] = make([]uint32, len(names))
		for ord, name := range names {
			if a.table.Hidden(kind, name) {
				a.canon[f][ord] = unknownOrd
				continue
			}
			a.canon[f][ord] = c.dicts[f].add(a.table.Canonical(kind, name))
		}
	}
	return a
}

// of returns the canonical ordinal of ord in facet f, unknownOrd of a hidden one. Names
// newer than the table stand for themselves.
func (a *aliases) of(f int, ord uint32) uint32 {
	if f < len(a.canon) && int(ord) < len(a.canon[f]) {
		return a.canon[f][ord]
	}
	return ord
}

// agrees reports whether rows resolved under old read the same under a.
func (a *aliases) agrees(old *aliases, f int) bool {
	for ord, c := range old.canon[f] {
		if a.canon[f][ord] != c {
			return false
		}
	}
	for ord := len(old.canon[f]); ord < len(a.canon[f]); ord++ { // these stood for themselves
		if a.canon[f][ord] != uint32(ord) {
			return false
		}
	}
	return true
}

// extend resolves the rows of raw that resolved lacks, each canonical value
// once.
func (a *aliases) extend(resolved, raw values, f int) values {
	for seq := resolved.rows(); seq < raw.rows(); seq++ {
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
	return resolved
}
