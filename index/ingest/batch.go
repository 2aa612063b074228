package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parallax/index"
)

// Bounds of a batch. One Put costs a wait for the disk, so many articles share
// it; but none waits longer than batchWait, so that what the progress shows is
// nearly what has been read.
const (
	batchArticles = 64
	batchBytes    = 4 << 20 // of raw articles, and a little more for each
	batchWait     = 250 * time.Millisecond
)

// batch gathers items until they are worth a Put, then stores and reports them.
type batch struct {
	w       index.Writer
	report  func(Event)
	stored  func(weight int64) // told when entries are no longer held
	summary Summary

	items []*item
	puts  int
	bytes int
	timer <-chan time.Time // runs while there are items
}

func (b *batch) due() <-chan time.Time { return b.timer }

func (b *batch) add(ctx context.Context, it *item) error {
	b.items = append(b.items, it)
	if b.timer == nil {
		b.timer = time.After(batchWait)
	}
	if it.entry != nil {
		b.puts++
		b.bytes += int(it.weight) + 1<<10
	}
	if b.puts >= batchArticles || b.bytes >= batchBytes || len(b.items) >= 64*batchArticles {
		return b.flush(ctx)
	}
	return nil
}

// flush stores what was gathered and reports it. Once begun it is not
// interrupted: what is stored is to be reported too.
func (b *batch) flush(ctx context.Context) error {
	items := b.items
	b.items, b.puts, b.bytes, b.timer = nil, 0, 0, nil
	var entries []index.Entry
	var weight int64
	for _, it := range items {
		if it.entry != nil {
			entries = append(entries, *it.entry)
			weight += it.weight
		}
	}
	defer b.stored(weight)
	outs, errs, err := put(context.WithoutCancel(ctx), b.w, entries)
	n := 0
	for _, it := range items {
		if it.entry != nil {
			if n == len(outs) { // the run ends here
				return err
			}
			it.event.ID, it.event.State, it.event.Err = outs[n].ID, outs[n].State, errs[n]
			n++
		}
		b.summary.count(it.event)
		b.report(it.event)
	}
	return err
}

// stop stores and reports what was gathered before the run was interrupted, so
// that the work is not done again. The error is why the run ends.
func (b *batch) stop(ctx context.Context) error {
	return errors.Join(ctx.Err(), b.flush(ctx))
}

// put stores entries: together, and when that fails one by one, so that one
// that can't be stored does not take the others with it. Outs and errs have one
// value each for every entry that was tried; err says why the rest was not.
func put(ctx context.Context, w index.Writer, entries []index.Entry) (outs []index.Outcome, errs []error, err error) {
	if len(entries) == 0 {
		return nil, nil, nil
	}
	outs, err = w.Put(ctx, entries)
	if err == nil && len(outs) != len(entries) {
		err = fmt.Errorf("%d outcomes for %d articles", len(outs), len(entries))
		return nil, nil, err
	}
	if err == nil {
		return outs, make([]error, len(entries)), nil
	}
	if ends(ctx, err) {
		return nil, nil, err
	}
	outs = nil
	for _, e := range entries {
		out, err := w.Put(ctx, []index.Entry{e})
		if err != nil && ends(ctx, err) {
			return outs, errs, err
		}
		if err != nil {
			out = []index.Outcome{{ID: e.ID}}
		}
		outs, errs = append(outs, out[0]), append(errs, err)
	}
	return outs, errs, nil
}

// ends reports whether after err nothing more can be stored.
func ends(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.Is(err, index.ErrUnavailable) || errors.Is(err, index.ErrDamaged)
}
