package bleveindex

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/article"
)

// Sizes is index.Keeper's.
func (e *Engine) Sizes(ctx context.Context) (s index.Sizes, err error) {
	v, err := e.current() // holds the collection open
	if err != nil {
		return s, err
	}
	defer v.release()
	if s.Store, err = e.storeParts(); err == nil {
		s.Text, err = e.text(ctx)
	}
	if err == nil {
		s.Index, err = indexParts(e.indexDir())
	}
	if err != nil {
		return s, fmt.Errorf("sizes: %w", err)
	}
	return s, nil
}

// storeParts are the store's buckets, and what is left of its file.
func (e *Engine) storeParts() (parts []index.Part, err error) {
	err = e.store.read(func(tx *bbolt.Tx) error {
		rest := e.store.size()
		for _, b := range []struct {
			name   string
			bucket []byte
		}{
			{"articles", articlesBucket}, {"rows for the columns", rowsBucket}, {"newest versions", headsBucket}, {"change log", logBucket},
			{"origins", originsBucket}, {"names", namesBucket}, {"edits", editsBucket}, {"given tags", givenBucket}, {"corrections", correctionsBucket},
		} {
			st := tx.Bucket(b.bucket).Stats()
			n := int64(st.BranchAlloc + st.LeafAlloc)
			rest -= n
			parts = append(parts, index.Part{Name: b.name, Count: int64(st.KeyN), Bytes: n})
		}
		parts = append(parts, index.Part{Name: "free pages, and the file's own", Bytes: rest})
		return nil
	})
	return parts, err
}

// text is what the texts of all stored versions take. Where that is not counted, as
// after a repair, they are gone through, once.
func (e *Engine) text(ctx context.Context) (n int64, err error) {
	var seq uint64
	counted := false
	err = e.store.read(func(tx *bbolt.Tx) error {
		seq = lastSeq(tx)
		n, counted = countedText(tx)
		return nil
	})
	if err != nil || counted {
		return n, err
	}
	if n, err = e.textBytes(ctx); err != nil || !e.changing.TryLock() { // there is a change under way
		return n, err
	}
	defer e.changing.Unlock()
	noted := e.store.write(func(tx *bbolt.Tx) error {
		if lastSeq(tx) != seq {
			return nil
		}
		return countText(tx, n)
	})
	if noted != nil {
		e.log.Warn("how much text there is can't be noted", "op", "sizes", "err", noted)
	}
	return n, nil
}

// textBytes adds up the texts of all stored versions. What can't be read counts
// nothing: Check names it.
func (e *Engine) textBytes(ctx context.Context) (int64, error) {
	workers := runtime.GOMAXPROCS(0)
	sums, errs := make([]int64, workers), make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			var plain []byte
			for first := w; first < 256 && errs[w] == nil; first += workers { // by the first byte of the id
				errs[w] = e.store.read(func(tx *bbolt.Tx) error {
					c := tx.Bucket(articlesBucket).Cursor()
					for k, v := c.Seek([]byte{byte(first)}); k != nil && k[0] == byte(first); k, v = c.Next() {
						var n int64
						n, plain = e.store.codec.textBytes(v, plain)
						sums[w] += n
					}
					return ctx.Err()
				})
			}
		})
	}
	wg.Wait()
	var sum int64
	for _, n := range sums {
		sum += n
	}
	return sum, errors.Join(errs...)
}

// textBytes returns how long the texts of a record are; plain is room to work in.
func (c *codec) textBytes(rec, plain []byte) (n int64, room []byte) {
	if len(rec) < 5 {
		return 0, plain
	}
	long, used := binary.Uvarint(rec[5:])
	if used <= 0 || long > uint64(len(rec)-5-used) {
		return 0, plain
	}
	plain, err := c.dec.DecodeAll(rec[5+used:5+used+int(long)], plain[:0])
	if err != nil {
		return 0, plain
	}
	b := plain
	for range article.Fields {
		long, used := binary.Uvarint(b)
		if used <= 0 || long > uint64(len(b)-used) {
			return 0, plain
		}
		n += int64(long)
		b = b[used+int(long):]
	}
	return n, plain
}

// indexParts are the files of the index, by kind.
func indexParts(dir string) ([]index.Part, error) {
	segments, rest := index.Part{Name: "segments: words and postings"}, index.Part{Name: "catalogue of segments"}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		info, err := f.Info()
		if err != nil || !info.Mode().IsRegular() { // merged away meanwhile
			continue
		}
		if filepath.Ext(f.Name()) == ".zap" {
			segments.Count++
			segments.Bytes += info.Size()
		} else {
			rest.Bytes += info.Size()
		}
	}
	return []index.Part{segments, rest}, nil
}
