package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
)

// Known is an entity of a collection, and what is known of it.
type Known struct {
	Kind     Facet               `json:"kind"`
	Name     string              `json:"name"`                // as shown
	Articles int                 `json:"articles"`            // that are found by it: none while it is hidden
	Role     string              `json:"role,omitempty"`      // of a person, in the newest article that has one
	Hidden   bool                `json:"hidden,omitempty"`    // by the owner
	Forms    []Form              `json:"forms,omitempty"`     // names that it goes by, most used first
	Said     []entity.Correction `json:"said,omitempty"`      // by the owner, of these names
	Why      []Evidence          `json:"why,omitempty"`       // newest article first
	WhyTotal int                 `json:"why_total,omitempty"` // articles that there are, listed in Why or not
}

// Form is a name that articles call an entity by.
type Form struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"` // of those that are found, how many call it so; 0 for names that were shown once
}

// Evidence is what one article has of an entity.
type Evidence struct {
	Article   ID       `json:"article"`
	Title     string   `json:"title"`
	Published string   `json:"published,omitempty"`
	Role      string   `json:"role,omitempty"`
	Sentences []string `json:"sentences"` // that name it, in reading order
}

// find returns the facet of the entities that all names are names of: f itself,
// or for "" the one that fits. ErrNotFound, ErrInvalid, with a reason for readers.
func find(ctx context.Context, e Engine, f Facet, names ...string) (Facet, [][]entity.Record, error) {
	kinds := EntityFacets[:]
	if f != "" {
		kinds = []Facet{f}
	}
	type fit struct {
		facet Facet
		forms [][]entity.Record
		used  bool // in articles, by all names
	}
	var fits []fit
	is := map[string][]string{} // name → the kinds that it is of
	for _, k := range kinds {
		x := fit{facet: k, used: true}
		for _, name := range names {
			forms, err := e.Forms(ctx, k, line(name))
			if err != nil {
				return "", nil, err
			}
			if forms == nil {
				continue
			}
			is[name] = append(is[name], string(k))
			x.forms = append(x.forms, forms)
			x.used = x.used && slices.ContainsFunc(forms, func(r entity.Record) bool { return r.Articles > 0 })
		}
		if len(x.forms) == len(names) {
			fits = append(fits, x)
		}
	}
	if used := slices.DeleteFunc(slices.Clone(fits), func(x fit) bool { return !x.used }); len(used) > 0 {
		fits = used
	}
	for _, name := range names {
		if is[name] == nil {
			return "", nil, unknown(ctx, e, kinds, name)
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0].facet, fits[0].forms, nil
	case len(fits) == 0:
		var what []string
		for _, name := range names {
			what = append(what, fmt.Sprintf("%q is a name of a %s", name, strings.Join(is[name], " and a ")))
		}
		return "", nil, fmt.Errorf("%w: %s: only names of one kind can be one", ErrInvalid, strings.Join(what, ", "))
	}
	var which []string
	for _, x := range fits {
		which = append(which, string(x.facet))
	}
	return "", nil, fmt.Errorf("%w: %q is a name of several kinds: say which with --kind %s", ErrInvalid, names[0], strings.Join(which, " or --kind "))
}

// suggested is how many names are suggested of each kind for one that is unknown.
const suggested = 3

// unknown is ErrNotFound of a name, with the nearest ones.
func unknown(ctx context.Context, e Engine, kinds []Facet, name string) error {
	var like []string
	for _, k := range kinds {
		near, err := e.Nearest(ctx, k, name, suggested)
		if err != nil {
			return err
		}
		for _, n := range near {
			like = append(like, fmt.Sprintf("%q (%s)", n, k))
		}
	}
	hint := ""
	if len(like) > 0 {
		hint = "; did you mean " + strings.Join(like, ", ") + "?"
	}
	what := "nobody and nothing"
	if len(kinds) == 1 {
		what = "no " + string(kinds[0])
	}
	return fmt.Errorf("%w: %s in this collection is called %q%s", ErrNotFound, what, name, hint)
}

// KnownAs describes the entity that goes by name, of facet f or, for "", of the one
// that fits. Why is the number of articles whose sentences are wanted. ErrNotFound
// with the nearest names, ErrInvalid when several kinds have the name.
func KnownAs(ctx context.Context, e Engine, f Facet, name string, why int) (k Known, err error) {
	f, found, err := find(ctx, e, f, name)
	if err != nil {
		return k, err
	}
	k = Known{Kind: f, Name: e.Canonical(f, line(name)), Hidden: e.Hides(f, line(name))}
	for _, r := range found[0] {
		k.Forms = append(k.Forms, Form{r.Name, r.Articles})
	}
	all, err := e.Corrections(ctx)
	if err != nil {
		return k, err
	}
	for _, c := range all {
		if Facet(c.Kind) == f && slices.ContainsFunc(k.Forms, func(x Form) bool { return x.Name == c.Name }) {
			k.Said = append(k.Said, c)
		}
	}
	return k, k.evidence(ctx, e, why)
}

// roleReach is in how many of the newest articles the last role is looked for.
const roleReach = 20

// evidence counts k's articles, and reads the newest of them.
func (k *Known) evidence(ctx context.Context, e Engine, why int) error {
	reach := why
	if k.Kind == Person {
		reach = max(why, roleReach)
	}
	for done := 0; ; {
		r, err := e.Search(ctx, Request{Filters: []Filter{{Facet: k.Kind, Include: []string{k.Name}}}, Sort: Newest, Offset: done, Limit: min(reach-done, MaxLimit)})
		if err != nil {
			return err
		}
		k.Articles = r.Total
		for _, h := range r.Hits {
			if done >= why && k.Role != "" {
				break
			}
			d, err := e.Article(ctx, h.Document.ID, 0)
			if err != nil {
				return err
			}
			ev := k.in(e, &d)
			if k.Role == "" {
				k.Role = ev.Role
			}
			if done++; done <= why {
				k.Why = append(k.Why, ev)
			}
		}
		if len(r.Hits) == 0 || done >= min(reach, r.Total) || done >= why && k.Role != "" {
			break
		}
	}
	if why > 0 {
		k.WhyTotal = k.Articles
	}
	return nil
}

// in is what d has of k.
func (k *Known) in(e Engine, d *Document) Evidence {
	title, _ := d.DisplayTitle()
	ev := Evidence{Article: d.ID, Title: title, Published: d.Published.String(), Sentences: []string{}}
	var mentions []article.Span
	for _, n := range d.Named(e) {
		if n.Facet == k.Kind && n.Name == k.Name {
			ev.Role, mentions = n.Role, n.Mentions
		}
	}
	for _, m := range mentions {
		if s := entity.Sentence(&d.Article, m); len(ev.Sentences) == 0 || ev.Sentences[len(ev.Sentences)-1] != s {
			ev.Sentences = append(ev.Sentences, s)
		}
	}
	return ev
}
