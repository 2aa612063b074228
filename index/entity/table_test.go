package entity

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func person(name string, articles int, roles ...string) Record {
	r := Record{Kind: Person, Name: name, Articles: articles, Roles: map[string]int{}}
	for _, role := range roles {
		r.Roles[role] = articles
	}
	return r
}

func org(name string, articles int, aliases ...string) Record {
	r := Record{Kind: Organisation, Name: name, Articles: articles, Aliases: map[string]int{}}
	for _, a := range aliases {
		r.Aliases[a] = articles
	}
	return r
}

func TestNamesOfOneEntityJoin(t *testing.T) {
	for _, c := range []struct {
		name    string
		records []Record
		groups  [][]string // each group's names, most used first; the first is shown
	}{
		{"transliterations", []Record{person("Sergei Lavrov", 3), person("Sergey Lavrov", 2), person("Serguei Lavrov", 1)},
			[][]string{{"Sergei Lavrov", "Sergey Lavrov", "Serguei Lavrov"}}},
		{"Ukrainian endings", []Record{person("Volodymyr Zelensky", 3), person("Volodymyr Zelenskyy", 2), person("Volodymyr Zelenskiy", 1)},
			[][]string{{"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"}}},
		{"Arabic sounds", []Record{person("Muammar Gaddafi", 3), person("Moammar Qaddafi", 2), person("Mohammed Morsi", 2), person("Muhammad Morsi", 1)},
			[][]string{{"Muammar Gaddafi", "Moammar Qaddafi"}, {"Mohammed Morsi", "Muhammad Morsi"}}},
		{"Korean hyphens", []Record{person("Kim Jong Un", 3), person("Kim Jong-un", 2), person("Kim Jong-il", 1)},
			[][]string{{"Kim Jong Un", "Kim Jong-un"}, {"Kim Jong-il"}}},
		{"Russian given names", []Record{person("Dmitri Peskov", 3), person("Dmitry Peskov", 2), person("Dmitriy Peskov", 1), person("Yulia Navalnaya", 2), person("Julia Navalnaya", 1)},
			[][]string{{"Dmitri Peskov", "Dmitry Peskov", "Dmitriy Peskov"}, {"Yulia Navalnaya", "Julia Navalnaya"}}},
		{"nicknames, initials and middle names", []Record{person("Joe Biden", 5), person("Joseph Biden", 2), person("Joseph R. Biden", 1), person("J. Biden", 1)},
			[][]string{{"Joe Biden", "Joseph Biden", "J. Biden", "Joseph R. Biden"}}},
		{"initials of two stay apart", []Record{person("John Smith", 3), person("James Smith", 2), person("J. Smith", 1)},
			[][]string{{"John Smith"}, {"James Smith"}, {"J. Smith"}}},
		{"called by the middle name", []Record{person("Jimmy Carter", 3), person("J. Pat Carter", 1), person("H.R. Vance", 2), person("Henry Vance", 1)},
			[][]string{{"Jimmy Carter"}, {"J. Pat Carter"}, {"H.R. Vance"}, {"Henry Vance"}}},
		{"surname first", []Record{person("Xi Jinping", 3, "President"), person("Xi", 1, "Chinese President")},
			[][]string{{"Xi Jinping", "Xi"}}},
		{"articles and doubled letters", []Record{person("Abdel Fattah al-Sisi", 3), person("Abdel-Fattah el-Sissi", 2), person("Ossama Rabei", 2), person("Osama Rabie", 1), person("Sultan Al Marri", 2), person("Sultan al-Marri", 1), person("Sultan Ahmed Al Marri", 1)},
			[][]string{{"Abdel Fattah al-Sisi", "Abdel-Fattah el-Sissi"}, {"Ossama Rabei", "Osama Rabie"}, {"Sultan Al Marri", "Sultan Ahmed Al Marri", "Sultan al-Marri"}}},
		{"accents and Turkish letters", []Record{person("António Guterres", 3), person("Antonio Guterres", 2), person("Recep Tayyip Erdoğan", 2), person("Recep Tayyip Erdogan", 1)},
			[][]string{{"António Guterres", "Antonio Guterres"}, {"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"}}},
		{"Western endings stay apart", []Record{person("John Mackie", 2), person("John Mackey", 1), person("John Kelly", 2), person("John Kelley", 1), person("Joni Ernest", 2), person("Jonathan Ernest", 1)},
			[][]string{{"John Mackie"}, {"John Mackey"}, {"John Kelly"}, {"John Kelley"}, {"Joni Ernest"}, {"Jonathan Ernest"}}},
		{"a queen with and without her number", []Record{person("Queen Elizabeth II", 3), person("Queen Elizabeth", 2), person("Elizabeth Warren", 1)},
			[][]string{{"Queen Elizabeth II", "Queen Elizabeth"}}},
		{"two kings of one name stay apart", []Record{person("King George III", 3), person("King George VI", 2), person("King George", 1)},
			[][]string{{"King George III"}, {"King George VI"}, {"King George"}}},
		{"Andrei is not Andrew", []Record{person("Andrei Belov", 1), person("Andrew Belov", 1)},
			[][]string{{"Andrei Belov"}, {"Andrew Belov"}}},
		{"Bush is not Rush", []Record{person("George Bush", 1), person("George Rush", 1)},
			[][]string{{"George Bush"}, {"George Rush"}}},
		{"father and son by initials", []Record{person("George W. Bush", 3), person("George H. W. Bush", 2), person("George H.W. Bush", 1), person("George Bush", 1)},
			[][]string{{"George W. Bush"}, {"George H. W. Bush", "George H.W. Bush"}, {"George Bush"}}},
		{"one family, two people", []Record{person("Joe Biden", 2), person("Hunter Biden", 1)},
			[][]string{{"Joe Biden"}, {"Hunter Biden"}}},
		{"a bare surname joins by its title", []Record{person("Anna Okonjo", 2, "President"), person("Okonjo", 1, "President of Kenya")},
			[][]string{{"Anna Okonjo", "Okonjo"}}},
		{"a bare surname without a title stays apart", []Record{person("Anna Okonjo", 2, "President"), person("Okonjo", 5)},
			[][]string{{"Anna Okonjo"}, {"Okonjo"}}},
		{"a bare surname of two presidents stays apart", []Record{person("Anna Okonjo", 2, "President"), person("Ben Okonjo", 2, "President"), person("Okonjo", 5, "President")},
			[][]string{{"Anna Okonjo"}, {"Ben Okonjo"}, {"Okonjo"}}},
		{"a name once shown resolves but is not shown", []Record{person("Sergei Lavrov", 1), person("Sergey Lavrov", 0)},
			[][]string{{"Sergei Lavrov", "Sergey Lavrov"}}},
		{"a name once shown stands where nothing else is left", []Record{person("Sergey Lavrov", 0)},
			[][]string{{"Sergey Lavrov"}}},
		{"acronym and long form", []Record{org("NATO", 5), org("North Atlantic Treaty Organisation", 1, "NATO"), org("North Atlantic Treaty Organization", 2)},
			[][]string{{"NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"}}},
		{"an acronym of two bodies", []Record{org("ABA", 2, "American Bakers Association", "Austin Bar Alliance"), org("American Bakers Association", 1), org("Austin Bar Alliance", 1)},
			[][]string{{"ABA"}, {"American Bakers Association"}, {"Austin Bar Alliance"}}},
		{"case and spelling of bodies", []Record{org("Polish Defence Ministry", 2), org("Polish Defense Ministry", 1), org("polish defence ministry", 1)},
			[][]string{{"Polish Defence Ministry", "Polish Defense Ministry", "polish defence ministry"}}},
		{"the agency AFP is not what else is called AFP", []Record{org("AFP", 9), org("Americans for Prosperity", 4, "AFP")},
			[][]string{{"AFP"}, {"Americans for Prosperity"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := Resolve(c.records)
			for _, g := range c.groups {
				for _, name := range g {
					if got := table.Canonical(c.records[0].Kind, name); got != g[0] {
						t.Errorf("Canonical(%q) = %q, want %q", name, got, g[0])
					}
				}
				if got := table.Names(c.records[0].Kind, g[0]); !slices.Equal(got, g) {
					t.Errorf("Names(%q) = %q, want %q", g[0], got, g)
				}
			}
		})
	}
}

func TestCountriesResolveByCode(t *testing.T) {
	table := Resolve([]Record{{Kind: Country, Name: "Turkey", Articles: 2}, {Kind: Country, Name: "Türkiye"}})
	for _, name := range []string{"Turkey", "Türkiye", "TR", "turkish"} {
		if got := table.Canonical(Country, name); got != "Turkey" {
			t.Errorf("Canonical(%q) = %q", name, got)
		}
	}
}

func TestUnknownNamesStandForThemselves(t *testing.T) {
	table := Resolve([]Record{person("José Muñoz", 1)})
	for name, want := range map[string]string{"jose munoz": "José Muñoz", "Nobody Known": "Nobody Known"} {
		if got := table.Canonical(Person, name); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", name, got, want)
		}
	}
	if got := table.Canonical(Place, "Lagos"); got != "Lagos" {
		t.Errorf("a kind without records: %q", got)
	}
	if got := table.Names(Person, "Nobody Known"); got != nil {
		t.Errorf("Names of nobody: %q", got)
	}
}

