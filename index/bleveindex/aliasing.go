package bleveindex

import (
	"math/bits"
	"runtime"
	"sync"

	"parallax/index/entity"
)

// aliasBatch is how many names are resolved at a time, by each core: enough to be
// quick, some megabytes of memory.
const aliasBatch = 1 << 14

// aliasing is what the alias table is made of: the blocks of names that are
// resolved together, and what changed since that was done last.
type aliasing struct {
	blocks  [len(kindOf)]*entity.Resolver
	changed [len(kindOf)][]uint64 // a bit an ordinal
}

func newAliasing() *aliasing {
	a := &aliasing{}
	for f := range kindOf {
		a.blocks[f] = entity.NewResolver()
	}
	return a
}

// mark notes that what is known of ord changed.
func (a *aliasing) mark(f int, ord uint32) {
	for int(ord/64) >= len(a.changed[f]) {
		a.changed[f] = append(a.changed[f], 0)
	}
	a.changed[f][ord/64] |= 1 << (ord % 64)
}

// marked takes the marks off, and lists what had one, in order.
func (a *aliasing) marked(f int) (ords []uint32) {
	for i, set := range a.changed[f] {
		for ; set != 0; set &= set - 1 {
			ords = append(ords, uint32(i*64+bits.TrailingZeros64(set)))
		}
		a.changed[f][i] = 0
	}
	return ords
}

// aliasWork is what has to be resolved anew.
type aliasWork struct {
	c       *columns
	said    [len(kindOf)][]entity.Correction
	changed [len(kindOf)][]uint32   // what had marks
	batches [len(kindOf)][][]uint32 // names, whole blocks of them
}

// aliasWork takes what changed since it was called last. The caller holds the
// engine's lock, or is Open.
func (c *columns) aliasWork() *aliasWork {
	w := &aliasWork{c: c}
	for f, kind := range kindOf {
		blocks := c.aliasing.blocks[f]
		names, _ := c.dicts[f].all()
		for n := blocks.Len(); n < len(names); n++ {
			c.aliasing.mark(f, uint32(n))
		}
		w.changed[f] = c.aliasing.marked(f)
		keys, end := c.blockKeys(f, w.changed[f])
		begin := 0
		for i, ord := range w.changed[f] {
			blocks.Note(ord, keys[begin:end[i]])
			begin = end[i]
		}
		for _, s := range c.said {
			if s.Kind != kind {
				continue
			}
			w.said[f] = append(w.said[f], s)
			a, okA := c.dicts[f].ord(s.Name)
			b, okB := c.dicts[f].ord(s.With)
			if okA && okB {
				blocks.Join(a, b)
			}
		}
		blocks.Blocks(w.changed[f], aliasBatch, func(names []uint32) { w.batches[f] = append(w.batches[f], names) })
	}
	return w
}

// blockKeys are the keys of names, one after the other, and where those of each end.
func (c *columns) blockKeys(f int, ords []uint32) (keys []uint32, end []int) {
	names, _ := c.dicts[f].all()
	known := uint32(c.aliasing.blocks[f].Len())
	size := max(aliasBatch, (len(ords)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	parts := make([][]uint32, (len(ords)+size-1)/size)
	end = make([]int, len(ords))
	var wg sync.WaitGroup
	for p := range parts {
		wg.Go(func() {
			for i := p * size; i < min((p+1)*size, len(ords)); i++ {
				rec := entity.Record{Kind: kindOf[f], Name: names[ords[i]]}
				if rec.Kind == entity.Organisation {
					rec.Aliases = c.known(f, ords[i]).aliases.counts()
				}
				if rec.Aliases != nil || ords[i] >= known { // what a known name meets by itself, it has met
					parts[p] = entity.BlockKeys(parts[p], &rec)
				}
				end[i] = len(parts[p])
			}
		})
	}
	wg.Wait()
	for p := range parts {
		for i := p * size; i < min((p+1)*size, len(ords)); i++ {
			end[i] += len(keys)
		}
		keys = append(keys, parts[p]...)
	}
	return keys, end
}

// again marks what w took: another takes it.
func (w *aliasWork) again() {
	for f := range kindOf {
		for _, ord := range w.changed[f] {
			w.c.aliasing.mark(f, ord)
		}
	}
}

// records are what live rows know of names. The caller holds the engine's lock, or
// is Open.
func (w *aliasWork) records(f int, ords []uint32) []entity.Record {
	out := make([]entity.Record, len(ords))
	for i, ord := range ords {
		out[i] = w.c.record(f, ord)
	}
	return out
}

// now is the table after old, nil for the first. The caller holds the engine's
// lock, or is Open.
func (w *aliasWork) now(old *aliases) *aliases {
	a := w.begin(old)
	for f, kind := range kindOf {
		var next sync.Mutex
		batches := w.batches[f]
		take := func() (names []uint32) {
			next.Lock()
			defer next.Unlock()
			if len(batches) > 0 {
				names, batches = batches[0], batches[1:]
			}
			return names
		}
		var setting sync.Mutex
		var wg sync.WaitGroup
		for range min(runtime.GOMAXPROCS(0), len(batches)) {
			wg.Go(func() {
				for names := take(); names != nil; names = take() {
					resolved := entity.ResolveBlocks(kind, w.records(f, names), w.said[f])
					setting.Lock()
					a.kinds[f].set(w.c.dicts[f], names, resolved)
					setting.Unlock()
				}
			})
		}
		wg.Wait()
	}
	return a
}

// begin is a copy of old with tables that can be changed where there is something
// to change.
func (w *aliasWork) begin(old *aliases) *aliases {
	a := &aliases{dicts: w.c.dicts}
	if old != nil {
		a.kinds = old.kinds
	}
	for f := range kindOf {
		if names, _ := w.c.dicts[f].all(); len(w.batches[f]) > 0 {
			a.kinds[f] = a.after(f, len(names))
		}
	}
	return a
}

// copied takes the records out of the columns, so that resolve can go on without
// the lock.
func (w *aliasWork) copied() (records [len(kindOf)][][]entity.Record) {
	for f := range kindOf {
		for _, names := range w.batches[f] {
			records[f] = append(records[f], w.records(f, names))
		}
	}
	return records
}

// resolved resolves what copied took.
func (w *aliasWork) resolved(records [len(kindOf)][][]entity.Record) (out [len(kindOf)][][]entity.Resolved) {
	for f, kind := range kindOf {
		for _, rs := range records[f] {
			out[f] = append(out[f], entity.ResolveBlocks(kind, rs, w.said[f]))
		}
	}
	return out
}

// with is the table after old with what was resolved.
func (w *aliasWork) with(old *aliases, resolved [len(kindOf)][][]entity.Resolved) *aliases {
	a := w.begin(old)
	for f := range kindOf {
		for i, names := range w.batches[f] {
			a.kinds[f].set(w.c.dicts[f], names, resolved[f][i])
		}
	}
	return a
}

// resolveNow is the table after old, nil for the first, with all that is known
// now. The caller holds the engine's lock, or is Open.
func (c *columns) resolveNow(old *aliases) *aliases {
	for {
		w := c.aliasWork()
		if old = w.now(old); !c.grew() { // a name that is shown may be new, and is looked at as others are
			return old
		}
	}
}

// grew reports whether there are names that were never resolved.
func (c *columns) grew() bool {
	for f := range kindOf {
		if names, _ := c.dicts[f].all(); c.aliasing.blocks[f].Len() < len(names) {
			return true
		}
	}
	return false
}
