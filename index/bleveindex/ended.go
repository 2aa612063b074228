package bleveindex

import (
	"errors"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parallax/index"
)

// Scorch merges and writes segments in goroutines of its own. One that panics comes
// to an end: a batch then waits for ever for it, or segments are merged no more.
// Scorch tells that only to callbacks that are registered by name for the whole
// program, with the index's folder; watched has who wants to know, by folder.
const watcherName = "parallax"

var watched sync.Map // of folders to *ended

func init() {
	scorch.RegistryAsyncErrorCallbacks[watcherName] = func(err error, dir string) {
		if d, ok := watched.Load(dir); ok {
			d.(*ended).tell(err)
		}
	}
}

// ended is told when one of an index's goroutines came to an end.
type ended struct {
	once   sync.Once
	why    error
	c      chan struct{} // closed behind why
	closed chan struct{} // closed with the index
}

func (d *ended) watch(dir string) {
	d.c, d.closed = make(chan struct{}), make(chan struct{})
	watched.Store(dir, d)
}

func (d *ended) unwatch(dir string) {
	watched.CompareAndDelete(dir, d)
	close(d.closed)
}

// tell takes what Scorch says of its goroutines. What ends none, as a full disk,
// comes with the batch, too, or is tried again.
func (d *ended) tell(err error) {
	if errors.Is(err, scorch.ErrAsyncPanic) {
		d.once.Do(func() {
			d.why = fmt.Errorf("index: %w: %v", index.ErrDamaged, err)
			close(d.c)
		})
	}
}

// then calls f when a goroutine came to an end, unless the index is closed before.
func (d *ended) then(f func(why error)) {
	go func() {
		select {
		case <-d.c:
			f(d.why)
		case <-d.closed:
		}
	}()
}

// guarded runs write, which waits for those goroutines, and waits no longer when
// one came to an end: that is ErrDamaged.
func (d *ended) guarded(b *bleveindex.Batch, write func(*bleveindex.Batch) error) error {
	done := make(chan error, 1)
	go func() { done <- write(b) }()
	select {
	case err := <-done:
		return err
	case <-d.c:
		return d.why
	}
}
