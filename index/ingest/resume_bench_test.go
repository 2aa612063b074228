package ingest

import (
	"bufio"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parallax/index/bleveindex"
)

var knownArticles = flag.Int("known", 20000, "how many known articles the benchmarks pass over")

// BenchmarkResume adds what is known already, as a run that goes on after an
// interruption does: files of one article each, and one file of them all, with
// ids and without.
func BenchmarkResume(b *testing.B) {
	text := func(i int) string {
		return fmt.Sprintf("Report %d from the harbour says that boat %d has come home. The crew of %d had been at sea since the storm of last month, and the council is to meet them.", i, i, i%30)
	}
	for _, kind := range []string{"files", "lines", "lines without ids"} {
		b.Run(kind, func(b *testing.B) {
			dir := b.TempDir()
			w := os.Stdout
			if kind != "files" {
				f, err := os.Create(filepath.Join(dir, "all.jsonl"))
				if err != nil {
					b.Fatal(err)
				}
				w = f
			}
			lines := bufio.NewWriter(w)
			for i := range *knownArticles {
				var err error
				switch kind {
				case "files":
					err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.txt", i)), []byte(text(i)), 0o644)
				case "lines":
					_, err = fmt.Fprintln(lines, line(fmt.Sprint(i), text(i)))
				default:
					_, err = fmt.Fprintf(lines, "{\"title\":\"Report %d\",\"body\":%q}\n", i, text(i))
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			if kind != "files" {
				if err := lines.Flush(); err != nil {
					b.Fatal(err)
				}
				w.Close()
			}
			e, err := bleveindex.Open(b.Context(), b.TempDir(), bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { e.Close() })
			add := func() Summary {
				sum, err := Run(b.Context(), e, Walk([]string{dir}, nil), Options{}, func(Event) {})
				if err != nil || sum.Failed > 0 {
					b.Fatal(sum, err)
				}
				return sum
			}
			start := time.Now()
			add()
			b.Logf("added %.0f/s", float64(*knownArticles)/time.Since(start).Seconds())
			n := 0
			for b.Loop() {
				n += add().Unchanged
			}
			if n != b.N**knownArticles {
				b.Errorf("%d of %d were known", n, b.N**knownArticles)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
