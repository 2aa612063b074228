package entity

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Table resolves the names of a collection to the entities they stand for. It
// is a function of the records it was made from, whatever their order, and is
// only read afterwards.
type Table struct {
	kinds map[Kind]*names
}

// names is the table of one kind.
type names struct {
	canonical map[string]string        // name as recognised → display name
	folded    func() map[string]string // folded name → display name, where that is one; made when first asked for
	of        map[string][]string      // display name → its names, most used first
}

// Resolve makes the table of the records: which names are one entity's, and
// under which of them it is shown. Records of the same kind and name add up.
//
// Persons are one when their family names are equal in one spelling and their
// given names are equal, an initial or a short form, unless a third name could
// be one of them only: then all stay apart. A family name alone joins the one
// full name whose titles agree with its own. Organisations are one when equal
// but for case, accents and spelling, or when articles equate them; places
// when equal folded; countries by their codes.
//
// Names with no articles were shown once and are in bookmarks: they resolve
// like others, but are shown only where nothing else is left.
func Resolve(records []Record) *Table {
	t := &Table{kinds: map[Kind]*names{}}
	byKind := map[Kind][]Record{}
	for _, r := range merge(records) {
		byKind[r.Kind] = append(byKind[r.Kind], r)
	}
	for k, rs := range byKind {
		var groups []int
		switch k {
		case Person:
			groups = joinPersons(lex(), rs)
		case Organisation:
			groups = joinOrganisations(lex(), rs)
		default:
			groups = joinFolded(rs, k)
		}
		t.kinds[k] = newNames(k, rs, groups)
	}
	return t
}

// merge sorts the records and adds up those of one name.
func merge(records []Record) []Record {
	order := make([]int, len(records))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(records[a].Kind, records[b].Kind), cmp.Compare(records[a].Name, records[b].Name))
	})
	out := make([]Record, 0, len(records))
	for _, i := range order {
		r := records[i]
		if n := len(out); n > 0 && out[n-1].Kind == r.Kind && out[n-1].Name == r.Name {
			last := &out[n-1]
			last.Articles += r.Articles
			last.Roles = addUp(last.Roles, r.Roles)
			last.Aliases = addUp(last.Aliases, r.Aliases)
			continue
		}
		out = append(out, r)
	}
	return out
}

func addUp(a, b map[string]int) map[string]int {
	sum := make(map[string]int, len(a)+len(b))
	for k, n := range a {
		sum[k] += n
	}
	for k, n := range b {
		sum[k] += n
	}
	return sum
}

// newNames chooses the display names of the groups.
func newNames(k Kind, rs []Record, groups []int) *names {
	n := &names{
		canonical: make(map[string]string, len(rs)),
		of:        make(map[string][]string, len(rs)),
	}
	members := make(map[int][]int, len(rs))
	for i, g := range groups {
		members[g] = append(members[g], i)
	}
	for _, of := range members {
		slices.SortFunc(of, func(a, b int) int { return better(k, &rs[a], &rs[b]) })
		display := rs[of[0]].Name
		if k == Country {
			if code, ok := CountryCode(display); ok {
				display = CountryName(code)
			}
		}
		used := slices.Clone(of)
		slices.SortFunc(used, func(a, b int) int {
			return cmp.Or(cmp.Compare(rs[b].Articles, rs[a].Articles), cmp.Compare(rs[a].Name, rs[b].Name))
		})
		for _, i := range used {
			n.canonical[rs[i].Name] = display
			n.of[display] = append(n.of[display], rs[i].Name)
		}
	}
	n.folded = sync.OnceValue(func() map[string]string { return foldNames(n.canonical) })
	return n
}

// foldNames maps the folded names to their display names, leaving out those
// that have several.
func foldNames(canonical map[string]string) map[string]string {
	out := make(map[string]string, len(canonical))
	clash := map[string]bool{}
	for name, display := range canonical {
		key := nameKey(name)
		if had, ok := out[key]; ok && had != display {
			clash[key] = true
		}
		out[key] = display
	}
	for key := range clash {
		delete(out, key)
	}
	return out
}

// better orders the names of one entity by how well they show it: names that
// articles hold, full names before bare surnames, the most used, then by name.
func better(k Kind, a, b *Record) int {
	return cmp.Or(
		-compareBool(a.Articles > 0, b.Articles > 0),
		-compareBool(k == Person && strings.Contains(a.Name, " "), k == Person && strings.Contains(b.Name, " ")),
		cmp.Compare(b.Articles, a.Articles),
		cmp.Compare(a.Name, b.Name))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Canonical returns the name under which the entity of that kind and name is
// shown. A name that the table has not is matched whatever its case and
// accents; else it stands for itself.
func (t *Table) Canonical(k Kind, name string) string {
	n := t.kinds[k]
	if n != nil {
		if c, ok := n.canonical[name]; ok {
			return c
		}
		if c, ok := n.folded()[nameKey(name)]; ok {
			return c
		}
	}
	if k == Country {
		if code, ok := CountryCode(name); ok {
			return CountryName(code)
		}
	}
	return name
}

// Names returns the names in the collection of the entity shown as canonical,
// most used first, then by name. nil when there is none.
func (t *Table) Names(k Kind, canonical string) []string {
	if n := t.kinds[k]; n != nil {
		return slices.Clone(n.of[canonical])
	}
	return nil
}
