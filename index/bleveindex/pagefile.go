package bleveindex

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// pageFile reads a bbolt file that may be damaged, without bbolt, which panics
// over it. Numbers are in the machine's own byte order, as bbolt writes them.
type pageFile struct {
	ctx      context.Context // reading ends early with it
	f        io.ReaderAt
	size     int64
	pageSize int64
	problems []string
	visited  map[uint64]bool
}

// pageSizes are those that bbolt takes from the systems it runs on.
var pageSizes = [...]int64{4096, 8192, 16384, 32768, 65536}

func newPageFile(ctx context.Context, f *os.File) (*pageFile, error) {
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	p := &pageFile{ctx: ctx, f: f, size: st.Size(), visited: map[uint64]bool{}}
	p.pageSize = p.guessPageSize()
	return p, nil
}

func (p *pageFile) problem(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

// read returns n bytes from off on. What lies beyond the file is missing; what
// the disk does not give is zeros.
func (p *pageFile) read(off, n int64) []byte {
	if off < 0 || off >= p.size || n <= 0 {
		return nil
	}
	b := make([]byte, min(n, p.size-off))
	if _, err := p.f.ReadAt(b, off); err == nil {
		return b
	}
	clear(b)
	for i := int64(0); i < int64(len(b)); i += pageSizes[0] {
		part := b[i:min(i+pageSizes[0], int64(len(b)))]
		if _, err := p.f.ReadAt(part, off+i); err != nil {
			clear(part)
		}
	}
	return b
}

// guessPageSize is what a meta page says, or else the size at which most pages
// bear their own number.
func (p *pageFile) guessPageSize() int64 {
	for _, size := range pageSizes {
		for _, off := range []int64{0, size} {
			b := p.read(off, pageHeader+boltMeta)
			if _, ok := parseMeta(b); ok && int64(binary.NativeEndian.Uint32(b[pageHeader+8:])) == size {
				return size
			}
		}
	}
	best, most := pageSizes[0], 0
	for _, size := range pageSizes {
		n := 0
		for id := int64(1); id < 1000 && id*size < p.size; id++ {
			if b := p.read(id*size, 8); len(b) == 8 && binary.NativeEndian.Uint64(b) == uint64(id) {
				n++
			}
		}
		if n > most {
			best, most = size, n
		}
	}
	return best
}

// newestMeta returns the meta page of the last transaction that can be read;
// sure is false when one of the two can't, which may have been the newer one.
func (p *pageFile) newestMeta() (m meta, found, sure bool) {
	sure = true
	for id := range int64(2) {
		x, ok := parseMeta(p.read(id*p.pageSize, pageHeader+boltMeta))
		if !ok {
			sure = false
			p.problem("page %d, which says where the others are, can't be read", id)
			continue
		}
		if !found || x.tx > m.tx {
			m, found = x, true
		}
	}
	if found && int64(m.pages)*p.pageSize > p.size {
		p.problem("the file is cut off: %d bytes of %d", p.size, int64(m.pages)*p.pageSize)
	}
	return m, found, sure
}

// load returns the page id with those that continue it. It is nil when its header
// is not that of page id.
func (p *pageFile) load(id uint64) []byte {
	if id >= uint64(p.size/p.pageSize) {
		return nil
	}
	head := p.read(int64(id)*p.pageSize, pageHeader)
	if len(head) < pageHeader || binary.NativeEndian.Uint64(head) != id {
		return nil
	}
	return p.read(int64(id)*p.pageSize, (1+int64(binary.NativeEndian.Uint32(head[12:])))*p.pageSize)
}

// walk calls visit with every entry of the tree under page id, in order. It is
// false, and a problem is noted, when a part of the tree can't be read.
func (p *pageFile) walk(id uint64, depth int, visit func(pageEntry)) bool {
	b := p.load(id)
	if b == nil || depth == 0 || p.visited[id] || p.ctx.Err() != nil {
		p.problem("page %d can't be read", id)
		return false
	}
	for i := range uint64(len(b)) / uint64(p.pageSize) {
		p.visited[id+i] = true
	}
	whole := true
	switch pageKind(b) {
	case branchPage:
		below, ok := parseBranch(b)
		whole = ok
		for _, child := range below {
			whole = p.walk(child, depth-1, visit) && whole
		}
	case leafPage:
		entries, ok := parseLeaf(b, int64(id)*p.pageSize)
		whole = ok
		for _, en := range entries {
			visit(en)
		}
	default:
		whole = false
	}
	if !whole {
		p.problem("page %d, or one under it, is damaged", id)
	}
	return whole
}

// maxDepth bounds how deep a tree is: each page holds two keys at least.
const maxDepth = 64

// strays calls visit with every entry of the leaves that no walk has come to.
func (p *pageFile) strays(visit func(page uint64, en pageEntry)) {
	for id := uint64(2); id < uint64(p.size/p.pageSize) && p.ctx.Err() == nil; id++ {
		if p.visited[id] {
			continue
		}
		if b := p.load(id); b != nil && pageKind(b) == leafPage {
			entries, _ := parseLeaf(b, int64(id)*p.pageSize)
			for _, en := range entries {
				visit(id, en)
			}
		}
	}
}

// bucketTree walks the bucket that a leaf's entry is: a page inside the value when
// it is small, else a tree of its own.
func (p *pageFile) bucketTree(en pageEntry, visit func(pageEntry)) bool {
	if len(en.value) < bucketHeader {
		return false
	}
	if root := binary.NativeEndian.Uint64(en.value); root != 0 {
		return p.walk(root, maxDepth, visit)
	}
	page := en.value[bucketHeader:]
	if len(page) < pageHeader || pageKind(page) != leafPage {
		return false
	}
	entries, ok := parseLeaf(page, en.off+bucketHeader)
	for _, inner := range entries {
		visit(inner)
	}
	return ok
}

// checkFreelist notes when the list of free pages can't be read, or names a page
// that is in use, which the next change would overwrite. All trees must have been
// walked.
func (p *pageFile) checkFreelist(m meta) map[uint64]bool {
	free := map[uint64]bool{}
	if m.freelist == noFreelist {
		return free
	}
	b := p.load(m.freelist)
	if b == nil || pageKind(b) != freelistPage {
		p.problem("the list of free pages can't be read")
		return nil
	}
	num := binary.NativeEndian
	n, ids := uint64(num.Uint16(b[10:])), b[pageHeader:]
	if n == 0xFFFF { // too many for the header: the first element is their number
		n, ids = num.Uint64(ids), ids[8:]
	}
	if n > uint64(len(ids)/8) {
		p.problem("the list of free pages is cut off")
		return nil
	}
	for i := range n {
		id := num.Uint64(ids[8*i:])
		if id < 2 || id >= m.pages || p.visited[id] || free[id] {
			p.problem("the list of free pages names page %d, which is in use", id)
			return nil
		}
		free[id] = true
	}
	return free
}
