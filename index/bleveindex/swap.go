package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// The index's folder, and beside it the one that is being made and the one that
// was replaced. A rebuild that is killed leaves at most one of these behind.
func (e *Engine) freshDir() string   { return e.indexDir() + ".new" }
func (e *Engine) retiredDir() string { return e.indexDir() + ".old" }

// swapIndex puts the index in freshDir in the place of the one in indexDir. There
// is no moment at which neither is whole: settleIndex finds out which.
func (e *Engine) swapIndex() error {
	if err := os.RemoveAll(e.retiredDir()); err != nil {
		return err
	}
	if err := os.Rename(e.indexDir(), e.retiredDir()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(e.freshDir(), e.indexDir()); err != nil {
		return err
	}
	return os.RemoveAll(e.retiredDir())
}

// settleIndex clears up what a rebuild that was killed left behind. When it was
// killed between taking the old index away and putting the new one in its place,
// the old one comes back.
func (e *Engine) settleIndex() error {
	_, err := os.Stat(e.indexDir())
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.Rename(e.retiredDir(), e.indexDir()); errors.Is(err, fs.ErrNotExist) {
			err = nil // there was none yet
		}
	}
	if err := errors.Join(err, os.RemoveAll(e.freshDir()), os.RemoveAll(e.retiredDir())); err != nil {
		return fmt.Errorf("clear up after a rebuild: %w", err)
	}
	return nil
}
