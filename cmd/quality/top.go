package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
)

const news = "news-2012-2020.jsonl.gz"

// topValues is how many values are listed when no number is given.
const topValues = 300

// topValue is one value of a facet over the news collection.
type topValue struct {
	Name     string   `json:"name"`
	Articles int      `json:"articles"`
	Names    []string `json:"names"` // the forms that it goes by, most used first
}

// top lists the most frequent values of one kind over the news collection, as
// the facet would show them: to be judged one by one.
func top(ctx context.Context, opt options, args []string, p printer, stderr io.Writer) int {
	kinds := []entity.Kind{entity.Person, entity.Country, entity.Organisation, entity.Place}
	n := topValues
	if len(args) == 2 {
		var err error
		if n, err = strconv.Atoi(args[1]); err != nil {
			n = 0
		}
	}
	if len(args) < 1 || len(args) > 2 || !slices.Contains(kinds, entity.Kind(args[0])) || n < 1 {
		fmt.Fprintln(stderr, "quality: say 'top person', 'top country', 'top organisation' or 'top place', and how many")
		return exitUsage
	}
	values, err := topOf(ctx, opt.shared, entity.Kind(args[0]))
	if err != nil {
		fmt.Fprintf(stderr, "quality: %v\n", err)
		if errors.Is(err, errAbsent) {
			return exitOK
		}
		return exitFailed
	}
	values = values[:min(n, len(values))]
	if p.json {
		err = writeJSON(p.w, values)
	}
	for _, v := range values {
		if !p.json && err == nil {
			_, err = fmt.Fprintf(p.w, "%6d  %s%s\n", v.Articles, v.Name, v.also())
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "quality: %v\n", err)
		return exitFailed
	}
	return exitOK
}

// also is the other forms of v, in brackets.
func (v topValue) also() string {
	others := slices.DeleteFunc(slices.Clone(v.Names), func(n string) bool { return n == v.Name })
	if len(others) == 0 {
		return ""
	}
	return " (" + strings.Join(others, "; ") + ")"
}

// topOf recognises every article of the news and counts the values of one kind,
// each once an article.
func topOf(ctx context.Context, s shared, kind entity.Kind) ([]topValue, error) {
	f, err := s.open("data", news)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all := register{}
	var articles [][]string // the names of each
	for raw, err := range article.Split(news, f) {
		if stop := ctx.Err(); stop != nil {
			return nil, stop
		}
		if err != nil {
			continue // adding reports it and goes on
		}
		a, err := article.Parse(raw)
		if err != nil {
			continue
		}
		entities := entity.Recognise(&a)
		all.add(entities)
		var names []string
		for _, e := range entities {
			if e.Kind == kind {
				names = append(names, e.Name)
			}
		}
		articles = append(articles, names)
	}
	table := all.resolve()
	counts := map[string]int{}
	for _, names := range articles {
		once := map[string]bool{}
		for _, n := range names {
			once[table.Canonical(kind, n)] = true
		}
		for n := range once {
			counts[n]++
		}
	}
	values := make([]topValue, 0, len(counts))
	for _, n := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	}) {
		values = append(values, topValue{n, counts[n], table.Names(kind, n)})
	}
	return values, nil
}
