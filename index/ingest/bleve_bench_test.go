package ingest

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"

	"parallax/index/article"
	"parallax/index/bleveindex"
	"parallax/index/indextest"
)

// The articles of BenchmarkAddBesideBleve: so many in each of so many rounds.
const (
	besideRounds = 4
	besideRound  = 500
)

// BenchmarkAddBesideBleve adds the same articles, in turns of some hundred, with
// all that adding does - cutting lines, reading, recognising, storing, indexing -
// and to two bare Bleve indexes, which are given texts that are read already:
// one with the words' field alone, and one whose mapping answers what ours does,
// with a field of stems besides and facets as keywords (of which it is given only
// what the lines state, no entities). The articles are real news, where it is.
func BenchmarkAddBesideBleve(b *testing.B) {
	for b.Loop() {
		e, err := bleveindex.Open(b.Context(), b.TempDir(), bleveindex.Options{Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			b.Fatal(err)
		}
		words, full := bareBleve(b, false), bareBleve(b, true)
		var ours, theirs, all spent
		next, stop := linesOf(b)
		defer stop()
		for range besideRounds {
			var lines []string
			for range besideRound {
				lines = append(lines, next())
			}
			ours.of(func() {
				_, err := Run(b.Context(), e, Walk([]string{Stdin}, strings.NewReader(strings.Join(lines, ""))), Options{}, func(ev Event) {
					if ev.Err != nil {
						b.Error(ev.Name, ev.Err)
					}
				})
				if err == nil {
					err = e.Refresh(b.Context())
				}
				if err != nil {
					b.Fatal(err)
				}
			})
			docs := parsed(b, lines)
			theirs.of(func() { bareAdd(b, words, docs) })
			all.of(func() { bareAdd(b, full, docs) })
		}
		const n = besideRounds * besideRound
		b.ReportMetric(n/ours.wall.Seconds(), "articles/s")
		b.ReportMetric(n/theirs.wall.Seconds(), "articles/s-words")
		b.ReportMetric(n/all.wall.Seconds(), "articles/s-same")
		b.ReportMetric(all.wall.Seconds()/ours.wall.Seconds(), "of-same")
		b.ReportMetric(float64(ours.cpu.Microseconds())/n/1000, "ms-cpu")
		b.ReportMetric(float64(theirs.cpu.Microseconds())/n/1000, "ms-cpu-words")
		b.ReportMetric(float64(all.cpu.Microseconds())/n/1000, "ms-cpu-same")
		for _, c := range []io.Closer{e, words, full} {
			if err := c.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// spent is the time that something took.
type spent struct{ wall, cpu time.Duration }

func (s *spent) of(f func()) {
	start, used := time.Now(), processTime()
	f()
	s.wall, s.cpu = s.wall+time.Since(start), s.cpu+processTime()-used
}

// processTime is what all cores have spent on this process.
func processTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// linesOf gives JSON lines of articles: real news, or the generator's.
func linesOf(b *testing.B) (next func() string, stop func()) {
	f, err := os.Open(news)
	if errors.Is(err, fs.ErrNotExist) {
		c := indextest.NewCorpus(1)
		return func() string {
			en := c.Next()
			line, err := json.Marshal(map[string]string{"id": en.ID.String(), "title": en.Title, "body": en.Body, "source": en.Source})
			if err != nil {
				b.Fatal(err)
			}
			return string(line) + "\n"
		}, func() {}
	}
	if err != nil {
		b.Fatal(err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	r := bufio.NewReader(z)
	return func() string {
		line, err := r.ReadString('\n')
		if err != nil {
			b.Fatal(err)
		}
		return line
	}, func() { f.Close() }
}

// parsed are the lines' articles, as far as they state them.
func parsed(b *testing.B, lines []string) (docs []article.Article) {
	b.Helper()
	for i, line := range lines {
		var a struct{ Title, Body, Source, Published string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			b.Fatal(i, err)
		}
		docs = append(docs, article.Article{Title: a.Title, Body: a.Body, Source: a.Source})
	}
	return docs
}

// bareBleve makes an empty Bleve index, of words with positions, and with all of
// stems and facets too.
func bareBleve(b *testing.B, all bool) bleve.Index {
	b.Helper()
	field := func(name, analyzer string, set func(*mapping.FieldMapping)) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Name, f.Analyzer, f.Store, f.IncludeInAll, f.DocValues = name, analyzer, false, false, false
		set(f)
		return f
	}
	doc := bleve.NewDocumentStaticMapping()
	texts := []*mapping.FieldMapping{field("x", simple.Name, func(*mapping.FieldMapping) {})}
	if all {
		texts = append(texts, field("s", en.AnalyzerName, func(f *mapping.FieldMapping) { f.IncludeTermVectors = false }))
		doc.AddFieldMappingsAt("source", field("source", keyword.Name, func(f *mapping.FieldMapping) { f.DocValues, f.IncludeTermVectors = true, false }))
	}
	doc.AddFieldMappingsAt("text", texts...)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	idx, err := bleve.New(filepath.Join(b.TempDir(), "bleve"), m)
	if err != nil {
		b.Fatal(err)
	}
	return idx
}

var bareID int

func bareAdd(b *testing.B, idx bleve.Index, docs []article.Article) {
	b.Helper()
	batch := idx.NewBatch()
	for i := range docs {
		bareID++
		if err := batch.Index(fmt.Sprint(bareID), map[string]any{"text": docs[i].Title + "\n" + docs[i].Body, "source": docs[i].Source}); err != nil {
			b.Fatal(err)
		}
		if batch.Size() == 250 || i == len(docs)-1 {
			if err := idx.Batch(batch); err != nil {
				b.Fatal(err)
			}
			batch = idx.NewBatch()
		}
	}
}
