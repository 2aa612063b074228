package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// pending is a change that the store has taken and the index has not.
type pending struct {
	change
	row        row
	doc        *analysed // nil for a removal and for a hidden article
	superseded *row      // of change.old; nil for none
	hidden     int       // 1 where it hides an article, -1 where it takes a hidden one away
}

// Seen is index.Writer's.
func (e *Engine) Seen(ctx context.Context, name string, raw [32]byte, tags ...string) (out index.Outcome, ok bool, err error) {
	if name == "" || ctx.Err() != nil {
		return out, false, ctx.Err()
	}
	v, err := e.current() // holds the collection open
	if err != nil {
		return out, false, err
	}
	defer v.release()
	err = e.store.read(func(tx *bbolt.Tx) error {
		id, last, known := origin(tx, name)
		if !known || last != raw {
			return nil
		}
		h, live := getHead(tx, id)
		out, ok = index.Outcome{ID: id, Version: int(h.version), State: index.Unchanged}, live && e.hasTags(tx, id, tags)
		return nil
	})
	return out, ok, err
}

// Put is index.Writer's. The store takes the entries in one transaction, which
// is on disk before the index is touched.
func (e *Engine) Put(ctx context.Context, entries []index.Entry) ([]index.Outcome, error) {
	if len(entries) == 0 {
		return nil, ctx.Err()
	}
	docs := e.analysis.all(entries) // the costly part, before the lock
	e.changing.Lock()
	defer e.changing.Unlock()
	if err := e.ready(ctx); err != nil {
		return nil, err
	}
	outcomes := make([]index.Outcome, len(entries))
	var changes []pending
	err := e.store.write(func(tx *bbolt.Tx) error {
		changes = changes[:0]
		for i := range entries {
			out, p, err := e.putOne(tx, &entries[i], docs[i])
			if err != nil {
				return err
			}
			outcomes[i] = out
			if p != nil {
				changes = append(changes, *p)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store %d articles: %w", len(entries), err)
	}
	e.taken(changes)
	return outcomes, e.correctedBy(entries)
}

// ready waits until a change can be made: the index may be behind the store, but
// not by more than the backlog holds. The caller holds changing.
func (e *Engine) ready(ctx context.Context) error {
	if err := e.usable(ctx); err != nil {
		return err
	}
	if err := e.backlog.room(ctx); err != nil {
		return err
	}
	return e.usable(ctx) // it may have broken meanwhile
}

// taken hands changes that the store has taken to the index. The caller holds
// changing.
func (e *Engine) taken(changes []pending) {
	if len(changes) > 0 {
		e.backlog.push(changes)
		e.following.wake()
	}
}

// putOne decides what becomes of one entry and stores it. p is nil when nothing
// changes.
func (e *Engine) putOne(tx *bbolt.Tx, en *index.Entry, doc *analysed) (out index.Outcome, p *pending, err error) {
	if en.Exported != nil {
		return e.putExported(tx, en.Exported, doc)
	}
	id := en.ID
	known, raw, seen := index.ID{}, [32]byte{}, false
	if en.Origin != "" {
		known, raw, seen = origin(tx, en.Origin)
	}
	switch {
	case en.Local && seen:
		id = known // other bytes at a known origin: a new version
	case en.Local:
		if old, err := e.store.getTx(tx, id, 0, true); err == nil && !sameArticle(&old, &en.Document) {
			id = index.OtherID(en.Origin, en.Raw)
		}
	}
	if _, live := getHead(tx, id); seen && live && known == id && raw == en.Raw {
		return e.giveTags(tx, id, en.Tags)
	}
	if en.Origin != "" {
		if err := putOrigin(tx, en.Origin, id, en.Raw); err != nil {
			return out, nil, err
		}
	}
	h, live := getHead(tx, id)
	out = index.Outcome{ID: id, Version: int(h.version) + 1, State: index.Added}
	if live {
		out.State = index.Updated
		old, err := e.store.getTx(tx, id, 0, true)
		if err == nil && sameArticle(&old, &en.Document) {
			return e.giveTags(tx, id, en.Tags)
		}
		if err != nil && !errors.Is(err, index.ErrDamaged) { // a damaged one is replaced
			return out, nil, err
		}
	}
	d := en.Document
	d.ID, d.Version, d.Versions, d.Tags, d.Owner = id, out.Version, 0, nil, nil
	d.Hash, d.Added = d.Article.Hash(), e.now().UTC().Truncate(time.Second)
	if _, err := putGiven(tx, id, en.Tags); err != nil {
		return out, nil, err
	}
	p = &pending{change: change{id: id, version: uint32(out.Version), old: h.seq}, doc: doc}
	return out, p, errors.Join(e.store.putVersion(tx, &d), e.supersede(tx, p, &d))
}

// takeRow deletes row seq and returns it; nil where there is none, as of a hidden
// article.
func takeRow(tx *bbolt.Tx, seq uint64) (*row, error) {
	b := tx.Bucket(rowsBucket).Get(be64(seq))
	if b == nil {
		return nil, nil
	}
	r, err := decodeRow(b)
	if err != nil {
		return nil, err
	}
	return &r, tx.Bucket(rowsBucket).Delete(be64(seq))
}

// sameArticle reports whether b says what a does: text and all that was read
// with it. What was recognised may differ: a later recogniser alone makes no
// new version.
func sameArticle(a, b *index.Document) bool {
	return a.Hash == b.Article.Hash() && a.Published.String() == b.Published.String() &&
		a.Updated.String() == b.Updated.String() && a.Source == b.Source && a.URL == b.URL &&
		slices.Equal(a.Authors, b.Authors) && slices.Equal(a.Credits, b.Credits)
}

// Remove is index.Writer's. A removed article leaves its origins behind, so
// that adding the file again brings it back under its id; its versions begin
// with 1 again.
func (e *Engine) Remove(ctx context.Context, ids []index.ID) (int, error) {
	e.changing.Lock()
	defer e.changing.Unlock()
	return e.remove(ctx, ids)
}

// RemoveDemo is index.Writer's.
func (e *Engine) RemoveDemo(ctx context.Context) (int, error) {
	e.changing.Lock()
	defer e.changing.Unlock()
	var ids []index.ID
	err := e.store.read(func(tx *bbolt.Tx) error {
		return tx.Bucket(rowsBucket).ForEach(func(_, v []byte) error {
			r, err := decodeRow(v)
			if err == nil && r.demo {
				ids = append(ids, r.id)
			}
			return err
		})
	})
	if err == nil {
		ids, err = e.hiddenDemo(ids)
	}
	if err != nil {
		return 0, fmt.Errorf("remove the demo collection: %w", err)
	}
	return e.remove(ctx, ids)
}

// remove is Remove with the lock held.
func (e *Engine) remove(ctx context.Context, ids []index.ID) (int, error) {
	if err := e.ready(ctx); err != nil {
		return 0, err
	}
	var changes []pending
	err := e.store.write(func(tx *bbolt.Tx) (err error) {
		changes, err = e.removeTx(tx, ids)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("remove %d articles: %w", len(ids), err)
	}
	e.taken(changes)
	return len(changes), nil
}

// removeTx is remove within a transaction. It returns the changes that the index
// is to follow.
func (e *Engine) removeTx(tx *bbolt.Tx, ids []index.ID) (changes []pending, err error) {
	for _, id := range ids {
		h, live := getHead(tx, id)
		if !live {
			continue
		}
		p := pending{change: change{id: id, old: h.seq}}
		if e.said(tx, id).Hidden {
			p.hidden = -1
		}
		if p.superseded, err = takeRow(tx, h.seq); err != nil {
			return nil, err
		}
		if err := errors.Join(e.store.dropVersions(tx, id), dropSaid(tx, id), tx.Bucket(headsBucket).Delete(id[:]), logChange(tx, &p.change)); err != nil {
			return nil, err
		}
		changes = append(changes, p)
	}
	return changes, nil
}
