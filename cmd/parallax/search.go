package main

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parallax/index"
	"parallax/web/api"
	"parallax/web/urlstate"
)

// searchFlags are the flags of search.
type searchFlags struct {
	json           bool
	n, page        int
	sort           string
	match, filters string
}

func (a *app) searchCommand() *cobra.Command {
	var f searchFlags
	cmd := &cobra.Command{
		Use:   "search [QUERY...]",
		Short: "Search the collection",
		Long: "Search the collection. The words of the query are all looked for; \"phrases\", OR, -not, (groups), prefix*,\n" +
			"person:lavrov, country:us, before:2022-03 and more are in the README. Without a query all articles are listed.\n\n" +
			"Put -- before a query with words that begin with '-':\n\n  parallax search -- lavrov -blinken",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case !cmd.Flags().Changed("n"):
				f.n = 0 // what --filters says, or else the default, which is the same
			case f.n < 1 || f.n > index.MaxLimit:
				return usagef("--n %d: say a number from 1 to %d", f.n, index.MaxLimit)
			}
			return a.search(cmd.Context(), args, f)
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return usagef("%w; a query with words that begin with '-' goes behind --", err)
	})
	cmd.Flags().BoolVar(&f.json, "json", false, "print the answer as JSON, facets and histogram included")
	cmd.Flags().IntVar(&f.n, "n", urlstate.DefaultPerPage, "how many `articles` to show")
	cmd.Flags().IntVar(&f.page, "page", 1, "which `page` of them")
	cmd.Flags().StringVar(&f.sort, "sort", "", "the `order`: relevance, newest or oldest")
	cmd.Flags().StringVar(&f.match, "match", "all", "'any': articles with any of the `words`, not all")
	cmd.Flags().StringVar(&f.filters, "filters", "", "filters, as the `query string` of a search page's address")
	return cmd
}

// rawQuery is the query string that asks for the same in a browser.
func (f searchFlags) rawQuery(words []string) (string, error) {
	v, err := url.ParseQuery(strings.TrimPrefix(f.filters, "?"))
	if err != nil {
		return "", usagef("--filters %q is no query string: %w", f.filters, err)
	}
	if f.page < 1 {
		return "", usagef("--page %d: pages count from 1", f.page)
	}
	switch index.Sort(f.sort) {
	case "", index.ByRelevance, index.Newest, index.Oldest:
	default:
		return "", usagef("--sort %q: say relevance, newest or oldest", f.sort)
	}
	switch index.Match(f.match) {
	case index.MatchAny:
		v.Set("match", f.match)
	case index.MatchAll:
	default:
		return "", usagef("--match %q: say all or any", f.match)
	}
	if len(words) > 0 {
		v.Set("q", strings.Join(words, " "))
	}
	if f.sort != "" {
		v.Set("sort", f.sort)
	}
	if f.page > 1 {
		v.Set("page", strconv.Itoa(f.page))
	}
	return v.Encode(), nil
}

func (a *app) search(ctx context.Context, words []string, f searchFlags) (err error) {
	raw, err := f.rawQuery(words)
	if err != nil {
		return err
	}
	c, err := a.openExisting(ctx, "search")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	res, err := c.Search(ctx, raw, f.n)
	if err != nil {
		return err
	}
	if f.json {
		return a.printJSON(res)
	}
	st, _, err := urlstate.Parse(raw)
	if f.n == 0 {
		f.n = st.PerPage()
	}
	a.printHits(res, (st.Page()-1)*f.n)
	return err
}

// printHits prints hits for people; skipped is how many came before.
func (a *app) printHits(res api.SearchJSON, skipped int) {
	p := a.printer()
	for _, n := range res.Notices {
		p.line("note: " + n)
	}
	if res.Understood != "" {
		p.line("Understood as: " + res.Understood)
	}
	p.line(plural(res.Total, "article"))
	for i, h := range res.Hits {
		p.line("")
		p.line(p.bold(fmt.Sprintf("%d. %s", skipped+i+1, oneLine(h.DisplayTitle))))
		p.line("   " + strings.Join(whenceAndID(h.Source, h.Published, h.ID), "  ·  "))
		for _, s := range h.Snippets {
			var b strings.Builder
			for _, seg := range s {
				if text := oneLine(seg.Text); seg.Match {
					b.WriteString(p.bold(text))
				} else {
					b.WriteString(text)
				}
			}
			p.wrapped("   … ", b.String())
		}
		if n := len(h.Copies); n > 0 {
			p.line("   " + copiesText(n) + "; show " + h.ID + " lists them")
		}
	}
	if len(res.Hits) == 0 && res.Total > 0 && skipped > 0 {
		p.line("")
		p.line(fmt.Sprintf("There is no page so far: the last of them is number %d.", res.Total))
	}
	if last := skipped + len(res.Hits); len(res.Hits) > 0 && last < res.Total {
		p.line("")
		p.line(fmt.Sprintf("These are %d to %d of %d; --page shows the others.", skipped+1, last, res.Total))
	}
}

// whenceAndID is what is shown under a title.
func whenceAndID(source, published *string, id string) []string {
	return []string{or(source, "no source stated"), or(date(published), "no date stated"), id}
}

// date is an ISO date for people: without seconds.
func date(iso *string) *string {
	if iso == nil {
		return nil
	}
	t, err := time.Parse(time.RFC3339, *iso)
	if err != nil {
		return iso
	}
	s := t.Format("2006-01-02 15:04 -07:00")
	return &s
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}
