package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"parallax/index"
	"parallax/index/entity"
)

// Correct is index.Corrector's.
func (e *Engine) Correct(ctx context.Context, cs []entity.Correction) error {
	cs, err := index.CleanCorrections(cs)
	if err != nil {
		return fmt.Errorf("correct names: %w", err)
	}
	e.changing.Lock()
	defer e.changing.Unlock()
	if err := e.usable(ctx); err != nil {
		return err
	}
	var said []entity.Correction
	err = e.store.write(func(tx *bbolt.Tx) error {
		for _, c := range cs {
			if err := putCorrection(tx, c); err != nil {
				return err
			}
		}
		said = loadCorrections(tx, nil)
		return nil
	})
	if err != nil {
		return fmt.Errorf("correct names: %w", err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.corrected(said, cs)
	return nil
}

// corrected has the alias table follow corrections. The caller holds mu.
func (e *Engine) corrected(said, changed []entity.Correction) {
	e.cols.said = said
	for _, c := range changed {
		for _, name := range []string{c.Name, c.With, c.Shown} {
			f := facetOf[c.Kind]
			ord, known := e.cols.dicts[f].ord(name)
			if !known && name != "" && !c.Nothing() {
				ord, known = e.cols.dicts[f].add(name), true
			}
			if known {
				e.cols.aliasing.mark(f, ord)
			}
		}
	}
	e.following.unresolved, e.following.unseen = true, true
	e.following.wake()
}

// putCorrection stores what is said of a name, and logs the names that it has.
func putCorrection(tx *bbolt.Tx, c entity.Correction) error {
	f := facetOf[c.Kind]
	b := tx.Bucket(correctionsBucket)
	if c.Nothing() {
		return b.Delete(nameKey(f, c.Name))
	}
	sealed, err := seal(c)
	errs := []error{err}
	for _, name := range []string{c.Name, c.With, c.Shown} {
		if key := nameKey(f, name); name != "" && tx.Bucket(namesBucket).Get(key) == nil {
			errs = append(errs, tx.Bucket(namesBucket).Put(key, []byte{}))
		}
	}
	return errors.Join(append(errs, b.Put(nameKey(f, c.Name), sealed))...)
}

// loadCorrections lists what the owner says of names. What can't be read counts as
// nothing, is told to damaged, which may be nil, and Check names it.
func loadCorrections(tx *bbolt.Tx, damaged func(name string, err error)) (said []entity.Correction) {
	_ = tx.Bucket(correctionsBucket).ForEach(func(k, v []byte) error { // the callback returns none
		var c entity.Correction
		err := unseal(v, &c)
		if _, known := facetOf[c.Kind]; err == nil && (!known || string(k) != string(nameKey(facetOf[c.Kind], c.Name))) {
			err = fmt.Errorf("correction: %w: it is another name's", index.ErrDamaged)
		}
		switch {
		case err == nil:
			said = append(said, c)
		case damaged != nil:
			damaged(strings.ReplaceAll(string(k), "\x00", " "), err)
		}
		return nil
	})
	slices.SortFunc(said, entity.CompareCorrections)
	return said
}

// correctedBy has the alias table follow the corrections that came with entries.
// The caller holds changing.
func (e *Engine) correctedBy(entries []index.Entry) error {
	var came []entity.Correction
	for i := range entries {
		if x := entries[i].Exported; x != nil {
			came = append(came, x.Corrections...)
		}
	}
	if len(came) == 0 {
		return nil
	}
	var said []entity.Correction
	err := e.store.read(func(tx *bbolt.Tx) error {
		said = loadCorrections(tx, nil)
		return nil
	})
	e.mu.Lock()
	defer e.mu.Unlock()
	e.corrected(said, came)
	return err
}

// correctionsByName are corrections by their own names, and by those that they
// join their names with.
type correctionsByName map[string][]entity.Correction

func byName(said []entity.Correction) correctionsByName {
	out := correctionsByName{}
	for _, c := range said {
		f := facetOf[c.Kind]
		for _, name := range []string{c.Name, c.With} {
			if name != "" {
				key := string(nameKey(f, name))
				out[key] = append(out[key], c)
			}
		}
	}
	return out
}

// of lists what is said of the names of entities, and of those that they are joined
// with, in order.
func (m correctionsByName) of(es []entity.Entity) (out []entity.Correction) {
	if len(m) == 0 {
		return nil
	}
	seen := map[string]bool{}
	var names []entity.Correction // kind and name to be looked at
	for _, en := range es {
		names = append(names, entity.Correction{Kind: en.Kind, Name: en.Name})
	}
	for len(names) > 0 {
		n := names[len(names)-1]
		names = names[:len(names)-1]
		key := string(nameKey(facetOf[n.Kind], n.Name))
		if seen[key] {
			continue
		}
		seen[key] = true
		for _, c := range m[key] {
			out = append(out, c)
			names = append(names, c)
			if c.With != "" {
				names = append(names, entity.Correction{Kind: c.Kind, Name: c.With})
			}
		}
	}
	slices.SortFunc(out, entity.CompareCorrections)
	return slices.Compact(out)
}

// Corrections is index.Corrector's.
func (e *Engine) Corrections(context.Context) (said []entity.Correction, err error) {
	v, err := e.current() // holds the collection open
	if err != nil {
		return nil, err
	}
	defer v.release()
	err = e.store.read(func(tx *bbolt.Tx) error {
		said = loadCorrections(tx, func(name string, err error) {
			e.log.Error("what the owner said of a name can't be read", "op", "corrections", "name", name, "err", err)
		})
		return nil
	})
	return said, err
}

// entityFacet is where f stands among the facets; ErrInvalid for one that is of no
// kind of entity.
func entityFacet(f index.Facet) (int, error) {
	i := slices.Index(index.Facets[:], f)
	if i < 0 || i >= len(kindOf) {
		return 0, fmt.Errorf("%w: %s is no kind of entity", index.ErrInvalid, f)
	}
	return i, nil
}

// Forms is index.Corrector's.
func (e *Engine) Forms(ctx context.Context, f index.Facet, name string) (out []entity.Record, err error) {
	i, err := entityFacet(f)
	if err != nil {
		return nil, err
	}
	v, err := e.current()
	if err != nil {
		return nil, err
	}
	defer v.release()
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, form := range v.formsOf(i, name) {
		ord, ok := e.cols.dicts[i].ord(form)
		if !ok {
			continue
		}
		out = append(out, e.cols.record(i, ord))
	}
	return out, ctx.Err()
}

// formsOf are the names of the entity of facet f that goes by name.
func (v *view) formsOf(f int, name string) []string {
	return v.aliases.forms(f, v.aliases.canonical(f, name))
}

// Hides is index.Searcher's.
func (e *Engine) Hides(f index.Facet, name string) bool {
	i, err := entityFacet(f)
	if err != nil {
		return false
	}
	v, err := e.current()
	if err != nil {
		return false
	}
	defer v.release()
	return v.aliases.hides(i, name)
}
