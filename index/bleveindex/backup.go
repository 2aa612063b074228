package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// Backup is index.Keeper's: it writes store.db as it is at the moment of the
// call. Searches and changes go on meanwhile. What was written is verified then.
func (e *Engine) Backup(ctx context.Context, w io.Writer) error {
	v, err := e.current() // holds the collection open
	if err != nil {
		return err
	}
	defer v.release()
	err = e.store.read(func(tx *bbolt.Tx) error {
		if _, err := tx.WriteTo(stoppable{ctx, w}); err != nil {
			return err
		}
		return e.verifyRecords(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return nil
}

// verifyRecords returns ErrUnreadable when a stored article is not what its
// checksum says, or a page of them can't be read.
func (e *Engine) verifyRecords(ctx context.Context, tx *bbolt.Tx) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: pages of the store can't be read: %v; %s", index.ErrUnreadable, r, toMend)
		}
	}()
	bad := 0
	err = tx.Bucket(articlesBucket).ForEach(func(k, rec []byte) error {
		if err := verifyRecord(rec); err != nil {
			e.log.Error("an article can't be read", "op", "backup", "key", fmt.Sprintf("%x", k), "err", err)
			bad++
		}
		return ctx.Err()
	})
	if err == nil && bad > 0 {
		err = fmt.Errorf("%w: %d versions of articles can't be read, in it neither; 'parallax check' names them", index.ErrUnreadable, bad)
	}
	return err
}

// stoppable is a writer that fails once its context has ended.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}

// Restore makes the collection in dir, where there is none, from what Backup
// wrote; opening it derives the rest. ErrInvalid when there is one already,
// ErrDamaged when from holds no backup: then nothing is left behind.
func Restore(dir string, from io.Reader) (err error) {
	if Exists(dir) {
		return fmt.Errorf("restore: %w: there is a collection in %s already", index.ErrInvalid, dir)
	}
	fresh := filepath.Join(dir, storeName+".new")
	defer func() {
		if err != nil {
			os.Remove(fresh)
		}
	}()
	if err := writeFile(fresh, from); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if st, err := os.Stat(fresh); err != nil || st.Size() == 0 { // bbolt would begin a new one
		return errors.Join(err, fmt.Errorf("restore: %w: the backup is empty", index.ErrDamaged))
	}
	s, err := openStore(fresh)
	switch {
	case errors.Is(err, index.ErrDamaged):
		return fmt.Errorf("restore: %w: the backup is cut off or not one; nothing was restored", index.ErrDamaged)
	case err != nil:
		return fmt.Errorf("restore: %w", err)
	}
	if err := s.close(); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return os.Rename(fresh, filepath.Join(dir, storeName))
}

// writeFile copies from into a new file that is on disk when it returns.
func writeFile(name string, from io.Reader) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Sync(), f.Close())
}
