// Package api holds the JSON that other programs rely on: the structs, whose
// field names are promises kept (the README lists them), and the pure functions
// that fill them from a collection. The web handlers and the command line give
// out the same values.
//
// What an article does not state is null, never an empty string or a guess.
// Lists are never null. Spans are UTF-8 byte offsets, half-open, into the text
// of the field that they name.
//
// It also holds the wire form of index.Writer: see writer.go.
package api
