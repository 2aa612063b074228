package bleveindex

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"

	"github.com/klauspost/compress/zstd"

	"parallax/index"
)

// Carving finds the records of articles in a file whose pages can't be trusted:
// wherever two zstd frames stand behind what a record begins with, and the
// checksum is right. In front of a record stands its key, as bbolt puts it.

// zstdMagic begins every zstd frame (RFC 8878, 3.1.1).
var zstdMagic = []byte{0x28, 0xB5, 0x2F, 0xFD}

// articleKey is a key of the articles' bucket: an id and a version.
type articleKey [20]byte

func (k articleKey) id() index.ID    { return index.ID(k[:16]) }
func (k articleKey) version() uint32 { return binary.BigEndian.Uint32(k[16:]) }

const (
	carveStep  = 8 << 20 // bytes searched at a time
	carveStart = 64      // bytes in front of the first frame: key, version, checksum and length are fewer
)

// carve calls found with the place of every record in the file.
func (p *pageFile) carve(found func(key articleKey, off int64, rec []byte)) {
	done := int64(0) // records do not overlap
	for from := int64(0); from < p.size && p.ctx.Err() == nil; from += carveStep {
		// The steps overlap, so that a magic number on the border is found in one of them.
		b := p.read(from, carveStep+int64(len(zstdMagic))-1)
		for i := 0; ; i++ {
			j := bytes.Index(b[i:], zstdMagic)
			if j < 0 {
				break
			}
			i += j
			if at := from + int64(i); at >= done {
				if key, off, rec := p.recordAround(at); rec != nil {
					done = off + int64(len(rec))
					found(key, off, rec)
				}
			}
		}
	}
}

// recordAround returns the record whose first frame begins at at, nil when there
// is none.
func (p *pageFile) recordAround(at int64) (key articleKey, off int64, rec []byte) {
	begin := max(at-carveStart, 0)
	head := p.read(begin, at-begin)
	for width := 1; width <= binary.MaxVarintLen32; width++ {
		start := len(head) - width - 5
		if start < len(key) {
			break
		}
		n, used := binary.Uvarint(head[len(head)-width:])
		if used != width || head[start] < oldestRecord || head[start] > recordVersion || n > maxRecord {
			continue
		}
		off = begin + int64(start)
		second := at + int64(n)
		if !bytes.Equal(p.read(second, int64(len(zstdMagic))), zstdMagic) {
			continue
		}
		length := p.frameLength(second)
		if length == 0 {
			continue
		}
		rec = p.read(off, second+length-off)
		if crc32.Checksum(rec[5:], castagnoli) == binary.BigEndian.Uint32(rec[1:]) {
			return articleKey(head[start-len(key) : start]), off, rec
		}
	}
	return key, 0, nil
}

// frameLength is the length of the zstd frame at off, 0 when it is none.
func (p *pageFile) frameLength(off int64) int64 {
	var h zstd.Header
	if h.Decode(p.read(off, zstd.HeaderMaxSize)) != nil || h.Skippable {
		return 0
	}
	at := off + int64(h.HeaderSize)
	for at-off < maxRecord {
		b := p.read(at, 3)
		if len(b) < 3 {
			return 0
		}
		block := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
		size := int64(block >> 3)
		if block>>1&3 == 1 { // one byte that is repeated so often
			size = 1
		}
		at += 3 + size
		if block&1 == 1 { // the last
			if h.HasCheckSum {
				at += 4
			}
			if at > p.size {
				return 0
			}
			return at - off
		}
	}
	return 0
}
