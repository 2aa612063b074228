package bleveindex

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/similar"
)

// rowVersion changes with the row's layout or with how documents become rows;
// rows of another version are made anew from the articles.
const rowVersion = 4

// row is what the columns keep of one live article.
type row struct {
	id      index.ID
	version uint32
	length  uint32 // words in title, standfirst and body
	added   int64  // Unix seconds
	demo    bool
	date    rowDate
	values  [len(index.Facets)][]value // in the order of index.Facets
	sketch  similar.Sketch             // to find its copies
}

// rowDate is an article.Date without its evidence.
type rowDate struct {
	precision   article.Precision
	first, last index.Day
	unix        int64
}

// value is one facet value of an article.
type value struct {
	name    string
	count   uint8 // mentions, at most 255; 1 for facets that are not entities
	about   bool
	role    string
	aliases []string
}

// makeRow derives an article's row; doc is its analysis.
func makeRow(d *index.Document, doc *analysed) row {
	r := row{id: d.ID, version: uint32(d.Version), length: doc.length, sketch: doc.sketch, added: d.Added.Unix(), demo: d.Demo}
	if p := d.Published; !p.IsZero() {
		r.date = rowDate{p.Precision, p.First, p.Last, p.Unix()}
	}
	for _, e := range d.Entities {
		f, ok := facetOf[e.Kind]
		if !ok {
			continue
		}
		r.add(f, value{name: e.Name, count: uint8(min(len(e.Mentions), math.MaxUint8)), about: e.About, role: e.Role, aliases: e.Aliases})
	}
	r.add(sourceFacet, value{name: d.Source, count: 1})
	for _, a := range d.Authors {
		r.add(authorFacet, value{name: a, count: 1})
	}
	r.add(languageFacet, value{name: d.Language, count: 1})
	for _, t := range d.Tags {
		r.add(tagFacet, value{name: t, count: 1})
	}
	return r
}

// add keeps v once per name; an empty name is no value.
func (r *row) add(f int, v value) {
	if v.name == "" {
		return
	}
	for i := range r.values[f] {
		if old := &r.values[f][i]; old.name == v.name {
			old.count = uint8(min(int(old.count)+int(v.count), math.MaxUint8))
			old.about = old.about || v.about
			return
		}
	}
	r.values[f] = append(r.values[f], v)
}

// The facets' places in index.Facets.
const (
	personFacet = iota
	countryFacet
	organisationFacet
	placeFacet
	sourceFacet
	authorFacet
	languageFacet
	tagFacet
)

var facetOf = map[entity.Kind]int{
	entity.Person: personFacet, entity.Country: countryFacet,
	entity.Organisation: organisationFacet, entity.Place: placeFacet,
}

var kindOf = [...]entity.Kind{entity.Person, entity.Country, entity.Organisation, entity.Place}

var precisions = [...]article.Precision{article.Unknown, article.Year, article.Month, article.DayOnly, article.Minute}

// encode returns the row as stored: a version byte, a CRC-32C of the rest (4),
// fixed numbers, each facet's values as counted strings, then the sketch.
func (r *row) encode() []byte {
	b := []byte{rowVersion, 0, 0, 0, 0}
	b = append(b, r.id[:]...)
	b = binary.AppendUvarint(b, uint64(r.version))
	b = binary.AppendUvarint(b, uint64(r.length))
	b = binary.AppendVarint(b, r.added)
	b = append(b, bit(r.demo))
	for i, p := range precisions {
		if p == r.date.precision {
			b = append(b, byte(i))
		}
	}
	b = binary.AppendVarint(b, int64(r.date.first))
	b = binary.AppendVarint(b, int64(r.date.last))
	b = binary.AppendVarint(b, r.date.unix)
	for _, vs := range r.values {
		b = binary.AppendUvarint(b, uint64(len(vs)))
		for _, v := range vs {
			b = appendString(b, v.name)
			b = append(b, v.count, bit(v.about))
			b = appendString(b, v.role)
			b = binary.AppendUvarint(b, uint64(len(v.aliases)))
			for _, a := range v.aliases {
				b = appendString(b, a)
			}
		}
	}
	b = append(b, byte(len(r.sketch)))
	for _, h := range r.sketch {
		b = binary.BigEndian.AppendUint32(b, h)
	}
	binary.BigEndian.PutUint32(b[1:], crc32.Checksum(b[5:], castagnoli))
	return b
}

func bit(on bool) byte {
	if on {
		return 1
	}
	return 0
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// decodeRow reads what encode wrote. It returns ErrDamaged for anything else.
func decodeRow(b []byte) (r row, err error) {
	switch {
	case len(b) < 5 || b[0] != rowVersion:
		return r, fmt.Errorf("row: %w: of another version", index.ErrDamaged)
	case crc32.Checksum(b[5:], castagnoli) != binary.BigEndian.Uint32(b[1:]):
		return r, fmt.Errorf("row: %w: checksum differs", index.ErrDamaged)
	}
	rd := rowReader{b: b[5:]}
	copy(r.id[:], rd.take(len(r.id)))
	r.version = uint32(rd.uvarint())
	r.length = uint32(rd.uvarint())
	r.added = rd.varint()
	r.demo = rd.byte() == 1
	r.date.precision = precisions[min(int(rd.byte()), len(precisions)-1)]
	r.date.first = index.Day(rd.varint())
	r.date.last = index.Day(rd.varint())
	r.date.unix = rd.varint()
	for f := range r.values {
		n := rd.uvarint()
		for range n {
			if rd.bad {
				break
			}
			v := value{name: rd.string(), count: rd.byte(), about: rd.byte() == 1, role: rd.string()}
			for range rd.uvarint() {
				if rd.bad {
					break
				}
				v.aliases = append(v.aliases, rd.string())
			}
			r.values[f] = append(r.values[f], v)
		}
	}
	if n := int(rd.byte()); n > 0 && n <= similar.SketchSize {
		r.sketch = make(similar.Sketch, n)
		for i := range r.sketch {
			if b := rd.take(4); b != nil {
				r.sketch[i] = binary.BigEndian.Uint32(b)
			}
		}
	}
	if rd.bad || len(rd.b) > 0 {
		return r, fmt.Errorf("row: %w: not what was written", index.ErrDamaged)
	}
	return r, nil
}

// rowReader reads from the front of b; bad is set when b ends too early.
type rowReader struct {
	b   []byte
	bad bool
}

func (r *rowReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *rowReader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *rowReader) string() string { return string(r.take(int(min(r.uvarint(), math.MaxInt32)))) }

func (r *rowReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *rowReader) varint() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}
