package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/index/query"
	"parallax/templates"
	"parallax/templates/view"
	"parallax/web/api"
	"parallax/web/urlstate"
)

// articleState is the state of an article's URL: which version, whether what
// was left out of the text is shown, and the search it was opened from.
type articleState struct {
	id      index.ID
	version int // 0 is the newest
	clutter bool
	search  urlstate.State
}

func (a articleState) encode() string {
	q := url.Values{}
	if a.clutter {
		q.Set("clutter", "show")
	}
	if a.version > 0 {
		q.Set("version", strconv.Itoa(a.version))
	}
	return joinQuery(q.Encode(), a.search.Encode())
}

func (a articleState) href() string { return link("/article/"+a.id.String(), a.encode()) }

// readVersion reads a version number; 0 where none is given.
func readVersion(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("version %q: %w: versions count 1, 2, 3 and so on", s, index.ErrInvalid)
	}
	return n, nil
}

// article answers /article/ID and /article/ID.json.
func (s *Server) article(c echo.Context) error {
	version, err := readVersion(c.QueryParam("version"))
	if err != nil {
		return err
	}
	name, asJSON := strings.CutSuffix(c.Param("id"), ".json")
	if asJSON {
		return s.articleJSON(c, name, version)
	}
	id, err := index.ParseID(name)
	if err != nil {
		return err
	}
	search, _, err := s.state(c)
	if err != nil {
		return err
	}
	st := articleState{id: id, version: version, clutter: c.QueryParam("clutter") == "show", search: search}
	if name != id.String() || c.QueryString() != st.encode() {
		return c.Redirect(http.StatusFound, st.href())
	}
	ctx := c.Request().Context()
	d, err := s.engine.Article(ctx, id, version)
	if err != nil {
		return err
	}
	title, _ := d.DisplayTitle()
	v := s.presentArticle(s.page(c, "article", title), &d, st)
	if err := s.trail(ctx, &v, st); err != nil {
		return err
	}
	copies, err := s.engine.Copies(ctx, id)
	if err != nil {
		return err
	}
	v.Copies = presentCopies(copies)
	origins, err := s.engine.OriginsOf(ctx, id)
	if err != nil {
		return err
	}
	if from := readFrom(origins); from.Name != "" {
		v.Facts = append(v.Facts, from)
	}
	if v.Similar, err = s.similar(ctx, &d, copies); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, templates.Article(v))
}

func (s *Server) presentArticle(p view.Page, d *index.Document, st articleState) view.Article {
	plain := articleState{id: st.id, version: st.version}
	p.Canonical += plain.href()
	p.NoIndex = st.encode() != ""
	p.Query = st.search.Query()
	p.Alternate = link("/article/"+st.id.String()+".json", articleState{version: st.version}.encode())
	v := view.Article{
		Page: p, Source: d.Source, Date: presentDate(d.Published), Demo: d.Demo, Facts: presentFacts(d), Notes: d.Notes,
		Compare: comparison{ids: []index.ID{d.ID}, view: viewText, right: 1}.href(),
	}
	if t := ownerOf(d).Title; t != nil {
		v.TitleSet = setByOwner(*t)
		v.TitleSet.Text = "title " + v.TitleSet.Text
	}
	who := d.Named(s.engine)
	q := query.Parse(st.search.Query(), st.search.AnyWord())
	presentText(&v, newMarked(&d.Article, mentionsOf(who), s.engine.Highlight(q, d)), st.clutter)
	v.Entities, v.Quoted = presentEntities(who), presentQuoted(d, who)
	if n := len(d.Clutter); n > 0 {
		other := st
		other.clutter = !st.clutter
		v.ClutterNote = counted(n, "line of the saved page is", "lines of the saved page are") + " not part of the article."
		v.Clutter = view.Link{Text: "Show where", Href: other.href()}
		if st.clutter {
			v.Clutter.Text = "Hide again"
		}
	}
	for n := 1; n <= d.Versions; n++ {
		other := st
		if other.version = n; n == d.Versions {
			other.version = 0
		}
		v.Versions = append(v.Versions, view.Link{Text: strconv.Itoa(n), Href: other.href(), Current: n == d.Version})
	}
	if d.Version < d.Versions {
		v.Notice = fmt.Sprintf("This is version %d of %d. Searches find the newest.", d.Version, d.Versions)
	}
	return v
}

// trail leads back to the results, and to the neighbours there.
func (s *Server) trail(ctx context.Context, v *view.Article, st articleState) error {
	place := st.search.At()
	if place == 0 {
		return nil
	}
	v.Back = view.Link{Text: "Back to the results", Href: searchHref(st.search.WithAt(0)) + "#hit-" + strconv.Itoa(place)}
	r := st.search.Request(s.cfg.Now())
	r.Facets, r.Histogram, r.Snippets = nil, false, 0
	r.Offset, r.Limit = max(0, place-2), 3
	res, err := s.find(ctx, r)
	if err != nil {
		return err
	}
	i := place - 1 - r.Offset
	if i >= len(res.Hits) || res.Hits[i].Document.ID != st.id {
		return nil // the results have changed since
	}
	v.Back.Note = number(place) + " of " + number(res.Total)
	neighbour := func(i, place int) string {
		page := (place-1)/st.search.PerPage() + 1
		return link("/article/"+res.Hits[i].Document.ID.String(), st.search.WithPage(page).WithAt(place).Encode())
	}
	if i > 0 {
		v.PrevHit = neighbour(i-1, place-1)
	}
	if i+1 < len(res.Hits) {
		v.NextHit = neighbour(i+1, place+1)
	}
	return nil
}

func (s *Server) articleJSON(c echo.Context, id string, version int) error {
	out, err := api.Article(c.Request().Context(), s.engine, id, version)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, out)
}
