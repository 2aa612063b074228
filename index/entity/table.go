package entity

import (
	"cmp"
	"strings"
)

// Table resolves the names of a collection to the entities they stand for. It
// is a function of the records it was made from, whatever their order, and is
// only read afterwards.
type Table struct {
	kinds map[Kind]*names
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
//
// What the owner says goes before all that: see Correction. Of one name of a kind
// there is at most one.
func Resolve(records []Record, said ...Correction) *Table {
	t := &Table{kinds: map[Kind]*names{}}
	counts := map[Kind]int{}
	for i := range records {
		counts[records[i].Kind]++
	}
	byKind := map[Kind][]Record{}
	for k, n := range counts {
		byKind[k] = make([]Record, 0, n)
	}
	for i := range records {
		k := records[i].Kind
		byKind[k] = append(byKind[k], records[i])
	}
	for k, rs := range byKind {
		rs = merge(rs)
		groups, of := group(k, rs, ofKind(said, k), func(rs []Record) []int { return join(k, rs) })
		t.kinds[k] = newNames(k, rs, groups, of)
	}
	return t
}

// join groups the records of one kind, which are sorted by name, each once: it
// returns a number below theirs for each, equal ones for one entity's.
func join(k Kind, rs []Record) []int {
	switch k {
	case Person:
		return joinPersons(lex(), rs)
	case Organisation:
		return joinOrganisations(lex(), rs)
	default:
		return joinFolded(rs, k)
	}
}

func ofKind(said []Correction, k Kind) (out []Correction) {
	for _, c := range said {
		if c.Kind == k {
			out = append(out, c)
		}
	}
	return out
}

// merge sorts the records of one kind and adds up those of one name.
func merge(records []Record) []Record {
	out := make([]Record, 0, len(records))
	for _, o := range orderOf(len(records), func(i int) string { return records[i].Name }) {
		r := records[o.number]
		if n := len(out); n > 0 && out[n-1].Name == r.Name {
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
	if n := t.kinds[k]; n != nil {
		if display, ok := n.canonical(name); ok {
			return display
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
		return n.of(canonical)
	}
	return nil
}

// Hidden reports whether the owner hid the entity of that kind and name.
func (t *Table) Hidden(k Kind, name string) bool {
	if n := t.kinds[k]; n != nil && len(n.hidden) > 0 {
		if i := n.find(name); i >= 0 {
			return n.hidden[n.display[n.group[i]]]
		}
		display, ok := n.canonical(name)
		return n.hidden[name] || ok && n.hidden[display]
	}
	return false
}

// Has reports whether a record of that kind has the name, as written.
func (t *Table) Has(k Kind, name string) bool {
	n := t.kinds[k]
	return n != nil && n.find(name) >= 0
}
