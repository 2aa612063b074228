package bleveindex

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"parallax/index"
)

// layoutVersion is the store's: see doc.go. A store of oldestLayout or later is
// brought up to it on opening, one of another layout is not opened. Layouts 1 and
// 2 were never released; 3 had no edits and no given tags, 4 records of version 2.
const (
	layoutVersion = 5
	oldestLayout  = 3
)

var (
	metaBucket     = []byte("meta")
	articlesBucket = []byte("articles")
	headsBucket    = []byte("heads")
	logBucket      = []byte("log")
	rowsBucket     = []byte("rows")
	originsBucket  = []byte("origins")
	namesBucket    = []byte("names")
	editsBucket    = []byte("edits")
	givenBucket    = []byte("given")

	correctionsBucket = []byte("corrections")

	storeBuckets = [][]byte{metaBucket, articlesBucket, headsBucket, logBucket, rowsBucket, originsBucket, namesBucket, editsBucket, givenBucket, correctionsBucket}

	layoutKey = []byte("layout")
	uuidKey   = []byte("uuid")
	seqKey    = []byte("seq")
)

// lockWait is how long opening waits for another process to let go of the
// file. Commands meet each other through the lock file in cmd; this only keeps
// a stray second opener from waiting for ever.
const lockWait = 500 * time.Millisecond

// toMend ends what is said of a damaged store.
const toMend = "save what can be saved with 'parallax repair', or restore a backup"

// addressRoom is how much of the address space the store's file is given to grow
// in, in bytes; memory is not taken. When the file outgrows it, bbolt maps it anew,
// and for that waits for all readers, and all new readers wait for it: one slow
// backup would hold up every search. 64 GB is some ten million articles. Windows
// would make the file itself as large, and 32 bits have no such room: 0 there.
func addressRoom() int {
	if runtime.GOOS == "windows" || strconv.IntSize < 64 {
		return 0
	}
	return 64 << (30 * (strconv.IntSize / 64)) // a shift that 32 bits can take, too
}

// growStep is by how much the store's file of so many bytes grows at a time: an
// eighth, so that it is neither synced for nothing nor mostly empty. What bbolt
// would do follows addressRoom, not the file.
func growStep(size int64) int { return int(min(max(size/8, 256<<10), 16<<20)) }

// store is the article store: see doc.go. Reading is safe while one writes;
// the engine lets one write at a time.
type store struct {
	db    *bbolt.DB
	codec *codec
	uuid  [16]byte

	spoiled string // what is wrong with the pages that say where the others are, "" for nothing
}

// head is the newest version of an article.
type head struct {
	version uint32
	seq     uint64
}

// change is an entry of the log.
type change struct {
	seq     uint64
	id      index.ID
	version uint32 // 0: removed
	old     uint64 // sequence number it supersedes, 0 for none
}

// openStore opens or makes the store at path. Errors: ErrUnavailable when
// another process has it, ErrDamaged; bbolt panics over some kinds of damage.
func openStore(path string) (s *store, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // beyond a file that was cut off
	defer func() {
		if r := recover(); r != nil {
			s, err = nil, fmt.Errorf("open %s: %w: %v; %s", path, index.ErrDamaged, r, toMend)
		}
	}()
	if st, err := os.Stat(path); err == nil && st.Size() == 0 && dirSize(filepath.Join(filepath.Dir(path), "index")) > 0 {
		return nil, fmt.Errorf("open %s: %w: it is empty, though articles were indexed; restore it from a backup", path, index.ErrDamaged)
	}
	if err := keptAside(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	spoiled, err := spoiledMeta(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, full(err))
	}
	opt := bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType, InitialMmapSize: addressRoom()}
	db, err := bbolt.Open(path, 0o600, &opt)
	if errors.Is(err, syscall.ENOMEM) { // the address space is limited: better slow now and then than not at all
		opt.InitialMmapSize = 0
		db, err = bbolt.Open(path, 0o600, &opt)
	}
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("open %s: %w: another process has it open", path, index.ErrUnavailable)
	case errors.As(err, new(*fs.PathError)): // the file system's own: no permission, a folder in its place
		return nil, fmt.Errorf("open %s: %w", path, full(err))
	case err != nil:
		return nil, fmt.Errorf("open %s: %w: %v; %s", path, index.ErrDamaged, err, toMend)
	}
	s = &store{db: db, spoiled: spoiled}
	if s.codec, err = newCodec(); err == nil {
		err = s.prepare()
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

// prepare reads what the store is, and writes only where it is new or of an older
// layout: a full disk can be read, and damage to the page that would be written
// next can be seen.
func (s *store) prepare() error {
	current := false
	err := s.read(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(metaBucket)
		current = meta != nil && bytes.Equal(meta.Get(layoutKey), be64(layoutVersion)) && copy(s.uuid[:], meta.Get(uuidKey)) == len(s.uuid)
		for _, name := range storeBuckets {
			current = current && tx.Bucket(name) != nil
		}
		return nil
	})
	if err != nil || current {
		return err
	}
	return s.write(s.init)
}

