package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"parallax/index"
	"parallax/index/bleveindex"
	"parallax/index/ingest"
	"parallax/index/query"
)

// judged is a question with the ids of the articles that answer it.
type judged struct {
	id, query string
	relevant  map[string]bool
}

// measureTime adds the 1963 articles to an engine and asks it the judged
// queries, any word of which may match. Relevance is binary. Both figures are
// means over the queries, with their standard errors.
func measureTime(ctx context.Context, opt options) ([]figure, error) {
	queries, err := readJudged(opt.shared)
	if err != nil {
		return nil, err
	}
	const collection = "time-1963.jsonl.gz"
	f, err := opt.shared.open("data", collection)
	if err != nil {
		return nil, err
	}
	f.Close()
	dir, err := os.MkdirTemp("", "quality")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	e, err := bleveindex.Open(ctx, dir, bleveindex.Options{})
	if err != nil {
		return nil, err
	}
	defer e.Close()
	done, err := ingest.Run(ctx, e, ingest.Walk([]string{opt.shared.path("data", collection)}, nil), ingest.Options{}, func(ingest.Event) {})
	if err != nil {
		return nil, err
	}
	if err := e.Refresh(ctx); err != nil {
		return nil, err
	}
	var precision, gain []float64
	perQuery := map[string]float64{}
	for _, q := range queries {
		r, err := e.Search(ctx, index.Request{Query: query.Parse(q.query, true), Limit: index.MaxLimit})
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", q.id, err)
		}
		var ranking []string
		for _, h := range r.Hits {
			ranking = append(ranking, judgedID(h.Document.GivenID))
		}
		precision = append(precision, averagePrecision(ranking, q.relevant))
		gain = append(gain, ndcg(ranking, q.relevant, 10))
		perQuery[q.id] = gain[len(gain)-1]
	}
	ap, apError := meanError(precision)
	g, gError := meanError(gain)
	return []figure{
		newFigure("time.map", ap, len(queries), "queries", details{"se": apError, "articles": done.Added}),
		newFigure("time.ndcg10", g, len(queries), "queries", details{"se": gError, "articles": done.Added, "by_query": perQuery}),
	}, nil
}

func readJudged(s shared) ([]judged, error) {
	b, err := s.read("data", "time-1963-judged-queries.tsv")
	if err != nil {
		return nil, err
	}
	var queries []judged
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if i == 0 {
			continue
		}
		if len(row) != 3 {
			return nil, fmt.Errorf("judged queries: line %d has %d columns, not 3", i+1, len(row))
		}
		q := judged{id: row[0], query: row[1], relevant: map[string]bool{}}
		for _, id := range strings.Fields(row[2]) {
			q.relevant[judgedID(id)] = true
		}
		queries = append(queries, q)
	}
	return queries, nil
}

// judgedID is an id without the zeros that pad it in one of the two files.
func judgedID(id string) string { return strings.TrimLeft(id, "0") }
