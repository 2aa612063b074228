package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// page is what a collection says of one web page; empty is 'not said'.
type page struct {
	file               string // in the archive
	body, date, author string // the date as 2006-01-02, the first author
	title              string
}

// pageScore sums up what was read of pages.
type pageScore struct {
	pages, unreadable    int
	precision, recall, f []float64 // of the bodies' words, page by page
	dated, dateRight     int
	dateWrong            int // the others have none
	signed, authorRight  int
	invented             int // authors of pages that have none
	titled, titleRight   int
	titleWrong           []string
	worst                []string
}

// measureBodies compares bodies word by word: F1 of the bags of words, averaged
// over the pages.
func measureBodies(ctx context.Context, opt options) ([]figure, error) {
	var said map[string]struct{ ArticleBody string }
	s, err := measurePages(ctx, opt, "html-bodies.tar.gz", "ground-truth.json", &said, func() (pages []page) {
		for id, p := range said {
			pages = append(pages, page{file: "html/" + id + ".html", body: p.ArticleBody})
		}
		return pages
	})
	if err != nil {
		return nil, err
	}
	return []figure{s.body("html.bodies.f1")}, nil
}

// severalAuthors is what stands between the authors of a page.
var severalAuthors = regexp.MustCompile(`\s*([,;&]|\band\b)\s*`)

// measureMixed compares bodies, days of publication, first authors and titles.
func measureMixed(ctx context.Context, opt options) ([]figure, error) {
	var said map[string]struct{ ArticleBody, Date, Authors, Title string }
	s, err := measurePages(ctx, opt, "html-bodies-dates-authors.tar.gz", "articles.json", &said, func() (pages []page) {
		for id, p := range said {
			author := severalAuthors.Split(strings.TrimSpace(p.Authors), 2)[0]
			pages = append(pages, page{file: "html/" + id + ".html", body: p.ArticleBody, date: p.Date, author: author, title: p.Title})
		}
		return pages
	})
	if err != nil {
		return nil, err
	}
	author := newFigure("html.mixed.author", share(s.authorRight, s.signed), s.signed, "pages with an author", details{"invented": s.invented})
	title := newFigure("html.mixed.title", share(s.titleRight, s.titled), s.titled, "pages with a title", details{"wrong": s.titleWrong})
	return []figure{s.body("html.mixed.f1"), s.date("html.mixed.date"), author, title}, nil
}

// measureDates compares days of publication.
func measureDates(ctx context.Context, opt options) ([]figure, error) {
	var said map[string]struct{ File, Date string }
	s, err := measurePages(ctx, opt, "html-dates.tar.gz", "dates.json", &said, func() (pages []page) {
		for _, p := range said {
			pages = append(pages, page{file: "html/" + p.File, date: p.Date})
		}
		return pages
	})
	if err != nil {
		return nil, err
	}
	return []figure{s.date("html.dates.date")}, nil
}

// measurePages reads a collection of pages. Its gold is read into said, which
// list then turns into pages.
func measurePages(ctx context.Context, opt options, archive, gold string, said any, list func() []page) (s pageScore, err error) {
	files, err := opt.shared.archive(archive)
	if err != nil {
		return s, err
	}
	// Dates that are not known are NaN in one collection, which JSON has not.
	if err := json.Unmarshal(bytes.ReplaceAll(files[gold], []byte(": NaN"), []byte(": null")), said); err != nil {
		return s, fmt.Errorf("%s: %s: %w", archive, gold, err)
	}
	pages := list()
	slices.SortFunc(pages, func(a, b page) int { return cmp.Compare(a.file, b.file) })
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return s, err
		}
		b, ok := files[p.file]
		if !ok {
			return s, fmt.Errorf("%s has no %s", archive, p.file)
		}
		s.add(p, b)
	}
	return s, nil
}

// add reads a page and scores it. One that is not readable has nothing right.
func (s *pageScore) add(p page, b []byte) {
	s.pages++
	a, err := read(p.file, b)
	if err != nil {
		s.unreadable++
	}
	if p.body != "" {
		t := tallyWords(a.Body, p.body)
		s.precision, s.recall, s.f = append(s.precision, t.precision()), append(s.recall, t.recall()), append(s.f, t.f1())
		if t.f1() < .8 {
			s.worst = append(s.worst, fmt.Sprintf("%s: %.2f", p.file, t.f1()))
		}
	}
	if p.date != "" {
		s.dated++
		switch got := a.Published; {
		case got.IsZero():
		case got.First == got.Last && got.First.String() == p.date:
			s.dateRight++
		default:
			s.dateWrong++
		}
	}
	if p.title != "" {
		s.titled++
		if folded(a.Title) == folded(p.title) {
			s.titleRight++
		} else {
			s.titleWrong = append(s.titleWrong, fmt.Sprintf("%s: %q, not %q", p.file, clip(a.Title), clip(p.title)))
		}
	}
	switch {
	case p.author != "":
		s.signed++
		if len(a.Authors) > 0 && folded(a.Authors[0]) == folded(p.author) {
			s.authorRight++
		}
	case len(a.Authors) > 0:
		s.invented++
	}
}

func (s *pageScore) body(name string) figure {
	f, se := meanError(s.f)
	precision, _ := meanError(s.precision)
	recall, _ := meanError(s.recall)
	return newFigure(name, f, len(s.f), "pages", details{"precision": precision, "recall": recall, "se": se, "unreadable": s.unreadable, "below .8": s.worst})
}

func (s *pageScore) date(name string) figure {
	return newFigure(name, share(s.dateRight, s.dated), s.dated, "dated pages", details{"wrong": s.dateWrong, "missing": s.dated - s.dateRight - s.dateWrong})
}
