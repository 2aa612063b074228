package api

import (
	"context"
	"errors"
	"fmt"

	"parallax/index"
)

// What an EntitiesRequest can ask for.
const (
	EntitiesMerge  = "merge"  // all Names but the last into that
	EntitiesSplit  = "split"  // Names[0], or in IDs alone
	EntitiesRename = "rename" // Names[0] to As, "" for the name most used
	EntitiesHide   = "hide"   // Names
	EntitiesUnhide = "unhide" // Names
	EntitiesShow   = "show"   // Names, with the sentences of N articles
	EntitiesList   = "list"   // the N values most used that hold Contains
	EntitiesExport = "export" // all that the owner said
	EntitiesImport = "import" // says it
)

// EntitiesRequest does something with entities, or asks for some.
type EntitiesRequest struct {
	Do       string      `json:"do"`
	Kind     index.Facet `json:"kind,omitempty"` // "": the one that fits
	Names    []string    `json:"names,omitempty"`
	IDs      []index.ID  `json:"ids,omitempty"`
	As       string      `json:"as,omitempty"`
	Contains string      `json:"contains,omitempty"`
	N        int         `json:"n,omitempty"`
	SaidOfNames
}

// EntitiesAnswer has the entities asked for, or as they are after what was done.
type EntitiesAnswer struct {
	Entities []index.Known `json:"entities"`
	Total    int           `json:"total,omitempty"`   // of a list
	Unknown  []index.ID    `json:"unknown,omitempty"` // articles of an import that the collection does not have
	SaidOfNames
}

// SaidOfNames is all that the owner said of names. Its JSON is what 'entities
// export' writes and 'entities import' reads.
type SaidOfNames struct {
	Corrections []index.Correction `json:"corrections,omitempty"`
	Bearers     []BearerIn         `json:"bearers,omitempty"`
}

// BearerIn says whom an article means by a name.
type BearerIn struct {
	Article index.ID `json:"article"`
	index.Bearer
}

// Entities does what r says. What changes can be found when it returns.
func Entities(ctx context.Context, e index.Engine, r EntitiesRequest) (a EntitiesAnswer, err error) {
	a.Entities = []index.Known{}
	if r.Kind != "" && !r.Kind.Entity() {
		return a, fmt.Errorf("%w: there is no kind %q: say person, country, organisation or place", index.ErrInvalid, r.Kind)
	}
	least := map[string]int{EntitiesMerge: 2, EntitiesSplit: 1, EntitiesRename: 1, EntitiesHide: 1, EntitiesUnhide: 1, EntitiesShow: 1}
	if len(r.Names) < least[r.Do] {
		return a, fmt.Errorf("%w: %s takes %d names or more", index.ErrInvalid, r.Do, least[r.Do])
	}
	shown := r.Names // what is looked at afterwards
	switch r.Do {
	case EntitiesMerge:
		last := len(r.Names) - 1
		shown = r.Names[last:]
		r.Kind, err = index.Merge(ctx, e, r.Kind, r.Names[:last], r.Names[last])
	case EntitiesSplit:
		if len(r.IDs) == 0 {
			r.Kind, err = index.Split(ctx, e, r.Kind, r.Names[0])
			break
		}
		var as string
		r.Kind, as, err = index.SplitIn(ctx, e, r.Kind, r.Names[0], r.IDs, r.As)
		shown = []string{r.Names[0], as}
	case EntitiesRename:
		r.Kind, err = index.Rename(ctx, e, r.Kind, r.Names[0], r.As)
	case EntitiesHide, EntitiesUnhide:
		err = hideAll(ctx, e, r)
	case EntitiesShow:
		return a, a.show(ctx, e, r.Kind, r.Names, r.N)
	case EntitiesList:
		return a, a.list(ctx, e, r)
	case EntitiesExport:
		return a, a.export(ctx, e)
	case EntitiesImport:
		shown = nil
		err = a.imported(ctx, e, r.SaidOfNames)
	default:
		err = fmt.Errorf("%w: entities can't be asked to %q", index.ErrInvalid, r.Do)
	}
	if err == nil {
		err = e.Refresh(ctx)
	}
	if err != nil {
		return a, err
	}
	if err = a.show(ctx, e, r.Kind, shown, 0); errors.Is(err, index.ErrNotFound) {
		err = nil // nothing is left to be shown
	}
	return a, err
}

// hideAll hides or shows all names, or none when one can't be.
func hideAll(ctx context.Context, e index.Engine, r EntitiesRequest) error {
	for _, name := range r.Names {
		if _, err := index.KnownAs(ctx, e, r.Kind, name, 0); err != nil {
			return err
		}
	}
	for _, name := range r.Names {
		if _, err := index.Hide(ctx, e, r.Kind, name, r.Do == EntitiesHide); err != nil {
			return err
		}
	}
	return nil
}

// show adds the entities that go by names.
func (a *EntitiesAnswer) show(ctx context.Context, e index.Engine, kind index.Facet, names []string, why int) error {
	for _, name := range names {
		k, err := index.KnownAs(ctx, e, kind, name, why)
		if err != nil {
			return err
		}
		a.Entities = append(a.Entities, k)
	}
	return nil
}

// list adds the values of a facet that are used most, of all four for none.
func (a *EntitiesAnswer) list(ctx context.Context, e index.Engine, r EntitiesRequest) error {
	kinds := index.EntityFacets[:]
	if r.Kind != "" {
		kinds = []index.Facet{r.Kind}
	}
	for _, k := range kinds {
		v, err := e.Values(ctx, index.Request{}, index.ValuesRequest{Facet: k, Contains: r.Contains, Limit: r.N})
		if err != nil {
			return err
		}
		a.Total += v.Total
		for _, b := range v.Buckets {
			a.Entities = append(a.Entities, index.Known{Kind: k, Name: b.Value, Articles: b.Count})
		}
	}
	return nil
}

// bearersPage is how many articles are asked for at a time.
const bearersPage = 100

func (a *EntitiesAnswer) export(ctx context.Context, e index.Engine) (err error) {
	if a.Corrections, err = e.Corrections(ctx); err != nil {
		return err
	}
	for after := (index.ID{}); ; {
		docs, err := e.Edited(ctx, after, bearersPage)
		if err != nil {
			return err
		}
		for _, d := range docs {
			for _, b := range d.Owner.Bearers {
				a.Bearers = append(a.Bearers, BearerIn{d.ID, b})
			}
		}
		if len(docs) < bearersPage {
			return nil
		}
		after = docs[len(docs)-1].ID
	}
}

// imported says all of said. Articles that there are not are named.
func (a *EntitiesAnswer) imported(ctx context.Context, e index.Engine, said SaidOfNames) error {
	for _, c := range said.Corrections {
		if c.Nothing() {
			return fmt.Errorf("%w: nothing is said of %q", index.ErrInvalid, c.Name)
		}
	}
	if err := e.Correct(ctx, said.Corrections); err != nil {
		return err
	}
	for _, b := range said.Bearers {
		_, err := e.Edit(ctx, b.Article, index.Edit{Bearers: []index.Bearer{b.Bearer}})
		switch {
		case errors.Is(err, index.ErrNotFound):
			a.Unknown = append(a.Unknown, b.Article)
		case err != nil:
			return err
		}
	}
	return nil
}
