package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// Options are what an engine needs from outside.
type Options struct {
	Log *slog.Logger     // nil: slog.Default
	Now func() time.Time // nil: time.Now

	// Progress, which may be nil, is told how many of how many changes are done
	// while opening has to bring the index up to date or to make it anew.
	Progress func(done, total int)

	verifyUpTo int64 // 0: the constant; tests set less
}

// Engine is a collection in a folder: see the package comment.
type Engine struct {
	dir string
	log *slog.Logger
	now func() time.Time

	store    *store
	opened   []index.Fault // what was wrong on opening, and mended
	analysis *analysers

	// Changes go two ways, each in order. The store takes one at a time, under
	// changing, and hands it to the backlog; the index follows, under mu, which
	// is taken second by those who need both.
	changing sync.Mutex
	backlog  backlog

	mu        sync.Mutex // guards the following, as written
	index     *scorchIndex
	cols      *columns
	following follower

	verifyUpTo int64 // see the constant
	mending    mender
	closed     atomic.Bool
	broken     atomic.Pointer[error] // why the index could not follow the store: Rebuild mends it
	unreadable atomic.Int64          // articles that the last rebuild could not read
	view       atomic.Pointer[view]
}

var _ index.Engine = (*Engine)(nil)

// Exists reports whether dir holds a collection.
func Exists(dir string) bool {
	st, err := os.Stat(filepath.Join(dir, storeName))
	return err == nil && st.Mode().IsRegular()
}

// storeName is the article store's file in the collection's folder.
const storeName = "store.db"

// Open opens the collection in dir, which is made if need be. An index that
// does not fit the store is brought up to date or rebuilt, which is logged.
// Errors: ErrUnavailable when another process has it, ErrDamaged when the
// store is, ErrUnsupported when a later Parallax wrote it.
func Open(ctx context.Context, dir string, opt Options) (*Engine, error) {
	e := &Engine{dir: dir, log: opt.Log, now: opt.Now, analysis: newAnalysers(), verifyUpTo: cmp.Or(opt.verifyUpTo, verifyUpTo)}
	if e.log == nil {
		e.log = slog.Default()
	}
	if e.now == nil {
		e.now = time.Now
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open collection: %w", err)
	}
	e.mending.signal = make(chan error, 1)
	var err error
	if e.store, err = openStore(filepath.Join(dir, storeName)); err != nil {
		return nil, err
	}
	if err = e.settleIndex(); err == nil {
		err = e.openIndex(ctx, opt.Progress)
	}
	if err != nil {
		if closing := e.index.close(); closing != nil {
			e.log.Warn("closing the index", "op", "open", "err", closing)
		}
		e.store.close()
		return nil, err
	}
	e.mending.start(e)
	e.following.start(e)
	return e, nil
}

// openIndex loads the columns, opens the index and brings it up to date, or
// rebuilds it.
func (e *Engine) openIndex(ctx context.Context, progress func(done, total int)) error {
	cols, err := e.loadColumns(ctx, progress)
	if err != nil {
		return err
	}
	e.cols = cols
	why := e.followStore(ctx, progress)
	if why == nil {
		why = e.publish(true)
	}
	if why == nil {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if errors.Is(why, errLost) {
		return why
	}
	if isFull(why) { // there would be no room for another index either
		return full(why)
	}
	e.log.Warn("rebuilding the index from the stored articles", "op", "open", "err", why)
	if !errors.Is(why, errOtherMapping) {
		e.opened = append(e.opened, index.Fault{What: "index", Reason: fmt.Sprintf("%v; it was made anew from the stored articles when the collection was opened", why)})
	}
	return e.rebuild(ctx, e.cols, progress)
}

// Close waits for the change under way, brings the index up to the store and
// closes the collection.
func (e *Engine) Close() error {
	first := !e.closed.Swap(true) // nothing new begins
	e.mending.close()
	e.following.stop()
	e.mu.Lock()
	err := e.catchUp() // makes room for a change that waits for it
	e.mu.Unlock()
	e.changing.Lock()
	defer e.changing.Unlock()
	e.mu.Lock()
	defer e.mu.Unlock()
	if !first {
		return nil
	}
	err = errors.Join(err, e.catchUp())
	if v := e.view.Swap(nil); v != nil {
		v.release()
	}
	return errors.Join(err, e.index.close(), e.store.close())
}

// catchUp indexes all of the backlog, unless an earlier batch could not be: then
// opening again starts with that one. The caller holds mu.
func (e *Engine) catchUp() error {
	if e.broken.Load() != nil {
		e.backlog.clear()
		return nil
	}
	return e.drain(context.Background())
}

// usable returns why no change can be made now.
func (e *Engine) usable(ctx context.Context) error {
	if e.closed.Load() {
		return fmt.Errorf("%w: the collection is closed", index.ErrUnavailable)
	}
	if err := e.broken.Load(); err != nil {
		return fmt.Errorf("%w: the index could not follow the store, which is tried again every %v: %w", index.ErrUnavailable, mendRetry, *err)
	}
	return ctx.Err()
}

// current returns the published view; release it after use.
func (e *Engine) current() (*view, error) {
	for {
		v := e.view.Load()
		if v == nil {
			return nil, fmt.Errorf("%w: the collection is closed", index.ErrUnavailable)
		}
		if v.acquire() {
			return v, nil
		}
	}
}

// apply brings the index and the columns up to changes, which the store holds.
// The caller holds mu. When it fails the store is still the truth, and opening
// again catches up.
func (e *Engine) apply(changes []pending) error {
	if len(changes) == 0 {
		return nil
	}
	for i := range changes {
		p := &changes[i]
		e.cols.hidden += p.hidden
		if p.superseded != nil {
			e.cols.drop(p.old, p.superseded)
		}
		if p.doc != nil {
			e.cols.add(p.seq, &p.row)
		}
	}
	if err := full(e.index.apply(changes)); err != nil {
		e.broken.Store(&err)
		e.backlog.clear() // nothing takes it any more, and the store has it
		return fmt.Errorf("index %d changes: %w", len(changes), err)
	}
	e.following.unseen, e.following.unresolved = true, true
	return nil
}

// loadColumns reads the rows of all live articles.
func (e *Engine) loadColumns(ctx context.Context, progress func(done, total int)) (*columns, error) {
	c := newColumns()
	err := e.store.read(func(tx *bbolt.Tx) (err error) {
		if err := loadNames(tx, c); err != nil {
			return err
		}
		if c.hidden, err = countHidden(tx); err != nil {
			return err
		}
		err = tx.Bucket(rowsBucket).ForEach(func(k, v []byte) error {
			r, err := decodeRow(v)
			if err != nil {
				return err
			}
			c.add(seqOf(k), &r)
			return ctx.Err()
		})
		c.skipTo(lastSeq(tx) + 1)
		return err
	})
	if errors.Is(err, index.ErrDamaged) {
		e.log.Warn("making the rows anew from the stored articles", "op", "open", "err", err)
		return e.remakeRows(ctx, progress)
	}
	return c, err
}
