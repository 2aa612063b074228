package bleveindex

import (
	"context"
	"encoding/binary"
	"sync"
	"time"
)

func seqOf(key []byte) uint64 { return binary.BigEndian.Uint64(key) }

// publishEvery is the shortest time between two views while articles are
// added. A second is promised; this leaves time for making the view.
const publishEvery = 200 * time.Millisecond

// mergeCheck is how often an idle engine looks whether merges in the background
// have left its view holding old segments.
const mergeCheck = 2 * time.Second

// resolveShare is how much longer than making the alias table the pause before
// making it again is, so that a long table takes a tenth of the time at most.
// New names stand for themselves meanwhile.
const resolveShare = 10

// publisher makes views in the background.
type publisher struct {
	signal chan struct{}
	quit   chan struct{}
	once   sync.Once
	done   sync.WaitGroup

	// Under the engine's lock:
	unresolved bool          // rows changed since the alias table was made
	resolvedAt time.Time     // when it was made
	resolving  time.Duration // how long that took
}

func (p *publisher) start(e *Engine) {
	p.signal, p.quit = make(chan struct{}, 1), make(chan struct{})
	p.done.Go(func() {
		idle := time.NewTicker(mergeCheck)
		defer idle.Stop()
		for {
			select {
			case <-p.quit:
				return
			case <-idle.C:
				if !e.stale() {
					continue
				}
			case <-p.signal:
			}
			e.mu.Lock()
			if e.usable(context.Background()) == nil {
				if err := e.publish(false); err != nil {
					e.log.Error("making a view", "op", "publish", "err", err)
				}
			}
			again := p.unresolved
			e.mu.Unlock()
			select {
			case <-p.quit:
				return
			case <-time.After(publishEvery):
			}
			if again {
				p.wake()
			}
		}
	})
}

// wake asks for a new view soon.
func (p *publisher) wake() {
	select {
	case p.signal <- struct{}{}:
	default:
	}
}

func (p *publisher) stop() {
	p.once.Do(func() { close(p.quit) })
	p.done.Wait()
}

// stale reports whether the index's segments are no longer the view's.
func (e *Engine) stale() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	v := e.view.Load()
	if e.closed || v == nil || e.index == nil {
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
	p := &e.publishing
	old := e.view.Load()
	var a *aliases
	if old != nil {
		a = old.aliases
	}
	if a == nil || e.view.Load().of != e.index.Scorch || p.unresolved && (now || time.Since(p.resolvedAt) > resolveShare*p.resolving) {
		start := time.Now()
		a = resolve(e.cols)
		p.unresolved, p.resolvedAt, p.resolving = false, time.Now(), time.Since(start)
	}
	v, err := newView(e.index.Scorch, e.cols, a, old)
	if err != nil {
		return err
	}
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
	return e.publish(true)
}
