//go:build !linux

package watch

import "time"

// born is not asked for here: what is made anew has another number.
func born(string) time.Time { return time.Time{} }
