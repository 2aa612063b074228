package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/templates"
	"parallax/templates/view"
	"parallax/web/api"
	"parallax/web/urlstate"
)

// statusClientGone is what is logged when nobody waits for the answer any more.
const statusClientGone = 499

// errorTable is the one place where an error becomes a status and what a reader
// is told. Where Tell is set the error's own text is shown too: it says what in
// the request was wrong. The others' text stays in the log.
var errorTable = [...]struct {
	err     error
	status  int
	heading string
	text    string
	tell    bool
}{
	{index.ErrHidden, http.StatusNotFound, "The owner has hidden this article", "It is kept, but hidden from searches and pages. Its owner can bring it back with “parallax edit --show”.", false},
	{index.ErrNotFound, http.StatusNotFound, "No such article", "There is no article, or no version of it, at this address. It may have been removed from the collection.", false},
	{index.ErrInvalid, http.StatusBadRequest, "This address asks for something that can't be answered", "", true},
	{index.ErrUnsupported, http.StatusNotImplemented, "This collection can't answer that", "", true},
	{index.ErrUnavailable, http.StatusServiceUnavailable, "The collection can't be reached", "It is being opened or closed, or another program holds it. Try again in a moment.", false},
	{index.ErrDamaged, http.StatusInternalServerError, "The collection is damaged", "The server's log says where. “parallax check” names what is damaged, and “parallax repair” saves what can be saved.", false},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, "This took too long", "The answer was given up. Try again, or ask for less at once.", false},
	{context.Canceled, statusClientGone, "Nobody waited for this answer", "", false},
}

// fault is what is shown of an error.
type fault struct {
	status        int
	heading, text string
}

// faultOf looks err up in the table. HTTP errors of Echo or of a handler are
// found however deep they are wrapped.
func faultOf(err error) fault {
	if l, ok := errors.AsType[*urlstate.LimitError](err); ok {
		f := fault{http.StatusBadRequest, "This asks for too much at once", sentence(l.Error())}
		if l.Limit == urlstate.AddressLimit || l.Limit == urlstate.QueryLimit {
			f.status = http.StatusRequestURITooLong
		}
		return f
	}
	for _, row := range errorTable {
		if !errors.Is(err, row.err) {
			continue
		}
		f := fault{row.status, row.heading, row.text}
		if row.tell {
			f.text = sentence(strings.Replace(err.Error(), row.err.Error()+": ", "", 1)) // the heading says that it is invalid, or not supported
		}
		return f
	}
	he, ok := errors.AsType[*echo.HTTPError](err)
	if !ok || he.Code >= 500 {
		return fault{http.StatusInternalServerError, "Something went wrong here", "It is not your doing. The server's log says what happened."}
	}
	switch he.Code {
	case http.StatusNotFound:
		return fault{he.Code, "No such page", "There is nothing at this address."}
	case http.StatusMethodNotAllowed:
		return fault{he.Code, "This address is not asked that way", "Open it from the page that leads to it."}
	case http.StatusForbidden:
		return fault{he.Code, "This was not done", sentence(fmt.Sprint(he.Message))}
	}
	return fault{he.Code, http.StatusText(he.Code), sentence(fmt.Sprint(he.Message))}
}

// answerError writes the error page, or JSON where JSON was asked for, and logs
// what is the server's fault.
func (s *Server) answerError(err error, c echo.Context) {
	f := faultOf(err)
	if f.status >= 500 {
		s.cfg.Log.Error("answer", slog.String("op", c.Request().Method+" "+c.Request().URL.Path), slog.Int("status", f.status), slog.Any("err", err))
	}
	if c.Response().Committed || f.status == statusClientGone {
		return
	}
	var failed error
	if path.Ext(c.Request().URL.Path) == ".json" {
		p := api.Problem{Error: f.text}
		if p.Error == "" {
			p.Error = f.heading
		}
		failed = c.JSON(f.status, p)
	} else {
		failed = s.render(c, f.status, templates.Error(s.presentError(c, f, err)))
	}
	if failed != nil {
		s.cfg.Log.Warn("error page", slog.String("op", c.Request().URL.Path), slog.Any("err", failed))
	}
}

func (s *Server) presentError(c echo.Context, f fault, err error) view.Error {
	p := s.page(c, "error", f.heading)
	p.NoIndex, p.Canonical = true, ""
	v := view.Error{
		Page: p, Status: strconv.Itoa(f.status), Heading: f.heading, Text: f.text,
		Links: []view.Link{{Text: "Search all articles", Href: "/search"}, {Text: "How to search", Href: "/help"}},
	}
	if l, ok := errors.AsType[*limited](err); ok {
		v.Links = append([]view.Link{{Text: "The same without what is too much", Href: l.href}}, v.Links...)
	}
	return v
}

// limited is a URL that asks for too much, with one that does not.
type limited struct {
	error
	href string
}

func (l *limited) Unwrap() error { return l.error }

// sentence makes an error's text one: errors begin small and have no stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
