//go:build !unix

package watch

import "os"

// device stands for the device that path lies on: these systems mount none within
// a folder as a rule, so all are one.
func device(path string) (uint64, error) {
	_, err := os.Stat(path)
	return 0, err
}
