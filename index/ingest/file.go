package ingest

// FileIn is the source that Walk yields for a file in the folder root.
func FileIn(root, path string) Source {
	s := file(path)
	s.Found, s.Folders = true, between(root, path)
	return s
}
