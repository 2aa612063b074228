package web

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"parallax/index"
	"parallax/web/api"
)

// smallBody bounds the bodies of all owner's calls but put.
const smallBody = 1 << 20

// owner answers the calls by which other commands of the data folder's owner
// work through this server. Their form is in api/writer.go.
type owner struct {
	engine index.Engine
	token  string
	now    func() time.Time
	log    *slog.Logger
	life   context.Context // the server's

	watched func() []api.WatchedJSON
}

// registerOwner adds the owner's routes. Only who has read the token from the
// lock file gets through; without a token there are none.
func registerOwner(e *echo.Echo, o owner) {
	if o.token == "" {
		return
	}
	e.POST(api.SeenPath, guarded(o, smallBody, o.seen))
	e.POST(api.PutPath, guarded(o, api.MaxPutBytes, o.put))
	e.POST(api.EditPath, guarded(o, smallBody, o.edit))
	e.POST(api.EntitiesPath, guarded(o, api.MaxPutBytes, o.entities))
	e.POST(api.EditedPath, guarded(o, smallBody, o.edited))
	e.POST(api.RemovePath, guarded(o, smallBody, o.remove))
	e.POST(api.DemoPath, guarded(o, smallBody, o.removeDemo))
	e.POST(api.RefreshPath, guarded(o, smallBody, o.refresh))
	e.POST(api.SearchPath, guarded(o, smallBody, o.search))
	e.POST(api.ShowPath, guarded(o, smallBody, o.show))
	e.POST(api.ComparePath, guarded(o, smallBody, o.compare))
	e.POST(api.StatsPath, guarded(o, smallBody, o.stats))
	e.POST(api.SizesPath, guarded(o, smallBody, o.sizes))
	e.POST(api.RebuildPath, o.authorised(o.rebuild))
	e.POST(api.BackupPath, o.authorised(o.backup))
	e.POST(api.ExportPath, o.authorised(o.export))
	e.POST(api.CheckPath, o.authorised(o.check))
}

// authorised lets only the owner's token through.
func (o owner) authorised(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		token, ok := strings.CutPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
		switch {
		case !ok:
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
			return c.JSON(http.StatusUnauthorized, api.Problem{Error: "this address is for the owner's own commands"})
		case subtle.ConstantTimeCompare([]byte(token), []byte(o.token)) != 1:
			return c.JSON(http.StatusForbidden, api.Problem{Error: "the token is not this server's: it may have been restarted"})
		}
		return next(c)
	}
}

// guarded makes a handler of do: it checks the token, reads a body of at most
// limit bytes, and writes the answer or a problem.
func guarded[In, Out any](o owner, limit int64, do func(c echo.Context, in In) (Out, error)) echo.HandlerFunc {
	return o.authorised(func(c echo.Context) error {
		var in In
		unhurried(c)
		err := json.NewDecoder(http.MaxBytesReader(c.Response(), c.Request().Body, limit)).Decode(&in)
		if tooLong, ok := errors.AsType[*http.MaxBytesError](err); ok {
			p := api.Problem{Error: fmt.Sprintf("more than %d bytes at once", tooLong.Limit), Kind: "invalid"}
			return c.JSON(http.StatusRequestEntityTooLarge, p)
		}
		var out Out
		if err != nil {
			err = fmt.Errorf("%w: %w", index.ErrInvalid, err)
		} else {
			out, err = do(c, in)
		}
		if err != nil {
			return c.JSON(faultOf(err).status, api.ProblemOf(err))
		}
		return c.JSON(http.StatusOK, out)
	})
}

// unhurried lifts the server's time limits, which are meant for pages, from one
// call: a large batch or a rebuild takes as long as it takes.
func unhurried(c echo.Context) {
	rc := http.NewResponseController(c.Response())
	_ = rc.SetReadDeadline(time.Time{})  // an error means that there is
	_ = rc.SetWriteDeadline(time.Time{}) // no limit to lift
}

type nothing struct{}

func (o owner) seen(c echo.Context, in api.SeenRequest) (a api.SeenAnswer, err error) {
	hash, err := in.Hash()
	if err != nil {
		return a, err
	}
	out, ok, err := o.engine.Seen(c.Request().Context(), string(in.Origin), hash, in.Tags...)
	if ok {
		a.Outcome = new(api.OutcomeJSON(out))
	}
	return a, err
}

func (o owner) put(c echo.Context, in api.PutRequest) (a api.PutAnswer, err error) {
	entries := make([]index.Entry, len(in.Entries))
	for i, j := range in.Entries {
		if entries[i], err = j.Entry(); err != nil {
			return a, err
		}
	}
	outs, err := o.engine.Put(c.Request().Context(), entries)
	for _, out := range outs {
		a.Outcomes = append(a.Outcomes, api.OutcomeJSON(out))
	}
	return a, err
}

func (o owner) edit(c echo.Context, in api.EditRequest) (index.Document, error) {
	return o.engine.Edit(c.Request().Context(), in.ID, in.Edit)
}

func (o owner) entities(c echo.Context, in api.EntitiesRequest) (api.EntitiesAnswer, error) {
	return api.Entities(c.Request().Context(), o.engine, in)
}

