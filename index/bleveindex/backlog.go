package bleveindex

import (
	"context"
	"sync"
)

// Bounds of what the store has taken and the index has not. An analysed article
// takes some ten to twenty times the room of its text, so that the backlog is some
// 60 MB. A batch is what one segment is made of: large enough for words
// that many articles share to be written once, small enough to be found within
// a second.
const (
	backlogBytes  = 4 << 20 // of text; changes wait for room
	batchBytes    = 2 << 20
	batchArticles = 1024
	changeBytes   = 1 << 10 // what each change counts besides its text
)

// backlog holds the changes that the store has taken and the index has not, in
// order.
type backlog struct {
	mu      sync.Mutex
	changes []pending
	bytes   int
	taken   chan struct{} // closed when changes were taken, nil when nobody waits
}

// push appends changes.
func (b *backlog) push(changes []pending) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.changes = append(b.changes, changes...)
	for i := range changes {
		b.bytes += changes[i].bytes()
	}
}

// room waits until there is room for more.
func (b *backlog) room(ctx context.Context) error {
	for {
		b.mu.Lock()
		if b.bytes < backlogBytes {
			b.mu.Unlock()
			return ctx.Err()
		}
		if b.taken == nil {
			b.taken = make(chan struct{})
		}
		taken := b.taken
		b.mu.Unlock()
		select {
		case <-taken:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// take removes the first changes, as many as one batch takes, but none after
// upTo.
func (b *backlog) take(upTo uint64) []pending {
	b.mu.Lock()
	defer b.mu.Unlock()
	n, bytes := 0, 0
	for n < len(b.changes) && n < batchArticles && bytes < batchBytes && b.changes[n].seq <= upTo {
		bytes += b.changes[n].bytes()
		n++
	}
	head := b.changes[:n:n]
	if b.changes = b.changes[n:]; len(b.changes) == 0 {
		b.changes = nil // lets the array go with head
	}
	b.bytes -= bytes
	if b.taken != nil {
		close(b.taken)
		b.taken = nil
	}
	return head
}

// last is the sequence number of the last change, 0 when there is none.
func (b *backlog) last() uint64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.changes) == 0 {
		return 0
	}
	return b.changes[len(b.changes)-1].seq
}

// clear drops all changes: the index was made of a store that has them.
func (b *backlog) clear() {
	for len(b.take(b.last())) > 0 {
	}
}

func (p *pending) bytes() int {
	if p.doc == nil {
		return changeBytes
	}
	return changeBytes + p.doc.size
}