// A family too large to compare in pairs joins nothing by initials.
func TestLargeFamiliesStayApart(t *testing.T) {
	records := []Record{person("J. Smith", 5), person("John Smith", 9)}
	for i := range 300 {
		records = append(records, person("J"+strings.Repeat("o", i%20+1)+string(rune('a'+i/20))+"k Smith", 1))
	}
	if got := Resolve(records).Canonical(Person, "J. Smith"); got != "J. Smith" {
		t.Errorf("J. Smith is %q", got)
	}
}

// The table is a function of the records, whatever their order and however
// the counts of one name are parted.
func TestOrderDoesNotMatter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	given := []string{"Joe", "Joseph", "J.", "Sergei", "Sergey", "S.", "Anna", "Andrei", "Andrew", "Joseph R.", "Joe Q."}
	families := []string{"Biden", "Lavrov", "Smith", "Smyth"}
	for range 60 {
		var records []Record
		for range 40 {
			name := families[rnd.IntN(len(families))]
			if rnd.IntN(5) > 0 {
				name = given[rnd.IntN(len(given))] + " " + name
			}
			records = append(records, person(name, rnd.IntN(4), []string{"President", "Minister", "coach"}[rnd.IntN(3)]))
		}
		for i := range 8 {
			records = append(records, org([]string{"ABA", "Austin Bar Alliance", "American Bakers Association"}[i%3], 1+rnd.IntN(3), []string{"ABA", "Austin Bar Alliance"}[rnd.IntN(2)]))
		}
		want := Resolve(records)
		for range 5 {
			rnd.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
			got := Resolve(records)
			for _, r := range records {
				if g, w := got.Canonical(r.Kind, r.Name), want.Canonical(r.Kind, r.Name); g != w {
					t.Fatalf("Canonical(%q) is %q in one order, %q in another", r.Name, g, w)
				}
				c := want.Canonical(r.Kind, r.Name)
				if g, w := got.Names(r.Kind, c), want.Names(r.Kind, c); !slices.Equal(g, w) {
					t.Fatalf("Names(%q) are %q in one order, %q in another", c, g, w)
				}
			}
		}
	}
}
