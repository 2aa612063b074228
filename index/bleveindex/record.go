package bleveindex

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"github.com/klauspost/compress/zstd"

	"parallax/index"
)

const recordVersion = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// codec writes and reads records. It is safe for concurrent use.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newCodec() (*codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, err
	}
	return &codec{enc, dec}, nil
}

// encode returns d's record.
func (c *codec) encode(d *index.Document) ([]byte, error) {
	plain, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("encode article %s: %w", d.ID, err)
	}
	rec := c.enc.EncodeAll(plain, make([]byte, 5, 5+len(plain)/2))
	rec[0] = recordVersion
	binary.BigEndian.PutUint32(rec[1:], crc32.Checksum(rec[5:], castagnoli))
	return rec, nil
}

// decode reads what encode wrote. It returns ErrDamaged when the bytes are not
// what was written.
func (c *codec) decode(rec []byte) (d index.Document, err error) {
	if len(rec) < 5 || rec[0] != recordVersion {
		return d, fmt.Errorf("stored article: %w: unknown record", index.ErrDamaged)
	}
	if crc32.Checksum(rec[5:], castagnoli) != binary.BigEndian.Uint32(rec[1:]) {
		return d, fmt.Errorf("stored article: %w: checksum differs", index.ErrDamaged)
	}
	plain, err := c.dec.DecodeAll(rec[5:], nil)
	if err != nil {
		return d, fmt.Errorf("stored article: %w: %v", index.ErrDamaged, err)
	}
	if err := json.Unmarshal(plain, &d); err != nil {
		return d, fmt.Errorf("stored article: %w: %v", index.ErrDamaged, err)
	}
	return d, nil
}

func (c *codec) close() {
	c.enc.Close()
	c.dec.Close()
}
