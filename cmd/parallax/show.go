package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index"
	"parallax/web/api"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON, trace bool
	var version int
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show an article",
		Args:  needArgs(1, 1, "say which article to show, by the id that search shows"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.show(cmd.Context(), args[0], version, asJSON, trace)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.Flags().BoolVar(&trace, "trace", false, "say also which rule and which line set each field")
	cmd.Flags().IntVar(&version, "article-version", 0, "an older `version`, counted from 1; 0 is the newest")
	return cmd
}

func (a *app) show(ctx context.Context, id string, version int, asJSON, trace bool) (err error) {
	c, err := a.openExisting(ctx, "show")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	art, err := c.Article(ctx, id, version, trace)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(art)
	}
	a.printArticle(art, trace)
	return nil
}

func (a *app) printArticle(art api.ArticleJSON, trace bool) {
	p := a.printer()
	title := oneLine(art.DisplayTitle)
	if art.TitleDerived {
		title += "  (the first sentence: the text has no title)"
	}
	p.wrapped("", p.bold(title))
	p.line(strings.Join(whenceAndID(art.Source, art.Published, art.ID), "  ·  "))
	if art.Updated != nil {
		p.line("updated " + *date(art.Updated))
	}
	if len(art.Authors) > 0 {
		p.wrapped("by ", strings.Join(art.Authors, ", "))
	}
	if len(art.Credits) > 0 {
		p.wrapped("credits ", strings.Join(art.Credits, ", "))
	}
	if len(art.Tags) > 0 {
		p.wrapped("tags: ", oneLine(strings.Join(art.Tags, ", ")))
	}
	printOwner(p, art.Owner)
	if art.URL != nil {
		p.line(oneLine(*art.URL))
	}
	for i, origin := range art.Origins {
		if i == mostOrigins {
			p.line("and from " + plural(len(art.Origins)-i, "other file"))
			break
		}
		p.line("read from " + oneLine(origin))
	}
	if art.Versions > 1 {
		p.line(fmt.Sprintf("version %d of %d", art.Version, art.Versions))
	}
	for _, text := range []string{or(art.Standfirst, ""), art.Body} {
		for par := range strings.SplitSeq(text, "\n") {
			if par != "" {
				p.line("")
				p.wrapped("", oneLine(par))
			}
		}
	}
	p.line("")
	printCopies(p, art.Copies)
	printEntities(p, "People", art.People)
	countries := make([]string, len(art.Countries))
	for i, c := range art.Countries {
		countries[i] = fmt.Sprintf("%s %d", c.Name, c.Count)
		if c.About {
			countries[i] += " (about it)"
		}
	}
	printNames(p, "Countries", countries)
	printEntities(p, "Organisations", art.Organisations)
	printEntities(p, "Places", art.Places)
	if len(art.Boilerplate) > 0 && !trace {
		p.line(plural(len(art.Boilerplate), "line") + " of the source left out; --trace shows them.")
	}
	if !trace {
		return
	}
	p.heading("How it was read")
	for _, t := range art.Trace {
		where := ""
		if t.Line > 0 {
			where = fmt.Sprintf(", line %d", t.Line)
		}
		p.wrapped("  ", fmt.Sprintf("%s: %s%s: %s", t.Field, t.Rule, where, oneLine(t.Text)))
	}
	for _, n := range art.Notes {
		p.wrapped("  note: ", n)
	}
}

func printEntities(p printer, what string, entities []api.Entity) {
	names := make([]string, len(entities))
	for i, e := range entities {
		names[i] = fmt.Sprintf("%s %d", e.Name, e.Count)
	}
	printNames(p, what, names)
}

func printNames(p printer, what string, names []string) {
	if len(names) > 0 {
		p.wrapped(what+": ", strings.Join(names, ", "))
	}
}

// mostOrigins is how many of the files that an article was read from are named.
const mostOrigins = 20

// printCopies lists the other articles with the same text or most of it.
func printCopies(p printer, copies []api.Copy) {
	if len(copies) == 0 {
		return
	}
	p.line(copiesText(len(copies)) + ":")
	for _, c := range copies {
		p.line("  " + strings.Join(append(whenceAndID(c.Source, c.Published, c.ID), alike(c.Alike)), "  ·  "))
		p.wrapped("    ", oneLine(c.DisplayTitle))
	}
	p.line("")
}

func copiesText(n int) string {
	switch n {
	case 1:
		return "1 copy"
	case index.MaxCopies: // there may be more
		return fmt.Sprintf("at least %d copies", n)
	}
	return fmt.Sprintf("%d copies", n)
}

// alike says in words how much of two copies is the same.
func alike(x float64) string {
	switch {
	case x == 1:
		return "the same text"
	case x < .5:
		return "one is part of the other"
	}
	return fmt.Sprintf("%d %% the same", int(100*x))
}