func (o owner) edited(c echo.Context, in api.EditedRequest) (a api.EditedAnswer, err error) {
	a.Documents, err = o.engine.Edited(c.Request().Context(), in.After, in.Limit)
	return a, err
}

func (o owner) removeDemo(c echo.Context, _ struct{}) (a api.RemoveAnswer, err error) {
	a.Removed, err = o.engine.RemoveDemo(c.Request().Context())
	return a, err
}

func (o owner) remove(c echo.Context, in api.RemoveRequest) (a api.RemoveAnswer, err error) {
	a.Removed, err = o.engine.Remove(c.Request().Context(), in.IDs)
	return a, err
}

func (o owner) refresh(c echo.Context, _ nothing) (nothing, error) {
	return nothing{}, o.engine.Refresh(c.Request().Context())
}

func (o owner) search(c echo.Context, in api.SearchRequest) (api.SearchJSON, error) {
	return api.SearchQuery(c.Request().Context(), o.engine, in.Query, in.N, o.now())
}

func (o owner) show(c echo.Context, in api.ShowRequest) (api.ArticleJSON, error) {
	return api.Shown(c.Request().Context(), o.engine, in.ID, in.Version, in.Trace)
}

func (o owner) compare(c echo.Context, in api.CompareRequest) (api.CompareJSON, error) {
	return api.Compare(c.Request().Context(), o.engine, in.IDs)
}

func (o owner) stats(c echo.Context, _ nothing) (api.StatsJSON, error) {
	out, err := api.Stats(c.Request().Context(), o.engine)
	if o.watched != nil {
		out.Watched = o.watched()
	}
	return out, err
}

func (o owner) sizes(c echo.Context, _ nothing) (api.SizesJSON, error) {
	s, err := o.engine.Sizes(c.Request().Context())
	return api.SizesOf(s), err
}

// rebuild goes on to its end once begun, also when nobody listens any more,
// unless the server stops.
func (o owner) rebuild(c echo.Context) error {
	return report(c, func(progress func(done, total int)) ([]index.Fault, error) {
		return nil, o.engine.Rebuild(o.life, progress)
	})
}

// backup writes a backup, to its end or not at all: see written.
func (o owner) backup(c echo.Context) error {
	return o.written(c, echo.MIMEOctetStream, func(w io.Writer) error {
		return o.engine.Backup(c.Request().Context(), w)
	})
}

// export writes an export, to its end or not at all: see written.
func (o owner) export(c echo.Context) error {
	var in api.ExportRequest
	if err := json.NewDecoder(http.MaxBytesReader(c.Response(), c.Request().Body, smallBody)).Decode(&in); err != nil {
		err = fmt.Errorf("%w: %w", index.ErrInvalid, err)
		return c.JSON(faultOf(err).status, api.ProblemOf(err))
	}
	return o.written(c, "application/x-ndjson", func(w io.Writer) error {
		return api.Export(c.Request().Context(), o.engine, in.Query, o.now(), w)
	})
}

// written answers with what write writes and, behind it, how that ended. It breaks
// the connection off when write fails midway, so that half is never taken for all;
// ErrUnreadable comes at the end.
func (o owner) written(c echo.Context, mime string, write func(w io.Writer) error) error {
	unhurried(c)
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, mime)
	h.Set("Trailer", api.EndingTrailer)
	err := write(c.Response())
	switch {
	case err != nil && !c.Response().Committed:
		h.Del("Trailer")
		return c.JSON(faultOf(err).status, api.ProblemOf(err))
	case err != nil && !errors.Is(err, index.ErrUnreadable):
		o.log.Error("an answer is cut off", "op", c.Path(), "err", err)
		panic(http.ErrAbortHandler)
	case !c.Response().Committed: // it is empty
		c.Response().WriteHeader(http.StatusOK)
	}
	ending := api.Ending{}
	if err != nil {
		ending.Problem = new(api.ProblemOf(err))
	}
	b, err := json.Marshal(ending)
	h.Set(api.EndingTrailer, string(b))
	return err
}

func (o owner) check(c echo.Context) error {
	return report(c, func(progress func(done, total int)) ([]index.Fault, error) {
		return o.engine.Check(c.Request().Context(), progress)
	})
}

// report tells the progress of long work a line at a time, and last its outcome.
func report(c echo.Context, work func(progress func(done, total int)) ([]index.Fault, error)) error {
	unhurried(c)
	c.Response().Header().Set(echo.HeaderContentType, "application/x-ndjson")
	c.Response().WriteHeader(http.StatusOK)
	enc := json.NewEncoder(c.Response())
	var last api.Progress
	tell := func(p api.Progress) {
		if enc.Encode(p) == nil {
			c.Response().Flush()
		}
	}
	told := time.Time{}
	faults, err := work(func(done, total int) {
		last.Done, last.Total = done, total
		if time.Since(told) >= 100*time.Millisecond {
			told = time.Now()
			tell(last)
		}
	})
	last.Finished, last.Faults = err == nil, faults
	if err != nil {
		last.Problem = new(api.ProblemOf(err))
	}
	tell(last)
	return nil
}
