package bleveindex

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parallax/index"
)

// stateKey holds, in the index: the store's UUID (16), the mapping version (4)
// and the last sequence number applied (8).
const stateKey = "parallax"

// verifyUpTo bounds the segment files whose checksums are verified before the
// collection opens, in bytes: about a third of a second's reading. Those of a
// larger index are verified in the background.
const verifyUpTo = 512 << 20

// floorSegment is the size, in articles, up to which segments count as equally
// small when merges are planned. Bleve's 2,000 makes a collection of a few
// thousand articles be merged whole again and again while it grows; that took
// twice the time of indexing it.
const floorSegment = 128

var errOtherMapping = errors.New("the index was made by another version of Parallax")

// scorchIndex is an open Bleve index.
type scorchIndex struct {
	*scorch.Scorch
	dir   string
	queue *bleveindex.AnalysisQueue
	uuid  [16]byte

	unverified []*os.File // segments whose checksums were not verified on opening
	ended      ended
}

// openScorch opens or makes the index in dir. A panic while opening, or a fault
// beyond a mapped file, counts as damage.
func openScorch(dir string, uuid [16]byte, upTo int64) (x *scorchIndex, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			x, err = nil, fmt.Errorf("open index: %w: %v", index.ErrDamaged, r)
		}
	}()
	if err := verifyCatalogue(dir); err != nil {
		return nil, err
	}
	unverified, err := verifySegments(dir, upTo)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			closeFiles(unverified)
		}
	}()
	x = &scorchIndex{dir: dir, uuid: uuid, unverified: unverified}
	x.ended.watch(dir)
	x.queue = bleveindex.NewAnalysisQueue(1) // articles arrive analysed
	idx, err := scorch.NewScorch("parallax", map[string]any{
		"path": dir, "bolt_timeout": lockWait.String(), "asyncErrorCallbackName": watcherName,
		"scorchMergePlanOptions": map[string]any{"FloorSegmentSize": floorSegment},
	}, x.queue)
	if err == nil {
		err = idx.Open()
	}
	if err != nil {
		x.queue.Close()
		x.ended.unwatch(dir)
		return nil, fmt.Errorf("open index: %w", err)
	}
	x.Scorch = idx.(*scorch.Scorch)
	return x, nil
}

// closeWait bounds how long closing may take. Scorch writes nothing that was not
// on disk before; but when bbolt panicked under it, it waits for a lock for ever.
const closeWait = 10 * time.Second

func (x *scorchIndex) close() error {
	if x == nil {
		return nil
	}
	closeFiles(x.unverified)
	x.ended.unwatch(x.dir)
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("close index: %w: %v", index.ErrDamaged, r)
			}
		}()
		done <- x.Scorch.Close()
	}()
	select {
	case err := <-done:
		x.queue.Close()
		return errors.Join(err, sealCatalogue(x.dir))
	case <-time.After(closeWait):
		return fmt.Errorf("close index: %w: it does not come to an end; it is mended on opening", index.ErrDamaged)
	}
}

// state returns the last sequence number applied. It returns an error that
// says why when the index is not one of this store and mapping.
func (x *scorchIndex) state() (seq uint64, err error) {
	r, err := x.Reader()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	b, err := r.GetInternal([]byte(stateKey))
	if err != nil {
		return 0, err
	}
	if len(b) == 0 {
		n, err := r.DocCount()
		if err == nil && n > 0 {
			err = errors.New("the index is of no known collection")
		}
		return 0, err
	}
	switch {
	case len(b) != 28:
		return 0, fmt.Errorf("index state: %w", index.ErrDamaged)
	case [16]byte(b[:16]) != x.uuid:
		return 0, errors.New("the index is of another collection")
	case binary.BigEndian.Uint32(b[16:]) != mappingVersion:
		return 0, errOtherMapping
	}
	return binary.BigEndian.Uint64(b[20:]), nil
}

// apply indexes changes, in order, in one batch that also records the last of
// them. It returns when they are on disk.
func (x *scorchIndex) apply(changes []pending) error {
	b := bleveindex.NewBatch()
	for i := range changes {
		p := &changes[i]
		if p.old != 0 {
			b.Delete(docName(p.old))
		}
		if p.doc != nil {
			b.Update(p.doc.bleveDocument(p.seq))
		}
	}
	b.SetInternal([]byte(stateKey), x.stateAt(changes[len(changes)-1].seq))
	return x.batch(b)
}

// batch applies b.
func (x *scorchIndex) batch(b *bleveindex.Batch) error { return x.ended.guarded(b, x.write) }

// write applies b. Bleve looks deleted documents up in its segments, where a
// damaged one makes it panic or read beyond the file.
func (x *scorchIndex) write(b *bleveindex.Batch) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("index: %w: %v", index.ErrDamaged, r)
		}
	}()
	return x.Batch(b)
}

// mark records that the index is up to seq.
func (x *scorchIndex) mark(seq uint64) error {
	b := bleveindex.NewBatch()
	b.SetInternal([]byte(stateKey), x.stateAt(seq))
	return x.batch(b)
}

func (x *scorchIndex) stateAt(seq uint64) []byte {
	b := binary.BigEndian.AppendUint32(append([]byte(nil), x.uuid[:]...), mappingVersion)
	return binary.BigEndian.AppendUint64(b, seq)
}
