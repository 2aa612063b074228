package ingest

import (
	"bufio"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"golang.org/x/sync/semaphore"

	"parallax/index"
	"parallax/index/article"
)

// rawBudget bounds the bytes of raw articles that are under way at once, from
// reading to being stored. What is recognised in an article can take ten times
// its raw bytes, so the largest go alone, and of the usual ones it lets
// thousands through.
const rawBudget = article.MaxArticle

// Options say how to work. The zero Options are good.
type Options struct {
	Workers int             // articles read at once; 0: one a core
	Demo    bool            // the articles are the demo collection's
	Folders bool            // the names of a source's folders become tags
	Map     article.Mapping // for the formats that have fields
}

// Event is what became of one item: an article, or a file that gave none.
type Event struct {
	Name     string // the file, and within it the article where it holds many
	ID       index.ID
	State    index.State // "" when it failed or was passed over
	Err      error       // why it failed
	Passed   string      // why it was passed over
	Tags     []string    // given with it
	Replaced int         // bytes that were no valid text and were replaced
	Read     int64       // bytes of the sources' files that were read up to it
}

// Summary counts what became of all items.
type Summary struct {
	Added, Updated, Unchanged, Failed, Passed int

	Replaced int // bytes that were no valid text and were replaced, in all articles read
}

func (s *Summary) count(e Event) {
	s.Replaced += e.Replaced
	switch {
	case e.Err != nil:
		s.Failed++
	case e.Passed != "":
		s.Passed++
	case e.State == index.Added:
		s.Added++
	case e.State == index.Updated:
		s.Updated++
	default:
		s.Unchanged++
	}
}

// item is one thing under way: an article to read, or an event known already.
type item struct {
	raw      article.Raw
	file     string // where it was found: Source.Origin
	exported bool   // it is a line of an export
	weight   int64
	event    Event
	entry    *index.Entry  // to be stored, once ready
	ready    chan struct{} // closed when event or entry stands
}

// Run reads the sources and stores their articles through w, in order. Report
// is called from one goroutine, in order, once what it tells of is on disk. The
// error is nil, the context's, or says why w takes nothing more; failures of
// single items are events. The summary is of what was reported.
func Run(ctx context.Context, w index.Writer, sources iter.Seq[Source], opt Options, report func(Event)) (Summary, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	r := &runner{
		opt:    opt,
		queue:  make(chan *item, 16*workers),
		jobs:   make(chan *item),
		budget: semaphore.NewWeighted(rawBudget),
		buffer: bufio.NewReaderSize(nil, readBuffer),
	}
	// A source that blocks, as standard input may, can't be interrupted: when
	// the context ends, produce is left to find that out by itself.
	go r.produce(ctx, sources)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				select {
				case it, open := <-r.jobs:
					if !open {
						return
					}
					if err := r.work(ctx, w, it); err != nil {
						cancel(err)
						return
					}
				case <-ctx.Done():
					return
				}
			}
		})
	}
	b := batch{w: w, report: report, stored: r.budget.Release}
	err := r.collect(ctx, &b)
	cancel(err)
	wg.Wait()
	if err != nil {
		err = context.Cause(ctx)
	}
	return b.summary, err
}

type runner struct {
	opt    Options
	queue  chan *item // in order
	jobs   chan *item // the same items, for the workers
	budget *semaphore.Weighted

	// For produce alone:
	read   int64         // bytes of the sources' files
	buffer *bufio.Reader // one for all files: Split makes no other of its own
}

// readBuffer is the size of the buffer that Split reads through.
const readBuffer = 64 << 10

// produce queues every item of the sources, then closes the channels.
func (r *runner) produce(ctx context.Context, sources iter.Seq[Source]) {
	defer close(r.jobs)
	defer close(r.queue)
	for s := range sources {
		if s.Err != nil || s.Passed != "" {
			if !r.event(ctx, Event{Name: s.Name, Err: s.Err, Passed: s.Passed, Tags: r.tags(s)}) {
				return
			}
			continue
		}
		if !r.split(ctx, s) {
			return
		}
	}
}

