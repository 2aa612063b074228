package ingest

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// isPattern reports whether a path has what stands for other characters.
func isPattern(p string) bool { return strings.ContainsAny(p, "*?[") }

// walkPattern yields the files that a pattern is for, in the order of names, and
// what lies in the folders that it is for. It reports whether to go on.
func walkPattern(pattern string, yield func(Source) bool) bool {
	slashed := filepath.ToSlash(pattern)
	parts := strings.Split(slashed, "/")
	fixed := 0
	for fixed < len(parts) && !isPattern(parts[fixed]) {
		fixed++
	}
	root := strings.Join(parts[:fixed], "/")
	switch {
	case root == "" && strings.HasPrefix(slashed, "/"):
		root = "/"
	case root == "":
		root = "."
	}
	for _, part := range parts[fixed:] {
		if _, err := path.Match(part, ""); err != nil {
			return yield(Source{Name: pattern, Err: errors.New("is no pattern: a [ has no ] behind it")})
		}
	}
	found, goOn := false, true
	// The function given never returns an error of its own, so neither does WalkDir.
	_ = filepath.WalkDir(filepath.FromSlash(root), func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir
		}
		rel, err := filepath.Rel(filepath.FromSlash(root), p)
		if err != nil || rel == "." {
			return nil
		}
		names := strings.Split(filepath.ToSlash(rel), "/")
		if strings.HasPrefix(d.Name(), ".") && !strings.HasPrefix(parts[min(fixed+len(names)-1, len(parts)-1)], ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		whole, beginning := matches(parts[fixed:], names)
		switch {
		case whole && d.IsDir():
			found = true
			goOn = walkDir(p, yield)
			if goOn {
				return fs.SkipDir
			}
		case whole && regular(p, d):
			found = true
			s := file(p)
			s.Folders = between(filepath.FromSlash(root), p)
			goOn = yield(s)
		case d.IsDir() && !beginning:
			return fs.SkipDir
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if goOn && !found {
		return yield(Source{Name: pattern, Err: errors.New("there is no such file or folder, and nothing that it stands for as a pattern")})
	}
	return goOn
}

// matches reports whether the names of a path, folder by folder, match a pattern,
// and whether a longer path that begins so may.
func matches(pattern, names []string) (whole, beginning bool) {
	if len(names) == 0 {
		for _, p := range pattern {
			if p != "**" {
				return false, true
			}
		}
		return true, len(pattern) > 0
	}
	if len(pattern) == 0 {
		return false, false
	}
	if pattern[0] == "**" {
		whole, _ = matches(pattern[1:], names)
		if !whole {
			whole, _ = matches(pattern, names[1:])
		}
		return whole, true
	}
	if ok, err := path.Match(pattern[0], names[0]); err != nil || !ok {
		return false, false
	}
	return matches(pattern[1:], names[1:])
}
