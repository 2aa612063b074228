package web

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/compare"
	"parallax/index/entity"
	"parallax/index/query"
	"parallax/index/text"
	"parallax/templates/view"
)

// The search for articles of the same event, and the bounds of its work. Of two
// reports of one event nearly all share a name and half of the title's words;
// three weeks is the time after which the comparison doubts that it is one.
const (
	similarShown  = 5
	similarFound  = 30                    // candidates that are searched for
	similarJudged = 12                    // of them, how many are compared
	similarMisses = 5                     // of other events in a row, after which the rest is not compared: it is less alike still
	similarWords  = 14                    // of the title and the lead
	similarNames  = 6                     // the most mentioned
	similarDays   = 21                    // before and after
	similarTime   = 25 * time.Millisecond // for comparing them all
	similarLength = 40_000                // bytes of text: comparing longer ones takes too long for a page
)

// similar lists the articles that likeliest tell of the same event as d: found
// by its first words and its names, near its date, and then compared with it. Its
// copies are listed by themselves.
func (s *Server) similar(ctx context.Context, d *index.Document, copies []index.Copy) ([]view.Pick, error) {
	if length(&d.Article) > similarLength {
		return nil, nil
	}
	hits, err := s.candidates(ctx, d)
	if err != nil {
		return nil, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		return slices.ContainsFunc(copies, func(c index.Copy) bool { return c.ID == h.Document.ID })
	})
	type judged struct {
		doc   index.Document
		event compare.SameEvent
	}
	var found []judged
	misses := 0
	limit, cancel := context.WithTimeout(ctx, similarTime)
	defer cancel()
	for _, h := range hits[:min(len(hits), similarJudged)] {
		if length(&h.Document.Article) > similarLength {
			continue
		}
		x, err := s.engine.Article(ctx, h.Document.ID, 0) // with its names, so that the verdict is the one that the comparison shows
		if errors.Is(err, index.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c, err := compare.Compare(limit, inputs([]index.Document{*d, x}))
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			break
		}
		if err != nil {
			return nil, err
		}
		if c.SameEvent.Verdict == compare.Different {
			if misses++; misses == similarMisses {
				break
			}
			continue
		}
		misses = 0
		found = append(found, judged{x, c.SameEvent})
	}
	slices.SortStableFunc(found, func(a, b judged) int {
		return cmp.Or(cmp.Compare(certainty(b.event), certainty(a.event)), cmp.Compare(b.event.Cosine+b.event.Linked, a.event.Cosine+a.event.Linked))
	})
	var out []view.Pick
	for _, f := range found[:min(len(found), similarShown)] {
		p := presentPick(&f.doc, comparison{ids: []index.ID{d.ID}}.with(f.doc.ID))
		p.Verdict = "same event"
		if f.event.Verdict != compare.Same {
			p.Verdict = "perhaps the same event"
		}
		out = append(out, p)
	}
	return out, nil
}

func certainty(e compare.SameEvent) int {
	return slices.Index([]compare.Verdict{compare.Different, compare.Unsure, compare.Same}, e.Verdict)
}

// candidates are the best hits for d's words near its date; where there are
// few, those of any date or none come after them.
func (s *Server) candidates(ctx context.Context, d *index.Document) ([]index.Hit, error) {
	r := index.Request{Query: query.Query{Root: wordsOf(d)}, Sort: index.ByRelevance, Limit: similarFound}
	if r.Query.Root == nil {
		return nil, nil
	}
	var hits []index.Hit
	search := func(r index.Request) error {
		res, err := s.find(ctx, r)
		for _, h := range res.Hits {
			known := slices.ContainsFunc(hits, func(x index.Hit) bool { return x.Document.ID == h.Document.ID })
			if h.Document.ID != d.ID && !known {
				hits = append(hits, h)
			}
		}
		return err
	}
	if p := d.Published; !p.IsZero() && !p.Doubtful {
		near := r
		near.From, near.To = new(p.First-similarDays), new(p.Last+similarDays)
		if err := search(near); err != nil || len(hits) >= similarJudged {
			return hits, err
		}
	}
	return hits, search(r)
}

// wordsOf asks for any of the words that d's title and lead are made of, and of
// the names that it mentions most. Nil when it has none.
func wordsOf(d *index.Document) query.Node {
	var kids []query.Node
	seen := map[string]bool{}
	words := func(s string, most int) {
		for _, t := range text.Tokenize(nil, s) {
			if most > 0 && !seen[t.Term] && !text.StopWord(t.Term) {
				seen[t.Term] = true
				kids = append(kids, query.Word{Text: t.Term})
				most--
			}
		}
	}
	words(d.Title+" "+lead(&d.Article), similarWords)
	names := slices.Clone(d.Entities)
	slices.SortStableFunc(names, func(a, b entity.Entity) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	for _, e := range names[:min(len(names), similarNames)] {
		words(e.Name, similarWords)
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return query.Or{Kids: kids, Any: true}
}

// length is how many bytes of text an article has.
func length(a *article.Article) int {
	n := 0
	for _, f := range article.Fields {
		n += len(a.Text(f))
	}
	return n
}
