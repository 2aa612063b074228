package index

import (
	"context"
	"fmt"
	"slices"

	"parallax/index/entity"
)

// Correction is what the owner says of one name.
type Correction = entity.Correction

// Corrector keeps what the owner says of names: which are one entity's, which are
// not, under which an entity is shown, and which are no values. Articles stay as
// they are, and every name that was ever shown leads to what it is now.
type Corrector interface {
	// Correct sets what is said of names, each as a whole; with nothing said it is
	// forgotten. All or none is on disk when it returns, and searches know of it as
	// of what Put stored. ErrInvalid: see CleanCorrections.
	Correct(ctx context.Context, cs []entity.Correction) error

	// Corrections lists what is said, in the order of entity.CompareCorrections.
	Corrections(ctx context.Context) ([]entity.Correction, error)

	// Forms lists what articles know of the names of the entity that goes by name,
	// most used first. nil when the collection has never had such a name.
	Forms(ctx context.Context, f Facet, name string) ([]entity.Record, error)

	// Nearest lists the names shown of facet f that are most like name, nearest
	// first, at most n.
	Nearest(ctx context.Context, f Facet, name string, n int) ([]string, error)
}

// CleanCorrections returns cs with names as they are stored: one line, normal form
// C, single spaces. It returns ErrInvalid with a reason that a reader understands
// for what can't be said.
func CleanCorrections(cs []entity.Correction) ([]entity.Correction, error) {
	out := slices.Clone(cs)
	seen := map[[2]string]bool{}
	for i := range out {
		c := &out[i]
		if !Facet(c.Kind).Entity() {
			return nil, fmt.Errorf("%w: there is no kind of entity %q: person, country, organisation and place are", ErrInvalid, c.Kind)
		}
		for _, s := range []*string{&c.Name, &c.With, &c.Shown} {
			if *s = line(*s); len(*s) > MaxSetting {
				return nil, fmt.Errorf("%w: the name %.20q… is longer than %d bytes", ErrInvalid, *s, MaxSetting)
			}
		}
		key := [2]string{string(c.Kind), c.Name}
		switch {
		case c.Name == "":
			return nil, fmt.Errorf("%w: a name has at least one letter", ErrInvalid)
		case c.With == c.Name:
			return nil, fmt.Errorf("%w: %q is joined with itself", ErrInvalid, c.Name)
		case seen[key]:
			return nil, fmt.Errorf("%w: %q is corrected twice at once", ErrInvalid, c.Name)
		}
		seen[key] = true
	}
	return out, nil
}

// Bearer says whom an article means by a name that several bear.
type Bearer struct {
	Kind entity.Kind `json:"kind"`
	Name string      `json:"name"` // as recognised in the article
	As   string      `json:"as"`   // the name that tells this bearer from the others; "" in an Edit: none
}

// CompareBearers orders bearers by kind, then by name.
func CompareBearers(a, b Bearer) int {
	return entity.CompareCorrections(entity.Correction{Kind: a.Kind, Name: a.Name}, entity.Correction{Kind: b.Kind, Name: b.Name})
}

// cleanBearers returns bearers as they are stored, in order.
func cleanBearers(bs []Bearer) ([]Bearer, error) {
	out := slices.Clone(bs)
	for i := range out {
		b := &out[i]
		b.Name, b.As = line(b.Name), line(b.As)
		switch {
		case !Facet(b.Kind).Entity():
			return nil, fmt.Errorf("%w: there is no kind of entity %q", ErrInvalid, b.Kind)
		case b.Name == "" || len(b.Name) > MaxSetting || len(b.As) > MaxSetting:
			return nil, fmt.Errorf("%w: the name of a bearer has from 1 to %d bytes", ErrInvalid, MaxSetting)
		}
	}
	slices.SortFunc(out, CompareBearers)
	for i := 1; i < len(out); i++ {
		if CompareBearers(out[i-1], out[i]) == 0 {
			return nil, fmt.Errorf("%w: %q has two bearers at once", ErrInvalid, out[i].Name)
		}
	}
	return out, nil
}

// Naming is what Named asks of a collection.
type Naming interface {
	Canonical(f Facet, name string) string
	Hides(f Facet, name string) bool
}
