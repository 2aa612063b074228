package compare

import (
	"cmp"
	"slices"

	"parallax/index/entity"
)

// onlySentence is Only.Kind of a sentence.
const onlySentence = "sentence"

// only lists what one article alone has: sentences without a link, and
// entities. When the articles tell of different events everything would be, so
// nothing is listed and the reason is given.
func (a *analysis) only(e SameEvent, entities []EntityRow) (out []Only, whyNot string) {
	if e.Verdict == Different {
		return []Only{}, "Nothing is called 'only here' where the articles tell of different events. " + e.Why
	}
	out = []Only{}
	linked := make([]map[int]bool, len(a.docs))
	for i := range linked {
		linked[i] = map[int]bool{}
	}
	for _, p := range a.pairs {
		for _, l := range p.links {
			linked[p.x.index][l.i] = true
			linked[p.y.index][l.j] = true
		}
	}
	for _, d := range a.docs {
		for i, s := range d.sentences {
			first := i
			if s.twin >= 0 {
				first = s.twin
			}
			if !linked[d.index][first] {
				out = append(out, Only{Passage: d.passage(s.place), Kind: onlySentence})
			}
		}
	}
	for _, r := range entities {
		if len(r.In) == 1 {
			out = append(out, Only{Passage: r.In[0].First, Kind: string(r.Kind), Name: r.Name, Count: r.In[0].Count})
		}
	}
	return out, ""
}

// entities lists who and what is named, with counts and first places, the most
// widely and most often named first.
func (a *analysis) entities() []EntityRow {
	rows := map[nameKey]*EntityRow{}
	for _, d := range a.docs {
		for _, e := range d.in.Entities {
			if len(e.Mentions) == 0 {
				continue
			}
			key := nameKey{e.Kind, a.names[nameKey{e.Kind, e.Name}]}
			row := rows[key]
			if row == nil {
				row = &EntityRow{Kind: e.Kind, Name: key.name}
				rows[key] = row
			}
			first := e.Mentions[0]
			n := len(row.In)
			if n == 0 || row.In[n-1].First.Article != d.index {
				row.In = append(row.In, Named{First: d.passage(Place{d.index, first.Field, first.Start, first.End})})
				n++
			}
			row.In[n-1].Count += len(e.Mentions)
		}
	}
	out := make([]EntityRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(r, s EntityRow) int {
		return cmp.Or(
			len(s.In)-len(r.In), total(s)-total(r),
			cmp.Compare(kindOrder(r.Kind), kindOrder(s.Kind)), cmp.Compare(r.Name, s.Name),
		)
	})
	return out
}

func total(r EntityRow) int {
	n := 0
	for _, x := range r.In {
		n += x.Count
	}
	return n
}

func kindOrder(k entity.Kind) int {
	return slices.Index([]entity.Kind{entity.Person, entity.Organisation, entity.Country, entity.Place}, k)
}
