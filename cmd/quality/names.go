package main

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"parallax/index/entity"
)

// called is one person with the names that they go by.
type called struct {
	family string // folded
	names  []string
}

// measureNames resolves the names of all members of the US Congress, presidents
// and vice presidents together: by given and family name, with the middle name,
// by nickname, in full as they sign, and as an encyclopaedia's heading. Recall is
// over pairs of names of one person; a false merge is a pair of names of two
// people with one family name. Names that two people share are left out.
//
// The gazetteers hold no list of spellings in other alphabets: what is measured
// here is given names, nicknames, initials and middle names.
func measureNames(_ context.Context, opt options) ([]figure, error) {
	files, err := opt.shared.archive("gazetteers.tar.gz")
	if err != nil {
		return nil, err
	}
	people := legislators(string(files["congress/legislators-current.yaml"]) + string(files["congress/executive.yaml"]))
	owners := map[string]int{}
	for _, p := range people {
		for _, n := range p.names {
			owners[folded(n)]++
		}
	}
	var records []entity.Record
	byFamily := map[string][]called{}
	for _, p := range people {
		p.names = slices.DeleteFunc(p.names, func(n string) bool { return owners[folded(n)] > 1 })
		for _, n := range p.names {
			records = append(records, entity.Record{Kind: entity.Person, Name: n, Articles: 1})
		}
		byFamily[p.family] = append(byFamily[p.family], p)
	}
	table := entity.Resolve(records)
	same, others := 0, 0
	joined, merged := 0, 0
	apart, wrong := []string{}, []string{}
	for _, family := range slices.Sorted(maps.Keys(byFamily)) {
		relatives := byFamily[family]
		for i, p := range relatives {
			for k, a := range p.names {
				for _, b := range p.names[k+1:] {
					same++
					if table.Canonical(entity.Person, a) == table.Canonical(entity.Person, b) {
						joined++
					} else {
						apart = append(apart, a+" / "+b)
					}
				}
				for _, q := range relatives[i+1:] {
					for _, b := range q.names {
						others++
						if table.Canonical(entity.Person, a) == table.Canonical(entity.Person, b) {
							merged++
							wrong = append(wrong, a+" / "+b)
						}
					}
				}
			}
		}
	}
	return []figure{
		newFigure("names.recall", share(joined, same), same, "pairs of names of one person", details{"apart": apart}),
		newFigure("names.false_merges", share(merged, others), others, "pairs of names of two people", details{"merged": wrong}),
	}, nil
}

var (
	yamlLine    = regexp.MustCompile(`^    ([a-z_]+): (.+)$`)
	parenthesis = regexp.MustCompile(` \([^)]*\)`)
)

// legislators reads what the name: and id: parts of each person hold. The files
// are YAML of one shape: a person begins with '- id:', and the values of a part
// are indented by four.
func legislators(yaml string) []called {
	var people []called
	var part string
	values := map[string]string{}
	flush := func() {
		first, last := values["name.first"], values["name.last"]
		if last == "" {
			return
		}
		p := called{family: folded(last)}
		add := func(s string) {
			s = parenthesis.ReplaceAllString(s, "")
			if s = strings.Join(strings.Fields(s), " "); s != "" && !slices.ContainsFunc(p.names, func(n string) bool { return folded(n) == folded(s) }) {
				p.names = append(p.names, s)
			}
		}
		if !strings.HasSuffix(first, ".") || values["name.middle"] == "" { // nobody calls J. French Hill J. Hill
			add(first + " " + last)
		}
		if middle := values["name.middle"]; middle != "" {
			add(first + " " + middle + " " + last)
		}
		if nickname := values["name.nickname"]; nickname != "" {
			add(nickname + " " + last)
		}
		add(values["name.official_full"])
		add(values["id.wikipedia"])
		people = append(people, p)
	}
	for line := range strings.Lines(yaml) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "- id:":
			flush()
			clear(values)
			part = "id"
		case strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "   "):
			part = strings.Trim(line, " :")
		default:
			if m := yamlLine.FindStringSubmatch(line); m != nil && (part == "id" || part == "name") {
				values[part+"."+m[1]] = strings.Trim(m[2], `'"`)
			}
		}
	}
	flush()
	return people
}
