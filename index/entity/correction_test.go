package entity

import (
	"slices"
	"testing"
)

func TestTheOwnerHasTheLastWord(t *testing.T) {
	lavrovs := []Record{person("Sergei Lavrov", 3), person("Sergey Lavrov", 2), person("Ivan Petrov", 9), person("Vanya P.", 1)}
	say := func(cs ...Correction) []Correction {
		for i := range cs {
			cs[i].Kind = Person
		}
		return cs
	}
	for _, c := range []struct {
		name    string
		records []Record
		said    []Correction
		want    map[string]string // name → as shown
	}{
		{"joined", lavrovs, say(Correction{Name: "Vanya P.", With: "Ivan Petrov"}), map[string]string{"Vanya P.": "Ivan Petrov", "Ivan Petrov": "Ivan Petrov"}},
		{"joined with the rarer one, whose name holds", lavrovs, say(Correction{Name: "Ivan Petrov", With: "Vanya P."}), map[string]string{"Vanya P.": "Vanya P.", "Ivan Petrov": "Vanya P."}},
		{"joined in a circle", lavrovs, say(Correction{Name: "Ivan Petrov", With: "Vanya P."}, Correction{Name: "Vanya P.", With: "Ivan Petrov"}), map[string]string{"Vanya P.": "Ivan Petrov", "Ivan Petrov": "Ivan Petrov"}},
		{"all spellings follow", lavrovs, say(Correction{Name: "Sergey Lavrov", With: "Ivan Petrov"}), map[string]string{"Sergei Lavrov": "Ivan Petrov", "Sergey Lavrov": "Ivan Petrov"}},
		{"a chain ends at its end", lavrovs, say(Correction{Name: "Sergei Lavrov", With: "Vanya P."}, Correction{Name: "Vanya P.", With: "Ivan Petrov"}), map[string]string{"Sergey Lavrov": "Ivan Petrov"}},
		{"apart", lavrovs, say(Correction{Name: "Sergey Lavrov", Apart: true}), map[string]string{"Sergei Lavrov": "Sergei Lavrov", "Sergey Lavrov": "Sergey Lavrov"}},
		{"shown", lavrovs, say(Correction{Name: "Sergei Lavrov", Shown: "S. W. Lavrov"}), map[string]string{"Sergey Lavrov": "S. W. Lavrov"}},
		{"shown as the one that it was joined with", lavrovs, say(Correction{Name: "Vanya P.", With: "Ivan Petrov", Shown: "V."}, Correction{Name: "Ivan Petrov", Shown: "Iwan"}), map[string]string{"Vanya P.": "Iwan", "Ivan Petrov": "Iwan"}},
		{"a name that nothing has", lavrovs, say(Correction{Name: "Nobody", With: "Ivan Petrov"}, Correction{Name: "Ivan Petrov", With: "No one"}), map[string]string{"Ivan Petrov": "Ivan Petrov"}},
		{"namesakes", []Record{person("John Smith", 3), person("John Smith (2)", 2)}, nil, map[string]string{"John Smith": "John Smith", "John Smith (2)": "John Smith (2)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 2 {
				table := Resolve(c.records, c.said...)
				for name, want := range c.want {
					if got := table.Canonical(Person, name); got != want {
						t.Errorf("Canonical(%q) = %q, want %q", name, got, want)
					}
					if !slices.Contains(table.Names(Person, want), name) {
						t.Errorf("%q is none of the names of %q: %q", name, want, table.Names(Person, want))
					}
				}
				slices.Reverse(c.said)
				c.records = slices.Clone(c.records)
				slices.Reverse(c.records)
			}
		})
	}
}

func TestWhatTheOwnerHidIsHiddenByAllItsNames(t *testing.T) {
	records := []Record{person("Sergei Lavrov", 3), person("Sergey Lavrov", 2), person("Ivan Petrov", 9), person("Vanya", 1)}
	table := Resolve(records, Correction{Kind: Person, Name: "Sergey Lavrov", Hidden: true}, Correction{Kind: Person, Name: "Vanya", Hidden: true, With: "Ivan Petrov"})
	for name, want := range map[string]bool{"Sergei Lavrov": true, "Sergey Lavrov": true, "SERGEI LAVROV": true, "Ivan Petrov": false, "Vanya": false, "Nobody": false} {
		if got := table.Hidden(Person, name); got != want {
			t.Errorf("Hidden(%q) = %v", name, got)
		}
	}
	if table.Hidden(Place, "Sergei Lavrov") {
		t.Error("a place of that name is hidden")
	}
}

func TestACountryIsShownAsTheOwnerCallsIt(t *testing.T) {
	table := Resolve([]Record{{Kind: Country, Name: "Britain", Articles: 2}, {Kind: Country, Name: "UK", Articles: 3}, {Kind: Country, Name: "Ireland", Articles: 1}},
		Correction{Kind: Country, Name: "UK", Shown: "Great Britain"})
	if got := table.Canonical(Country, "Britain"); got != "Great Britain" {
		t.Errorf("Britain is %q", got)
	}
	if got := table.Names(Country, "Great Britain"); !slices.Equal(got, []string{"UK", "Britain"}) {
		t.Errorf("its names are %q", got)
	}
}

func TestNamesakesAreTold(t *testing.T) {
	for name, want := range map[string]bool{"John Smith (2)": true, "John Smith (12)": true, "John Smith (1)": false, "John Smith (02)": false, "John Smith": false, " (2)": false, "A (2) b": false, "A (-2)": false} {
		if got := isNamesake(name); got != want {
			t.Errorf("isNamesake(%q) = %v", name, got)
		}
	}
}
