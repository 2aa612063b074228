package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"parallax/index"
)

// lockName is the file in a data folder that its process holds locked. The lock
// ends with the process, however that ends; what the file then still says means
// nothing.
const lockName = "parallax.lock"

// How long a command waits for a folder that another one holds: for a server
// until it serves, for others as long as a short command takes.
const (
	waitServer  = 15 * time.Second
	waitCommand = 2 * time.Second
	waitStep    = 20 * time.Millisecond
)

// holder is the process that holds a data folder, as its lock file says.
type holder struct {
	PID     int    `json:"pid"`
	Command string `json:"command"`           // the subcommand
	Address string `json:"address,omitempty"` // host:port, once it serves
	Token   string `json:"token,omitempty"`   // opens the owner's routes
}

func (h holder) serves() bool { return h.Address != "" }

// heldError says who holds a data folder.
type heldError struct {
	dir string
	holder
}

func (e *heldError) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = fmt.Sprintf("parallax %s (process %d)", e.Command, e.PID)
	}
	if e.serves() {
		who += " at http://" + e.Address
	}
	return fmt.Sprintf("the data folder %s is in use by %s: wait until it ends, or stop it", e.dir, who)
}

func (e *heldError) Unwrap() error { return index.ErrUnavailable }

// lock is a data folder held by this process.
type lock struct{ f *os.File }

// lockDir takes the folder dir, which must exist, for the process h. When another
// process has it, the error is a *heldError that says which.
func lockDir(dir string, h holder) (*lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return nil, fmt.Errorf("lock the data folder: %w: Parallax writes to the folder, also while it only searches; run it as the folder's owner, or on a copy where it may write", err)
	}
	if err != nil {
		return nil, fmt.Errorf("lock the data folder: %w", err)
	}
	ok, err := tryLock(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("lock the data folder %s: %w", dir, err)
	}
	if !ok {
		defer f.Close()
		return nil, &heldError{dir: dir, holder: readHolder(f)}
	}
	l := &lock{f: f}
	// The file may be a copy that others can read.
	if err := errors.Join(f.Chmod(0o600), l.write(h)); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock the data folder %s: %w", dir, err)
	}
	return l, nil
}

// waitLock is lockDir, but has patience with a holder that will soon serve or
// be gone.
func waitLock(ctx context.Context, dir string, h holder) (*lock, error) {
	begin := time.Now()
	for {
		l, err := lockDir(dir, h)
		held, ok := err.(*heldError)
		if !ok || held.serves() {
			return l, err
		}
		patience := waitCommand
		if held.Command == "serve" {
			patience = waitServer
		}
		if time.Since(begin) > patience {
			return nil, err
		}
		select {
		case <-time.After(waitStep):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// readHolder reads what the lock file says. Its holder may be just writing it:
// then the result is empty.
func readHolder(f *os.File) (h holder) {
	b, err := io.ReadAll(io.NewSectionReader(f, 0, 1<<16))
	if err != nil || json.Unmarshal(b, &h) != nil {
		return holder{}
	}
	return h
}

// write replaces what the lock file says.
func (l *lock) write(h holder) error {
	b, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := l.f.Truncate(0); err != nil {
		return fmt.Errorf("write the lock file: %w", err)
	}
	if _, err := l.f.WriteAt(append(b, '\n'), 0); err != nil {
		return fmt.Errorf("write the lock file: %w", err)
	}
	return nil
}

// Close empties the lock file and gives the folder up.
func (l *lock) Close() error {
	return errors.Join(l.f.Truncate(0), l.f.Close())
}
