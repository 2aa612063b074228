package bleveindex

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/klauspost/compress/zstd"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/quote"
	"parallax/index/text"
)

// Versions of the record: up to 2 the mentions stood in the annotations' JSON.
const (
	recordVersion = 3
	oldestRecord  = 2
)

// maxRecord bounds a record, and each of its parts when it is unpacked, in bytes:
// a damaged length must not take all memory. The files of articles are far from it.
const maxRecord = 512 << 20

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
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxRecord))
	if err != nil {
		return nil, err
	}
	return &codec{enc, dec}, nil
}

// annotations is the part of a document that lists of results do not need.
type annotations struct {
	Entities   []entity.Entity   `json:"e,omitempty"`
	Quotations []quote.Quotation `json:"q,omitempty"`
	Subheads   []text.Span       `json:"s,omitempty"`
	Clutter    []article.Clutter `json:"c,omitempty"`
	Trace      []article.Trace   `json:"t,omitempty"`
	Notes      []string          `json:"n,omitempty"`
}

// encode returns d's record.
func (c *codec) encode(d *index.Document) ([]byte, error) {
	lean := *d
	lean.Title, lean.Standfirst, lean.Body = "", "", ""
	lean.Tags, lean.Owner = nil, nil // kept in buckets of their own
	lean.Entities, lean.Quotations, lean.Subheads, lean.Clutter, lean.Trace, lean.Notes = nil, nil, nil, nil, nil, nil
	first := []byte{}
	for _, f := range article.Fields {
		first = appendString(first, d.Text(f))
	}
	meta, err := json.Marshal(&lean)
	if err != nil {
		return nil, fmt.Errorf("encode article %s: %w", d.ID, err)
	}
	second, err := encodeAnnotations(d)
	if err != nil {
		return nil, fmt.Errorf("encode article %s: %w", d.ID, err)
	}
	first = c.enc.EncodeAll(append(first, meta...), nil)
	rec := binary.AppendUvarint(make([]byte, 5), uint64(len(first)))
	rec = c.enc.EncodeAll(second, append(rec, first...))
	rec[0] = recordVersion
	binary.BigEndian.PutUint32(rec[1:], crc32.Checksum(rec[5:], castagnoli))
	return rec, nil
}

// encodeAnnotations returns the annotations of d: the length of the mentions (a
// uvarint), the mentions, and JSON of the rest.
func encodeAnnotations(d *index.Document) ([]byte, error) {
	mentions, err := appendMentions(nil, d.Entities)
	if err != nil {
		return nil, err
	}
	entities := slices.Clone(d.Entities)
	for i := range entities {
		entities[i].Mentions = nil
	}
	rest, err := json.Marshal(&annotations{entities, d.Quotations, d.Subheads, d.Clutter, d.Trace, d.Notes})
	return append(appendString(nil, string(mentions)), rest...), err
}

// decode reads what encode wrote, without the annotations when lean. It returns
// ErrDamaged when the bytes are not what was written.
func (c *codec) decode(rec []byte, lean bool) (d index.Document, err error) {
	if err := verifyRecord(rec); err != nil {
		return d, err
	}
	return c.decodeParts(rec, lean)
}

// verifyRecord returns ErrDamaged when rec is not what its checksum says.
func verifyRecord(rec []byte) error {
	if len(rec) < 5 || rec[0] < oldestRecord || rec[0] > recordVersion {
		return fmt.Errorf("stored article: %w: unknown record", index.ErrDamaged)
	}
	if crc32.Checksum(rec[5:], castagnoli) != binary.BigEndian.Uint32(rec[1:]) {
		return fmt.Errorf("stored article: %w: checksum differs", index.ErrDamaged)
	}
	return nil
}

// decodeParts is decode without the checksum.
func (c *codec) decodeParts(rec []byte, lean bool) (d index.Document, err error) {
	n, used := binary.Uvarint(rec[5:])
	if used <= 0 || n > uint64(len(rec)-5-used) {
		return d, fmt.Errorf("stored article: %w: it is cut off", index.ErrDamaged)
	}
	second := rec[5+used+int(n):]
	plain, err := c.dec.DecodeAll(rec[5+used:5+used+int(n)], nil)
	if err != nil {
		return d, fmt.Errorf("stored article: %w: %v", index.ErrDamaged, err)
	}
	texts := rowReader{b: plain}
	title, standfirst, body := texts.string(), texts.string(), texts.string()
	if err := json.Unmarshal(texts.b, &d); err != nil || texts.bad {
		return d, fmt.Errorf("stored article: %w: %v", index.ErrDamaged, err)
	}
	d.Title, d.Standfirst, d.Body = title, standfirst, body
	if lean {
		return d, nil
	}
	if plain, err = c.dec.DecodeAll(second, plain[:0]); err != nil {
		return d, fmt.Errorf("stored article: %w: %v", index.ErrDamaged, err)
	}
	var mentions rowReader
	if rec[0] == recordVersion {
		r := rowReader{b: plain}
		mentions.b = r.take(int(min(r.uvarint(), math.MaxInt32)))
		mentions.bad, plain = r.bad, r.b
	}
	var a annotations
	if err := json.Unmarshal(plain, &a); err != nil {
		return d, fmt.Errorf("stored article: %w: %v", index.ErrDamaged, err)
	}
	if rec[0] == recordVersion {
		mentions.mentions(a.Entities)
	}
	if mentions.bad || len(mentions.b) > 0 {
		return d, fmt.Errorf("stored article: %w: its mentions are not what was written", index.ErrDamaged)
	}
	d.Entities, d.Quotations, d.Subheads, d.Clutter, d.Trace, d.Notes = a.Entities, a.Quotations, a.Subheads, a.Clutter, a.Trace, a.Notes
	return d, nil
}

// decodeText reads a record whose checksum differs, without the annotations. It
// returns ErrDamaged unless the texts are those that were written.
func (c *codec) decodeText(rec []byte) (index.Document, error) {
	if len(rec) < 6 {
		return index.Document{}, fmt.Errorf("stored article: %w: it is cut off", index.ErrDamaged)
	}
	d, err := c.decodeParts(rec, true)
	if err == nil && d.Hash != d.Article.Hash() {
		err = fmt.Errorf("stored article: %w: its text is not what its hash says", index.ErrDamaged)
	}
	return d, err
}

func (c *codec) close() {
	c.enc.Close()
	c.dec.Close()
}
