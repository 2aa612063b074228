package bleveindex

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
		err = os.WriteFile(filepath.Join(dir, sealName), binary.BigEndian.AppendUint32(nil, sum), 0o600)
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

// verifySegments compares each segment file with the CRC-32 in its last four
// bytes, which Bleve writes and never reads, as long as all files together are
// small enough to read while somebody waits.
func verifySegments(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.zap"))
	if err != nil || dirSize(dir) > verifyUpTo {
		return err
	}
	for _, name := range files {
		if err := verifySegment(name); err != nil {
			return err
		}
	}
	return nil
}

func verifySegment(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if st.Size() < 4 {
		return fmt.Errorf("index segment %s: %w: it is cut off", filepath.Base(name), index.ErrDamaged)
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, st.Size()-4); err != nil {
		return err
	}
	var want [4]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
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
