package bleveindex

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// exportBytes is about how many bytes of records are read in one transaction:
// who takes the export slowly keeps no transaction open.
const exportBytes = 1 << 20

// Export is index.Exporter's.
func (e *Engine) Export(ctx context.Context, ids []index.ID, f func(index.Exported) error) error {
	origins, err := e.originsByID(ctx, ids)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	var page []index.Exported
	unreadable := 0
	next := versionKey(index.ID{}, 0)
	for i := 0; ids == nil && next != nil || i < len(ids); {
		v, err := e.current() // holds the collection open
		if err != nil {
			return err
		}
		page = page[:0]
		err = e.store.read(func(tx *bbolt.Tx) error {
			room := exportBytes
			said := byName(loadCorrections(tx, nil))
			c := tx.Bucket(articlesBucket).Cursor()
			one := func(k, v []byte) {
				x, err := e.exported(tx, k, v, origins, said)
				if err != nil {
					e.log.Error("an article can't be exported", "op", "export", "id", index.ID(k[:16]), "err", err)
					unreadable++
				} else {
					page = append(page, x)
				}
				room -= len(v)
			}
			for ; i < len(ids) && room > 0; i++ {
				for k, v := c.Seek(ids[i][:]); k != nil && bytes.HasPrefix(k, ids[i][:]); k, v = c.Next() {
					one(k, v)
				}
			}
			if ids == nil {
				k, v := c.Seek(next)
				for ; k != nil && room > 0; k, v = c.Next() {
					one(k, v)
				}
				next = bytes.Clone(k)
			}
			return ctx.Err()
		})
		v.release()
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		for _, x := range page {
			if err := f(x); err != nil {
				return err
			}
		}
	}
	if unreadable > 0 {
		return fmt.Errorf("export: %w: %d versions of articles can't be read; the log names them", index.ErrUnreadable, unreadable)
	}
	return nil
}

// exported is the record v under the key k with all that is kept beside it.
func (e *Engine) exported(tx *bbolt.Tx, k, v []byte, origins map[index.ID][]index.ExportedOrigin, said correctionsByName) (x index.Exported, err error) {
	if len(k) != 20 {
		return x, fmt.Errorf("its key: %w", index.ErrDamaged)
	}
	x.Format = index.ExportFormat
	if x.Document, err = e.store.codec.decode(v, false); err != nil {
		return x, err
	}
	id := index.ID(k[:16])
	h, _ := getHead(tx, id)
	x.Versions = int(h.version)
	if x.Version == x.Versions {
		x.Given = e.given(tx, id)
		if s := e.said(tx, id); !s.nothing() {
			x.Edits = (*index.Owner)(&s)
		}
		x.Origins = origins[id]
		d := x.Document
		d.Entities = slices.Clone(d.Entities)
		bear(&d, e.said(tx, id).Bearers)
		x.Corrections = said.of(d.Entities)
	}
	return x, nil
}

// originsByID lists the origins of some articles, of all for nil.
func (e *Engine) originsByID(ctx context.Context, ids []index.ID) (map[index.ID][]index.ExportedOrigin, error) {
	wanted := map[index.ID]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	out := map[index.ID][]index.ExportedOrigin{}
	v, err := e.current() // holds the collection open
	if err != nil {
		return nil, err
	}
	defer v.release()
	err = e.store.read(func(tx *bbolt.Tx) error {
		return tx.Bucket(originsBucket).ForEach(func(k, v []byte) error {
			if len(v) != 48 {
				return nil
			}
			if id := index.ID(v[:16]); ids == nil || wanted[id] {
				out[id] = append(out[id], index.ExportedOrigin{Name: bytes.Clone(k), Raw: [32]byte(v[16:])})
			}
			return ctx.Err()
		})
	})
	return out, err
}

// putExported stores a version of an article as another collection had it. p is
// nil when nothing changes.
func (e *Engine) putExported(tx *bbolt.Tx, x *index.Exported, doc *analysed) (out index.Outcome, p *pending, err error) {
	id := x.ID
	h, live := getHead(tx, id)
	out = index.Outcome{ID: id, Version: int(h.version), State: index.Unchanged}
	known := false
	for v := h.version; live && v > 0 && !known; v-- {
		old, err := e.store.getTx(tx, id, v, true)
		known = err == nil && old.Added.Equal(x.Added) && sameArticle(&old, &x.Document)
	}
	for _, c := range x.Corrections {
		if tx.Bucket(correctionsBucket).Get(nameKey(facetOf[c.Kind], c.Name)) == nil { // what is said here holds
			if err := putCorrection(tx, c); err != nil {
				return out, nil, err
			}
		}
	}
	for _, o := range x.Origins {
		if _, _, there := origin(tx, string(o.Name)); !there {
			if err := putOrigin(tx, string(o.Name), id, o.Raw); err != nil {
				return out, nil, err
			}
		}
	}
	fresh, err := putGiven(tx, id, x.Given)
	if err != nil {
		return out, nil, err
	}
	before := e.said(tx, id)
	after := before
	if x.Edits != nil && (before.nothing() || x.Edits.Set.After(before.Set)) { // the later one holds
		after = said(*x.Edits)
		if err := putSaid(tx, id, after); err != nil {
			return out, nil, err
		}
	}
	if known && !fresh && same(before, after) {
		return out, nil, nil
	}
	p = &pending{change: change{id: id, version: h.version, old: h.seq}}
	switch wasFound, isFound := live && !before.Hidden, !after.Hidden; {
	case !isFound && (wasFound || !live):
		p.hidden = 1
	case isFound && live && !wasFound:
		p.hidden = -1
	}
	out.State = index.Updated
	if known {
		d, err := e.store.getTx(tx, id, 0, false)
		return out, p, errors.Join(err, e.supersede(tx, p, &d))
	}
	if !live {
		out.State = index.Added
	}
	d := x.Document
	p.version++
	out.Version = int(p.version)
	d.Version, d.Versions, d.Tags, d.Owner = out.Version, 0, nil, nil
	p.doc = doc
	return out, p, errors.Join(e.store.putVersion(tx, &d), e.supersede(tx, p, &d))
}
