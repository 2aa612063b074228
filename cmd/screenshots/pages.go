package main

import (
	"context"
	"fmt"

	"parallax/index"
	"parallax/index/query"
)

// page is a page in one state.
type page struct {
	name  string
	path  string
	click string // a selector of what is clicked before the picture; "" for nothing
	empty bool   // of the empty collection
}

// pagesOf lists the pages. The articles shown are looked up by their words:
// their ids may change with the collection.
func pagesOf(ctx context.Context, e index.Searcher) ([]page, error) {
	events := map[string][]string{}
	for _, words := range []string{"Ever Given Suez", "Chandrayaan lunar south pole", "Notre-Dame cathedral fire"} {
		ids, err := find(ctx, e, words)
		if err != nil {
			return nil, err
		}
		events[words] = ids
	}
	ship, moon, fire := events["Ever Given Suez"], events["Chandrayaan lunar south pole"], events["Notre-Dame cathedral fire"]
	two := "/compare?id=" + ship[0] + "&id=" + ship[1]
	three := two + "&id=" + ship[2]
	return []page{
		{name: "home-empty", path: "/", empty: true},
		{name: "home", path: "/"},
		{name: "search-all", path: "/search"},
		{name: "search", path: "/search?q=canal+ship"},
		{name: "search-filtered", path: "/search?country=Egypt&from=2021-01&q=ship&source.not=Volta+Lantern&to=2021"},
		{name: "search-zero", path: "/search?country=Egypt&from=2021-01&person=Notre&q=moon"},
		{name: "search-ticked", path: "/search?page=2&pick=" + ship[0] + "&pick=" + ship[1]},
		{name: "search-filters", path: "/search?q=canal+ship#filters"},
		{name: "article", path: "/article/" + ship[0] + "?q=canal&at=1"},
		{name: "article-clutter", path: "/article/" + fire[0] + "?clutter=show"},
		{name: "article-moon", path: "/article/" + moon[0]},
		{name: "compare-picker", path: "/compare?id=" + ship[0]},
		{name: "compare-text", path: two},
		{name: "compare-pinned", path: two, click: ".marker"},
		{name: "compare-claims", path: two + "&view=claims"},
		{name: "compare-quotes", path: two + "&view=quotes"},
		{name: "compare-figures", path: two + "&view=figures"},
		{name: "compare-only", path: two + "&view=only"},
		{name: "compare-three", path: three},
		{name: "compare-different", path: "/compare?id=" + ship[0] + "&id=" + moon[0]},
		{name: "facet", path: "/facet/person"},
		{name: "facet-filtered", path: "/facet/organisation?find=un&q=grain"},
		{name: "help", path: "/help"},
		{name: "error", path: "/article/aaaaaaaaaaaaaaaaaaaaaaaaaa"},
	}, nil
}

// find returns the ids of the three articles that fit the words best.
func find(ctx context.Context, e index.Searcher, words string) ([]string, error) {
	const wanted = 3
	res, err := e.Search(ctx, index.Request{Query: query.Parse(words, true), Sort: index.ByRelevance, Limit: wanted})
	if err != nil {
		return nil, err
	}
	if len(res.Hits) < wanted {
		return nil, fmt.Errorf("fewer than %d articles of the demo collection hold the words %q", wanted, words)
	}
	var ids []string
	for _, h := range res.Hits {
		ids = append(ids, h.Document.ID.String())
	}
	return ids, nil
}
