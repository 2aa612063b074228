package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parallax/index/entity"
)

// canon is one entity that the owner says something of, with all that is said.
type canon struct {
	e     Engine
	facet Facet
	name  string // as shown
	forms []entity.Record
	said  map[string]entity.Correction // of the kind, by name
}

func canonOf(ctx context.Context, e Engine, f Facet, name string, forms []entity.Record) (*canon, error) {
	all, err := e.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	c := &canon{e: e, facet: f, name: e.Canonical(f, line(name)), forms: forms, said: map[string]entity.Correction{}}
	for _, x := range all {
		if Facet(x.Kind) == f {
			c.said[x.Name] = x
		}
	}
	return c, nil
}

// canonNamed is the one entity, of facet f or, for "", of the one that fits, that
// goes by name. Errors are find's.
func canonNamed(ctx context.Context, e Engine, f Facet, name string) (*canon, error) {
	f, forms, err := find(ctx, e, f, name)
	if err != nil {
		return nil, err
	}
	return canonOf(ctx, e, f, name, forms[0])
}

// of is what is said of a name.
func (c *canon) of(name string) entity.Correction {
	x := c.said[name]
	x.Kind, x.Name = entity.Kind(c.facet), name
	return x
}

func (c *canon) has(name string) bool {
	return slices.ContainsFunc(c.forms, func(r entity.Record) bool { return r.Name == name })
}

// form is the one of the entity's names that was typed; "" when that is none of
// them as written.
func (c *canon) form(typed string) string {
	typed = line(typed)
	if c.has(typed) {
		return typed
	}
	for _, r := range c.forms {
		if strings.EqualFold(r.Name, typed) {
			return r.Name
		}
	}
	return ""
}

// lead is the name of which is said how the entity is shown, and that it is hidden:
// one of those whose display name holds.
func (c *canon) lead() string {
	for _, r := range c.forms {
		if x := c.said[r.Name]; x.Shown == c.name {
			return r.Name
		}
	}
	if c.has(c.name) {
		return c.name
	}
	for _, r := range c.forms {
		if c.said[r.Name].With == "" {
			return r.Name
		}
	}
	return c.forms[0].Name
}

// coined reports whether only the owner calls the entity by a name: it is there to
// lead from an address with it to what it is now.
func (c *canon) coined(r entity.Record) bool {
	x := c.said[r.Name]
	return x.Apart && x.With != "" && r.Articles == 0
}

// Merge joins the entities that go by names with the one that goes by into, whose
// name and state hold. It returns that one's kind. ErrNotFound with the nearest
// names, ErrInvalid when they are not of one kind or are one already.
func Merge(ctx context.Context, e Engine, f Facet, names []string, into string) (Facet, error) {
	f, forms, err := find(ctx, e, f, append(slices.Clone(names), into)...)
	if err != nil {
		return "", err
	}
	to, err := canonOf(ctx, e, f, into, forms[len(names)])
	if err != nil {
		return "", err
	}
	target := to.form(into)
	if target == "" {
		target = to.lead()
	}
	var cs []entity.Correction
	for i, name := range names {
		from, err := canonOf(ctx, e, f, name, forms[i])
		if err != nil {
			return "", err
		}
		if from.name == to.name {
			return "", fmt.Errorf("%w: %q and %q are one already: %s", ErrInvalid, name, into, to.name)
		}
		source := from.form(name)
		if source == "" || from.said[source].With != "" {
			source = from.lead()
		}
		x := from.of(source)
		x.With = target
		if !slices.ContainsFunc(cs, func(y entity.Correction) bool { return y.Name == x.Name }) {
			cs = append(cs, x)
		}
	}
	return f, e.Correct(ctx, cs)
}

// Split takes a name out of its entity: what was merged is undone, and what was
// joined of itself stands apart. ErrNotFound, ErrInvalid.
func Split(ctx context.Context, e Engine, f Facet, name string) (Facet, error) {
	c, err := canonNamed(ctx, e, f, name)
	if err != nil {
		return "", err
	}
	var others []string
	for _, r := range c.forms {
		if !c.coined(r) {
			others = append(others, fmt.Sprintf("%q", r.Name))
		}
	}
	form := c.form(name)
	if form == "" {
		return "", fmt.Errorf("%w: %q is not how a name of %s is written: these are %s", ErrInvalid, name, c.name, strings.Join(others, ", "))
	}
	var merged []string
	for _, r := range c.forms {
		if c.said[r.Name].With == form && !c.coined(r) {
			merged = append(merged, fmt.Sprintf("%q", r.Name))
		}
	}
	x := c.of(form)
	switch {
	case x.With != "":
		x.With = ""
	case len(merged) > 0:
		return "", fmt.Errorf("%w: %s was merged into %q: split that off instead", ErrInvalid, strings.Join(merged, ", "), form)
	case c.facet == Country:
		return "", fmt.Errorf("%w: %q is a name of %s, which nobody merged: the names of a country are told by its code", ErrInvalid, form, c.name)
	case x.Apart || len(others) < 2:
		return "", fmt.Errorf("%w: %q is the only name of its %s; where two bear it, say in which articles it is the other one's: split NAME ARTICLE-ID", ErrInvalid, form, c.facet)
	default:
		x.Apart = true
	}
	return c.facet, e.Correct(ctx, []entity.Correction{x})
}

