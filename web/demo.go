package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"parallax/templates/view"
)

// demoPath is where the button posts to that takes the demo articles out.
const demoPath = "/demo/remove"

// demo says that the collection holds demo articles, if it does.
func (s *Server) demo(ctx context.Context) (view.Demo, error) {
	stats, err := s.engine.Stats(ctx)
	if err != nil {
		return view.Demo{}, err
	}
	return presentDemo(stats.Demo), nil
}

func presentDemo(n int) view.Demo {
	if n == 0 {
		return view.Demo{}
	}
	return view.Demo{
		Text:   fmt.Sprintf("This collection holds %s by invented outlets about real events.", counted(n, "demonstration article", "demonstration articles")),
		Button: plural(n, "Take it out", "Take them out"),
		Action: demoPath,
	}
}

// removeDemo takes the demo articles out and leads back. It is the one thing a
// page can change, so it takes no request that another site's page made.
func (s *Server) removeDemo(c echo.Context) error {
	r := c.Request()
	if err := http.NewCrossOriginProtection().Check(r); err != nil {
		return echo.NewHTTPError(http.StatusForbidden, "a page of another site asked for this: it is done from the pages here alone").SetInternal(err)
	}
	ctx := r.Context()
	if _, err := s.engine.RemoveDemo(ctx); err != nil {
		return err
	}
	if err := s.engine.Refresh(ctx); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, whence(r))
}

// whence is the path of the page of ours that a request came from, where it is
// one that stays when articles go; else the front page.
func whence(r *http.Request) string {
	u, err := url.Parse(r.Referer())
	if err != nil || u.Host != r.Host || u.Path != "/search" && !strings.HasPrefix(u.Path, "/facet/") {
		return "/"
	}
	return link(u.EscapedPath(), u.RawQuery)
}
