package web

import (
	"slices"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/templates/view"
	"parallax/web/urlstate"
)

// state reads the URL's state, with today's names for entities.
func (s *Server) state(c echo.Context) (urlstate.State, []string, error) {
	st, notices, err := urlstate.Parse(c.QueryString())
	st = st.WithNames(s.engine.Canonical)
	if err != nil {
		return st, nil, &limited{err, searchHref(st)}
	}
	var out []string
	for _, n := range notices {
		out = append(out, n.String())
	}
	return st, stopped(out), nil
}

func searchHref(st urlstate.State) string { return link("/search", st.Encode()) }

// searchFor leads to all articles with a value.
func searchFor(f index.Facet, value string) string {
	return searchHref(urlstate.State{}.WithValue(f, value))
}

// searchText leads to what a query finds.
func searchText(q string) string { return searchHref(urlstate.State{}.WithQuery(q)) }

// params are st's parameters for a form's hidden fields, without some keys.
func params(st urlstate.State, without ...string) []view.Param {
	var out []view.Param
	for _, p := range st.Params() {
		if !slices.Contains(without, p.Key) {
			out = append(out, view.Param(p))
		}
	}
	return out
}

// narrowed reports whether anything but the query decides what is found.
func narrowed(st urlstate.State) bool {
	return len(st.Filters()) > 0 || st.When() != "" || !st.From().IsZero() || !st.To().IsZero() || st.About()
}
