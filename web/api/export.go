package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"parallax/index"
	"parallax/web/urlstate"
)

// Export writes the articles that a search's query string finds, all that are
// stored for "", to w: an index.Exported a line. Nothing has been written when
// the query can't be understood.
func Export(ctx context.Context, e index.Engine, rawQuery string, now time.Time, w io.Writer) error {
	var ids []index.ID
	if rawQuery != "" {
		var err error
		if ids, err = found(ctx, e, rawQuery, now); err != nil {
			return err
		}
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	return e.Export(ctx, ids, func(x index.Exported) error {
		line.Reset()
		if err := enc.Encode(x); err != nil {
			return fmt.Errorf("export article %s: %w", x.ID, err)
		}
		_, err := w.Write(line.Bytes())
		return err
	})
}

// found lists what a search finds, in the order of ids.
func found(ctx context.Context, s index.Searcher, rawQuery string, now time.Time) ([]index.ID, error) {
	st, notices, err := urlstate.Parse(rawQuery)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", index.ErrInvalid, err)
	}
	if len(notices) > 0 { // a part left out by mistake would be missed too late
		return nil, fmt.Errorf("%w: %s", index.ErrInvalid, notices[0])
	}
	if st.Encode() == "" {
		return nil, fmt.Errorf("%w: %q says nothing that a search knows, as q=harbour or country=Norway do", index.ErrInvalid, rawQuery)
	}
	r := st.WithNames(s.Canonical).Request(now)
	r.Offset, r.Limit, r.Snippets, r.Histogram, r.Facets = 0, index.MaxLimit, 0, false, nil
	ids := []index.ID{}
	for {
		res, err := s.Search(ctx, r)
		if err != nil {
			return nil, err
		}
		if res.Total > index.MaxWindow {
			return nil, fmt.Errorf("%w: it finds %d articles, and at most %d can be exported by a search: narrow it, or export all", index.ErrInvalid, res.Total, index.MaxWindow)
		}
		for _, h := range res.Hits {
			ids = append(ids, h.Document.ID)
		}
		if r.Offset += r.Limit; r.Offset >= res.Total {
			break
		}
	}
	slices.SortFunc(ids, func(a, b index.ID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(ids), nil // articles that came meanwhile may have moved one to the next page
}
