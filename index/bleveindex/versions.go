package bleveindex

import (
	"bytes"
	"encoding/binary"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/article"
)

// textKey is where meta has how many bytes the texts of all stored versions have,
// so that Sizes need not unpack them: the sequence number of the change as of which
// that was counted (8 bytes), and the count (8). Every change carries it on; one
// by a Parallax that does not know it leaves it behind, and it counts no more.
var textKey = []byte("text")

// countedText is what was counted; ok is false when that is not as of now.
func countedText(tx *bbolt.Tx) (n int64, ok bool) {
	b := tx.Bucket(metaBucket).Get(textKey)
	if len(b) != 16 || binary.BigEndian.Uint64(b) != lastSeq(tx) {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(b[8:])), true
}

// countText notes n as the count as of now.
func countText(tx *bbolt.Tx, n int64) error {
	return tx.Bucket(metaBucket).Put(textKey, append(be64(lastSeq(tx)), be64(uint64(n))...))
}

// putVersion stores d as the version of its id that it says it is.
func (s *store) putVersion(tx *bbolt.Tx, d *index.Document) error {
	rec, err := s.codec.encode(d)
	if err != nil {
		return err
	}
	if n, ok := countedText(tx); ok {
		for _, f := range article.Fields {
			n += int64(len(d.Text(f)))
		}
		if err := countText(tx, n); err != nil {
			return err
		}
	}
	return tx.Bucket(articlesBucket).Put(versionKey(d.ID, uint32(d.Version)), rec)
}

// dropVersions deletes every stored version of id.
func (s *store) dropVersions(tx *bbolt.Tx, id index.ID) error {
	var keys [][]byte
	n, counted := countedText(tx)
	var room []byte
	c := tx.Bucket(articlesBucket).Cursor()
	for k, v := c.Seek(id[:]); k != nil && bytes.HasPrefix(k, id[:]); k, v = c.Next() {
		var long int64
		long, room = s.codec.textBytes(v, room)
		n, counted = n-long, counted && long > 0 // every article has a text: this one can't be read
		keys = append(keys, bytes.Clone(k))
	}
	for _, k := range keys {
		if err := tx.Bucket(articlesBucket).Delete(k); err != nil {
			return err
		}
	}
	if !counted {
		return tx.Bucket(metaBucket).Delete(textKey)
	}
	return countText(tx, n)
}
