package main

import (
	"context"
	"fmt"
	"sync/atomic"

	"parallax/index/ingest"
)

// passedShown is how many of the files passed over are named.
const passedShown = 10

// addProgress shows how far an add has got, and names what fails.
type addProgress struct {
	*meter
	reached
	over  int // files passed over
	total atomic.Int64
	stop  context.CancelFunc // of measuring
}

// addProgress begins to show an add of what lies at paths. How much that is gets known meanwhile.
func (a *app) addProgress(ctx context.Context, paths []string) *addProgress {
	ctx, stop := context.WithCancel(ctx)
	p := &addProgress{meter: a.meter("adding"), stop: stop}
	go func() {
		if n, known := ingest.Measure(ctx, paths); known {
			p.total.Store(n)
		}
	}()
	return p
}

// step counts what e tells of.
func (p *addProgress) step(e ingest.Event) {
	switch {
	case e.Err != nil:
		p.reached.failed++
	case e.Passed == "":
		p.items++
	}
	p.done, p.reached.total = e.Read, p.total.Load()
	p.tell(p.reached)
}

func (p *addProgress) failed(e ingest.Event) {
	p.clear()
	fmt.Fprintf(p.w, "%s: %s\n", oneLine(e.Name), oneLine(e.Err.Error()))
}

func (p *addProgress) passed(e ingest.Event) {
	if p.over++; p.over <= passedShown {
		p.clear()
		fmt.Fprintf(p.w, "passed over %s: %s\n", oneLine(e.Name), e.Passed)
	}
}

func (p *addProgress) end(sum ingest.Summary) {
	p.stop()
	p.clear()
	if p.over > passedShown {
		fmt.Fprintf(p.w, "passed over %d files or folders in all\n", sum.Passed)
	}
	if sum.Replaced > 0 {
		fmt.Fprintf(p.w, "replaced %d bytes that were not valid text; the articles say so\n", sum.Replaced)
	}
}
