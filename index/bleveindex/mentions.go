package bleveindex

import (
	"encoding/binary"
	"fmt"
	"slices"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
)

// appendMentions appends where the entities are named: for each its number of
// mentions, and for each of those the field (the low two bits) with the way from
// the last one's end, and the length. It takes a tenth of JSON's room.
func appendMentions(b []byte, entities []entity.Entity) ([]byte, error) {
	for i := range entities {
		b = binary.AppendUvarint(b, uint64(len(entities[i].Mentions)))
		field, end := -1, 0
		for _, m := range entities[i].Mentions {
			f := slices.Index(article.Fields[:], m.Field)
			if f < 0 || m.End < m.Start {
				return nil, fmt.Errorf("%w: %s is named at %v", index.ErrInvalid, entities[i].Name, m)
			}
			if f != field {
				field, end = f, 0
			}
			b = binary.AppendVarint(b, int64(m.Start-end)*4+int64(f))
			b = binary.AppendUvarint(b, uint64(m.End-m.Start))
			end = m.End
		}
	}
	return b, nil
}

// mentions reads the mentions of entities into them.
func (r *rowReader) mentions(entities []entity.Entity) {
	for i := range entities {
		n := r.uvarint()
		if n > uint64(len(r.b)) {
			r.bad = true
		}
		if r.bad {
			return
		}
		ms := make([]entity.Mention, n)
		field, end := -1, 0
		for j := range ms {
			v := r.varint()
			f := int(v & 3)
			if f >= len(article.Fields) {
				r.bad = true
				return
			}
			if f != field {
				field, end = f, 0
			}
			start := end + int((v-int64(f))/4)
			end = start + int(r.uvarint())
			ms[j] = entity.Mention{Field: article.Fields[f], Start: start, End: end}
		}
		entities[i].Mentions = ms
	}
}
