package index

import (
	"context"
	"strings"
)

// Tracker knows where articles were read. An origin is as in Entry. It is safe for
// concurrent use.
type Tracker interface {
	// Origins calls f with every origin that OriginIn says is path or in it, in
	// order, and with its article's id, until f fails; the article may be
	// removed since. F must not change the collection.
	Origins(ctx context.Context, path string, f func(origin string, id ID) error) error

	// OriginsOf lists the origins that last gave an article, in order; none where
	// it came from standard input or an export.
	OriginsOf(ctx context.Context, id ID) ([]string, error)

	// MoveOrigins makes to of the origin from, and of those in it, in what
	// follows from's name, and reports how many there were: their files were
	// renamed.
	MoveOrigins(ctx context.Context, from, to string) (int, error)

	// RemoveOrigins forgets origins. Articles that no other origin gives and
	// that the owner said nothing of are taken out, as by Remove; it returns
	// their ids.
	RemoveOrigins(ctx context.Context, origins []string) ([]ID, error)
}

// OriginIn reports whether an origin is path, or lies in it: in the folder, the
// archive or the file of many articles.
func OriginIn(origin, path string) bool {
	rest, ok := strings.CutPrefix(origin, path)
	return ok && (rest == "" || strings.ContainsRune(originMarks, rune(rest[0])) || path != "" && strings.ContainsRune(`/\`, rune(path[len(path)-1])))
}

// originMarks are what stands in an origin behind a folder, an archive and a file
// of many.
const originMarks = `/\!#`
