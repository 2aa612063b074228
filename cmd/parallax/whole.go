package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"parallax/index"
)

// partName follows a file's name where that holds all but what can't be read, and
// an older file keeps the name.
const partName = ".incomplete"

// writeWhole makes the file name of what write writes, on disk when it returns. A
// file of that name stays until the new one is whole. With ErrUnreadable write has
// written all else: that becomes the file where there is none, and stands beside an
// older one, which may hold what is lost now, under partName; the error says where.
func writeWhole(name string, write func(w io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = write(f)
	kept := errors.Join(f.Sync(), f.Close())
	if kept != nil || err != nil && !errors.Is(err, index.ErrUnreadable) {
		return errors.Join(err, kept)
	}
	if err != nil {
		if _, old := os.Lstat(name); old == nil {
			name += partName
		}
		err = fmt.Errorf("%w; all else is in %s", err, name)
	}
	return errors.Join(err, os.Rename(f.Name(), name))
}
