package bleveindex

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// Repaired says what Repair did. Its lists are in order of ids and versions.
type Repaired struct {
	Damage   []string   // what is wrong with the store, in the order in which it was met; none: nothing was changed
	Articles int        // in the repaired store
	Versions int        // of these articles
	Lost     []Lost     // what the store had and could not be read
	Bare     []Lost     // what is kept without what was recognised in it
	Edits    []index.ID // articles whose edits, or the tags they were added with, could not be read
	Unknown  int        // changes of which not even the article is known, as far as can be told
	Unsure   bool       // the end of the record of changes could not be read: there may have been more
	OldFile  string     // where the damaged store is kept
}

// Lost is a version of an article.
type Lost struct {
	ID      index.ID
	Version int
	Gone    bool     // no version of the article is left
	Title   string   // of the newest version that is left, "" for none
	Origins []string // where the article was read, in order
}

// Repair salvages the store in dir, which no one has open, article by article
// into a new one, and keeps the old file beside it. The index is made anew when
// the collection is opened next. A store that is whole is left alone. Errors:
// ErrNotFound when there is no store, ErrUnsupported for another layout, the file
// system's own, the context's; the store is then as it was.
func Repair(ctx context.Context, dir string, opt Options) (out Repaired, err error) {
	path := filepath.Join(dir, storeName)
	f, err := os.Open(path)
	if kept := keptAside(path); kept != nil {
		return out, fmt.Errorf("repair: %w", kept)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return out, fmt.Errorf("repair: %w: there is no collection in %s", index.ErrNotFound, dir)
	}
	if err != nil {
		return out, fmt.Errorf("repair: %w", err)
	}
	defer f.Close()
	p, err := newPageFile(ctx, f)
	if err != nil {
		return out, fmt.Errorf("repair: %w", err)
	}
	c, err := newCodec()
	if err != nil {
		return out, fmt.Errorf("repair: %w", err)
	}
	defer c.close()
	s := newSalvage(p, c)
	if err := s.read(); err != nil {
		return out, fmt.Errorf("repair: %w", err)
	}
	if v := s.layout(); v != 0 && v < oldestLayout || v > layoutVersion {
		return out, fmt.Errorf("repair %s: %w", path, otherLayout(v))
	}
	if len(p.problems) == 0 {
		return Repaired{Articles: len(s.heads), Versions: len(s.articles)}, nil
	}
	if len(s.articles) == 0 {
		return out, fmt.Errorf("repair %s: %w: nothing can be saved (%s), and all is left as it is; restore a backup, or add the articles to a new folder", path, index.ErrDamaged, strings.Join(p.problems, "; "))
	}
	fresh := path + ".new"
	defer os.Remove(fresh)
	if err := errors.Join(s.write(fresh), deriveRows(ctx, fresh, opt)); err != nil {
		return out, fmt.Errorf("repair: %w", err)
	}
	out = s.report()
	f.Close()
	if out.OldFile, err = replaceStore(dir, fresh, os.Link); err != nil {
		return out, fmt.Errorf("repair: %w", err)
	}
	return out, nil
}

// writeBatch is how many bytes of articles one transaction writes: with more it
// takes more memory, with fewer more syncs.
const writeBatch = 16 << 20

