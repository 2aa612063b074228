package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/templates"
	"parallax/templates/view"
	"parallax/web/api"
	"parallax/web/urlstate"
)

// search answers /search.
func (s *Server) search(c echo.Context) error {
	st, notices, err := s.state(c)
	if err != nil {
		return err
	}
	if done, err := canonical(c, st.Encode()); done {
		return err
	}
	ctx := c.Request().Context()
	r := st.Request(s.cfg.Now())
	r.Copies = true
	res, err := s.find(ctx, r)
	if err != nil {
		return err
	}
	m := searchMaker{st: st, res: res, now: s.cfg.Now()}
	v := m.present(s.page(c, "search", searchTitle(st)))
	v.Notices = append(notices, stopped(res.Notices)...)
	if v.Demo, err = s.demo(c.Request()); err != nil {
		return err
	}
	if v.Tray, err = s.tray(ctx, st, res); err != nil {
		return err
	}
	if len(res.Hits) == 0 {
		if v.None, err = s.none(ctx, m); err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, templates.Search(v))
}

// find validates and searches.
func (s *Server) find(ctx context.Context, r index.Request) (index.Result, error) {
	if err := r.Validate(); err != nil {
		return index.Result{}, err
	}
	return s.engine.Search(ctx, r)
}

// count is how many articles st finds.
func (s *Server) count(ctx context.Context, st urlstate.State) (int, error) {
	r := st.Request(s.cfg.Now())
	r.Offset, r.Limit, r.Snippets, r.Facets, r.Histogram = 0, 0, 0, nil, false
	res, err := s.find(ctx, r)
	return res.Total, err
}

// tray lists the ticked articles that are not among the hits. Those that are
// gone from the collection are left out.
func (s *Server) tray(ctx context.Context, st urlstate.State, res index.Result) ([]view.Picked, error) {
	var out []view.Picked
	for _, id := range st.Picks() {
		if slices.ContainsFunc(res.Hits, func(h index.Hit) bool { return h.Document.ID == id }) {
			continue
		}
		d, err := s.engine.Article(ctx, id, 0)
		if errors.Is(err, index.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		title, _ := d.DisplayTitle()
		out = append(out, view.Picked{ID: id.String(), Title: title})
	}
	return out, nil
}

// maxOffers bounds the searches made to help where nothing was found.
const maxOffers = 12

// none says what leaving out each part of the search would bring.
func (s *Server) none(ctx context.Context, m searchMaker) (view.None, error) {
	st := m.st
	if m.res.Total > 0 {
		last := (m.res.Total + st.PerPage() - 1) / st.PerPage()
		return view.None{Heading: "There is no page " + number(st.Page()) + ".", Offers: []view.Offer{
			{Text: "To the last page, " + number(last), Href: searchHref(st.WithPage(last))},
		}}, nil
	}
	stats, err := s.engine.Stats(ctx)
	if err != nil {
		return view.None{}, err
	}
	if stats.Articles == 0 {
		return view.None{Heading: "The collection is empty.", Command: s.cfg.AddCommand}, nil
	}
	v := view.None{Heading: "Nothing was found."}
	for _, w := range m.ways() {
		if len(v.Offers) == maxOffers {
			break
		}
		n, err := s.count(ctx, w.st)
		if err != nil {
			return view.None{}, err
		}
		if n > 0 {
			v.Offers = append(v.Offers, view.Offer{Text: w.text, Count: articles(n), Href: searchHref(w.st)})
		}
	}
	return v, nil
}

// searchJSON answers /search.json.
func (s *Server) searchJSON(c echo.Context) error {
	out, err := api.SearchQuery(c.Request().Context(), s.engine, c.QueryString(), 0, s.cfg.Now())
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, out)
}
