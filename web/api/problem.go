package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"parallax/index"
)

// Problem is an error as JSON.
type Problem struct {
	Error string `json:"error"`          // in plain words
	Kind  string `json:"kind,omitempty"` // which of the contract's errors it is
}

// kinds pairs the contract's errors with their names on the wire and with the
// HTTP status that they answer with.
var kinds = [...]struct {
	err    error
	name   string
	status int
}{
	{index.ErrNotFound, "not_found", http.StatusNotFound},
	{index.ErrInvalid, "invalid", http.StatusBadRequest},
	{index.ErrUnsupported, "unsupported", http.StatusNotImplemented},
	{index.ErrDamaged, "damaged", http.StatusInternalServerError},
	{index.ErrUnavailable, "unavailable", http.StatusServiceUnavailable},
	{context.DeadlineExceeded, "too_slow", http.StatusServiceUnavailable},
}

// ProblemOf is err as JSON, and the status that it answers with.
func ProblemOf(err error) (Problem, int) {
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return Problem{err.Error(), k.name}, k.status
		}
	}
	return Problem{Error: err.Error()}, http.StatusInternalServerError
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
