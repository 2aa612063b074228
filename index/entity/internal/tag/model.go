package tag

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"slices"
)

// Row is the weights of one feature for all labels but Outside.
type Row [labels - 1]int8

// slot is a feature with its weights as they are added up: a byte each, raised by
// bias so that none is negative, eight to a number. With the key beside them a
// look-up touches one stretch of memory.
type slot struct {
	weights [(labels - 1) / 8]uint64
	key     uint32 // the feature's hash; 0 in an empty slot
}

const bias = 128

// Model is a trained tagger. It is only read after it was made.
type Model struct {
	slots []slot                // open addressing
	moves [labels][labels]int32 // from the first to the second
}

// New makes a model of the rows of features with their hashes and of the
// weights of neighbouring labels, from the first to the second. No hash may come
// twice, none may be 0.
func New(hashes []uint32, rows []Row, moves [labels][labels]int32) *Model {
	m := &Model{slots: make([]slot, 1<<bits.Len(uint(len(hashes)+len(hashes)/2))), moves: moves}
	mask := uint32(len(m.slots) - 1)
	for n, h := range hashes {
		i := h >> 1 & mask
		for m.slots[i].key != 0 {
			i = (i + 1) & mask
		}
		m.slots[i].key = h
		for l, w := range rows[n] {
			m.slots[i].weights[l/8] |= uint64(int(w)+bias) << (l % 8 * 8)
		}
	}
	return m
}

// find returns the slot of a feature, nil when it has no weights.
func (m *Model) find(h uint32) *slot {
	mask := uint32(len(m.slots) - 1)
	for i := h >> 1 & mask; ; i = (i + 1) & mask {
		switch s := &m.slots[i]; s.key {
		case h:
			return s
		case 0:
			return nil
		}
	}
}

// score adds up the weights of one word's features: every other byte apart, so
// that sums have 16 bits each. A word has fewer than 256 features.
func (m *Model) score(hashes []uint32, out *[labels]int32) {
	const every = 0x00FF00FF00FF00FF
	var even, odd [(labels - 1) / 8]uint64
	n := int32(0)
	for _, h := range hashes {
		if s := m.find(h); s != nil {
			for k, w := range s.weights {
				even[k] += w & every
				odd[k] += w >> 8 & every
			}
			n++
		}
	}
	out[Outside] = 0
	for l := range labels - 1 {
		sum := even[l/8]
		if l%2 == 1 {
			sum = odd[l/8]
		}
		out[l+1] = int32(sum>>(l%8/2*16)&0xFFFF) - n*bias
	}
}

// A model is stored gzipped: magic; the moves, a signed varint each; the number
// of features, a uvarint; their hashes in ascending order, each as the
// difference to the one before, a uvarint; and their weights, label by label,
// a byte each.
const magic = "tagger 1\n"

// Write stores a model. Equal weights give equal bytes.
func Write(w io.Writer, hashes []uint32, rows []Row, moves [labels][labels]int32) error {
	order := make([]int, len(hashes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(int64(hashes[a]) - int64(hashes[b])) })
	b := []byte(magic)
	for i := range moves {
		for _, v := range moves[i] {
			b = binary.AppendVarint(b, int64(v))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(hashes)))
	last := uint32(0)
	for _, n := range order {
		b = binary.AppendUvarint(b, uint64(hashes[n]-last))
		last = hashes[n]
	}
	for l := range len(Row{}) {
		for _, n := range order {
			b = append(b, byte(rows[n][l]))
		}
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

// Read reads what Write stored.
func Read(stored []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(stored))
	if err != nil {
		return nil, fmt.Errorf("read tagger: %w", err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("read tagger: %w", err)
	}
	b, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, errors.New("read tagger: not a model of this version")
	}
	r := bytes.NewReader(b)
	var moves [labels][labels]int32
	for i := range moves {
		for j := range moves[i] {
			v, err := binary.ReadVarint(r)
			if err != nil {
				return nil, fmt.Errorf("read tagger: %w", err)
			}
			moves[i][j] = int32(v)
		}
	}
	n, err := binary.ReadUvarint(r)
	if err != nil || n > uint64(len(b)) {
		return nil, errors.New("read tagger: number of features")
	}
	hashes, last := make([]uint32, n), uint64(0)
	for i := range hashes {
		d, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, fmt.Errorf("read tagger: %w", err)
		}
		last += d
		hashes[i] = uint32(last)
	}
	rest := b[len(b)-r.Len():]
	if uint64(len(rest)) != n*uint64(len(Row{})) {
		return nil, errors.New("read tagger: weights")
	}
	rows := make([]Row, n)
	for l := range len(Row{}) {
		for i := range rows {
			rows[i][l] = int8(rest[l*len(rows)+i])
		}
	}
	return New(hashes, rows, moves), nil
}
