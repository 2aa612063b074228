package index

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

// ID names an article for ever: 128 bits. It is made from the canonical URL,
// else from the id given within the article's source file, else from the bytes
// first seen; never from the index or the cleaned text.
type ID [16]byte

var idEncoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// String is the id as shown and stored in URLs: 26 characters of lower-case
// base32 without padding.
func (id ID) String() string { return strings.ToLower(idEncoding.EncodeToString(id[:])) }

// MarshalText is String.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText is ParseID.
func (id *ID) UnmarshalText(b []byte) (err error) {
	*id, err = ParseID(string(b))
	return err
}

// ParseID reads what String wrote, in either case. It returns ErrInvalid for
// anything else.
func ParseID(s string) (id ID, err error) {
	b, err := idEncoding.DecodeString(strings.ToUpper(s))
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("article id %q: %w: an id has 26 letters and digits 2 to 7", s, ErrInvalid)
	}
	copy(id[:], b)
	if id.String() != strings.ToLower(s) { // stray bits in the last character
		return ID{}, fmt.Errorf("article id %q: %w: no id is written so", s, ErrInvalid)
	}
	return id, nil
}

// URLID is the id of the article at a URL in normal form (see NormalURL).
func URLID(normal string) ID { return hashID("url", normal) }

// GivenID is the id of an article that its source file calls id. Source is the
// file's base name, so that a file can be moved. When two files of one name
// give one id to different articles, the second gets OtherID.
func GivenID(source, id string) ID { return hashID("given", source, id) }

// OtherID is the id of an article whose own is another article's already.
func OtherID(origin string, raw [32]byte) ID { return hashID("other", origin, string(raw[:])) }

// RawID is the id of an article known only by its bytes.
func RawID(raw []byte) ID { return hashID("raw", string(raw)) }

func hashID(parts ...string) (id ID) {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	copy(id[:], sum[:])
	return id
}
