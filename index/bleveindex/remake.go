package bleveindex

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// remadeBucket holds another rowsBucket while that is made. It takes the old one's
// place once it is whole, so that there are always rows.
var remadeBucket = []byte("remade")

// remakeRows writes the rows of all live articles anew, when they are of another
// version or damaged, followBatch changes in a transaction, and returns the columns
// they make. A damaged article keeps its place with an empty row. With an error the
// rows are as they were. Progress is in changes; nil is allowed.
func (e *Engine) remakeRows(ctx context.Context, progress func(done, total int)) (*columns, error) {
	c := newColumns()
	var last uint64
	err := e.store.write(func(tx *bbolt.Tx) error {
		last = lastSeq(tx)
		fresh, err := emptied(tx, remadeBucket)
		if err == nil {
			_, err = fresh.CreateBucket(rowsBucket)
		}
		return errors.Join(err, loadNames(tx, c))
	})
	for next := uint64(1); err == nil && next <= last; next += followBatch {
		err = e.remakeSome(ctx, c, next, min(next+followBatch-1, last))
		if err == nil && progress != nil {
			progress(int(min(next+followBatch-1, last)), int(last))
		}
	}
	if err == nil {
		err = e.store.write(func(tx *bbolt.Tx) error {
			return errors.Join(tx.DeleteBucket(rowsBucket),
				tx.MoveBucket(rowsBucket, tx.Bucket(remadeBucket), nil),
				tx.DeleteBucket(remadeBucket))
		})
	}
	if err != nil {
		return nil, errors.Join(err, e.store.write(func(tx *bbolt.Tx) error {
			if tx.Bucket(remadeBucket) == nil {
				return nil
			}
			return tx.DeleteBucket(remadeBucket)
		}))
	}
	c.skipTo(last + 1)
	return c, nil
}

// emptied is the bucket of a name without what it may have held.
func emptied(tx *bbolt.Tx, name []byte) (*bbolt.Bucket, error) {
	if tx.Bucket(name) != nil {
		if err := tx.DeleteBucket(name); err != nil {
			return nil, err
		}
	}
	return tx.CreateBucket(name)
}

// remade is a row, and of which change; nil where none belongs to it.
type remade struct {
	seq    uint64
	row    *row
	hidden bool
}

// remakeSome makes the rows of the changes from one to another, both among them.
func (e *Engine) remakeSome(ctx context.Context, c *columns, from, to uint64) error {
	out := make([]remade, to-from+1)
	workers := min(runtime.GOMAXPROCS(0), len(out))
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			defer damaged(&errs[w])
			an := e.analysis.get()
			defer e.analysis.put(an)
			for i := w; i < len(out) && ctx.Err() == nil && errs[w] == nil; i += workers {
				out[i], errs[w] = e.remakeRow(an, from+uint64(i))
			}
		})
	}
	wg.Wait()
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	return e.store.write(func(tx *bbolt.Tx) error {
		rows := tx.Bucket(remadeBucket).Bucket(rowsBucket)
		rows.FillPercent = 1
		for _, r := range out {
			if r.hidden {
				c.hidden++
			}
			if r.row == nil {
				continue
			}
			c.add(r.seq, r.row)
			if err := errors.Join(rows.Put(be64(r.seq), r.row.encode()), logNames(tx, r.row)); err != nil {
				return err
			}
		}
		return nil
	})
}

// remakeRow makes the row of change seq, when it is of an article's newest version
// that is not hidden.
func (e *Engine) remakeRow(an *analyser, seq uint64) (out remade, err error) {
	out.seq = seq
	err = e.store.read(func(tx *bbolt.Tx) error {
		k := be64(seq)
		v := tx.Bucket(logBucket).Get(k)
		if v == nil { // not in a store that was repaired
			return nil
		}
		ch, err := decodeChange(k, v)
		if err != nil {
			return err
		}
		if h, live := getHead(tx, ch.id); ch.version == 0 || !live || h.seq != ch.seq {
			return nil
		}
		d, err := e.effective(tx, ch.id, ch.version, false)
		if out.hidden = d.Hidden(); out.hidden {
			return nil
		}
		if err != nil {
			e.log.Error("an article can't be read", "op", "rows", "id", ch.id, "err", err)
			d = index.Document{ID: ch.id, Version: int(ch.version)}
		}
		out.row = new(makeRow(&d, an.analyse(&d.Article)))
		return nil
	})
	return out, err
}
