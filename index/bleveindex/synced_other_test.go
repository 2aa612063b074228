//go:build !linux

package bleveindex

// unsynced can't be told here.
func unsynced(string) (pages int, ok bool) { return 0, false }
