package index

import (
	"context"
	"io"

	"parallax/index/article"
	"parallax/index/query"
)

// Searcher answers questions about a collection. It is safe for concurrent use.
type Searcher interface {
	// Search answers r. Errors: ErrInvalid, ErrUnsupported, ErrUnavailable, or
	// the context's.
	Search(ctx context.Context, r Request) (Result, error)

	// Values is one page of one facet's values for r; r's own Facets, Offset
	// and Limit are not used.
	Values(ctx context.Context, r Request, v ValuesRequest) (Values, error)

	// Article returns a version of an article, the newest for version 0, with
	// what the owner set; a hidden one too (see Visible). ErrNotFound if there is
	// none, or the article was removed.
	Article(ctx context.Context, id ID, version int) (Document, error)

	// Canonical is the collection's name for an entity that an article, or a
	// bookmark of any age, calls name; name itself where nothing better is
	// known. Of facets without aliases it is name.
	Canonical(f Facet, name string) string

	// Hides reports whether the owner hid the entity that goes by name: it is a
	// value of nothing.
	Hides(f Facet, name string) bool

	// Names lists the forms that one canonical entity goes by, most used first.
	Names(f Facet, canonical string) []string

	// Highlight returns where in d's texts what q looks for stands: in reading
	// order, not overlapping.
	Highlight(q query.Query, d *Document) []article.Span

	// Copies lists the copies of an article, whatever search they are found by: at
	// most MaxCopies, in the order of CompareCopies. A hidden article has none and
	// is nobody's. ErrNotFound if there is no article, or it was removed.
	Copies(ctx context.Context, id ID) ([]Copy, error)

	// Edited lists the articles of which the owner said something, the hidden
	// ones too, in order of id: at most limit with an id above after. They are as
	// lean as hits. A last page has fewer than limit.
	Edited(ctx context.Context, after ID, limit int) ([]Document, error)

	// Stats describes the collection.
	Stats(ctx context.Context) (Stats, error)
}

// Writer changes a collection. It is safe for concurrent use; calls wait for
// each other.
type Writer interface {
	// Seen reports what Put would, without the article being read: ok is true
	// when these bytes were last stored from this origin, their article was not
	// removed since, and it has been given these tags.
	Seen(ctx context.Context, origin string, raw [32]byte, tags ...string) (out Outcome, ok bool, err error)

	// Put stores entries, in order, all or none. When it returns they are on
	// disk; within a second they are found, or at once after Refresh.
	Put(ctx context.Context, entries []Entry) ([]Outcome, error)

	// Edit changes what the owner says of an article, and returns it as it is
	// then. It is on disk when Edit returns, and searches know of it as of what
	// Put stored. ErrNotFound, ErrInvalid.
	Edit(ctx context.Context, id ID, e Edit) (Document, error)

	// Remove takes articles out of the collection, with all their versions
	// and what the owner said of them, and reports how many there were.
	Remove(ctx context.Context, ids []ID) (int, error)

	// RemoveDemo takes the articles of the demo collection out, and reports how
	// many there were.
	RemoveDemo(ctx context.Context) (int, error)

	// Refresh returns when all that was put before it can be found.
	Refresh(ctx context.Context) error
}

// Keeper looks after a collection. It is safe for concurrent use.
type Keeper interface {
	// Check reads all that is stored and all that is derived from it, and lists
	// what is damaged. It changes nothing. Progress, which may be nil, is told how
	// many of how many articles are done.
	Check(ctx context.Context, progress func(done, total int)) ([]Fault, error)

	// Rebuild derives the index anew from the stored articles. Progress, which
	// may be nil, is told how many of how many are done. ErrDamaged when some
	// articles can't be read; the others are found again all the same.
	Rebuild(ctx context.Context, progress func(done, total int)) error

	// Sizes says what is stored, and what is derived from it, take by part.
	Sizes(ctx context.Context) (Sizes, error)

	// Backup writes all that is stored, as of one moment, to w. What is derived
	// is made anew when it is restored. ErrUnreadable, at the end, when some of it
	// can't be read: that is in it as it is.
	Backup(ctx context.Context, w io.Writer) error
}

// Engine is a collection opened for reading and writing.
type Engine interface {
	Searcher
	Writer
	Tracker
	Exporter
	Keeper
	Corrector
	Close() error
}
