package bleveindex

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/entity"
	"parallax/index/quote"
)

// Edit is index.Writer's.
func (e *Engine) Edit(ctx context.Context, id index.ID, ed index.Edit) (d index.Document, err error) {
	if ed, err = ed.Clean(); err != nil {
		return d, fmt.Errorf("edit article %s: %w", id, err)
	}
	e.changing.Lock()
	defer e.changing.Unlock()
	if err := e.ready(ctx); err != nil {
		return d, err
	}
	var changes []pending
	err = e.store.write(func(tx *bbolt.Tx) error {
		changes = changes[:0]
		h, live := getHead(tx, id)
		if !live {
			return index.ErrNotFound
		}
		before := e.said(tx, id)
		after := before.with(ed)
		if n := len(tagsOf(e.given(tx, id), after)); n > index.MaxTags {
			return fmt.Errorf("%w: an article has at most %d tags", index.ErrInvalid, index.MaxTags)
		}
		if d, err = e.store.getTx(tx, id, 0, false); err != nil {
			return err
		}
		if same(before, after) {
			e.lay(tx, id, &d, false)
			return nil
		}
		after.Set = e.now().UTC().Truncate(time.Second)
		p := pending{change: change{id: id, version: h.version, old: h.seq}}
		switch {
		case after.Hidden && !before.Hidden:
			p.hidden = 1
		case before.Hidden && !after.Hidden:
			p.hidden = -1
		}
		if err := errors.Join(putSaid(tx, id, after), e.supersede(tx, &p, &d)); err != nil {
			return err
		}
		changes = append(changes, p)
		return nil
	})
	if err != nil {
		return index.Document{}, fmt.Errorf("edit article %s: %w", id, err)
	}
	e.taken(changes)
	return d, nil
}

// Edited is index.Searcher's.
func (e *Engine) Edited(ctx context.Context, after index.ID, limit int) (out []index.Document, err error) {
	v, err := e.current() // holds the collection open
	if err != nil {
		return nil, err
	}
	defer v.release()
	err = e.store.read(func(tx *bbolt.Tx) error {
		c := tx.Bucket(editsBucket).Cursor()
		for k, _ := c.Seek(after[:]); k != nil && len(out) < limit; k, _ = c.Next() {
			if len(k) != len(after) || bytes.Equal(k, after[:]) {
				continue
			}
			d, err := e.effective(tx, index.ID(k), 0, true)
			if errors.Is(err, index.ErrDamaged) {
				e.log.Error("an article can't be read", "op", "edited", "id", index.ID(k), "err", err)
				d.ID, err = index.ID(k), nil
			}
			if err := errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			if d.Owner != nil { // what can't be read is logged, and named by Check
				out = append(out, d)
			}
		}
		return nil
	})
	return out, err
}

// supersede makes d, an article as it was read, the newest of its id under the
// next sequence number: it logs the change and puts the new row, none of a hidden
// article, in the place of the old one. D becomes what holds of it; p.doc, the
// analysis of the article as read, is made where there is none that fits.
func (e *Engine) supersede(tx *bbolt.Tx, p *pending, d *index.Document) (err error) {
	if err := logChange(tx, &p.change); err != nil {
		return err
	}
	if p.superseded, err = takeRow(tx, p.old); err != nil {
		return err
	}
	if err := putHead(tx, p.id, head{p.version, p.seq}); err != nil {
		return err
	}
	title := d.Title
	e.lay(tx, p.id, d, false)
	if d.Hidden() {
		p.doc = nil
		return nil
	}
	if p.doc == nil || d.Title != title {
		p.doc = e.analysis.one(&d.Article)
	}
	p.row = makeRow(d, p.doc)
	return errors.Join(appended(tx, rowsBucket).Put(be64(p.seq), p.row.encode()), logNames(tx, &p.row))
}

// giveTags is what a put makes of an article that is there already: unchanged,
// unless it is given tags that it had not.
func (e *Engine) giveTags(tx *bbolt.Tx, id index.ID, tags []string) (out index.Outcome, p *pending, err error) {
	h, _ := getHead(tx, id)
	out = index.Outcome{ID: id, Version: int(h.version), State: index.Unchanged}
	s := e.said(tx, id)
	before := tagsOf(e.given(tx, id), s)
	fresh, err := putGiven(tx, id, tags)
	if err != nil || !fresh || slices.Equal(before, tagsOf(e.given(tx, id), s)) {
		return out, nil, err
	}
	d, err := e.store.getTx(tx, id, 0, false)
	if err != nil {
		return out, nil, err
	}
	out.State = index.Updated
	p = &pending{change: change{id: id, version: h.version, old: h.seq}}
	return out, p, e.supersede(tx, p, &d)
}

// effective is getTx with what the owner said laid over it. Of a hidden article
// that can't be read it still says that it is hidden.
func (e *Engine) effective(tx *bbolt.Tx, id index.ID, version uint32, lean bool) (index.Document, error) {
	d, err := e.store.getTx(tx, id, version, lean)
	if errors.Is(err, index.ErrNotFound) {
		return d, err
	}
	e.lay(tx, id, &d, lean || err != nil)
	return d, err
}

// lay lays what the owner said of id over d, an article as it was read. With
// another title, entities and quotations no longer fit and are recognised anew,
// unless they were left out.
func (e *Engine) lay(tx *bbolt.Tx, id index.ID, d *index.Document, lean bool) {
	s, whole := e.saidWhole(tx, id)
	if !whole && !lean {
		d.Notes = append(d.Notes, "what its owner set is damaged, and the article is shown as it was read")
	}
	d.Tags = tagsOf(e.given(tx, id), s)
	if s.nothing() {
		return
	}
	d.Owner = &index.Owner{Hidden: s.Hidden, Set: s.Set, Untagged: s.Untagged, Tagged: s.Tagged, Bearers: s.Bearers}
	if s.Title != nil {
		d.Owner.Title, d.Title = new(d.Title), *s.Title
		d.Hash = d.Article.Hash()
		if !lean {
			d.Entities, d.Quotations = entity.Recognise(&d.Article), quote.Find(&d.Article)
		}
	}
	bear(d, s.Bearers)
	if s.Source != nil {
		d.Owner.Source, d.Source = new(d.Source), *s.Source
	}
	if s.Published != nil {
		d.Owner.Published, d.Published = new(d.Published), *s.Published
		d.Published.Evidence = index.SetByOwner
	}
}

// hiddenDemo appends the hidden articles of the demo collection to ids.
func (e *Engine) hiddenDemo(ids []index.ID) ([]index.ID, error) {
	err := e.store.read(func(tx *bbolt.Tx) error {
		return tx.Bucket(editsBucket).ForEach(func(k, _ []byte) error {
			if id := index.ID(k); e.said(tx, id).Hidden {
				if d, err := e.store.getTx(tx, id, 0, true); err == nil && d.Demo {
					ids = append(ids, id)
				}
			}
			return nil
		})
	})
	return ids, err
}