// write makes a store of what was salvaged, without rows.
func (s *salvage) write(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	db, err := bbolt.Open(name, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = errors.Join(db.Update(s.writeSmall), s.writeArticles(db))
	return errors.Join(err, db.Close())
}

// writeSmall writes all buckets but articles and rows.
func (s *salvage) writeSmall(tx *bbolt.Tx) error {
	for _, name := range storeBuckets {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	if len(s.meta[string(uuidKey)]) != 16 {
		uuid := make([]byte, 16)
		rand.Read(uuid) // it never fails
		s.meta[string(uuidKey)] = uuid
	}
	if s.layout() == 0 {
		s.meta[string(layoutKey)] = be64(layoutVersion)
	}
	s.meta[string(seqKey)] = be64(s.maxSeq)
	delete(s.meta, string(textKey)) // it counts what is lost
	var errs []error
	put := func(bucket string, key, value []byte) {
		b, err := tx.CreateBucketIfNotExists([]byte(bucket))
		if err == nil {
			err = b.Put(key, value)
		}
		errs = append(errs, err)
	}
	for _, id := range slices.SortedFunc(maps.Keys(s.heads), compareIDs) {
		errs = append(errs, putHead(tx, id, s.heads[id]))
	}
	for _, seq := range slices.Sorted(maps.Keys(s.log)) {
		errs = append(errs, putChange(tx, s.log[seq]))
	}
	for _, name := range slices.Sorted(maps.Keys(s.names)) {
		put(string(namesBucket), []byte(name), []byte{})
	}
	for bucket, values := range s.sealed {
		for id, v := range values {
			if _, ok := s.heads[id]; ok {
				put(bucket, id[:], v)
			}
		}
	}
	others := maps.Clone(s.others)
	others[string(metaBucket)], others[string(originsBucket)] = s.meta, s.origins
	for bucket, values := range others {
		for _, key := range slices.Sorted(maps.Keys(values)) {
			put(bucket, []byte(key), values[key])
		}
	}
	return errors.Join(errs...)
}

// writeArticles copies the articles that were salvaged.
func (s *salvage) writeArticles(db *bbolt.DB) error {
	keys := slices.SortedFunc(maps.Keys(s.articles), func(a, b articleKey) int { return slices.Compare(a[:], b[:]) })
	for len(keys) > 0 {
		err := db.Update(func(tx *bbolt.Tx) error {
			for size := int64(0); len(keys) > 0 && size < writeBatch; keys = keys[1:] {
				rec, err := s.record(keys[0])
				if err == nil {
					err = tx.Bucket(articlesBucket).Put(keys[0][:], rec)
				}
				if err := errors.Join(err, s.p.ctx.Err()); err != nil {
					return err
				}
				size += int64(len(rec))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// record is an article's as it is written: as it was, or without annotations when
// they are damaged.
func (s *salvage) record(key articleKey) ([]byte, error) {
	at := s.articles[key]
	rec := s.p.read(at.off, at.n)
	if !at.bare {
		return rec, nil
	}
	d, err := s.codec.decodeText(rec)
	if err != nil {
		return nil, err
	}
	return s.codec.encode(&d)
}

// document is an article that was salvaged, without annotations.
func (s *salvage) document(key articleKey) (index.Document, error) {
	rec, err := s.record(key)
	if err != nil {
		return index.Document{}, err
	}
	return s.codec.decode(rec, true)
}

// deriveRows makes the rows of a new store; they are derived from the articles.
func deriveRows(ctx context.Context, name string, opt Options) error {
	st, err := openStore(name)
	if err != nil {
		return err
	}
	e := &Engine{dir: filepath.Dir(name), store: st, log: opt.Log, now: time.Now, analysis: newAnalysers()}
	if e.log == nil {
		e.log = slog.Default()
	}
	_, err = e.remakeRows(ctx, nil)
	return errors.Join(err, st.close())
}

// replaceStore puts fresh in the store's place and returns where the old one is
// kept. The index goes first: it may know articles that are lost. There is a store
// at every moment where the file system has links, made by link; elsewhere openStore
// makes no other for a moment. With an error the store is where it was.
func replaceStore(dir, fresh string, link func(old, name string) error) (kept string, err error) {
	for _, name := range []string{"index", "index.new", "index.old"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return "", err
		}
	}
	path := filepath.Join(dir, storeName)
	for n := 1; ; n++ {
		kept = fmt.Sprintf("%s%s%d", path, keptSuffix, n)
		if _, err := os.Lstat(kept); err != nil {
			break
		}
	}
	back := os.Remove
	if link(path, kept) != nil {
		back = func(kept string) error { return os.Rename(kept, path) }
		if err := os.Rename(path, kept); err != nil {
			return "", err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return "", errors.Join(err, back(kept))
	}
	return kept, nil
}

// keptSuffix and a number follow the store's name where Repair keeps a damaged one.
const keptSuffix = ".damaged-"

// keptAside returns ErrDamaged when there is no store at path, but one that was
// damaged is kept beside it: a repair was interrupted between the two.
func keptAside(path string) error {
	var kept []string
	files, _ := os.ReadDir(filepath.Dir(path)) // opening the store says what is wrong with the folder
	for _, f := range files {
		if strings.HasPrefix(f.Name(), filepath.Base(path)+keptSuffix) {
			kept = append(kept, f.Name())
		}
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) || len(kept) == 0 {
		return nil
	}
	last := slices.MaxFunc(kept, func(a, b string) int { return cmp.Or(len(a)-len(b), cmp.Compare(a, b)) })
	return fmt.Errorf("%w: %s is missing, and a damaged one is kept beside it, as when a repair is interrupted: rename %s to %s and run 'parallax repair' again, or move it elsewhere to begin anew",
		index.ErrDamaged, storeName, last, storeName)
}
