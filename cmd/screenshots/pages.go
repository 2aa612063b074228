package main

import (
	"context"
	"fmt"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/query"
)

// page is a page in one state.
type page struct {
	name  string
	path  string
	click string // a selector of what is clicked before the picture; "" for nothing
	empty bool   // of the empty collection
}

// shown are the articles in the pictures, by what finds them: their ids may
// change with the collection.
var shown = map[string]string{
	"ship A":   `Suez "Ever Given" source:"Sahyadri Sentinel"`,
	"ship B":   `Suez "Ever Given" source:"Northmoor Courier"`,
	"summit A": `COP28 source:"Northmoor Courier"`,
	"summit B": `COP28 source:"Volta Lantern"`,
	"summit C": `COP28 source:"Sahyadri Sentinel"`,
	"edited":   `Webb telescope source:"Nordhavn Dispatch"`,
	"hidden":   `Webb telescope source:"Northmoor Courier"`,
}

// edits are what the owner sets of articles before the pictures are taken.
var edits = map[string]index.Edit{
	"edited":   {Title: new("Webb is on its way"), Source: new("Nordhavn Dispatch"), Published: &article.Date{}, Tag: []string{"space", "to read"}},
	"hidden":   {Hide: new(true)},
	"summit B": {Tag: []string{"climate"}},
}

// pagesOf makes the edits and lists the pages.
func pagesOf(ctx context.Context, e index.Engine) ([]page, error) {
	id := map[string]string{}
	for name, q := range shown {
		res, err := e.Search(ctx, index.Request{Query: query.Parse(q, false), Sort: index.ByRelevance, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(res.Hits) == 0 {
			return nil, fmt.Errorf("no article of the demo collection is found by %s", q)
		}
		id[name] = res.Hits[0].Document.ID.String()
	}
	for name, ed := range edits {
		parsed, err := index.ParseID(id[name])
		if err == nil {
			_, err = e.Edit(ctx, parsed, ed)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := e.Refresh(ctx); err != nil {
		return nil, err
	}
	figures := "/compare?id=" + id["ship A"] + "&id=" + id["ship B"]
	two := "/compare?id=" + id["summit A"] + "&id=" + id["summit B"]
	return []page{
		{name: "home-empty", path: "/", empty: true},
		{name: "home", path: "/"},
		{name: "search-all", path: "/search"},
		{name: "search-empty", path: "/search", empty: true},
		{name: "search", path: "/search?q=fossil+fuels"},
		{name: "search-filtered", path: "/search?country=Egypt&from=2021-01&q=ship&source.not=Volta+Lantern&to=2021"},
		{name: "search-zero", path: "/search?country=Egypt&from=2021-01&person=Antonio+Guterres&q=moon"},
		{name: "search-ticked", path: "/search?page=2&pick=" + id["ship B"] + "&pick=" + id["ship A"]},
		{name: "search-filters", path: "/search?q=fossil+fuels#filters"},
		{name: "article", path: "/search?q=canal", click: "#hit-2 .title"},
		{name: "article-clutter", path: "/article/" + id["ship A"] + "?clutter=show"},
		{name: "article-untitled", path: "/article/" + id["summit C"]},
		{name: "article-edited", path: "/article/" + id["edited"]},
		{name: "article-hidden", path: "/article/" + id["hidden"]},
		{name: "search-tags", path: "/search?tag.not=climate&tag.missing=0"},
		{name: "compare-picker", path: "/compare?id=" + id["summit A"]},
		{name: "compare-text", path: two},
		{name: "compare-pinned", path: two, click: ".texts > section:last-child .marker"},
		{name: "compare-claims", path: two + "&view=claims"},
		{name: "compare-quotes", path: two + "&view=quotes"},
		{name: "compare-figures", path: figures + "&view=figures"},
		{name: "compare-only", path: two + "&view=only"},
		{name: "compare-three", path: two + "&id=" + id["summit C"]},
		{name: "compare-different", path: "/compare?id=" + id["ship A"] + "&id=" + id["summit B"]},
		{name: "facet", path: "/facet/person"},
		{name: "facet-filtered", path: "/facet/organisation?find=un&q=grain"},
		{name: "help", path: "/help"},
		{name: "error", path: "/article/aaaaaaaaaaaaaaaaaaaaaaaaaa"},
	}, nil
}
