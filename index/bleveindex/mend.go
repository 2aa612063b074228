package bleveindex

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"parallax/index"
)

// verifyPace is how many bytes of segments are verified at a time, and verifyRest
// the pause after each: 40 MB a second at most, which leaves the disk and a core
// to searches.
const (
	verifyPace = 1 << 20
	verifyRest = 25 * time.Millisecond
)

// mendPause is the shortest time after an index was made anew before that is done
// again. It is doubled each time, up to mendPauseMost: what comes back at once is
// not mended by making the index anew all day. An attempt that failed, as on a full
// disk, is made again after mendRetry.
const (
	mendRetry     = 10 * time.Second
	mendPause     = time.Minute
	mendPauseMost = 24 * time.Hour
)

// mender verifies, in the background, the segments of an index that was too large
// to verify on opening, and puts the index right when it is damaged or could not
// follow the store. Searches go on meanwhile, and changes wait.
type mender struct {
	signal chan error // why the index must be mended
	stop   context.CancelFunc
	done   sync.WaitGroup
}

func (m *mender) start(e *Engine) {
	ctx, stop := context.WithCancel(context.Background())
	m.stop = stop
	if files := e.index.unverified; len(files) > 0 {
		e.index.unverified = nil
		m.done.Go(func() {
			defer closeFiles(files)
			if err := e.verifyFiles(ctx, files); err != nil && ctx.Err() == nil {
				m.ask(err)
			}
		})
	}
	m.done.Go(func() {
		for next := mendPause; ; {
			pause := mendRetry
			select {
			case <-ctx.Done():
				return
			case why := <-m.signal:
				if e.mend(ctx, why) {
					pause, next = next, min(2*next, mendPauseMost)
				}
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(pause):
			}
			if err := e.broken.Load(); err != nil { // as on a disk that is still full
				m.ask(*err)
			}
		}
	})
}

// ask says why the index must be mended. Who asks while that is going on is heard
// afterwards, once.
func (m *mender) ask(why error) {
	select {
	case m.signal <- why:
	default:
	}
}

func (m *mender) close() {
	if m.stop != nil {
		m.stop()
	}
	m.done.Wait()
}

// mend makes a damaged index anew. One that could not follow the store is opened
// again, which brings it up to it. It reports whether the index was made anew.
func (e *Engine) mend(ctx context.Context, why error) (anew bool) {
	err := e.verify(ctx) // names the segment that a search broke off at
	if anew = err != nil || errors.Is(why, index.ErrDamaged); !anew {
		err = e.reopen(ctx)
	} else {
		e.log.Warn("rebuilding the index from the stored articles", "op", "mend", "err", why)
		err = e.Rebuild(ctx, nil)
	}
	switch {
	case ctx.Err() != nil: // the collection is being closed
	case err != nil:
		e.log.Error("the index could not be mended", "op", "mend", "err", err)
	default:
		e.log.Info("the index is mended", "op", "mend")
		return anew
	}
	return false
}

// reopen closes the index and opens it again as Open does.
func (e *Engine) reopen(ctx context.Context) error {
	e.changing.Lock()
	defer e.changing.Unlock()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed.Load() {
		return ctx.Err()
	}
	if err := e.index.close(); err != nil {
		e.log.Warn("closing the index", "op", "mend", "err", err)
	}
	e.index = nil
	e.backlog.clear() // the store has it
	err := e.openIndex(ctx, nil)
	if err != nil {
		e.broken.Store(&err)
		return err
	}
	e.broken.Store(nil)
	return nil
}

// verify compares the segments of the index with their checksums, and names those
// that are damaged. One that was merged away meanwhile is no damage.
func (e *Engine) verify(ctx context.Context) error {
	v, err := e.current()
	if err != nil {
		return err
	}
	files := v.segmentFiles()
	v.release()
	var found []error
	for _, name := range files {
		if err := verifySegment(ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			found = append(found, e.named(name, err))
		}
	}
	return errors.Join(found...)
}

// verifyFiles does the same with files that were opened before, resting after
// every verifyPace bytes.
func (e *Engine) verifyFiles(ctx context.Context, files []*os.File) error {
	var found []error
	for _, f := range files {
		if err := verifyFile(f, &paced{ctx: ctx, r: f, rest: verifyRest}); err != nil {
			found = append(found, e.named(f.Name(), err))
		}
	}
	return errors.Join(found...)
}

// named logs what was found of a segment.
func (e *Engine) named(segment string, err error) error {
	if errors.Is(err, index.ErrDamaged) {
		e.log.Error("a segment of the index is damaged", "op", "verify", "segment", filepath.Base(segment), "err", err)
	}
	return err
}

// paced is a reader that rests after every verifyPace bytes.
type paced struct {
	ctx  context.Context
	r    io.Reader
	rest time.Duration
	left int
}

func (p *paced) Read(b []byte) (int, error) {
	if p.left <= 0 {
		p.left = verifyPace
		if p.rest > 0 {
			select {
			case <-time.After(p.rest):
			case <-p.ctx.Done():
			}
		}
	}
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := p.r.Read(b[:min(len(b), p.left)])
	p.left -= n
	return n, err
}
