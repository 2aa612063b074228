package article

import (
	"embed"
	"fmt"
	"iter"
	"strings"
)

// The tables. Their sources, licences and dates, and those of the word lists that
// stand in the code, are in SOURCES.md.
//
//go:embed data/*.txt
var data embed.FS

// entries yields the lines of an embedded table that are no comments. A table
// that is missing is a fault of the build.
func entries(name string) iter.Seq[string] {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("article: embedded table %s: %v", name, err))
	}
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}
