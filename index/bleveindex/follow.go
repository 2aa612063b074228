package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// followBatch is how many articles catching up and rebuilding read, analyse and
// index at a time: enough for few segments, some megabytes of memory.
const followBatch = 512

// errLost says that the store lost changes that the index has: it is not made
// anew, so that they can be looked for.
var errLost = errors.New("the store is not as it was written")

func (e *Engine) indexDir() string { return filepath.Join(e.dir, "index") }

// followStore opens the index and applies what the store's log has beyond it.
// An error says why the index can't be used and must be rebuilt.
func (e *Engine) followStore(ctx context.Context, progress func(done, total int)) (err error) {
	if e.index, err = openScorch(e.indexDir(), e.store.uuid, e.verifyUpTo); err != nil {
		return err
	}
	e.index.ended.then(e.mending.ask)
	done, err := e.index.state()
	if err != nil {
		return err
	}
	var changes []change
	var last uint64
	err = e.store.read(func(tx *bbolt.Tx) error {
		last = lastSeq(tx)
		if done > last && e.store.spoiled != "" {
			return fmt.Errorf("%w: %w: %s, and the last changes with it (%d of %d); %s", errLost, index.ErrDamaged, e.store.spoiled, last, done, toMend)
		}
		if done > last {
			return fmt.Errorf("the index is ahead of the store (%d of %d)", done, last)
		}
		c := tx.Bucket(logBucket).Cursor()
		for k, v := c.Seek(be64(done + 1)); k != nil; k, v = c.Next() {
			ch, err := decodeChange(k, v)
			if err != nil {
				return err
			}
			changes = append(changes, ch)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(changes) > 0 {
		e.log.Info("the index catches up with the store", "op", "open", "changes", len(changes))
	}
	for total := len(changes); len(changes) > 0; {
		n := min(len(changes), followBatch)
		if err := e.indexStored(ctx, e.index, changes[:n]); err != nil {
			return err
		}
		changes = changes[n:]
		if progress != nil {
			progress(total-len(changes), total)
		}
	}
	return checkCount(e.index, e.cols.live)
}

// checkCount compares the index's number of articles with the store's.
func checkCount(x *scorchIndex, live int) error {
	r, err := x.Reader()
	if err != nil {
		return err
	}
	defer r.Close()
	if n, err := r.DocCount(); err != nil || n != uint64(live) {
		return errors.Join(err, fmt.Errorf("the index holds %d articles, the store %d", n, live))
	}
	return nil
}

// indexStored applies changes whose articles are read from the store. Only
// articles that are still live under their sequence number are indexed.
func (e *Engine) indexStored(ctx context.Context, x *scorchIndex, changes []change) error {
	batch := make([]pending, len(changes))
	errs := make([]error, len(changes))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(changes))
	for w := range workers {
		wg.Go(func() {
			defer damaged(&errs[w])
			an := e.analysis.get()
			defer e.analysis.put(an)
			for i := w; i < len(changes) && ctx.Err() == nil; i += workers {
				batch[i].change = changes[i]
				batch[i].doc, errs[i] = e.analyseStored(an, changes[i])
			}
		})
	}
	wg.Wait()
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	return x.apply(batch)
}

// analyseStored returns nil when the change is a removal or was superseded, or the
// article is hidden.
func (e *Engine) analyseStored(an *analyser, c change) (*analysed, error) {
	if c.version == 0 {
		return nil, nil
	}
	var doc *analysed
	err := e.store.read(func(tx *bbolt.Tx) error {
		if h, live := getHead(tx, c.id); !live || h.seq != c.seq {
			return nil
		}
		d, err := e.effective(tx, c.id, c.version, true)
		if d.Hidden() {
			return nil
		}
		if errors.Is(err, index.ErrDamaged) || errors.Is(err, index.ErrNotFound) {
			e.log.Error("an article can't be read and is not found by searches", "op", "index", "id", c.id, "err", err)
			e.unreadable.Add(1)
			d, err = index.Document{}, nil // indexed as empty, so that store and index agree
		}
		doc = an.analyse(&d.Article)
		return err
	})
	return doc, err
}

// Rebuild is index.Keeper's. Searches go on with the old index meanwhile;
// changes wait.
func (e *Engine) Rebuild(ctx context.Context, progress func(done, total int)) error {
	e.changing.Lock()
	defer e.changing.Unlock()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed.Load() {
		return fmt.Errorf("%w: the collection is closed", index.ErrUnavailable)
	}
	cols, err := e.remakeRows(ctx, progress)
	if err != nil {
		return fmt.Errorf("rebuild: %w", err)
	}
	e.unreadable.Store(0)
	if err := e.rebuild(ctx, cols, progress); err != nil {
		return err
	}
	if n := e.unreadable.Load(); n > 0 {
		return fmt.Errorf("the index was rebuilt, but %w: %d articles can't be read; the log names them", index.ErrDamaged, n)
	}
	return nil
}

// rebuild makes an index for cols beside the old one, and both take the old
// ones' place. The caller holds both locks, or is Open.
func (e *Engine) rebuild(ctx context.Context, cols *columns, progress func(done, total int)) error {
	fresh := e.freshDir()
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("rebuild: %w", err)
	}
	if err := e.fill(ctx, fresh, cols.live, progress); err != nil {
		os.RemoveAll(fresh)
		return fmt.Errorf("rebuild: %w", full(err))
	}
	if e.index != nil {
		if err := e.index.close(); err != nil {
			e.log.Warn("closing the old index", "op", "rebuild", "err", err)
		}
		e.index = nil
	}
	e.backlog.clear() // cols and the new index have it
	e.cols, e.following.unresolved = cols, true
	err := e.swapIndex()
	if err == nil {
		e.index, err = openScorch(e.indexDir(), e.store.uuid, e.verifyUpTo)
	}
	if err == nil {
		e.index.ended.then(e.mending.ask)
	}
	if err == nil {
		err = e.publish(true)
	}
	if err != nil {
		e.broken.Store(&err)
		return fmt.Errorf("rebuild: %w", err)
	}
	e.broken.Store(nil)
	return nil
}

// fill makes an index of all live articles, of which there are so many, in dir.
func (e *Engine) fill(ctx context.Context, dir string, live int, progress func(done, total int)) error {
	x, err := openScorch(dir, e.store.uuid, e.verifyUpTo)
	if err != nil {
		return err
	}
	changes, last, err := e.liveChanges()
	total := len(changes)
	for done := 0; err == nil && done < total; {
		n := min(total-done, followBatch)
		err = e.indexStored(ctx, x, changes[done:done+n])
		done += n
		if progress != nil && err == nil {
			progress(done, total)
		}
	}
	if err == nil {
		err = x.mark(last)
	}
	if err == nil {
		err = checkCount(x, live)
	}
	return errors.Join(err, x.close())
}

// liveChanges lists the live articles in order of their sequence numbers, and
// the store's last one.
func (e *Engine) liveChanges() (changes []change, last uint64, err error) {
	err = e.store.read(func(tx *bbolt.Tx) error {
		last = lastSeq(tx)
		return tx.Bucket(rowsBucket).ForEach(func(k, v []byte) error {
			r, err := decodeRow(v)
			if err == nil {
				changes = append(changes, change{seq: seqOf(k), id: r.id, version: r.version})
			}
			return err
		})
	})
	return changes, last, err
}
