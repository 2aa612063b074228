package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parallax/web/api"
)

func (a *app) compareCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare ID ID [ID [ID]]",
		Short: "Compare two to four articles side by side",
		Args:  needArgs(2, 4, "say which two to four articles to compare, by the ids that search shows"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.compare(cmd.Context(), args, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the comparison as JSON")
	return cmd
}

func (a *app) compare(ctx context.Context, ids []string, asJSON bool) (err error) {
	c, err := a.openExisting(ctx, "compare")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	res, err := c.Compare(ctx, ids)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(res)
	}
	a.printComparison(res)
	return nil
}

// printComparison prints pairs of passages in two columns, the rest as lists.
// Articles are called by their number, from 1.
func (a *app) printComparison(c api.CompareJSON) {
	p := a.printer()
	for i, art := range c.Articles {
		p.wrapped(number(i)+" ", p.bold(oneLine(art.DisplayTitle)))
		p.line("    " + strings.Join(whenceAndID(art.Source, art.Published, art.ID), "  ·  "))
	}
	p.line("")
	p.wrapped("", c.SameEvent.Why)

	if len(c.Links) > 0 {
		p.heading("Said in both")
	}
	for _, l := range c.Links {
		p.line("")
		p.line(strings.ReplaceAll(l.Kind, "_", " "))
		p.columns(number(l.A.Article)+" "+oneLine(l.AText), number(l.B.Article)+" "+oneLine(l.BText))
	}
	if len(c.Quotations) > 0 {
		p.heading("Quotations")
	}
	for _, q := range c.Quotations {
		p.line("")
		p.line(fmt.Sprintf("%s, %s", or(q.Speaker, "speaker not named"), strings.ReplaceAll(q.Kind, "-", " ")))
		for _, x := range q.Places {
			p.wrapped("  "+number(x.Article)+" ", "“"+oneLine(x.Text)+"”")
		}
		for _, x := range q.Paraphrase {
			p.wrapped("  "+number(x.Article)+" told as: ", oneLine(x.Text))
		}
	}
	if len(c.Figures) > 0 {
		p.heading("Figures")
	}
	for _, row := range c.Figures {
		p.line("")
		p.line(row.Verdict)
		for _, f := range row.Figures {
			text := oneLine(f.Text)
			if f.Attribution != nil {
				text += " (" + oneLine(*f.Attribution) + ")"
			}
			p.wrapped("  "+number(f.Article)+" ", text)
		}
	}
	if len(c.Only) > 0 {
		p.heading("Found in one article only")
	}
	for _, o := range c.Only {
		if o.Name == nil {
			p.wrapped("  "+number(o.Article)+" ", oneLine(o.Text))
		} else {
			p.wrapped("  "+number(o.Article)+" ", fmt.Sprintf("%s: %s", o.Kind, *o.Name))
		}
	}
	for _, n := range c.Notes {
		p.wrapped("note: ", n)
	}
}

// number is what the output calls article i.
func number(i int) string { return fmt.Sprintf("[%d]", i+1) }
