package bleveindex

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"reflect"
	"slices"

	"go.etcd.io/bbolt"

	"parallax/index"
)

// said is what the owner said of an article: an index.Owner that has the values
// that were set, where that has those that were read.
type said index.Owner

// nothing reports whether the owner said nothing.
func (s said) nothing() bool {
	s.Set = said{}.Set
	return reflect.DeepEqual(s, said{})
}

// same reports whether a and b say the same.
func same(a, b said) bool {
	x, _ := json.Marshal(a) // it holds nothing that can't be written
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}

// with is s after ed, which is clean.
func (s said) with(ed index.Edit) said {
	for _, what := range ed.Reset {
		switch what {
		case index.SetTitle:
			s.Title = nil
		case index.SetSource:
			s.Source = nil
		case index.SetPublished:
			s.Published = nil
		case index.SetTags:
			s.Tagged, s.Untagged = nil, nil
		}
	}
	if ed.Title != nil {
		s.Title = ed.Title
	}
	if ed.Source != nil {
		s.Source = ed.Source
	}
	if ed.Published != nil {
		s.Published = ed.Published
	}
	if ed.Hide != nil {
		s.Hidden = *ed.Hide
	}
	s.Bearers = bearers(s.Bearers, ed.Bearers)
	s.Tagged = without(union(s.Tagged, ed.Tag), ed.Untag)
	s.Untagged = without(union(s.Untagged, ed.Untag), ed.Tag)
	return s
}

// bearers are the bearers of names in an article after some are said anew; nil for
// none.
func bearers(old, fresh []index.Bearer) (out []index.Bearer) {
	for _, b := range append(slices.Clone(fresh), old...) {
		if !slices.ContainsFunc(out, func(x index.Bearer) bool { return index.CompareBearers(x, b) == 0 }) {
			out = append(out, b)
		}
	}
	out = slices.DeleteFunc(out, func(b index.Bearer) bool { return b.As == "" || b.As == b.Name })
	slices.SortFunc(out, index.CompareBearers)
	if len(out) == 0 {
		return nil
	}
	return out
}

// bear gives the entities of d the names that tell their bearers from others.
func bear(d *index.Document, bs []index.Bearer) {
	for _, b := range bs {
		for i := range d.Entities {
			if en := &d.Entities[i]; en.Kind == b.Kind && en.Name == b.Name {
				en.Name, en.Aliases = b.As, nil // what else the article calls them others bear, too
			}
		}
	}
}

// tagsOf are the tags of an article that was given some and of which the owner
// said s: sorted, each once; nil for none.
func tagsOf(given []string, s said) []string {
	return union(without(given, s.Untagged), s.Tagged)
}

