package bleveindex

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"parallax/index"
	"parallax/index/indextest"
)

// BenchmarkScale adds -articles generated articles once, closes and opens them,
// and says what that takes: with -articles 1000000 some tens of minutes.
func BenchmarkScale(b *testing.B) {
	dir := b.TempDir()
	e := openTest(b, dir)
	c := indextest.NewCorpus(1)
	b.ResetTimer()
	raw, making, most := 0, time.Duration(0), 0
	for done := 0; done < *benchArticles; {
		start := time.Now()
		entries := make([]index.Entry, min(64, *benchArticles-done))
		for i := range entries {
			entries[i] = c.Next()
			raw += len(entries[i].Title) + len(entries[i].Body)
		}
		making += time.Since(start)
		if _, err := e.Put(b.Context(), entries); err != nil {
			b.Fatal(err)
		}
		most = max(most, status("RssAnon"))
		if done += len(entries); done%(64*500) == 0 {
			b.Logf("%d articles, %s, at most %d MB besides mapped files", done, b.Elapsed().Round(time.Second), most>>20)
		}
	}
	start := time.Now()
	if err := e.Refresh(b.Context()); err != nil {
		b.Fatal(err)
	}
	refresh := time.Since(start)
	b.ReportMetric(float64(*benchArticles)/(b.Elapsed()-making).Seconds(), "articles/s")
	b.ReportMetric(float64(raw)/1e6/(b.Elapsed()-making).Seconds(), "MB/s")
	b.ReportMetric(refresh.Seconds(), "s-refresh")
	b.ReportMetric(float64(most>>20), "MB-most")
	b.ReportMetric(float64(status("VmHWM")>>20), "MB-most-mapped")
	b.ReportMetric(float64(liveMemory()>>20), "MB-live")
	st, err := e.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(st.StoreSize+st.IndexSize)/float64(raw), "disk/raw")
	b.Logf("%s; store %d MB, index %d MB", c.Sizes(), st.StoreSize>>20, st.IndexSize>>20)
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	start = time.Now()
	e = openTest(b, dir)
	if _, err := e.Search(b.Context(), pageRequest(indextest.Term(1000), true)); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(start).Seconds(), "s-open")
}

// liveMemory is what is in use after a collection, in bytes.
func liveMemory() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// status is one of the sizes that Linux tells of the process, in bytes: RssAnon is
// the memory in use, without files that are mapped and can be let go, VmHWM the
// most that it ever was with them. 0 where the system does not tell.
func status(name string) (n int) {
	b, _ := os.ReadFile("/proc/self/status")
	if _, line, ok := bytes.Cut(b, []byte(name+":")); ok {
		fmt.Sscanf(string(line), "%d kB", &n)
	}
	return n << 10
}
