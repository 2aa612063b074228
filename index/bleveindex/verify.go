package bleveindex

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/util"
	"go.etcd.io/bbolt"

	"parallax/index"
)

// catalogueName is scorch's list of its segments, a small bbolt file. Over a
// damaged page of it scorch panics while it holds a lock, or reads beyond the
// file, so it is not left to find damage out.
const catalogueName = "root.bolt"

// sealName is the file with the catalogue's CRC-32C, written when the index was
// closed in order and removed while it is open.
const sealName = "catalogue.crc"

// sealCatalogue records the checksum of the catalogue of a closed index.
func sealCatalogue(dir string) error {
	sum, err := checksum(filepath.Join(dir, catalogueName))
	if err == nil {
		// Under another name first, so that a program that is killed leaves no half a seal.
		part := filepath.Join(dir, sealName+".part")
		if err = os.WriteFile(part, binary.BigEndian.AppendUint32(nil, sum), 0o600); err == nil {
			err = os.Rename(part, filepath.Join(dir, sealName))
		}
	}
	if errors.Is(err, fs.ErrNotExist) { // the index is gone, as in a rebuild
		return nil
	}
	return err
}

// verifyCatalogue compares the catalogue with its seal, which it breaks. An index
// that was not closed in order has none, and is taken as it is.
func verifyCatalogue(dir string) error {
	seal, err := os.ReadFile(filepath.Join(dir, sealName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	sum := uint32(0)
	if err == nil {
		sum, err = checksum(filepath.Join(dir, catalogueName))
	}
	if err != nil {
		return fmt.Errorf("index catalogue: %w", err)
	}
	if len(seal) != 4 || binary.BigEndian.Uint32(seal) != sum {
		return fmt.Errorf("index catalogue: %w: checksum differs", index.ErrDamaged)
	}
	return os.Remove(filepath.Join(dir, sealName))
}

// checksum is the CRC-32C of a whole file.
func checksum(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.New(castagnoli)
	_, err = io.Copy(sum, f)
	return sum.Sum32(), err
}

// verifySegments verifies the segment files that the catalogue lists, as long as
// all together are no more than upTo bytes. Larger ones it returns open, to be
// verified later: Bleve may merge a segment before that, and what it wrote of a
// damaged one would have a checksum that is right. Others in the folder are what a
// program that was killed had begun: scorch removes them.
func verifySegments(dir string, upTo int64) (later []*os.File, err error) {
	names, err := catalogued(dir)
	if err != nil {
		return nil, err
	}
	var size int64
	var files []*os.File
	defer func() {
		if later == nil {
			closeFiles(files)
		}
	}()
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("index segment: %w: %v", index.ErrDamaged, err)
		}
		files = append(files, f)
		st, err := f.Stat()
		if err != nil {
			return nil, fmt.Errorf("index segment: %w", err)
		}
		size += st.Size()
	}
	if size > upTo {
		return files, nil
	}
	for _, f := range files {
		if err := verifyFile(f, f); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// closeFiles closes files that were only read.
func closeFiles(files []*os.File) {
	for _, f := range files {
		f.Close()
	}
}

// catalogued lists the segment files of the newest snapshot in the catalogue of a
// closed index. The caller recovers from panics over a damaged catalogue.
func catalogued(dir string) (files []string, err error) {
	path := filepath.Join(dir, catalogueName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a new index
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: lockWait})
	if err != nil {
		return nil, fmt.Errorf("index catalogue: %w: %v", index.ErrDamaged, err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		snapshots := tx.Bucket(util.BoltSnapshotsBucket)
		if snapshots == nil {
			return nil
		}
		newest, _ := snapshots.Cursor().Last()
		if newest = bytes.Clone(newest); newest == nil || snapshots.Bucket(newest) == nil {
			return nil
		}
		return snapshots.Bucket(newest).ForEachBucket(func(k []byte) error {
			if name := snapshots.Bucket(newest).Bucket(k).Get(util.BoltPathKey); name != nil {
				files = append(files, filepath.Join(dir, string(name)))
			}
			return nil
		})
	})
	return files, err
}

// verifySegment opens and verifies a segment file.
func verifySegment(ctx context.Context, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return verifyFile(f, &paced{ctx: ctx, r: f})
}

// verifyFile compares a segment file with the CRC-32 in its last four bytes,
// which Bleve writes and never reads. It is read through r.
func verifyFile(f *os.File, r io.Reader) error {
	name := f.Name()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if st.Size() < 4 {
		return fmt.Errorf("index segment %s: %w: it is cut off", filepath.Base(name), index.ErrDamaged)
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, r, st.Size()-4); err != nil {
		return err
	}
	var want [4]byte
	if _, err := io.ReadFull(r, want[:]); err != nil {
		return err
	}
	if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return fmt.Errorf("index segment %s: %w: checksum differs", filepath.Base(name), index.ErrDamaged)
	}
	return nil
}

// dirSize is the size of the files in dir, in bytes.
func dirSize(dir string) (n int64) {
	entries, _ := os.ReadDir(dir)
	for _, en := range entries {
		if info, err := en.Info(); err == nil && info.Mode().IsRegular() {
			n += info.Size()
		}
	}
	return n
}
