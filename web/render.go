package web

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"parallax/templates/view"
)

// styles and modules are the assets of every page.
var (
	styles  = [...]string{"css/tokens.css", "css/base.css", "css/search.css", "css/article.css", "css/compare.css"}
	modules = [...]string{"js/main.js"}
)

// page is what every page has around its content. Title is the document's,
// before the site's name. The canonical URL lacks its path, which is added by
// who knows it.
func (s *Server) page(c echo.Context, kind, title string) view.Page {
	p := view.Page{
		Title: "Parallax", Kind: kind, Version: s.cfg.Version, Canonical: origin(c),
		Icon: s.assets.URL("img/icon.svg"), OpenSearch: "/opensearch.xml",
	}
	if title != "" {
		p.Title = title + " · Parallax"
	}
	for _, name := range styles {
		p.Styles = append(p.Styles, s.assets.URL(name))
	}
	for _, name := range modules {
		p.Scripts = append(p.Scripts, s.assets.URL(name))
	}
	return p
}

// render writes a component, whole or not at all.
func (s *Server) render(c echo.Context, status int, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(c.Request().Context(), &b); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-cache")
	return c.HTMLBlob(status, b.Bytes())
}

// origin is the address the request came to, "http://localhost:8080".
func origin(c echo.Context) string { return c.Scheme() + "://" + c.Request().Host }

// link is a path with its query string.
func link(path, rawQuery string) string {
	if rawQuery == "" {
		return path
	}
	return path + "?" + rawQuery
}

// canonical redirects to the URL with this query string unless the request came
// to it. It reports whether it did.
func canonical(c echo.Context, rawQuery string) (bool, error) {
	if c.QueryString() == rawQuery {
		return false, nil
	}
	return true, c.Redirect(http.StatusFound, link(c.Request().URL.EscapedPath(), rawQuery))
}
