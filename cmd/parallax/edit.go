package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index"
	"parallax/web/api"
)

// editFlags are what edit sets.
type editFlags struct {
	title, source, published string
	hide, show               bool
	tag, untag, reset        []string
	list, json               bool
}

// editPage is how many articles edit --list asks for at a time.
const editPage = 100

func (a *app) editCommand() *cobra.Command {
	var f editFlags
	cmd := &cobra.Command{
		Use:   "edit ID... | --list",
		Short: "Set an article's title, source, date or tags yourself, or hide it",
		Long: "Set what was read of articles wrongly, or not at all. It is kept beside what was read, holds for later versions\n" +
			"too, and is shown as set by you. A date is 2022, 2022-02, 2022-02-16 or 2022-02-16T08:15+05:30; '' as a value says\n" +
			"that there is none, and --reset goes back to what was read. A hidden article is in no search, no count and on no\n" +
			"page, until --show; edit --list names all articles that you edited, the hidden ones too.",
		Example: "  parallax edit ID --title 'Harbour strike ends' --published 2022-02-16\n" +
			"  parallax edit ID ID --tag 'to read' --tag strikes --untag inbox\n" +
			"  parallax edit ID --reset title,published",
		Args: func(cmd *cobra.Command, args []string) error {
			switch set := f.set(cmd); {
			case f.list && (len(args) > 0 || set):
				return usagef("edit --list takes no id, and sets nothing")
			case f.list:
				return nil
			case len(args) == 0:
				return usagef("say which articles to edit, by the ids that search shows, or --list")
			case !set:
				return usagef("say what to set: --title, --source, --published, --tag, --untag, --hide, --show or --reset")
			case f.hide && f.show:
				return usagef("an article is hidden or shown, not both")
			case len(args) > 1 && f.title != "":
				return usagef("--title sets the title of one article at a time")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.list {
				return a.listEdited(cmd.Context(), f.json)
			}
			e, err := f.edit(cmd)
			if err != nil {
				return err
			}
			return a.edit(cmd.Context(), args, e, f.json)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.title, "title", "", "the `title`")
	flags.StringVar(&f.source, "source", "", "the outlet, as `source`")
	flags.StringVar(&f.published, "published", "", "the `date` of publication")
	flags.BoolVar(&f.hide, "hide", false, "take it out of every search and page, without removing it")
	flags.BoolVar(&f.show, "show", false, "show it again")
	flags.StringArrayVar(&f.tag, "tag", nil, "give it this `tag`; can be repeated")
	flags.StringArrayVar(&f.untag, "untag", nil, "take this `tag` off, for good; can be repeated")
	flags.StringSliceVar(&f.reset, "reset", nil, "go back to what was read: title, source, published or tags (`names` with commas between)")
	flags.BoolVar(&f.list, "list", false, "list all articles that were edited")
	flags.BoolVar(&f.json, "json", false, "print the articles as JSON")
	for _, name := range append(slices.Clone(settings[:]), "list") {
		onlyTyped(cmd, name)
	}
	return cmd
}

// settings are the flags that set something.
var settings = [...]string{"title", "source", "published", "hide", "show", "tag", "untag", "reset"}

// set reports whether a flag sets something.
func (f *editFlags) set(cmd *cobra.Command) bool {
	return slices.ContainsFunc(settings[:], cmd.Flags().Changed)
}

// edit is what the flags say.
func (f *editFlags) edit(cmd *cobra.Command) (e index.Edit, err error) {
	if cmd.Flags().Changed("title") {
		e.Title = &f.title
	}
	if cmd.Flags().Changed("source") {
		e.Source = &f.source
	}
	if cmd.Flags().Changed("published") {
		d, err := index.ParsePublished(f.published)
		if err != nil {
			return e, err
		}
		e.Published = &d
	}
	if f.hide || f.show {
		e.Hide = &f.hide
	}
	e.Tag, e.Untag = f.tag, f.untag
	for _, s := range f.reset {
		e.Reset = append(e.Reset, index.Setting(s))
	}
	return e.Clean() // before a collection is opened
}

// articlesJSON is what edit --json prints. Its names are promises kept.
type articlesJSON struct {
	Articles []api.ArticleJSON `json:"articles"`
}

// edit edits the articles with ids and prints them. One that is not there is
// named, and the others are edited.
func (a *app) edit(ctx context.Context, ids []string, e index.Edit, asJSON bool) (err error) {
	parsed := make([]index.ID, len(ids))
	for i, arg := range ids {
		if parsed[i], err = index.ParseID(arg); err != nil {
			return err
		}
	}
	c, err := a.openExisting(ctx, "edit")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	missing := false
	var there []index.ID
	for _, id := range parsed {
		switch _, err := c.Edit(ctx, id, e); {
		case errors.Is(err, index.ErrNotFound):
			fmt.Fprintf(a.stderr, "%s: there is no article of that id\n", id)
			missing = true
		case err != nil:
			return err
		default:
			there = append(there, id)
		}
	}
	if err := c.Refresh(ctx); err != nil {
		return err
	}
	out := articlesJSON{Articles: []api.ArticleJSON{}}
	for _, id := range there {
		art, err := c.Article(ctx, id.String(), 0, false)
		if err != nil {
			return err
		}
		out.Articles = append(out.Articles, art)
	}
	if asJSON {
		err = a.printJSON(out)
	} else {
		a.printEdited(out.Articles)
	}
	if missing && err == nil {
		err = errReported
	}
	return err
}

// printEdited prints articles for people, without their texts.
func (a *app) printEdited(articles []api.ArticleJSON) {
	p := a.printer()
	for i, art := range articles {
		if i > 0 {
			p.line("")
		}
		p.wrapped("", p.bold(oneLine(art.DisplayTitle)))
		p.line(strings.Join(whenceAndID(art.Source, art.Published, art.ID), "  ·  "))
		if len(art.Tags) > 0 {
			p.wrapped("tags: ", oneLine(strings.Join(art.Tags, ", ")))
		}
		printOwner(p, art.Owner)
	}
}

// printOwner says what the owner set, and what was read in its place.
func printOwner(p printer, o *api.Owner) {
	if o == nil {
		return
	}
	for _, field := range []struct {
		name string
		read *string
	}{{"title", o.Read.Title}, {"source", o.Read.Source}, {"published", date(o.Read.Published)}} {
		if slices.Contains(o.Set, field.name) {
			read := "nothing was read"
			if field.read != nil {
				read = "read: " + oneLine(*field.read)
			}
			p.wrapped("", field.name+" set by owner; "+read)
		}
	}
	for _, n := range o.Names {
		p.wrapped("", fmt.Sprintf("%s %s set by owner; read: %s", n.Kind, oneLine(n.As), oneLine(n.Name)))
	}
	if len(o.Untagged) > 0 {
		p.wrapped("", "tags taken off by owner: "+oneLine(strings.Join(o.Untagged, ", ")))
	}
	if o.Hidden {
		p.line("hidden by owner: no search finds it; edit --show brings it back")
	}
}

// editedJSON is what edit --list --json prints. Its names are promises kept.
type editedJSON struct {
	Articles []api.Edited `json:"articles"`
}

func (a *app) listEdited(ctx context.Context, asJSON bool) (err error) {
	c, err := a.openExisting(ctx, "edit")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	all := editedJSON{Articles: []api.Edited{}}
	p := a.printer()
	for after := (index.ID{}); ; {
		docs, err := c.Edited(ctx, after, editPage)
		if err != nil {
			return err
		}
		for i := range docs {
			x := api.EditedOf(&docs[i])
			if asJSON {
				all.Articles = append(all.Articles, x)
				continue
			}
			what := slices.Clone(x.Owner.Set)
			if x.Owner.Hidden {
				what = append(what, "hidden")
			}
			p.line(fmt.Sprintf("%s  %s  (%s)", x.ID, oneLine(x.DisplayTitle), strings.Join(what, ", ")))
		}
		if len(docs) < editPage {
			break
		}
		after = docs[len(docs)-1].ID
	}
	if asJSON {
		return a.printJSON(all)
	}
	return nil
}
