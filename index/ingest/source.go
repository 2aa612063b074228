package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"parallax/index/article"
)

// Stdin is the path that means standard input.
const Stdin = "-"

// Source is a file to read articles from, or the reason why it is not read.
type Source struct {
	Name    string   // as its user knows it: a path, or Stdin
	Origin  string   // its absolute path; "" for standard input
	Folders []string // the names of the folders between the path that was named and the file, outermost first
	Open    func() (io.ReadCloser, error)
	Err     error  // it can't be read: a failure
	Passed  string // it is passed over, and why: not a failure
	Found   bool   // a folder holds it; nobody named it
}

// Walk lists the files at paths: a file is itself, a folder all that lies in
// it, in the order of names. What a folder holds is passed over when it is
// hidden, no regular file, or of a kind that holds no articles; what is named
// itself never is. A path that is none but has *, ? or [ in it is a pattern for
// paths, for shells that leave them as they are; ** stands for any folders.
func Walk(paths []string, stdin io.Reader) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for _, path := range paths {
			if path == Stdin {
				if !yield(Source{Name: Stdin, Open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }}) {
					return
				}
				continue
			}
			info, err := os.Stat(path)
			switch {
			case err != nil && isPattern(path):
				if !walkPattern(path, yield) {
					return
				}
			case err != nil:
				if !yield(Source{Name: path, Err: reason(err)}) {
					return
				}
			case info.IsDir():
				if !walkDir(path, yield) {
					return
				}
			case !info.Mode().IsRegular():
				if !yield(Source{Name: path, Err: errors.New("is neither a file nor a folder")}) {
					return
				}
			default:
				if !yield(file(path)) {
					return
				}
			}
		}
	}
}

// walkDir yields what lies in the folder root. It reports whether to go on.
func walkDir(root string, yield func(Source) bool) bool {
	goOn := true
	if info, err := os.Lstat(root); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		root += string(filepath.Separator) // a link to a folder is followed where it is named itself
	}
	// The function given never returns an error of its own, so neither does WalkDir.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		s := Source{Name: path}
		var next error
		switch {
		case err != nil:
			s.Err, next = reason(err), fs.SkipDir
		case path == root:
			return nil
		case strings.HasPrefix(d.Name(), "."):
			s.Passed = "hidden"
			if d.IsDir() {
				next = fs.SkipDir
			}
		case d.IsDir():
			return nil
		case !regular(path, d):
			s.Passed = "not a regular file"
		case article.Foreign(path):
			s.Passed = "not a kind of file that holds articles"
		default:
			s = file(path)
			s.Found = true
		}
		s.Folders = between(root, path)
		if goOn = yield(s); !goOn {
			return fs.SkipAll
		}
		return next
	})
	return goOn
}

// between are the names of the folders between root and the file at path.
func between(root, path string) []string {
	rel, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil || rel == "." {
		return nil
	}
	return strings.Split(rel, string(filepath.Separator))
}

// regular reports whether path is a file, or a link to one. Links to folders
// are not followed: they can lead round in a circle.
func regular(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func file(path string) Source {
	abs, err := filepath.Abs(path)
	if err != nil {
		return Source{Name: path, Err: fmt.Errorf("where it lies can't be told: %w", err)}
	}
	return Source{Name: path, Origin: abs, Open: func() (io.ReadCloser, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, reason(err)
		}
		return f, nil
	}}
}

// reason is err in plain words, without the path that stands beside it anyway.
func reason(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("you may not read it: its permissions forbid it")
	}
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
