// Package demo holds the demo collection: 36 articles from six invented outlets
// about nine public events of 2019 to 2025, as messy as scrapers leave them.
// SOURCES.md says where their facts and quotations come from.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed *.txt *.html *.jsonl
var files embed.FS

// FS returns the articles' files: plain text, web pages and JSON lines, all at
// the root.
func FS() fs.FS { return files }
