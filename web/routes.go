package web

import (
	"github.com/labstack/echo/v4"

	"parallax/static"
)

func (s *Server) routes() {
	page := func(path string, h echo.HandlerFunc) {
		h = hurried(h)
		s.echo.GET(path, h)
		s.echo.HEAD(path, h)
	}
	s.echo.Use(s.logged, s.recovered)

	page("/", s.home)
	page("/search", s.search)
	page("/search.json", s.searchJSON)
	page("/facet/:field", s.facet)
	page("/article/:id", s.article) // and /article/ID.json
	page("/compare", s.compare)
	page("/compare.json", s.compareJSON)
	page("/stats.json", s.statsJSON)
	page("/help", s.help)
	s.echo.POST(demoPath, hurried(s.removeDemo))

	page("/opensearch.xml", s.openSearch)
	page("/robots.txt", robots)
	page("/healthz", healthy)
	page("/readyz", s.ready)
	page("/favicon.ico", s.favicon)
	page(static.Root+"*", echo.WrapHandler(s.assets))

	registerOwner(s.echo, owner{engine: s.whole, token: s.cfg.Token, now: s.cfg.Now, log: s.cfg.Log, life: s.life, watched: s.cfg.Watched})
}
