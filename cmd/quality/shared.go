package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// errAbsent is a collection that is not there: its measures are skipped.
var errAbsent = errors.New("not there")

// shared is the folder that holds seeds, gold and data.
type shared string

func (s shared) path(elem ...string) string {
	return filepath.Join(append([]string{string(s)}, elem...)...)
}

// open opens a file of the folder. The error wraps errAbsent when there is none.
func (s shared) open(elem ...string) (*os.File, error) {
	name := s.path(elem...)
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is %w", name, errAbsent)
	}
	return f, err
}

// read reads a file of the folder whole.
func (s shared) read(elem ...string) ([]byte, error) {
	f, err := s.open(elem...)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// readJSON reads a JSON file of the folder into v.
func (s shared) readJSON(v any, elem ...string) error {
	b, err := s.read(elem...)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", s.path(elem...), err)
	}
	return nil
}

// archive holds the files of a .tar.gz by their names. The largest of the
// collections unpacks to some 60 MB.
func (s shared) archive(name string) (map[string][]byte, error) {
	f, err := s.open("data", name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	files := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		var b bytes.Buffer
		if _, err := io.Copy(&b, r); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, h.Name, err)
		}
		files[path.Clean(h.Name)] = b.Bytes()
	}
}
