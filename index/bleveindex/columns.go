package bleveindex

import (
	"parallax/index"
	"parallax/index/entity"
	"parallax/index/similar"
)

// values is a multi-valued column: the ordinals of row seq are
// ords[start[seq]:start[seq+1]]. Append-only: a copy of the struct stays valid
// while rows are added.
type values struct {
	start  []uint32
	ords   []uint32
	counts []uint8 // mentions, beside ords
}

func newValues() values { return values{start: []uint32{0}} }

// of returns row seq's ordinals.
func (v *values) of(seq uint32) []uint32 { return v.ords[v.start[seq]:v.start[seq+1]] }

// rows is the number of rows.
func (v *values) rows() int { return len(v.start) - 1 }

func (v *values) add(ord uint32, count uint8) {
	v.ords = append(v.ords, ord)
	v.counts = append(v.counts, count)
}

func (v *values) endRow() { v.start = append(v.start, uint32(len(v.ords))) }

// aboutColumn is the country column cut down to the countries that articles
// are about; it comes after the columns of index.Facets and shares the country
// dictionary.
const (
	aboutColumn = len(index.Facets)
	numColumns  = aboutColumn + 1
)

// columnOf is the facet whose dictionary a column uses.
func columnFacet(column int) int {
	if column == aboutColumn {
		return countryFacet
	}
	return column
}

// columns holds what searches need of each row, indexed by sequence number.
// Row 0 is unused, and so is the row of a removal. Only the writer touches it;
// readers get copies of its slices in a view.
type columns struct {
	ids      []index.ID
	versions []uint32
	lengths  []uint32
	added    []int64
	demo     []bool
	dates    []rowDate
	facets   [numColumns]values
	dicts    [len(index.Facets)]*dictionary
	names    [len(kindOf)][]nameStats // by ordinal: what live rows know of each name
	near     similar.Index            // of the live rows
	said     []entity.Correction      // what the owner says of names; replaced, never changed
	aliasing *aliasing

	live   int    // rows in the collection
	hidden int    // articles that have none, because the owner hid them
	tokens uint64 // words in them
}

// nameStats is what the live rows say of one name.
type nameStats struct {
	articles int
	roles    tallies
	aliases  tallies
}

func newColumns() *columns {
	c := &columns{aliasing: newAliasing()}
	for i := range c.facets {
		c.facets[i] = newValues()
	}
	for i := range c.dicts {
		c.dicts[i] = newDictionary()
	}
	c.skip() // row 0
	return c
}

// next is the sequence number of the row that would be added now.
func (c *columns) next() uint64 { return uint64(len(c.ids)) }

// skip adds an empty row.
func (c *columns) skip() {
	c.ids = append(c.ids, index.ID{})
	c.versions = append(c.versions, 0)
	c.lengths = append(c.lengths, 0)
	c.added = append(c.added, 0)
	c.demo = append(c.demo, false)
	c.dates = append(c.dates, rowDate{})
	for i := range c.facets {
		c.facets[i].endRow()
	}
}

// skipTo adds empty rows until seq is next. Segments name articles
// up to the store's last change, removed ones too, and each has a row.
func (c *columns) skipTo(seq uint64) {
	for c.next() < seq {
		c.skip()
	}
}

// add appends r as row seq; rows between are left empty.
func (c *columns) add(seq uint64, r *row) {
	c.skipTo(seq)
	c.ids = append(c.ids, r.id)
	c.versions = append(c.versions, r.version)
	c.lengths = append(c.lengths, r.length)
	c.added = append(c.added, r.added)
	c.demo = append(c.demo, r.demo)
	c.dates = append(c.dates, r.date)
	for f, vs := range r.values {
		for _, v := range vs {
			ord := c.dicts[f].add(v.name)
			c.facets[f].add(ord, v.count)
			if f == countryFacet && v.about {
				c.facets[aboutColumn].add(ord, v.count)
			}
			c.note(f, ord, &v)
		}
		c.facets[f].endRow()
	}
	c.facets[aboutColumn].endRow()
	c.near.Add(uint32(seq), r.sketch)
	c.live++
	c.tokens += uint64(r.length)
}

// drop takes row seq out of the totals; r is as it was added.
func (c *columns) drop(seq uint64, r *row) {
	c.near.Drop(uint32(seq))
	for f, vs := range r.values {
		for _, v := range vs {
			c.forget(f, c.dicts[f].add(v.name), &v)
		}
	}
	c.live--
	c.tokens -= uint64(r.length)
}

// note counts an article that names ord.
func (c *columns) note(f int, ord uint32, v *value) {
	if f >= len(kindOf) {
		return
	}
	c.aliasing.mark(f, ord)
	s := c.stats(f, ord)
	s.articles++
	if v.role != "" {
		s.roles.add(v.role, 1)
	}
	for _, a := range v.aliases {
		s.aliases.add(a, 1)
	}
}

// forget undoes note.
func (c *columns) forget(f int, ord uint32, v *value) {
	if f >= len(kindOf) {
		return
	}
	c.aliasing.mark(f, ord)
	s := c.stats(f, ord)
	s.articles--
	s.roles.add(v.role, -1)
	for _, a := range v.aliases {
		s.aliases.add(a, -1)
	}
}

func (c *columns) stats(f int, ord uint32) *nameStats {
	for len(c.names[f]) <= int(ord) {
		c.names[f] = append(c.names[f], nameStats{})
	}
	return &c.names[f][ord]
}

// known is what live rows know of a name.
func (c *columns) known(f int, ord uint32) (s nameStats) {
	if int(ord) < len(c.names[f]) {
		s = c.names[f][ord]
	}
	return s
}

// record is the same for the alias table.
func (c *columns) record(f int, ord uint32) entity.Record {
	s := c.known(f, ord)
	return entity.Record{Kind: kindOf[f], Name: c.dicts[f].name(ord), Articles: s.articles, Roles: s.roles.counts(), Aliases: s.aliases.counts()}
}
