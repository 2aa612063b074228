package bleveindex

import (
	"os"

	"golang.org/x/sys/unix"
)

// unsynced counts the pages of a file that were written and are not on disk. The
// kernel tells since Linux 6.5; ok is false where it does not.
func unsynced(name string) (pages int, ok bool) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return 0, false
	}
	defer f.Close()
	var st unix.Cachestat_t
	if err := unix.Cachestat(uint(f.Fd()), &unix.CachestatRange{}, &st, 0); err != nil {
		return 0, false
	}
	return int(st.Dirty + st.Writeback), true
}
