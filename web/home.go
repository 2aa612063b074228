package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/text"
	"parallax/templates"
	"parallax/templates/view"
	"parallax/web/api"
	"parallax/web/urlstate"
)

// What the front page shows of the collection.
const (
	latestArticles = 6
	homeValues     = 8
)

// home answers /.
func (s *Server) home(c echo.Context) error {
	ctx := c.Request().Context()
	stats, err := s.engine.Stats(ctx)
	if err != nil {
		return err
	}
	p := s.page(c, "home", "")
	p.Canonical += "/"
	if stats.Articles == 0 {
		return s.render(c, http.StatusOK, templates.Home(view.Home{Page: p, Empty: true, Command: s.cfg.AddCommand}))
	}
	r := urlstate.State{}.Request(s.cfg.Now())
	r.Limit, r.Snippets, r.Histogram = latestArticles, 0, false
	r.Facets = map[index.Facet]int{index.Person: homeValues, index.Country: homeValues, index.Source: homeValues}
	res, err := s.find(ctx, r)
	if err != nil {
		return err
	}
	v := presentHome(p, stats, res)
	v.Demo = presentDemo(stats.Demo, fromHere(c.Request()))
	if stats.Demo == stats.Articles {
		v.Command = s.cfg.AddCommand
	}
	return s.render(c, http.StatusOK, templates.Home(v))
}

func presentHome(p view.Page, stats index.Stats, res index.Result) view.Home {
	v := view.Home{Page: p, More: "/search", Glance: []view.Figure{
		{Number: number(stats.Articles), Label: plural(stats.Articles, "article", "articles"), Href: "/search"},
		{Number: number(stats.Sources), Label: plural(stats.Sources, "source", "sources"), Href: "/facet/source"},
	}}
	for _, f := range []index.Facet{index.Person, index.Country} {
		if n := res.Facets[f].Total; n > 0 {
			one, title := facetWords(f)
			v.Glance = append(v.Glance, view.Figure{Number: number(n), Label: plural(n, one, lower(title)), Href: "/facet/" + string(f)})
		}
	}
	if stats.Dated > 0 {
		years := strconv.Itoa(stats.First.Time().Year())
		if last := strconv.Itoa(stats.Last.Time().Year()); last != years {
			years += "–" + last
		}
		v.Glance = append(v.Glance, view.Figure{Number: years, Label: "published"})
	}
	if !stats.LastAdded.IsZero() {
		v.Glance = append(v.Glance, view.Figure{Number: stats.LastAdded.UTC().Format("2 Jan 2006"), Label: "last addition"})
	}
	for _, h := range res.Hits {
		hit := presentHit(h, "/article/"+h.Document.ID.String())
		if t := lead(&h.Document.Article); t != "" {
			hit.Lines = [][]view.Segment{{{Text: t}}}
		}
		v.Latest = append(v.Latest, hit)
	}
	m := searchMaker{}
	for _, f := range []index.Facet{index.Person, index.Country, index.Source} {
		if g, ok := m.group(f, res.Facets[f]); ok {
			g.Senses, g.Missing = nil, view.Value{}
			v.Groups = append(v.Groups, withoutExclusions(g))
		}
	}
	return v
}

// lead is what stands under a title: the standfirst, else how the text begins;
// nothing where the title is that beginning.
func lead(a *article.Article) string {
	if a.Title == "" {
		return ""
	}
	for _, t := range []string{a.Standfirst, a.Body} {
		if s := text.Sentences(t); len(s) > 0 {
			return s[0].Of(t)
		}
	}
	return ""
}

// withoutExclusions is for a page without results to leave something out of.
func withoutExclusions(g view.Group) view.Group {
	for i := range g.Values {
		g.Values[i].Exclude = ""
	}
	return g
}

// statsJSON answers /stats.json.
func (s *Server) statsJSON(c echo.Context) error {
	out, err := api.Stats(c.Request().Context(), s.engine)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, out)
}
