package bleveindex

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/RoaringBitmap/roaring/v2"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
	"go.etcd.io/bbolt"

	"parallax/index"
)

// Check is index.Keeper's. Searches and changes go on meanwhile.
func (e *Engine) Check(ctx context.Context, progress func(done, total int)) (faults []index.Fault, err error) {
	v, err := e.current() // holds the collection open
	if err != nil {
		return nil, err
	}
	defer v.release()
	if progress == nil {
		progress = func(int, int) {}
	}
	found := func(what, name string, reason error) {
		faults = append(faults, index.Fault{What: what, Name: name, Reason: reason.Error()})
	}
	faults = append(faults, e.opened...)
	if e.store.spoiled != "" {
		found("store", storeName, errors.New(e.store.spoiled))
	}
	err = e.store.read(func(tx *bbolt.Tx) error {
		if err := e.checkArticles(ctx, tx, v.live, progress, found); err != nil {
			return err
		}
		return errors.Join(e.checkRows(ctx, tx, found), checkEdits(tx, found))
	})
	if errors.Is(err, index.ErrDamaged) { // pages that can't be read at all
		found("store", storeName, err)
		err = nil
	}
	if err == nil {
		err = e.checkSegments(ctx, v.segmentFiles(), found)
	}
	return faults, err
}

// checkArticles decodes every version of every article.
func (e *Engine) checkArticles(ctx context.Context, tx *bbolt.Tx, total int, progress func(done, total int), found func(what, name string, reason error)) error {
	done := 0
	return tx.Bucket(articlesBucket).ForEach(func(k, rec []byte) error {
		if len(k) != 20 {
			found("article", fmt.Sprintf("%x", k), fmt.Errorf("stored article: %w: it has no id", index.ErrDamaged))
			return nil
		}
		id, version := index.ID(k[:16]), binary.BigEndian.Uint32(k[16:])
		name := fmt.Sprintf("%s version %d", id, version)
		d, err := e.store.codec.decode(rec, false)
		switch h, live := getHead(tx, id); {
		case err != nil:
			found("article", name, err)
		case d.Hash != d.Article.Hash():
			found("article", name, fmt.Errorf("stored article: %w: its text is not what its hash says", index.ErrDamaged))
		case !live || version > h.version:
			found("article", name, fmt.Errorf("stored article: %w: nothing leads to it", index.ErrDamaged))
		case version == h.version && tx.Bucket(rowsBucket).Get(be64(h.seq)) == nil && !e.said(tx, id).Hidden:
			found("row", name, fmt.Errorf("row: %w: it is missing", index.ErrDamaged))
		}
		if done++; done <= total {
			progress(done, total)
		}
		return ctx.Err()
	})
}

// checkRows decodes every row and looks for its article.
func (e *Engine) checkRows(ctx context.Context, tx *bbolt.Tx, found func(what, name string, reason error)) error {
	return tx.Bucket(rowsBucket).ForEach(func(k, v []byte) error {
		r, err := decodeRow(v)
		if err != nil {
			found("row", fmt.Sprint(seqOf(k)), err)
			return ctx.Err()
		}
		if e.said(tx, r.id).Hidden {
			found("row", r.id.String(), fmt.Errorf("row: %w: its article is hidden", index.ErrDamaged))
		} else if h, live := getHead(tx, r.id); !live || h.seq != seqOf(k) || h.version != r.version {
			found("row", r.id.String(), fmt.Errorf("row: %w: its article is another version, or gone", index.ErrDamaged))
		} else if tx.Bucket(articlesBucket).Get(versionKey(r.id, r.version)) == nil {
			found("article", fmt.Sprintf("%s version %d", r.id, r.version), fmt.Errorf("stored article: %w: it is missing", index.ErrDamaged))
		}
		return ctx.Err()
	})
}

// segmentFiles are the files of the view's segments. One that was indexed just
// now may have none yet; a merge's files are not among them before they are whole.
func (v *view) segmentFiles() (files []string) {
	for _, s := range v.segments {
		if p, ok := s.seg.(segmentapi.PersistedSegment); ok {
			files = append(files, p.Path())
		}
	}
	return files
}

// checkSegments verifies the index's files. One that was merged into another
// since the view was made is no damage.
func (e *Engine) checkSegments(ctx context.Context, files []string, found func(what, name string, reason error)) error {
	for _, name := range files {
		if err := verifySegment(ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			found("segment", filepath.Base(name), err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return e.checkIndex(ctx, found)
}

// checkIndex compares the index with the rows, article by article. Changes wait
// meanwhile.
func (e *Engine) checkIndex(ctx context.Context, found func(what, name string, reason error)) error {
	e.changing.Lock()
	defer e.changing.Unlock()
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.usable(ctx); err != nil {
		return err
	}
	if err := errors.Join(e.drain(ctx), e.publish(true)); err != nil {
		return err
	}
	indexed := roaring.New()
	v := e.view.Load()
	for i := range v.segments {
		s := &v.segments[i]
		for doc, seq := range s.seqs {
			if s.isLive(uint32(doc)) && !indexed.CheckedAdd(seq) {
				found("index", v.ids[seq].String(), fmt.Errorf("index: %w: it holds the article twice", index.ErrDamaged))
			}
		}
	}
	return e.store.read(func(tx *bbolt.Tx) error {
		err := tx.Bucket(rowsBucket).ForEach(func(k, _ []byte) error {
			if seq := uint32(seqOf(k)); !indexed.CheckedRemove(seq) {
				found("index", v.ids[seq].String(), fmt.Errorf("index: %w: it lacks the article", index.ErrDamaged))
			}
			return ctx.Err()
		})
		for it := indexed.Iterator(); it.HasNext(); {
			seq := it.Next()
			if h, live := getHead(tx, v.ids[seq]); !live || h.seq != uint64(seq) { // else its row is missing, which was found already
				found("index", v.ids[seq].String(), fmt.Errorf("index: %w: it holds a version of the article that is not the newest, or one that was removed", index.ErrDamaged))
			}
		}
		return err
	})
}
