// Package bleveindex is the embedded engine: a collection in one folder of one
// machine.
//
// # The folder
//
//	store.db   the article store, a bbolt file: the truth
//	index/     Bleve's scorch index: derived from the store, made anew when in doubt;
//	           while it is closed, catalogue.crc holds its catalogue's checksum;
//	           index.new and index.old are there while a rebuild lasts: swap.go
//
// # The store
//
// Every change takes the next sequence number. Buckets of store.db (numbers are
// big-endian):
//
//	meta      "layout" → 5, "uuid" → 16 random bytes, "seq" → last sequence number (8),
//	          "text" → as of which change (8) the texts of all versions have how many bytes (8)
//	articles  id (16) version (4) → record: the document
//	heads     id → version (4) seq (8): the newest version, absent when removed
//	log       seq (8) → id (16) version (4, 0 for a removal) seq it supersedes (8, 0 for none)
//	rows      seq → row: what columns need of a live article
//	remade    holds another rows while that is made: remake.go
//	origins   where an article was read → id (16), SHA-256 of its bytes (32)
//	names     facet, a zero byte, name → nothing: every name ever recognised, so
//	          that a bookmark with any of them keeps working
//	edits     id → a CRC-32C of the rest (4), JSON: what the owner said of the article
//	corrections  a key as in names → a CRC-32C of the rest (4), JSON: what the owner
//	          says of the name; stores may lack it
//	given     id → the same of a list: the tags that were given when it was added
//
// A record is a version byte, a CRC-32C of the rest (4), the length of the first
// part (uvarint), and two zstd frames: the three texts (each with its length, a
// uvarint) followed by JSON of the document without them, which lists of results
// read; and the annotations, which they do not: mentions.go, and JSON. It is the article as it was
// read; what the owner said is laid over it on reading, and in rows and index. An
// edit is a change of the log with the version that there was; a hidden article
// has a head but no row. A row is a version byte,
// a CRC-32C of the rest, and the fields that row.go lists; rows of another version
// or damaged are made anew from the articles on opening. The last of its fields is
// the sketch of the article's text, by which its copies are found: index/similar.
//
// A damaged store is repaired by reading its file without bbolt: the trees as far
// as they go, then leaves that nothing leads to, then the bytes of records, which
// their checksums prove; see pagefile.go, carve.go, salvage.go and settle.go.
//
// # The index
//
// Scorch is used directly, without Bleve's mapping and query layers. A document
// is named by its sequence number (8 bytes) and has one field, x: the words as
// written (folded), with positions, of title, standfirst and body together. A
// word is searched for in all its inflections: those of the dictionary that have
// its stem (inflect.go). A field of stems besides took two fifths more room and
// twice the time of indexing.
//
// Body positions begin at 1, title positions at titleBase, standfirst positions
// at standfirstBase, so one field serves searches in any text or in a certain
// one. The positions of a word in an article are one Bleve location: Pos is the
// first, the array positions are the steps to the others; it takes about half
// the room of a location each.
//
// The index carries the store's UUID, the mapping version and the last sequence
// number applied, set in the same batch. On opening it catches up with the
// store's log; foreign, ahead, damaged or of another mapping, it is rebuilt.
// Checksums of its segments are verified on opening, those of a large index in the
// background afterwards; what is found then, and what a search panics over, has
// it rebuilt while searches go on: see mend.go. So has the end of one of Bleve's own
// goroutines: ended.go.
//
// While articles are added the index follows the store: the store takes a
// change, which then waits in a bounded backlog for the follower. That indexes
// what has gathered in one batch and publishes a view. So adding waits for one
// sync, not two, segments are larger the faster articles come, and reading,
// storing and indexing go on side by side.
//
// # Searching
//
// Facets, dates, lengths and order live in columns: arrays in memory, indexed
// by sequence number, append-only, read from the rows on opening. A segment of
// the index adds only a map from its documents to sequence numbers. Searches
// run on published views: a snapshot of the index with the columns' lengths of
// that moment. One pass over the matches counts facets and histogram and keeps
// the best hits: see pass.go.
//
// Names resolve through an alias table in ordinals, which columns of the four kinds
// of entity are read through. It follows the rows and what the owner says: only the
// blocks of names that something changed in are resolved anew, and only rows that
// name what is shown otherwise are made anew (aliasing.go, aliases.go; the blocks
// are entity.Resolver's).
//
// Copies are found by the sketches of the live rows, in buckets that are filled on
// opening and follow the columns; a view has a snapshot of them. What they say is
// near is read and compared word by word before it is called a copy: copies.go.
package bleveindex
