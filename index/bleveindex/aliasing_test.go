package bleveindex

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/indextest"
)

// naming makes articles that name some of a few people, bodies and places.
type naming struct{ rnd *rand.Rand }

func (n naming) pick(of ...string) string { return of[n.rnd.IntN(len(of))] }

func (n naming) person() string {
	return n.pick("Joe", "Joseph", "J.", "Sergei", "Sergey", "Kim", "Anna") + " " + n.pick("Biden", "Lavrov", "Lawrow", "Jong-un", "Smith", "Biden (2)")
}

func (n naming) name(k entity.Kind) string {
	switch k {
	case entity.Person:
		if n.rnd.IntN(5) == 0 {
			return n.pick("Biden", "Smith", "Lavrov")
		}
		return n.person()
	case entity.Country:
		return n.pick("UK", "Britain", "Turkey", "Ireland")
	case entity.Organisation:
		return n.pick("ABA", "Austin Bar Alliance", "American Bakers Association", "Defence Ministry", "defense ministry")
	}
	return n.pick("Paris", "PARIS", "Bonn")
}

func (n naming) entry(id int) index.Entry {
	a := article.Article{Title: fmt.Sprintf("Report %d", id), Body: fmt.Sprintf("It was report %d of %d.", id, n.rnd.IntN(1000))}
	en := indextest.Entry(fmt.Sprintf("https://a.example/%d", id), a)
	for range 1 + n.rnd.IntN(4) {
		k := kindOf[n.rnd.IntN(len(kindOf))]
		e := entity.Entity{Kind: k, Name: n.name(k), Mentions: []entity.Mention{{Field: article.Body, Start: 0, End: 2}}}
		if k == entity.Person {
			e.Role = n.pick("President", "Minister", "")
		}
		if k == entity.Organisation && n.rnd.IntN(2) == 0 {
			e.Aliases = []string{n.name(k)}
		}
		en.Entities = append(en.Entities, e)
	}
	return en
}

// tables is what an engine makes of all names: of each how it is shown, whether it is
// hidden, and what else goes by it; and how many articles have a value.
func tables(t *testing.T, e *Engine, names map[index.Facet]map[string]bool) map[string]any {
	t.Helper()
	out := map[string]any{}
	for f, of := range names {
		for name := range of {
			shown := e.Canonical(f, name)
			out[string(f)+" "+name] = []any{shown, e.Hides(f, name), e.Names(f, shown)}
		}
		v, err := e.Values(t.Context(), index.Request{}, index.ValuesRequest{Facet: f, Limit: 100})
		must(t, err)
		out[string(f)] = v.Buckets
	}
	return out
}

// What is resolved as articles come and go, and the owner speaks, is what opening
// resolves all at once.
func TestNamesResolvedAsTheyComeAreThoseResolvedAtOnce(t *testing.T) {
	for seed := range uint64(6) {
		n := naming{rand.New(rand.NewPCG(seed, 3))}
		dir := t.TempDir()
		e := openTest(t, dir)
		names := map[index.Facet]map[string]bool{}
		note := func(k entity.Kind, name string) {
			f := index.Facet(k)
			if names[f] == nil {
				names[f] = map[string]bool{}
			}
			names[f][name] = true
		}
		for range 25 {
			switch n.rnd.IntN(6) {
			case 0:
				_, err := e.Remove(t.Context(), []index.ID{n.entry(n.rnd.IntN(30)).ID})
				must(t, err)
			case 1:
				k := kindOf[n.rnd.IntN(len(kindOf))]
				c := entity.Correction{Kind: k, Name: n.name(k), Apart: n.rnd.IntN(3) == 0, Hidden: n.rnd.IntN(5) == 0}
				if with := n.name(k); with != c.Name && n.rnd.IntN(2) == 0 {
					c.With = with
					note(k, with)
				}
				note(k, c.Name)
				must(t, e.Correct(t.Context(), []entity.Correction{c}))
			default:
				var entries []index.Entry
				for range 1 + n.rnd.IntN(5) {
					en := n.entry(n.rnd.IntN(30))
					for _, x := range en.Entities {
						note(x.Kind, x.Name)
					}
					entries = append(entries, en)
				}
				_, err := e.Put(t.Context(), entries)
				must(t, err)
			}
			switch n.rnd.IntN(3) {
			case 0:
				must(t, e.Refresh(t.Context()))
			case 1: // resolved beside, as while articles come
				e.mu.Lock()
				must(t, e.drain(t.Context()))
				if e.following.resolving == nil {
					e.resolveBeside()
				}
				e.mu.Unlock()
			}
		}
		must(t, e.Refresh(t.Context()))
		got := tables(t, e, names)
		must(t, e.Close())
		e = openTest(t, dir)
		if d := cmp.Diff(tables(t, e, names), got); d != "" {
			t.Fatalf("seed %d: (-at once +as they came)\n%s", seed, d)
		}
		if len(slices.Collect(maps.Keys(got))) < 10 {
			t.Errorf("seed %d has few names: %v", seed, got)
		}
	}
}

// BenchmarkResolve measures what one article more costs a collection of -articles
// generated ones, in its alias table and in the columns that follow it.
func BenchmarkResolve(b *testing.B) {
	c := indextest.NewCorpus(1)
	cols := newColumns()
	var last row
	for seq := range *benchArticles {
		en := c.Next()
		last = makeRow(&en.Document, &analysed{})
		cols.add(uint64(seq+1), &last)
	}
	start := time.Now()
	a := cols.resolveNow(nil)
	all := time.Since(start)
	names := 0
	for f := range kindOf {
		of, _ := cols.dicts[f].all()
		names += len(of)
	}
	var resolved [len(kindOf)]values
	for f := range kindOf {
		resolved[f] = a.extend(newValues(), cols.facets[f], f)
	}
	b.ResetTimer()
	for b.Loop() {
		en := c.Next()
		last = makeRow(&en.Document, &analysed{})
		cols.add(cols.next(), &last)
		next := cols.resolveNow(a)
		for f := range kindOf {
			if differing := next.differing(a, f); differing != nil {
				resolved[f] = next.renew(resolved[f], cols.facets[f], f, differing)
			} else {
				resolved[f] = next.extend(resolved[f], cols.facets[f], f)
			}
		}
		a = next
	}
	b.ReportMetric(all.Seconds(), "s-all")
	b.ReportMetric(float64(names), "names")
}
