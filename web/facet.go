package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/templates"
	"parallax/templates/view"
	"parallax/web/urlstate"
)

// valuesOnPage is how many values a facet's page has.
const valuesOnPage = 100

// The keys of a facet's page besides those of the search's state.
const (
	keyFind   = "find"
	keyOrder  = "order"
	keyValues = "values" // which page of values, from 1
)

// valuesPage says which of a facet's values are shown.
type valuesPage struct {
	find   string
	byName bool
	page   int // 0 is the first
}

func parseValuesPage(q url.Values) valuesPage {
	p := valuesPage{find: urlstate.Clean(q.Get(keyFind)), byName: q.Get(keyOrder) == "name"}
	if n, err := strconv.Atoi(q.Get(keyValues)); err == nil && n > 1 {
		p.page = n - 1
	}
	return p
}

// encode is the canonical query string: the page's own keys, then the state.
func (p valuesPage) encode(st urlstate.State) string {
	q := url.Values{}
	if p.find != "" {
		q.Set(keyFind, p.find)
	}
	if p.byName {
		q.Set(keyOrder, "name")
	}
	if p.page > 0 {
		q.Set(keyValues, strconv.Itoa(p.page+1))
	}
	return joinQuery(q.Encode(), st.WithPage(1).Encode())
}

func joinQuery(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "&" + b
}

func facetHref(f index.Facet, st urlstate.State, p valuesPage) string {
	return link("/facet/"+string(f), p.encode(st))
}

// facet answers /facet/FIELD: all values of a facet for a search.
func (s *Server) facet(c echo.Context) error {
	f, ok := index.ParseFacet(c.Param("field"))
	if !ok {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	st, notices, err := s.state(c)
	if err != nil {
		return err
	}
	vp := parseValuesPage(c.QueryParams())
	if done, err := canonical(c, vp.encode(st)); done {
		return err
	}
	r := st.Request(s.cfg.Now())
	r.Offset = 0
	if err := r.Validate(); err != nil {
		return err
	}
	values, err := s.engine.Values(c.Request().Context(), r, index.ValuesRequest{
		Facet: f, Contains: vp.find, ByName: vp.byName, Offset: vp.page * valuesOnPage, Limit: valuesOnPage,
	})
	if err != nil {
		return err
	}
	_, title := facetWords(f)
	v := presentFacet(s.page(c, "facet", title), f, st, vp, values)
	v.Notices = append(notices, v.Notices...)
	if v.Demo, err = s.demo(c.Request()); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, templates.Facet(v))
}

func presentFacet(p view.Page, f index.Facet, st urlstate.State, vp valuesPage, values index.Values) view.FacetPage {
	one, title := facetWords(f)
	p.NoIndex, p.Query = true, st.Query()
	p.Canonical += facetHref(f, st.WithoutPicks(), vp)
	v := view.FacetPage{
		Page: p, Heading: title, Back: searchHref(st), Find: vp.find, Field: keyFind,
		Count: counted(values.Total, one, lower(title)), Params: params(st, "page"),
		Group: view.Group{Name: string(f), Title: title, Values: presentValues(st, f, values.Buckets)},
	}
	if vp.find == "" && vp.page == 0 {
		v.Group.Missing = presentMissing(st, f, values.Missing)
	}
	if vp.byName {
		v.Params = append(v.Params, view.Param{Key: keyOrder, Value: "name"})
	}
	switch {
	case vp.find != "":
		v.Context = fmt.Sprintf("with “%s”", vp.find)
	case narrowed(st) || st.Query() != "":
		v.Context = "in the articles found"
	}
	byCount, byName := vp, vp
	byCount.byName, byCount.page = false, 0
	byName.byName, byName.page = true, 0
	v.Orders = []view.Link{
		{Text: "By number of articles", Href: facetHref(f, st, byCount), Current: !vp.byName},
		{Text: "By name", Href: facetHref(f, st, byName), Current: vp.byName},
	}
	first := vp.page * valuesOnPage
	if vp.page > 0 {
		before := vp
		before.page--
		v.Prev = facetHref(f, st, before)
	}
	if first+valuesOnPage < values.Total {
		after := vp
		after.page++
		v.Next = facetHref(f, st, after)
	}
	if (v.Prev != "" || v.Next != "") && first < values.Total {
		v.Range = fmt.Sprintf("%s–%s of %s", number(first+1), number(min(first+valuesOnPage, values.Total)), number(values.Total))
	}
	if values.Total == 0 {
		v.Notices = append(v.Notices, strings.TrimSpace("No "+one+" "+v.Context+"."))
	}
	return v
}
