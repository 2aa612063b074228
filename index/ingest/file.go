package ingest

// File is the source that Walk yields for a file named itself.
func File(path string) Source { return file(path) }

// Foreign reports whether a file is, by its name, of a kind that holds no
// articles: Walk passes it over in a folder.
func Foreign(path string) bool { return foreign[kind(path)] }
