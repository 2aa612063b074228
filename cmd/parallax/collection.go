package main

import (
	"context"
	"errors"
	"io"
	"time"

	"parallax/index"
	"parallax/web/api"
)

// collection is what subcommands work on: a data folder that this process
// holds, or the server that holds it.
type collection interface {
	index.Writer
	index.Keeper
	// Search answers the query string of a search. N is the number of hits
	// wanted, 0 for what the query string says.
	Search(ctx context.Context, rawQuery string, n int) (api.SearchJSON, error)
	Article(ctx context.Context, id string, version int, trace bool) (api.ArticleJSON, error)
	Compare(ctx context.Context, ids []string) (api.CompareJSON, error)
	Stats(ctx context.Context) (api.StatsJSON, error)
	// Entities does what its request says with the names of people, places, countries
	// and organisations.
	Entities(ctx context.Context, in api.EntitiesRequest) (api.EntitiesAnswer, error)
	Edited(ctx context.Context, after index.ID, limit int) ([]index.Document, error)
	// Export writes what the query string of a search finds, all for "".
	Export(ctx context.Context, rawQuery string, w io.Writer) error
	Close() error
}

// local is a data folder held by this process.
type local struct {
	index.Writer
	index.Keeper
	engine index.Engine
	lock   *lock
}

func (l *local) Search(ctx context.Context, rawQuery string, n int) (api.SearchJSON, error) {
	return api.SearchQuery(ctx, l.engine, rawQuery, n, time.Now())
}

func (l *local) Article(ctx context.Context, id string, version int, trace bool) (api.ArticleJSON, error) {
	return api.Shown(ctx, l.engine, id, version, trace)
}

func (l *local) Compare(ctx context.Context, ids []string) (api.CompareJSON, error) {
	return api.Compare(ctx, l.engine, ids)
}

func (l *local) Stats(ctx context.Context) (api.StatsJSON, error) { return api.Stats(ctx, l.engine) }

func (l *local) Entities(ctx context.Context, in api.EntitiesRequest) (api.EntitiesAnswer, error) {
	return api.Entities(ctx, l.engine, in)
}

func (l *local) Edited(ctx context.Context, after index.ID, limit int) ([]index.Document, error) {
	return l.engine.Edited(ctx, after, limit)
}

func (l *local) Export(ctx context.Context, rawQuery string, w io.Writer) error {
	return api.Export(ctx, l.engine, rawQuery, time.Now(), w)
}

func (l *local) Close() error { return errors.Join(l.engine.Close(), l.lock.Close()) }