// split queues the articles of one file. It reports whether to go on.
func (r *runner) split(ctx context.Context, s Source) bool {
	tags := r.tags(s)
	f, err := s.Open()
	if err != nil {
		return r.event(ctx, Event{Name: s.Name, Err: err, Tags: tags})
	}
	defer f.Close()
	r.buffer.Reset(counting{f, &r.read})
	if from := exported(r.buffer); from != nil {
		return r.lines(ctx, s, from)
	}
	opt := article.Options{Map: r.opt.Map, Found: s.Found}
	opt.At, opt.Size = anywhere(f, &r.read)
	for raw, err := range opt.Split(s.Name, r.buffer) {
		if err != nil {
			e := Event{Name: raw.Name, Err: err, Tags: tags}
			if errors.Is(err, article.ErrPassed) {
				e.Err, e.Passed = nil, err.Error()
			}
			if !r.event(ctx, e) {
				return false
			}
			continue
		}
		it := &item{raw: raw, weight: min(int64(len(raw.Bytes)), rawBudget), ready: make(chan struct{})}
		it.event.Name, it.event.Read, it.event.Tags = raw.Name, r.read, tags
		it.file = s.Origin
		if r.budget.Acquire(ctx, it.weight) != nil {
			return false
		}
		if !send(ctx, r.queue, it) || !send(ctx, r.jobs, it) {
			return false
		}
	}
	return ctx.Err() == nil
}

// origin is where raw was read, of a file at path, as index.Entry has it. Where
// neither an id nor a URL tells the articles of a file apart, their bytes do: a
// line's number would not once lines are added.
func origin(path string, raw article.Raw, sum [32]byte) string {
	if path != "" && raw.Member != "" {
		path += "!" + raw.Member
	}
	switch {
	case path == "":
		return ""
	case raw.Key != "":
		return path + "#" + raw.Key
	case raw.Name == raw.Source: // the file is the article
		return path
	default:
		return path + "#sha256-" + hex.EncodeToString(sum[:])
	}
}

// event queues an item that needs no work. It reports whether to go on.
func (r *runner) event(ctx context.Context, e Event) bool {
	e.Read = r.read
	it := &item{event: e, ready: make(chan struct{})}
	close(it.ready)
	return send(ctx, r.queue, it)
}

func send(ctx context.Context, to chan<- *item, it *item) bool {
	select {
	case to <- it:
		return true
	case <-ctx.Done():
		return false
	}
}

// work makes it ready. An error means that the run can't go on.
func (r *runner) work(ctx context.Context, w index.Writer, it *item) error {
	if it.exported {
		it.entry, it.event.Err = readExported(it.raw.Bytes)
		it.raw.Bytes = nil
		close(it.ready)
		return nil
	}
	sum := it.raw.Sum()
	from := origin(it.file, it.raw, sum)
	if from != "" {
		out, ok, err := w.Seen(ctx, from, sum, it.event.Tags...)
		if err != nil {
			return fmt.Errorf("ask whether %s is known: %w", it.event.Name, err)
		}
		if ok {
			it.event.ID, it.event.State = out.ID, index.Unchanged
			it.raw.Bytes = nil
			close(it.ready)
			return nil
		}
	}
	e, err := read(it.raw)
	if err != nil {
		it.event.Err = err
	} else {
		e.Origin, e.Raw, e.Demo, e.Tags = from, sum, r.opt.Demo, withGiven(it.event.Tags, e.Given)
		it.entry, it.event.Replaced = &e, e.Replaced
	}
	it.raw.Bytes = nil
	close(it.ready)
	return nil
}

// collect brings items into the batch in order.
func (r *runner) collect(ctx context.Context, b *batch) error {
	for {
		select {
		case it, open := <-r.queue:
			if !open {
				if ctx.Err() != nil {
					return b.stop(ctx)
				}
				return b.flush(ctx)
			}
			select {
			case <-it.ready:
			case <-ctx.Done():
				return b.stop(ctx)
			}
			if it.entry == nil { // nothing is held of it
				r.budget.Release(it.weight)
			}
			if err := b.add(ctx, it); err != nil {
				return err
			}
		case <-b.due():
			if err := b.flush(ctx); err != nil {
				return err
			}
		case <-ctx.Done():
			return b.stop(ctx)
		}
	}
}
