package web

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"parallax/templates/view"
)

// demoPath is where the button posts to that takes the demo articles out.
const demoPath = "/demo/remove"

// demo says that the collection holds demo articles, if it does.
func (s *Server) demo(r *http.Request) (view.Demo, error) {
	stats, err := s.engine.Stats(r.Context())
	if err != nil {
		return view.Demo{}, err
	}
	return presentDemo(stats.Demo, fromHere(r)), nil
}

// presentDemo presents n demo articles, to somebody who may take them out or not.
func presentDemo(n int, owner bool) view.Demo {
	if n == 0 {
		return view.Demo{}
	}
	v := view.Demo{Text: fmt.Sprintf("This collection holds %s by invented outlets about real events.", counted(n, "demonstration article", "demonstration articles"))}
	if owner {
		v.Button, v.Action = plural(n, "Take it out", "Take them out"), demoPath
	}
	return v
}

// fromHere reports whether a request was made on this machine.
func fromHere(r *http.Request) bool {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	ip := net.ParseIP(host)
	return err == nil && ip != nil && ip.IsLoopback()
}

// removeDemo takes the demo articles out and leads back. It is the one thing a
// page can change, so it takes no request from another machine, and none that
// another site's page made.
func (s *Server) removeDemo(c echo.Context) error {
	r := c.Request()
	if !fromHere(r) {
		return echo.NewHTTPError(http.StatusForbidden, "this is done on the machine that serves the collection, here or with 'parallax rm --demo'")
	}
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
