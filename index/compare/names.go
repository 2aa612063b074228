package compare

import (
	"cmp"
	"slices"
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
)

// nameKey is one name of one kind of entity.
type nameKey struct {
	kind entity.Kind
	name string
}

// resolve maps each name in the compared articles to the entity it stands for,
// as far as these articles alone tell.
func resolve(in []Input) map[nameKey]string {
	type tally struct {
		articles int
		roles    map[string]int
		aliases  map[string]int
	}
	tallies := map[nameKey]*tally{}
	for _, x := range in {
		for _, e := range x.Entities {
			key := nameKey{e.Kind, e.Name}
			t := tallies[key]
			if t == nil {
				t = &tally{roles: map[string]int{}, aliases: map[string]int{}}
				tallies[key] = t
			}
			t.articles++
			if e.Role != "" {
				t.roles[e.Role]++
			}
			for _, a := range e.Aliases {
				t.aliases[a]++
			}
		}
	}
	records := make([]entity.Record, 0, len(tallies))
	for key, t := range tallies {
		records = append(records, entity.Record{Kind: key.kind, Name: key.name, Articles: t.articles, Roles: t.roles, Aliases: t.aliases})
	}
	slices.SortFunc(records, func(a, b entity.Record) int {
		if a.Kind != b.Kind {
			return strings.Compare(string(a.Kind), string(b.Kind))
		}
		return strings.Compare(a.Name, b.Name)
	})
	canonical := make(map[nameKey]string, len(records))
	t := entity.Resolve(records)
	for key := range tallies {
		canonical[key] = t.Canonical(key.kind, key.name)
	}
	return canonical
}

// markNames notes which tokens name an entity. Of mentions that overlap the
// longest counts.
func (d *doc) markNames(names map[nameKey]string, v *vocabulary) {
	type mention struct {
		place Place
		id    int32
	}
	var mentions []mention
	for _, e := range d.in.Entities {
		id := v.name(nameKey{e.Kind, names[nameKey{e.Kind, e.Name}]})
		for _, m := range e.Mentions {
			mentions = append(mentions, mention{Place{d.index, m.Field, m.Start, m.End}, id})
		}
	}
	slices.SortFunc(mentions, func(a, b mention) int {
		if c := (b.place.End - b.place.Start) - (a.place.End - a.place.Start); c != 0 {
			return c
		}
		if c := comparePlaces(a.place, b.place); c != 0 {
			return c
		}
		return int(a.id) - int(b.id)
	})
	for _, m := range mentions {
		from, to := d.tokensIn(m.place)
		for i := from; i < to; i++ {
			if d.tokens[i].name < 0 {
				d.tokens[i].name = m.id
			}
		}
	}
}

// tokensIn returns the tokens that lie in p: tokens[from:to].
func (d *doc) tokensIn(p Place) (from, to int) {
	f := fieldIndex(p.Field)
	search := func(offset int) int {
		i, _ := slices.BinarySearchFunc(d.tokens, offset, func(t token, offset int) int {
			if c := int(t.field) - f; c != 0 {
				return c
			}
			return int(t.start) - offset
		})
		return i
	}
	return search(p.Start), search(p.End)
}

func fieldIndex(f article.Field) int { return slices.Index(article.Fields[:], f) }

// comparePlaces is the reading order, by article first.
func comparePlaces(a, b Place) int {
	return cmp.Or(
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(fieldIndex(a.Field), fieldIndex(b.Field)),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End),
	)
}
