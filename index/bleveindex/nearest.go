package bleveindex

import (
	"cmp"
	"context"
	"slices"

	"parallax/index"
)

// farthest is how many letters a name may differ by from one that is suggested for
// it, as a share of its own: one in three.
const farthest = 3

// Nearest is index.Corrector's: names with the words of name in them first, then
// those that few letters part from it.
func (e *Engine) Nearest(ctx context.Context, f index.Facet, name string, n int) ([]string, error) {
	i, err := entityFacet(f)
	if err != nil {
		return nil, err
	}
	v, err := e.current()
	if err != nil {
		return nil, err
	}
	defer v.release()
	key := []rune(foldName(name))
	best := map[uint32]int{} // canonical ordinal → distance
	for ord, fold := range v.folds[i] {
		d := 0
		if !holdsWords(fold, string(key)) && !holdsWords(string(key), fold) {
			if d = distance(key, []rune(fold), len(key)/farthest+1); d < 0 {
				continue
			}
			d++
		}
		c := v.aliases.of(i, uint32(ord))
		if old, ok := best[c]; int(c) < len(v.names[i]) && (!ok || d < old) {
			best[c] = d
		}
		if ord%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	used := v.articlesNaming(i, best)
	var ords []uint32
	for o := range best {
		if used[o] > 0 {
			ords = append(ords, o)
		}
	}
	slices.SortFunc(ords, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(best[a], best[b]), cmp.Compare(used[b], used[a]), cmp.Compare(v.names[i][a], v.names[i][b]))
	})
	var out []string
	for _, o := range ords[:min(n, len(ords))] {
		out = append(out, v.names[i][o])
	}
	return out, nil
}

// articlesNaming counts the articles with each of the canonical ordinals wanted.
func (v *view) articlesNaming(f int, wanted map[uint32]int) map[uint32]int {
	used := make(map[uint32]int, len(wanted))
	for s := range v.segments {
		seg := &v.segments[s]
		for doc, seq := range seg.seqs {
			if !seg.isLive(uint32(doc)) {
				continue
			}
			for _, o := range v.facets[f].of(seq) {
				if _, ok := wanted[o]; ok {
					used[o]++
				}
			}
		}
	}
	return used
}

// distance is the number of letters to be put in, left out or replaced to make b
// of a, -1 for more than most.
func distance(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return -1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, y := range b {
			d := min(row[j+1]+1, row[j]+1, diagonal+1)
			if x == y {
				d = diagonal
			}
			diagonal, row[j+1] = row[j+1], d
			least = min(least, d)
		}
		if least > most {
			return -1
		}
	}
	if row[len(b)] > most {
		return -1
	}
	return row[len(b)]
}
