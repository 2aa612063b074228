package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "parallax"

// rooms says which of our packages each room may import. A package belongs to
// the longest room that its path begins with; "anything" stands for all.
var rooms = map[string][]string{
	"index/text":       {},
	"index/query":      {},
	"index/article":    {"index/text"},
	"index/entity":     {"index/text", "index/article"},
	"index/quote":      {"index/text", "index/article"},
	"index/compare":    {"index/text", "index/article", "index/entity", "index/quote"},
	"index/similar":    {"index/text", "index/article", "index/entity", "index/quote"},
	"index":            {"index/article", "index/entity", "index/quote", "index/query"},
	"index/ingest":     {"index", "index/article", "index/entity", "index/quote"},
	"index/watch":      {"index", "index/article", "index/ingest"},
	"index/bleveindex": engines,
	"index/opensearch": engines,
	"index/indextest":  engines,
	"web/urlstate":     {"index", "index/query"},
	"web/feed":         {"index"},
	"web/export":       {"index"},
	"web":              append(below, "index/compare", "web/urlstate", "web/api", "web/feed", "web/export", "templates", "templates/view", "static"),
	"web/api":          {"index", "index/compare", "web/urlstate", "templates", "templates/view", "static"},
	"web/browsertest":  {"anything"},
	"templates":        {"templates/view"},
	"templates/view":   {},
	"static":           {},
	"cmd":              {"anything"},
}

// below is the contract and what its types are made of.
var below = []string{"index", "index/text", "index/article", "index/entity", "index/quote", "index/query"}

// engines may import what finds copies besides.
var engines = append(slices.Clone(below), "index/similar")

// libraries says which rooms may import the libraries that the rest of the
// house must not know of.
var libraries = map[string][]string{
	"github.com/blevesearch/bleve":            {"index/bleveindex"},
	"go.etcd.io/bbolt":                        {"index/bleveindex"},
	"github.com/opensearch-project":           {"index/opensearch"},
	"github.com/labstack/echo":                {"web", "web/api"},
	"github.com/a-h/templ":                    {"web", "templates"},
	"github.com/spf13":                        {"cmd"},
	"github.com/chromedp":                     {"web/browsertest"},
	"net/http":                                {"web", "web/api", "static", "cmd", "index/opensearch"},
	"html/template":                           {},
	"github.com/creack/pty":                   {},
	"github.com/fsnotify":                     {"index/watch"},
	"github.com/rogpeppe/go-internal":         {},
	"github.com/google/go-cmp":                {"index/indextest"},
	"pgregory.net/rapid":                      {"index/indextest"},
	"testing":                                 {"index/indextest", "web/browsertest"},
	"github.com/blevesearch/snowballstem":     {"index/text"},
	"github.com/blevesearch/bleve_index_api":  {"index/bleveindex"},
	"github.com/blevesearch/scorch_segment_a": {"index/bleveindex"},
}

// Test files are not bound: handlers are tested on the real engine.
func TestEveryRoomImportsOnlyWhatTheHouseAllows(t *testing.T) {
	packages := 0
	for dir, files := range sources(t) {
		room := roomOf(dir)
		if room == "" {
			t.Errorf("%s is a room that the table of imports does not know: give it a line, or another place", dir)
			continue
		}
		packages++
		for file, imports := range files {
			for _, imp := range imports {
				if reason := forbidden(room, dir, imp); reason != "" {
					t.Errorf("%s imports %s: %s", file, imp, reason)
				}
			}
		}
	}
	if packages < 10 {
		t.Errorf("only %d packages were looked at: the walk is broken", packages)
	}
}

func TestWrongArrowsAreFound(t *testing.T) {
	for _, x := range []struct {
		dir, imports string
		wrong        bool
	}{
		{"index/text", "parallax/index/article", true},
		{"index", "parallax/web", true},
		{"index/article", "parallax/index", true},
		{"index/compare", "parallax/index", true},
		{"index/bleveindex", "parallax/web/urlstate", true},
		{"web", "parallax/index/bleveindex", true},
		{"web", "github.com/blevesearch/bleve/v2", true},
		{"web/urlstate", "github.com/labstack/echo/v4", true},
		{"templates", "parallax/static", true},
		{"index/query", "net/http", true},
		{"index/bleveindex/part", "github.com/blevesearch/bleve/v2/index/scorch", false},
		{"index/bleveindex/part", "parallax/index/bleveindex", false},
		{"index/ingest", "parallax/index/quote", false},
		{"web/api", "parallax/web/urlstate", false},
		{"cmd/parallax", "parallax/index/bleveindex", false},
		{"index/text", "strings", false},
	} {
		if got := forbidden(roomOf(x.dir), x.dir, x.imports); (got != "") != x.wrong {
			t.Errorf("%s importing %s: got %q", x.dir, x.imports, got)
		}
	}
}

// forbidden says why a package of room, in dir, may not import imp; "" if it may.
func forbidden(room, dir, imp string) string {
	if rest, ours := strings.CutPrefix(imp, module+"/"); ours {
		target, allowed := roomOf(rest), rooms[room]
		if target == room || slices.Contains(allowed, target) || slices.Contains(allowed, "anything") {
			return ""
		}
		if len(allowed) == 0 {
			return room + " may import nothing of ours"
		}
		return room + " may import only " + strings.Join(allowed, ", ") + " of ours"
	}
	for lib, allowed := range libraries {
		if (imp == lib || strings.HasPrefix(imp, lib)) && !slices.Contains(allowed, room) {
			if len(allowed) == 0 {
				return "only tests may import it"
			}
			return "only " + strings.Join(allowed, ", ") + " may import it"
		}
	}
	return ""
}

// roomOf is the room that the package in dir belongs to, or "".
func roomOf(dir string) string {
	for d := dir; d != "."; d = path.Dir(d) {
		if _, ok := rooms[d]; ok && (d == dir || d != "index" && d != "web") {
			return d
		}
	}
	return ""
}

// sources lists the imports of each file that is no test, by folder and file.
func sources(t *testing.T) map[string]map[string][]string {
	t.Helper()
	root := filepath.Join("..", "..")
	found := map[string]map[string][]string{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); p != root && (strings.HasPrefix(name, ".") || name == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(rel)
		if found[dir] == nil {
			found[dir] = map[string][]string{}
		}
		for _, spec := range f.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[dir][rel] = append(found[dir][rel], imp)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(slices.Collect(maps.Keys(found)), "cmd/parallax") {
		t.Fatal("the test does not see its own package")
	}
	return found
}
