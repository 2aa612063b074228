package main

import (
	"os"
	"runtime/debug"
)

// How memory is collected, unless GOGC or GOMEMLIMIT say otherwise: at three times
// what is in use rather than twice, which takes a tenth of adding's work away, but
// sooner once all that the program holds comes near memoryLimit. A million articles
// take some 600 MB while they are served.
const (
	gcPercent   = 200
	memoryLimit = 1280 << 20 // bytes
)

func limitMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}
