package article

import (
	"cmp"
	"slices"
)

// InReadingOrder compares spans by field, then by where they begin, then by where
// they end.
func InReadingOrder(a, b Span) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Fields[:], a.Field), slices.Index(Fields[:], b.Field)),
		cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
