package bleveindex

import (
	"context"
	"encoding/binary"
	"math"
	"sync"
	"time"
)

func seqOf(key []byte) uint64 { return binary.BigEndian.Uint64(key) }

// publishEvery is the shortest time between two views while articles are
// added. A second is promised; this leaves time for indexing and for making the
// view.
const publishEvery = 200 * time.Millisecond

// mergeCheck is how often an idle engine looks whether merges in the background
// have left its view holding old segments.
const mergeCheck = 2 * time.Second

// resolveShare is how much longer than making the alias table the pause before
// making it again is, so that a long table takes a tenth of the time at most.
// New names stand for themselves meanwhile, and indexing and searching go on.
const resolveShare = 10

// follower brings the index up to the store in the background, and publishes
// views of it.
type follower struct {
	signal chan struct{}
	quit   chan struct{}
	once   sync.Once
	done   sync.WaitGroup

	// Under the engine's lock:
	published  time.Time     // when the view was made
	unseen     bool          // the index or the alias table changed since
	aliases    *aliases      // the newest
	unresolved bool          // rows changed since its making began
	of         *columns      // whose they are
	resolving  *aliasWork    // what a newer one is being made of, nil for nothing
	tables     int           // counts those made while others waited
	resolvedAt time.Time     // when it was made
	took       time.Duration // how long that took
}

func (f *follower) start(e *Engine) {
	f.signal, f.quit = make(chan struct{}, 1), make(chan struct{})
	f.done.Go(func() {
		idle := time.NewTicker(mergeCheck)
		defer idle.Stop()
		for {
			select {
			case <-f.quit:
				return
			case <-idle.C:
				e.mu.Lock()
				f.unseen = f.unseen || e.stale()
				e.mu.Unlock()
			case <-f.signal:
			}
			for {
				wait := e.step()
				if wait < 0 {
					break
				}
				select {
				case <-f.quit:
					return
				case <-time.After(wait):
				}
			}
		}
	})
}

// wake says that there is something to do.
func (f *follower) wake() {
	select {
	case f.signal <- struct{}{}:
	default:
	}
}

func (f *follower) stop() {
	f.once.Do(func() { close(f.quit) })
	f.done.Wait()
}

// step indexes one batch of the backlog and publishes when it is time. It
// returns how long to wait before the next step, less than 0 when there is
// nothing left to do.
func (e *Engine) step() time.Duration {
	e.mu.Lock()
	defer e.mu.Unlock()
	f := &e.following
	if e.usable(context.Background()) != nil {
		return -1
	}
	batch := e.backlog.take(math.MaxUint64)
	err := e.apply(batch)
	clear(batch) // the array lives on in the backlog
	if err != nil {
		e.log.Error("the index can't follow the store", "op", "index", "err", err)
		e.mending.ask(err)
		return -1
	}
	if f.unresolved && f.resolving == nil && time.Since(f.resolvedAt) > resolveShare*f.took {
		e.resolveBeside()
	}
	more := e.backlog.last() != 0
	wait := publishEvery - time.Since(f.published)
	switch {
	case more && (wait > 0 || !f.unseen):
		return 0
	case f.unseen && wait > 0:
		return wait
	case f.unseen:
		if err := e.publish(false); err != nil {
			e.log.Error("making a view", "op", "publish", "err", err)
			e.mending.ask(err)
			return -1
		}
	}
	switch {
	case more:
		return 0
	case f.unresolved && f.resolving == nil:
		return publishEvery
	default:
		return -1
	}
}

// resolveBeside makes the alias table of this moment while other things go on.
// The caller holds the lock.
func (e *Engine) resolveBeside() {
	f, cols, tables := &e.following, e.cols, e.following.tables
	start := time.Now()
	work := cols.aliasWork()
	records := work.copied()
	f.unresolved, f.resolving = false, work
	f.done.Go(func() {
		resolved := work.resolved(records)
		e.mu.Lock()
		defer e.mu.Unlock()
		if f.resolving == work {
			f.resolving = nil
		}
		if e.cols != cols || f.tables != tables { // there is a newer one already
			return
		}
		f.aliases, f.unseen = work.with(f.aliases, resolved), true
		f.unresolved = f.unresolved || cols.grew()
		f.resolvedAt, f.took = time.Now(), time.Since(start)
		f.wake()
	})
}

// stale reports whether the index's segments are no longer the view's. The
// caller holds the lock.
func (e *Engine) stale() bool {
	v := e.view.Load()
	if e.closed.Load() || v == nil || e.index == nil {
		return false
	}
	r, err := e.index.Reader()
	if err != nil {
		return false
	}
	defer r.Close()
	return !sameSegments(r, v)
}

// publish makes a view of this moment the current one. The caller holds the
// lock, or is Open. With now, the alias table is brought up to date whatever it
// costs.
func (e *Engine) publish(now bool) error {
	f := &e.following
	old := e.view.Load()
	if f.aliases == nil || now && (f.unresolved || f.resolving != nil) || old != nil && old.of != e.index.Scorch {
		start := time.Now()
		if f.resolving != nil && f.resolving.c == e.cols {
			f.resolving.again()
		}
		last := f.aliases
		if f.of != e.cols {
			last, f.of = nil, e.cols
		}
		f.aliases = e.cols.resolveNow(last)
		f.tables++
		f.unresolved, f.resolvedAt, f.took = false, time.Now(), time.Since(start)
	}
	v, err := newView(e.index.Scorch, e.cols, f.aliases, old)
	if err != nil {
		return err
	}
	f.published, f.unseen = time.Now(), false
	e.view.Store(v)
	if old != nil {
		old.release()
	}
	return nil
}

// Refresh is index.Writer's.
func (e *Engine) Refresh(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.usable(ctx); err != nil {
		return err
	}
	if err := e.drain(ctx); err != nil {
		return err
	}
	return e.publish(true)
}

// drain indexes what is in the backlog now. The caller holds the lock.
func (e *Engine) drain(ctx context.Context) error {
	last := e.backlog.last()
	for {
		batch := e.backlog.take(last)
		if len(batch) == 0 {
			return nil
		}
		err := e.apply(batch)
		clear(batch)
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}
