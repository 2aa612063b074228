//go:build unix

package watch

import (
	"os"
	"syscall"
)

// device returns the number of the device that path lies on.
func device(path string) (uint64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, syscall.ENOTSUP
	}
	return uint64(st.Dev), nil
}
