package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"parallax/index"
)

// writeWhole makes the file name of what write writes, on disk when it returns. A
// file of that name stays until the new one is whole: until write returns nil, or
// ErrUnreadable, with which all else has been written.
func writeWhole(name string, write func(w io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = write(f)
	kept := errors.Join(f.Sync(), f.Close())
	if kept == nil && (err == nil || errors.Is(err, index.ErrUnreadable)) {
		kept = os.Rename(f.Name(), name)
	}
	return errors.Join(err, kept)
}
