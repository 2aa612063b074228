package entity

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// keeper does with a Resolver what an engine does.
type keeper struct {
	kind    Kind
	r       *Resolver
	records []Record // by number
	shown   map[string]string
	names   map[string][]string
	hidden  map[string]bool
}

func newKeeper(k Kind) *keeper {
	return &keeper{kind: k, r: NewResolver(), shown: map[string]string{}, names: map[string][]string{}, hidden: map[string]bool{}}
}

// follow resolves the blocks of changed names.
func (k *keeper) follow(changed []uint32, said []Correction, least int) {
	for _, n := range changed {
		k.r.Note(n, BlockKeys(nil, &k.records[n]))
	}
	k.r.Blocks(changed, least, func(names []uint32) {
		records := make([]Record, len(names))
		for i, n := range names {
			records[i] = k.records[n]
			if old := k.shown[records[i].Name]; old != "" {
				delete(k.names, old)
				delete(k.hidden, old)
			}
		}
		for _, e := range ResolveBlocks(k.kind, records, said) {
			var of []string
			for _, i := range e.Names {
				of = append(of, records[i].Name)
				k.shown[records[i].Name] = e.Shown
			}
			k.names[e.Shown] = of
			if e.Hidden {
				k.hidden[e.Shown] = true
			}
		}
	})
}

// What follows changes in whatever order is what Resolve makes of all at once.
func TestResolvingWhatChangedIsResolvingAll(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	given := []string{"Joe", "Joseph", "J.", "Sergei", "Sergey", "S.", "Anna", "Andrei", "Andrew", "Joseph R.", "Joe Q.", "Kim", "Xi", ""}
	families := []string{"Biden", "Lavrov", "Smith", "Smyth", "Jinping", "Kardashian", "Jong-un", "Biden (2)", "Peter Smith"}
	bodies := []string{"ABA", "Austin Bar Alliance", "American Bakers Association", "Defence Ministry", "defense ministry", "NATO", "North Atlantic Treaty Organization", "ABA Group", "AFP", "Americans for Prosperity"}
	countries := []string{"UK", "Britain", "Turkey", "Türkiye", "Ireland", "Atlantis"}
	pick := func(s []string) string { return s[rnd.IntN(len(s))] }
	name := map[Kind]func() string{
		Person: func() string {
			if g := pick(given); g != "" {
				return g + " " + pick(families)
			}
			return pick(families)
		},
		Organisation: func() string { return pick(bodies) },
		Country:      func() string { return pick(countries) },
		Place:        func() string { return pick([]string{"Paris", "PARIS", "París", "Bonn", "Bonn (2)"}) },
	}
	for _, kind := range []Kind{Person, Organisation, Country, Place} {
		name := name[kind]
		for round := range 60 {
			k := newKeeper(kind)
			at := map[string]uint32{}
			var said []Correction
			know := func(n string) uint32 {
				i, ok := at[n]
				if !ok {
					i = uint32(len(k.records))
					at[n] = i
					k.records = append(k.records, Record{Kind: kind, Name: n, Roles: map[string]int{}, Aliases: map[string]int{}})
				}
				return i
			}
			for range 30 {
				first := len(k.records)
				var changed []uint32
				for range 1 + rnd.IntN(4) {
					i := know(name())
					r := &k.records[i]
					r.Articles = rnd.IntN(30)
					role := pick([]string{"President", "Minister", "coach"})
					r.Roles[role] = rnd.IntN(9)
					if kind == Organisation {
						if a := name(); rnd.IntN(2) == 0 {
							r.Aliases[a]++
						} else {
							delete(r.Aliases, a)
						}
					}
					changed = append(changed, i)
				}
				var joined [][2]uint32
				if rnd.IntN(4) == 0 {
					c := Correction{Kind: kind, Name: name(), Apart: rnd.IntN(3) == 0, Hidden: rnd.IntN(4) == 0}
					if rnd.IntN(2) == 0 {
						c.With = name()
					}
					if rnd.IntN(4) == 0 {
						c.Shown = "as the owner says " + c.Name
					}
					said = slices.DeleteFunc(slices.Clone(said), func(x Correction) bool { return x.Name == c.Name })
					said = append(said, c)
					changed = append(changed, know(c.Name))
					if c.With != "" && c.With != c.Name {
						changed = append(changed, know(c.With))
						joined = append(joined, [2]uint32{at[c.Name], at[c.With]})
					}
				}
				for i := first; i < len(k.records); i++ {
					k.r.Note(uint32(i), BlockKeys(nil, &k.records[i]))
				}
				for _, j := range joined {
					k.r.Join(j[0], j[1])
				}
				k.follow(changed, said, 1+rnd.IntN(9))
			}
			want := Resolve(k.records, said...)
			for _, r := range k.records {
				shown := want.Canonical(kind, r.Name)
				if k.shown[r.Name] != shown || k.hidden[shown] != want.Hidden(kind, r.Name) {
					t.Fatalf("%s round %d: %q is %q (hidden %v), of all at once %q (%v); said %+v", kind, round, r.Name, k.shown[r.Name], k.hidden[shown], shown, want.Hidden(kind, r.Name), said)
				}
				if got := k.names[shown]; !slices.Equal(got, want.Names(kind, shown)) {
					t.Fatalf("%s round %d: %q goes by %q, of all at once by %q", kind, round, shown, got, want.Names(kind, shown))
				}
			}
		}
	}
}
