package bleveindex

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"parallax/index"
)

// isFull reports whether err comes of a disk, a quota or a limit on files that is
// exhausted. Of the index's errors only the text is left.
func isFull(err error) bool {
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if err != nil && (errors.Is(err, full) || strings.Contains(err.Error(), full.Error())) {
			return true
		}
	}
	return false
}

// full says what to do about an error that comes of a full disk; others are
// returned as they are.
func full(err error) error {
	if !isFull(err) || errors.Is(err, index.ErrUnavailable) {
		return err
	}
	return fmt.Errorf("%w: %w: make room on the disk; nothing that was reported is lost", index.ErrUnavailable, err)
}
