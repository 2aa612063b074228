package api

import (
	"errors"
	"fmt"

	"parallax/index"
)

// Problem is an error as JSON.
type Problem struct {
	Error string `json:"error"`          // in plain words
	Kind  string `json:"kind,omitempty"` // which of the contract's errors it is
}

// kinds pairs the contract's errors with their names on the wire.
var kinds = [...]struct {
	err  error
	name string
}{
	{index.ErrHidden, "hidden"}, // before not found, which it is as well
	{index.ErrNotFound, "not_found"},
	{index.ErrInvalid, "invalid"},
	{index.ErrUnsupported, "unsupported"},
	{index.ErrUnreadable, "unreadable"}, // before damaged, which it is as well
	{index.ErrDamaged, "damaged"},
	{index.ErrUnavailable, "unavailable"},
}

// ProblemOf is err as JSON.
func ProblemOf(err error) Problem {
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return Problem{err.Error(), k.name}
		}
	}
	return Problem{Error: err.Error()}
}

// Err is the error that p tells of, to be tested with errors.Is as at its origin.
func (p Problem) Err() error {
	for _, k := range kinds {
		if p.Kind == k.name {
			return &remoteError{p.Error, k.err}
		}
	}
	return fmt.Errorf("the server says: %s", p.Error)
}

// remoteError has the text of an error on the other side and its kind on this.
type remoteError struct {
	text string
	kind error
}

func (e *remoteError) Error() string { return e.text }
func (e *remoteError) Unwrap() error { return e.kind }
