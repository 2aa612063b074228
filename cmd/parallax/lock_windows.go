package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks f for this process until f is closed or the process ends. It
// reports false when another process holds it. Windows keeps others from
// reading what is locked, so a byte far behind the contents stands for all.
func tryLock(f *os.File) (bool, error) {
	at := &windows.Overlapped{OffsetHigh: 1}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}
