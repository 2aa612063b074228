package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/index/compare"
	"parallax/index/query"
	"parallax/templates"
	"parallax/templates/view"
	"parallax/web/api"
)

// pickerHits is how many articles are offered to be compared with.
const pickerHits = 20

// compare answers /compare: a comparison of two to four articles, and with
// fewer or more a page that helps to get there.
func (s *Server) compare(c echo.Context) error {
	st, err := parseComparison(c.QueryString())
	if err != nil {
		return err
	}
	if done, err := canonical(c, st.encode()); done {
		return err
	}
	ctx := c.Request().Context()
	docs, err := s.documents(ctx, st.ids)
	if err != nil {
		return err
	}
	p := s.page(c, "compare", "Compare")
	p.NoIndex = true
	p.Canonical += st.href()
	v := presentColumns(view.Compare{Page: p}, docs, st)
	switch n := len(docs); {
	case n > compare.MaxArticles:
		v.Heading = fmt.Sprintf("%d articles are more than can be compared", n)
		v.Nothing = fmt.Sprintf("At most %d fit side by side: take out %d.", compare.MaxArticles, n-compare.MaxArticles)
		return s.render(c, http.StatusBadRequest, templates.Compare(v))
	case n < compare.MinArticles:
		if v.Picker, err = s.picker(ctx, st, docs); err != nil {
			return err
		}
		v.Heading = "Compare articles"
		return s.render(c, http.StatusOK, templates.Compare(v))
	}
	v.Title = compareTitle(docs)
	compared, err := compare.Compare(ctx, inputs(docs))
	if err != nil {
		return err
	}
	presentComparison(&v, s.engine, docs, compared, st)
	return s.render(c, http.StatusOK, templates.Compare(v))
}

// documents are the newest versions of articles. One that is gone is named.
func (s *Server) documents(ctx context.Context, ids []index.ID) ([]index.Document, error) {
	var out []index.Document
	for _, id := range ids {
		d, err := s.engine.Article(ctx, id, 0)
		if errors.Is(err, index.ErrNotFound) {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

func inputs(docs []index.Document) []compare.Input {
	in := make([]compare.Input, len(docs))
	for i := range docs {
		d := &docs[i]
		in[i] = compare.Input{ID: d.ID.String(), Article: &d.Article, Entities: d.Entities, Quotations: d.Quotations}
	}
	return in
}

// picker searches for an article to go with what is picked already. Where
// nothing is typed those of the same event come first.
func (s *Server) picker(ctx context.Context, st comparison, docs []index.Document) (view.Picker, error) {
	var likely []view.Pick
	if len(docs) == 1 && st.query == "" {
		var err error
		if likely, err = s.similar(ctx, &docs[0], nil); err != nil {
			return view.Picker{}, err
		}
	}
	r := index.Request{Query: query.Parse(st.query, false), Limit: pickerHits, Sort: index.ByRelevance}
	res, err := s.engine.Search(ctx, r)
	if err != nil {
		return view.Picker{}, err
	}
	return presentPicker(res, st, likely), nil
}

// compareJSON answers /compare.json.
func (s *Server) compareJSON(c echo.Context) error {
	out, err := api.Compare(c.Request().Context(), s.engine, c.QueryParams()["id"])
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, out)
}
