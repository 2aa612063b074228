package bleveindex

import (
	"bytes"
	"errors"

	"go.etcd.io/bbolt"

	"parallax/index"
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
