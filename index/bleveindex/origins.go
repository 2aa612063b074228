package bleveindex

import (
	"bytes"
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// originsAtOnce is how many origins are read in one transaction: a reader that
// takes its time keeps none open.
const originsAtOnce = 1000

// Origins is index.Tracker's.
func (e *Engine) Origins(ctx context.Context, path string, f func(origin string, id index.ID) error) error {
	type found struct {
		origin string
		id     index.ID
	}
	for from := []byte(path); from != nil; {
		v, err := e.current() // holds the collection open
		if err != nil {
			return err
		}
		var page []found
		err = e.store.read(func(tx *bbolt.Tx) error {
			c := tx.Bucket(originsBucket).Cursor()
			k, val := c.Seek(from)
			for from = nil; k != nil && bytes.HasPrefix(k, []byte(path)); k, val = c.Next() {
				if len(page) == originsAtOnce {
					from = bytes.Clone(k)
					break
				}
				if len(val) == 48 && index.OriginIn(string(k), path) {
					page = append(page, found{string(k), index.ID(val[:16])})
				}
			}
			return ctx.Err()
		})
		v.release()
		if err != nil {
			return fmt.Errorf("origins in %s: %w", path, err)
		}
		for _, x := range page {
			if err := f(x.origin, x.id); err != nil {
				return err
			}
		}
	}
	return nil
}

// OriginsOf is index.Tracker's. It looks through all origins, a million in some
// tenth of a second: there is one of nearly every article, and a second bucket in
// the order of ids would take as much room on disk as the first.
func (e *Engine) OriginsOf(ctx context.Context, id index.ID) (names []string, err error) {
	v, err := e.current() // holds the collection open
	if err != nil {
		return nil, err
	}
	defer v.release()
	err = e.store.read(func(tx *bbolt.Tx) error {
		return tx.Bucket(originsBucket).ForEach(func(k, val []byte) error {
			if bytes.HasPrefix(val, id[:]) {
				names = append(names, string(k))
			}
			return ctx.Err()
		})
	})
	if err != nil {
		return nil, fmt.Errorf("origins of article %s: %w", id, err)
	}
	return names, nil
}

// MoveOrigins is index.Tracker's.
func (e *Engine) MoveOrigins(ctx context.Context, from, to string) (int, error) {
	e.changing.Lock()
	defer e.changing.Unlock()
	if err := e.ready(ctx); err != nil {
		return 0, err
	}
	moved := map[string][]byte{}
	err := e.store.write(func(tx *bbolt.Tx) error {
		origins := tx.Bucket(originsBucket)
		c := origins.Cursor()
		for k, v := c.Seek([]byte(from)); k != nil && bytes.HasPrefix(k, []byte(from)); k, v = c.Next() {
			if index.OriginIn(string(k), from) {
				moved[string(k)] = bytes.Clone(v)
			}
		}
		for name := range moved {
			if err := origins.Delete([]byte(name)); err != nil {
				return err
			}
		}
		for name, v := range moved {
			if err := origins.Put([]byte(to+name[len(from):]), v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("move the origin %s: %w", from, err)
	}
	return len(moved), nil
}

// RemoveOrigins is index.Tracker's.
func (e *Engine) RemoveOrigins(ctx context.Context, origins []string) ([]index.ID, error) {
	e.changing.Lock()
	defer e.changing.Unlock()
	if err := e.ready(ctx); err != nil {
		return nil, err
	}
	var ids []index.ID
	var changes []pending
	err := e.store.write(func(tx *bbolt.Tx) (err error) {
		gone := map[index.ID]bool{}
		for _, name := range origins {
			if id, _, known := origin(tx, name); known {
				gone[id] = true
				if err := tx.Bucket(originsBucket).Delete([]byte(name)); err != nil {
					return err
				}
			}
		}
		if len(gone) == 0 {
			return nil
		}
		err = tx.Bucket(originsBucket).ForEach(func(_, v []byte) error {
			if len(v) == 48 {
				delete(gone, index.ID(v[:16]))
			}
			return ctx.Err()
		})
		if err != nil {
			return err
		}
		ids = ids[:0]
		for id := range gone {
			s, whole := e.saidWhole(tx, id) // what can't be read may be an edit
			if _, live := getHead(tx, id); live && whole && s.nothing() {
				ids = append(ids, id)
			}
		}
		changes, err = e.removeTx(tx, ids)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("remove %d origins: %w", len(origins), err)
	}
	e.taken(changes)
	return ids, nil
}