// SplitIn says that a name means another in some articles: as, or for "" a new
// 'NAME (2)', whose number nobody else has had. It returns the kind and that name.
// As can be the name of another entity, or the name itself, which takes back what
// was said. ErrNotFound, ErrInvalid, as when an article does not have the name.
func SplitIn(ctx context.Context, e Engine, f Facet, name string, ids []ID, as string) (Facet, string, error) {
	c, err := canonNamed(ctx, e, f, name)
	if err != nil {
		return "", "", err
	}
	for n := 2; as == ""; n++ {
		next := entity.Namesake(c.name, n)
		taken, err := e.Forms(ctx, c.facet, next)
		if err != nil {
			return "", "", err
		}
		if taken == nil {
			as = next
		}
	}
	as = line(as)
	edits := make([]Edit, len(ids))
	for i, id := range ids {
		d, err := e.Article(ctx, id, 0)
		if err != nil {
			return "", "", err
		}
		edits[i].Bearers = c.bearers(&d, as)
		if len(edits[i].Bearers) == 0 {
			return "", "", fmt.Errorf("%w: article %s does not name %s", ErrInvalid, id, c.name)
		}
	}
	for i, id := range ids {
		if _, err := e.Edit(ctx, id, edits[i]); err != nil {
			return "", "", err
		}
	}
	return c.facet, as, nil
}

// bearers says that the entity of d is another, by the names that d was read with.
func (c *canon) bearers(d *Document, as string) (out []Bearer) {
	kind := entity.Kind(c.facet)
	add := func(name string) {
		if !slices.ContainsFunc(out, func(b Bearer) bool { return b.Name == name }) {
			out = append(out, Bearer{Kind: kind, Name: name, As: as})
		}
	}
	for _, en := range d.Entities {
		if en.Kind != kind || c.e.Canonical(c.facet, en.Name) != c.name {
			continue
		}
		said := false
		if d.Owner != nil {
			for _, b := range d.Owner.Bearers {
				if b.Kind == kind && b.As == en.Name {
					add(b.Name)
					said = true
				}
			}
		}
		if !said {
			add(en.Name)
		}
	}
	return out
}

// Rename shows the entity that goes by name as another name, "" for the one that
// articles use most. ErrNotFound, ErrInvalid when another entity has that name.
func Rename(ctx context.Context, e Engine, f Facet, name, to string) (Facet, error) {
	c, err := canonNamed(ctx, e, f, name)
	if err != nil {
		return "", err
	}
	to = line(to)
	var cs []entity.Correction
	if to == "" {
		for _, r := range c.forms {
			if x := c.of(r.Name); x.Shown != "" {
				x.Shown = ""
				cs = append(cs, x)
			}
		}
		return c.facet, e.Correct(ctx, cs)
	}
	if known, err := e.Forms(ctx, c.facet, to); err != nil {
		return "", err
	} else if known != nil && e.Canonical(c.facet, to) != c.name {
		return "", fmt.Errorf("%w: %q is a name of another %s, %s: merge the two instead", ErrInvalid, to, c.facet, e.Canonical(c.facet, to))
	}
	x := c.of(c.lead())
	x.Shown = to
	cs = append(cs, x)
	if !c.has(to) {
		cs = append(cs, entity.Correction{Kind: entity.Kind(c.facet), Name: to, With: x.Name, Apart: true})
	}
	return c.facet, e.Correct(ctx, cs)
}

// Hide makes the entity that goes by name a value of nothing, or one again.
// ErrNotFound.
func Hide(ctx context.Context, e Engine, f Facet, name string, hide bool) (Facet, error) {
	c, err := canonNamed(ctx, e, f, name)
	if err != nil {
		return "", err
	}
	var cs []entity.Correction
	lead := c.lead()
	for _, r := range c.forms {
		x := c.of(r.Name)
		if hidden := hide && r.Name == lead; hidden != x.Hidden && (hidden || !hide) {
			x.Hidden = hidden
			cs = append(cs, x)
		}
	}
	return c.facet, e.Correct(ctx, cs)
}