// spoiledMeta says which of the two pages of the file at path that say where the
// others are is damaged, "" for none. Bbolt goes by the other one without a word,
// which may be that of the transaction before the last.
func spoiledMeta(path string) (string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	p, err := newPageFile(context.Background(), f)
	if err != nil || p.size == 0 {
		return "", err
	}
	p.newestMeta()
	return strings.Join(p.problems, "; "), nil
}

// init makes the buckets of a new store, and checks and renews the layout of an
// old one.
func (s *store) init(tx *bbolt.Tx) error {
	for _, name := range storeBuckets {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	meta := tx.Bucket(metaBucket)
	if b := meta.Get(layoutKey); b == nil {
		if _, err := rand.Read(s.uuid[:]); err != nil {
			return err
		}
		return errors.Join(meta.Put(layoutKey, be64(layoutVersion)), meta.Put(uuidKey, s.uuid[:]), meta.Put(seqKey, be64(0)), countText(tx, 0))
	} else if v := binary.BigEndian.Uint64(b); v < oldestLayout || v > layoutVersion {
		return otherLayout(v)
	}
	if copy(s.uuid[:], meta.Get(uuidKey)) != len(s.uuid) {
		return fmt.Errorf("%w: it has no identity; %s", index.ErrDamaged, toMend)
	}
	if bytes.Equal(meta.Get(layoutKey), be64(layoutVersion)) {
		return nil
	}
	return meta.Put(layoutKey, be64(layoutVersion)) // the buckets that the older one lacked are there now
}

func otherLayout(v uint64) error {
	return fmt.Errorf("%w: another version of Parallax wrote it (layout %d, this one knows %d); use that one, or add the articles to a new folder", index.ErrUnsupported, v, layoutVersion)
}

func (s *store) close() error {
	err := s.db.Close() // waits for readers
	s.codec.close()
	return err
}

// read runs f in a transaction that reads. Bbolt panics over a damaged page:
// that is ErrDamaged.
func (s *store) read(f func(tx *bbolt.Tx) error) (err error) {
	defer damaged(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // beyond a file that was cut off
	return open(s.db.View(f))
}

// open turns bbolt's word for a store that is closed into the contract's.
func open(err error) error {
	if errors.Is(err, bolterrors.ErrDatabaseNotOpen) {
		return fmt.Errorf("%w: the collection is closed", index.ErrUnavailable)
	}
	return err
}

// write runs f in a transaction that writes, all or nothing, and is on disk
// when it returns.
func (s *store) write(f func(tx *bbolt.Tx) error) (err error) {
	defer damaged(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	return full(open(s.db.Update(func(tx *bbolt.Tx) error {
		s.db.AllocSize = growStep(tx.Size())
		return f(tx)
	})))
}

// damaged turns a panic over the store's pages into ErrDamaged.
func damaged(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("store: %w: %v; %s", index.ErrDamaged, r, toMend)
	}
}

// size is the file's, in bytes.
func (s *store) size() int64 {
	if st, err := os.Stat(s.db.Path()); err == nil {
		return st.Size()
	}
	return 0
}

// appended is a bucket whose keys come in order, so that its pages are filled
// before new ones are begun.
func appended(tx *bbolt.Tx, name []byte) *bbolt.Bucket {
	b := tx.Bucket(name)
	b.FillPercent = 1
	return b
}

func be64(v uint64) []byte { return binary.BigEndian.AppendUint64(nil, v) }

func versionKey(id index.ID, version uint32) []byte {
	return binary.BigEndian.AppendUint32(append(make([]byte, 0, 20), id[:]...), version)
}

// lastSeq is the sequence number of the last change.
func lastSeq(tx *bbolt.Tx) uint64 { return binary.BigEndian.Uint64(tx.Bucket(metaBucket).Get(seqKey)) }

// getHead returns the newest version of id; live is false when there is none or
// it was removed.
func getHead(tx *bbolt.Tx, id index.ID) (h head, live bool) {
	b := tx.Bucket(headsBucket).Get(id[:])
	if len(b) != 12 {
		return h, false
	}
	return head{binary.BigEndian.Uint32(b), binary.BigEndian.Uint64(b[4:])}, true
}

func putHead(tx *bbolt.Tx, id index.ID, h head) error {
	b := binary.BigEndian.AppendUint32(make([]byte, 0, 12), h.version)
	return tx.Bucket(headsBucket).Put(id[:], binary.BigEndian.AppendUint64(b, h.seq))
}

// logChange gives c the next sequence number and records it.
func logChange(tx *bbolt.Tx, c *change) error {
	c.seq = lastSeq(tx) + 1
	n, counted := countedText(tx)
	err := errors.Join(tx.Bucket(metaBucket).Put(seqKey, be64(c.seq)), putChange(tx, *c))
	if counted {
		err = errors.Join(err, countText(tx, n))
	}
	return err
}

// putChange writes an entry of the log.
func putChange(tx *bbolt.Tx, c change) error {
	b := binary.BigEndian.AppendUint32(append(make([]byte, 0, 28), c.id[:]...), c.version)
	return appended(tx, logBucket).Put(be64(c.seq), binary.BigEndian.AppendUint64(b, c.old))
}

func decodeChange(k, v []byte) (change, error) {
	if len(k) != 8 || len(v) != 28 {
		return change{}, fmt.Errorf("change log: %w", index.ErrDamaged)
	}
	c := change{seq: binary.BigEndian.Uint64(k), version: binary.BigEndian.Uint32(v[16:]), old: binary.BigEndian.Uint64(v[20:])}
	copy(c.id[:], v)
	return c, nil
}

// origin returns what was last read from an origin.
func origin(tx *bbolt.Tx, name string) (id index.ID, raw [32]byte, ok bool) {
	b := tx.Bucket(originsBucket).Get([]byte(name))
	if len(b) != 48 {
		return id, raw, false
	}
	copy(id[:], b)
	copy(raw[:], b[16:])
	return id, raw, true
}

func putOrigin(tx *bbolt.Tx, name string, id index.ID, raw [32]byte) error {
	return tx.Bucket(originsBucket).Put([]byte(name), append(id[:], raw[:]...))
}

// getTx returns a version of an article as it was read, the newest for version
// 0, with Versions set; lean leaves the annotations out. ErrNotFound if there is
// none.
func (s *store) getTx(tx *bbolt.Tx, id index.ID, version uint32, lean bool) (d index.Document, err error) {
	h, ok := getHead(tx, id)
	if !ok || version > h.version {
		return d, fmt.Errorf("article %s: %w", id, index.ErrNotFound)
	}
	if version == 0 {
		version = h.version
	}
	rec := tx.Bucket(articlesBucket).Get(versionKey(id, version))
	if rec == nil {
		return d, fmt.Errorf("article %s version %d: %w", id, version, index.ErrNotFound)
	}
	d, err = s.codec.decode(rec, lean)
	if err != nil {
		return d, fmt.Errorf("article %s version %d: %w", id, version, err)
	}
	d.Versions = int(h.version)
	return d, nil
}
