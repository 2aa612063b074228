package bleveindex

import (
	"encoding/binary"
	"hash/fnv"
)

// The pages of a bbolt file. Numbers are in the machine's own byte order.
//
// A page begins with its number (8 bytes), its kind (2), the number of its
// elements (2) and of the pages that continue it (4). An element of a leaf is
// its flags, the distance from it to its key, and the lengths of key and value
// (4 each); of a branch the distance, the key's length and the number of the
// page below (8). Keys and values stand behind the elements, without gaps.
const (
	pageHeader  = 16
	pageElement = 16
	// bucketHeader is the page at which a bucket's tree begins, 0 for one inside
	// the value, and a counter.
	bucketHeader = 16

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketFlag   = 0x01 // of a leaf's element: the value is a bucket

	boltMagic   = 0xED0CDAED
	boltVersion = 2
	boltMeta    = 64 // bytes of a meta page after its header
	noFreelist  = ^uint64(0)
)

// meta is where a transaction left the roots of its trees.
type meta struct {
	root, freelist, pages, tx uint64
}

// pageEntry is an element of a leaf.
type pageEntry struct {
	bucket     bool
	key, value []byte
	off        int64 // of the value in the file
}

// parseMeta reads a meta page and verifies its checksum.
func parseMeta(b []byte) (m meta, ok bool) {
	if len(b) < pageHeader+boltMeta {
		return m, false
	}
	b = b[pageHeader:]
	sum := fnv.New64a()
	sum.Write(b[:56])
	num := binary.NativeEndian
	if num.Uint32(b) != boltMagic || num.Uint32(b[4:]) != boltVersion || num.Uint64(b[56:]) != sum.Sum64() {
		return m, false
	}
	return meta{root: num.Uint64(b[16:]), freelist: num.Uint64(b[32:]), pages: num.Uint64(b[40:]), tx: num.Uint64(b[48:])}, true
}

func pageKind(b []byte) uint16 { return binary.NativeEndian.Uint16(b[8:]) }

// parseLeaf returns the entries of the leaf at off that lie within it; ok is false
// when some do not, or it is not as bbolt writes leaves.
func parseLeaf(b []byte, off int64) (out []pageEntry, ok bool) {
	num := binary.NativeEndian
	n := int(num.Uint16(b[10:]))
	ok = true
	end := int64(pageHeader + n*pageElement)
	for i := range n {
		at := int64(pageHeader + i*pageElement)
		if at+pageElement > int64(len(b)) {
			return out, false
		}
		el := b[at:]
		pos, keyLen, valueLen := at+int64(num.Uint32(el[4:])), int64(num.Uint32(el[8:])), int64(num.Uint32(el[12:]))
		if pos != end {
			ok = false
		}
		end = pos + keyLen + valueLen
		if end > int64(len(b)) {
			ok, end = false, pos
			continue
		}
		out = append(out, pageEntry{num.Uint32(el)&bucketFlag != 0, b[pos : pos+keyLen], b[pos+keyLen : end], off + pos + keyLen})
	}
	return out, ok
}

// parseBranch returns the pages below a branch.
func parseBranch(b []byte) (out []uint64, ok bool) {
	num := binary.NativeEndian
	n := int(num.Uint16(b[10:]))
	ok = n > 0
	end := int64(pageHeader + n*pageElement)
	for i := range n {
		at := int64(pageHeader + i*pageElement)
		if at+pageElement > int64(len(b)) {
			return out, false
		}
		el := b[at:]
		pos := at + int64(num.Uint32(el))
		if pos != end {
			ok = false
		}
		end = pos + int64(num.Uint32(el[4:]))
		ok = ok && end <= int64(len(b))
		out = append(out, num.Uint64(el[8:]))
	}
	return out, ok
}