// union of two sorted lists; nil for none.
func union(a, b []string) []string {
	var out []string
	out = append(append(out, a...), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// without is a copy of the sorted list a without what b has; nil for none.
func without(a, b []string) []string {
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// said is what the owner said of id. What can't be read is logged, and counts as
// nothing: the article is then as it was read, and Check names the damage.
func (e *Engine) said(tx *bbolt.Tx, id index.ID) said {
	s, _ := e.saidWhole(tx, id)
	return s
}

// saidWhole is said, and whether it could be read.
func (e *Engine) saidWhole(tx *bbolt.Tx, id index.ID) (s said, whole bool) {
	whole = e.unsealed(tx.Bucket(editsBucket), id, &s)
	return s, whole
}

// given are the tags that were given when id was added, sorted; nil for none.
func (e *Engine) given(tx *bbolt.Tx, id index.ID) (tags []string) {
	e.unsealed(tx.Bucket(givenBucket), id, &tags)
	return tags
}

// unsealed reads what b has of id into v, which stays as it is where there is
// nothing, and becomes nothing where that can't be read: then it returns false.
func (e *Engine) unsealed(b *bbolt.Bucket, id index.ID, v any) bool {
	sealed := b.Get(id[:])
	if sealed == nil {
		return true
	}
	if err := unseal(sealed, v); err != nil {
		e.log.Error("what the owner set of an article can't be read", "op", "read", "id", id, "err", err)
		reflect.ValueOf(v).Elem().SetZero()
		return false
	}
	return true
}

// hasTags reports whether id was given tags.
func (e *Engine) hasTags(tx *bbolt.Tx, id index.ID, tags []string) bool {
	if len(tags) == 0 {
		return true
	}
	tags, err := index.CleanTags(tags)
	return err == nil && len(without(tags, e.given(tx, id))) == 0
}

// putSaid stores what the owner said of id.
func putSaid(tx *bbolt.Tx, id index.ID, s said) error {
	if s.nothing() {
		return tx.Bucket(editsBucket).Delete(id[:])
	}
	return putSealed(tx.Bucket(editsBucket), id, s)
}

// putGiven adds tags to those given when id was added, and reports whether any
// was not there.
func putGiven(tx *bbolt.Tx, id index.ID, tags []string) (fresh bool, err error) {
	if len(tags) == 0 {
		return false, nil
	}
	if tags, err = index.CleanTags(tags); err != nil {
		return false, fmt.Errorf("article %s: %w", id, err)
	}
	var known []string
	if b := tx.Bucket(givenBucket).Get(id[:]); b != nil && unseal(b, &known) != nil {
		known = nil // what can't be read is replaced
	}
	all := union(known, tags)
	if len(all) == len(known) {
		return false, nil
	}
	if len(all) > index.MaxTags {
		return false, fmt.Errorf("article %s: %w: an article has at most %d tags", id, index.ErrInvalid, index.MaxTags)
	}
	return true, putSealed(tx.Bucket(givenBucket), id, all)
}

// dropSaid forgets what the owner said of id, and what tags it was given.
func dropSaid(tx *bbolt.Tx, id index.ID) error {
	return errors.Join(tx.Bucket(editsBucket).Delete(id[:]), tx.Bucket(givenBucket).Delete(id[:]))
}

// countHidden counts the articles that the owner hid.
func countHidden(tx *bbolt.Tx) (n int, err error) {
	err = tx.Bucket(editsBucket).ForEach(func(k, v []byte) error {
		var s said
		if unseal(v, &s) == nil && s.Hidden {
			n++
		}
		return nil
	})
	return n, err
}

// putSealed stores v as JSON behind its checksum.
func putSealed(b *bbolt.Bucket, id index.ID, v any) error {
	sealed, err := seal(v)
	if err != nil {
		return err
	}
	return b.Put(id[:], sealed)
}

// seal is v as JSON behind its checksum.
func seal(v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	sealed := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(plain)), crc32.Checksum(plain, castagnoli))
	return append(sealed, plain...), nil
}

// unseal reads what seal wrote. It returns ErrDamaged for anything else.
func unseal(b []byte, v any) error {
	if len(b) < 4 || crc32.Checksum(b[4:], castagnoli) != binary.BigEndian.Uint32(b) {
		return fmt.Errorf("edit: %w: checksum differs", index.ErrDamaged)
	}
	if err := json.Unmarshal(b[4:], v); err != nil {
		return fmt.Errorf("edit: %w: %v", index.ErrDamaged, err)
	}
	return nil
}

// checkEdits decodes what the owner said, and looks for the articles.
func checkEdits(tx *bbolt.Tx, found func(what, name string, reason error)) error {
	check := func(bucket []byte, make func() any) error {
		return tx.Bucket(bucket).ForEach(func(k, v []byte) error {
			name := fmt.Sprintf("%x", k)
			live := false
			if len(k) == len(index.ID{}) {
				name = index.ID(k).String()
				_, live = getHead(tx, index.ID(k))
			}
			if err := unseal(v, make()); err != nil {
				found("edit", name, err)
			} else if !live {
				found("edit", name, fmt.Errorf("edit: %w: there is no such article", index.ErrDamaged))
			}
			return nil
		})
	}
	loadCorrections(tx, func(name string, err error) { found("correction", name, err) })
	return errors.Join(
		check(editsBucket, func() any { return new(said) }),
		check(givenBucket, func() any { return new([]string) }))
}
