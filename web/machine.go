package web

import (
	"encoding/xml"
	"net/http"

	"github.com/labstack/echo/v4"
)

// openSearch describes the search to browsers, which can then offer it in their
// address bar.
func (s *Server) openSearch(c echo.Context) error {
	type template struct {
		Type     string `xml:"type,attr"`
		Method   string `xml:"method,attr,omitempty"`
		Template string `xml:"template,attr"`
	}
	type image struct {
		Width  int    `xml:"width,attr"`
		Height int    `xml:"height,attr"`
		Type   string `xml:"type,attr"`
		URL    string `xml:",chardata"`
	}
	doc := struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string
		Description string
		Encoding    string     `xml:"InputEncoding"`
		Image       image      `xml:"Image"`
		URLs        []template `xml:"Url"`
	}{
		ShortName: "Parallax", Description: "Search the collected news articles", Encoding: "UTF-8",
		Image: image{16, 16, "image/svg+xml", origin(c) + "/favicon.ico"},
		URLs: []template{
			{Type: "text/html", Method: "get", Template: origin(c) + "/search?q={searchTerms}"},
			{Type: "application/json", Template: origin(c) + "/search.json?q={searchTerms}"},
			{Type: "application/opensearchdescription+xml", Template: origin(c) + "/opensearch.xml"},
		},
	}
	b, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "application/opensearchdescription+xml; charset=utf-8", append([]byte(xml.Header), b...))
}

// robots keeps crawlers from what has no end: filters combine for ever.
func robots(c echo.Context) error {
	return c.String(http.StatusOK, "User-agent: *\nDisallow: /search\nDisallow: /facet/\nDisallow: /compare\n")
}

// healthy says that the process answers.
func healthy(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// ready says that the collection answers too.
func (s *Server) ready(c echo.Context) error {
	if _, err := s.engine.Stats(c.Request().Context()); err != nil {
		return err
	}
	return c.String(http.StatusOK, "ready\n")
}

// favicon is for clients that look for an icon without reading the page.
func (s *Server) favicon(c echo.Context) error {
	b, err := s.assets.Bytes("img/icon.svg")
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "public, max-age=86400")
	return c.Blob(http.StatusOK, "image/svg+xml", b)
}
