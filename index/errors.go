package index

import (
	"errors"
	"fmt"
)

// The errors of the contract. Engines wrap them with the operation and the
// value; callers test with errors.Is.
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid request")
	ErrUnsupported = errors.New("not supported by this engine")
	ErrUnavailable = errors.New("engine unavailable") // closed, locked by another process, or out of reach
	ErrDamaged     = errors.New("collection damaged")
)

// ErrUnreadable is ErrDamaged where some articles can't be read, and all others were.
var ErrUnreadable = fmt.Errorf("%w in part", ErrDamaged)

// ErrHidden is ErrNotFound for readers of an article that the owner has hidden.
var ErrHidden = fmt.Errorf("hidden by the owner: %w", ErrNotFound)
