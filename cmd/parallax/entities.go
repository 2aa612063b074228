package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/index"
	"parallax/web/api"
)

func (a *app) entitiesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "entities",
		Short: "Say who is who: join names, part them, rename or hide them, and see why",
		Long: "Parallax joins the names that one person, country, organisation or place goes by. Where it joins too much or too\n" +
			"little, you have the last word. What you say is kept with the articles, holds for those to come too, and survives\n" +
			"rebuild, backup and export; searches, filters and pages follow at once, also through a running server, and an\n" +
			"address with any name that was ever shown still works. The articles stay as they are.\n\n" +
			"A name is one of a person, a country, an organisation or a place; where it is of several, say which with --kind.",
		Example: "  parallax entities list --kind person --contains smith\n" +
			"  parallax entities show 'John Smith' --why\n" +
			"  parallax entities merge 'Jon Smyth' 'John Smith'        # split 'Jon Smyth' undoes it\n" +
			"  parallax entities split 'J. Smith'                      # merge 'J. Smith' 'John Smith' undoes it\n" +
			"  parallax entities split 'John Smith' ID ID              # there he is 'John Smith (2)'\n" +
			"  parallax entities rename 'Johnny Smith' 'John Smith'    # --undo: the name most used\n" +
			"  parallax entities hide 'Happy Birthday'                 # --undo: it is listed again",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("there is no command entities %s", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var asJSON bool
	var kind string
	cmd.PersistentFlags().BoolVar(&asJSON, "json", false, "print the entities as JSON")
	cmd.PersistentFlags().StringVar(&kind, "kind", "", "of which `kind`: person, country, organisation or place")
	do := func(c *cobra.Command, r api.EntitiesRequest) error {
		if kind != "" && !index.Facet(kind).Entity() {
			return usagef("there is no kind %q: say person, country, organisation or place", kind)
		}
		r.Kind = index.Facet(kind)
		return a.entities(c.Context(), r, asJSON)
	}
	cmd.AddCommand(mergeCommand(do), splitCommand(do), renameCommand(do), hideCommand(do), listCommand(do), whyCommand(do), a.exportEntitiesCommand(), a.importEntitiesCommand())
	onlyTypedOf(cmd.PersistentFlags(), "kind")
	for _, sub := range cmd.Commands() {
		sub.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "n" {
				onlyTyped(sub, f.Name)
			}
		})
	}
	return cmd
}

// doEntities asks for something and prints the answer.
type doEntities func(cmd *cobra.Command, r api.EntitiesRequest) error

func mergeCommand(do doEntities) *cobra.Command {
	return &cobra.Command{
		Use:   "merge NAME... INTO",
		Short: "Say that names are one entity's: all go by the name INTO",
		Example: "  parallax entities merge 'Jon Smyth' 'J. B. Smith' 'John Smith'\n" +
			"  parallax entities split 'Jon Smyth'                     # undoes it for this one",
		Args: needArgs(2, -1, "say which names to merge, and last the one that they are to go by"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return do(cmd, api.EntitiesRequest{Do: api.EntitiesMerge, Names: args})
		},
	}
}

func splitCommand(do doEntities) *cobra.Command {
	var as string
	cmd := &cobra.Command{
		Use:   "split NAME [ARTICLE-ID...]",
		Short: "Take a name out of its entity, or say in which articles it is another's",
		Long: "With a name alone, it is an entity of its own: what you merged is undone, and what was joined of itself stands apart.\n" +
			"With articles, NAME means another there: 'NAME (2)', a name that stays theirs, or the one given with --as.",
		Example: "  parallax entities split 'J. Smith'\n" +
			"  parallax entities split 'John Smith' ID ID              # there he is 'John Smith (2)'\n" +
			"  parallax entities split 'John Smith' ID --as 'John Smith (2)'\n" +
			"  parallax entities split 'John Smith (2)' ID --as 'John Smith'   # undoes it for this article",
		Args: needArgs(1, -1, "say which name to split off"),
		RunE: func(cmd *cobra.Command, args []string) error {
			r := api.EntitiesRequest{Do: api.EntitiesSplit, Names: args[:1], As: as}
			if as != "" && len(args) == 1 {
				return usagef("--as says who is meant in some articles: give their ids too")
			}
			for _, arg := range args[1:] {
				id, err := index.ParseID(arg)
				if err != nil {
					return err
				}
				r.IDs = append(r.IDs, id)
			}
			return do(cmd, r)
		},
	}
	cmd.Flags().StringVar(&as, "as", "", "the `name` of the one who is meant in these articles")
	return cmd
}

func renameCommand(do doEntities) *cobra.Command {
	var undo bool
	cmd := &cobra.Command{
		Use:     "rename NAME NEW | NAME --undo",
		Short:   "Show an entity under another name",
		Example: "  parallax entities rename 'Johnny Smith' 'John Smith'\n  parallax entities rename 'John Smith' --undo            # the name that articles use most",
		Args:    needArgs(1, 2, "say which name to change, and to what"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if undo != (len(args) == 1) {
				return usagef("say the name, and either its new one or --undo")
			}
			r := api.EntitiesRequest{Do: api.EntitiesRename, Names: args[:1]}
			if !undo {
				r.As = args[1]
			}
			return do(cmd, r)
		},
	}
	cmd.Flags().BoolVar(&undo, "undo", false, "show it under the name that articles use most")
	return cmd
}

func hideCommand(do doEntities) *cobra.Command {
	var undo bool
	cmd := &cobra.Command{
		Use:     "hide NAME...",
		Short:   "List what is no person, country, organisation or place nowhere",
		Example: "  parallax entities hide 'Happy Birthday'\n  parallax entities hide --undo 'Happy Birthday'",
		Args:    needArgs(1, -1, "say which names to hide"),
		RunE: func(cmd *cobra.Command, args []string) error {
			what := api.EntitiesHide
			if undo {
				what = api.EntitiesUnhide
			}
			return do(cmd, api.EntitiesRequest{Do: what, Names: args})
		},
	}
	cmd.Flags().BoolVar(&undo, "undo", false, "list it again")
	return cmd
}

// listedEntities is how many entities of a kind are listed unless said otherwise.
const listedEntities = 20

func listCommand(do doEntities) *cobra.Command {
	r := api.EntitiesRequest{Do: api.EntitiesList}
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the entities that most articles name",
		Example: "  parallax entities list --kind person --contains smith --n 50",
		Args:    needArgs(0, 0, "list takes no names: say --contains NAME, or show NAME"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if r.N < 1 {
				return usagef("--n is 1 or more")
			}
			return do(cmd, r)
		},
	}
	cmd.Flags().StringVar(&r.Contains, "contains", "", "only names with this `text` in them")
	cmd.Flags().IntVar(&r.N, "n", listedEntities, "how many of a kind")
	return cmd
}

func whyCommand(do doEntities) *cobra.Command {
	var why bool
	var n int
	cmd := &cobra.Command{
		Use:     "show NAME...",
		Short:   "Show what an entity goes by, and why: the sentences that name it",
		Example: "  parallax entities show 'John Smith' --why --n 50",
		Args:    needArgs(1, -1, "say which names to show"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if n < 1 {
				return usagef("--n is 1 or more")
			}
			r := api.EntitiesRequest{Do: api.EntitiesShow, Names: args}
			if why {
				r.N = n
			}
			return do(cmd, r)
		},
	}
	cmd.Flags().BoolVar(&why, "why", false, "with the sentences that name it, newest articles first")
	cmd.Flags().IntVar(&n, "n", listedEntities, "of how many articles")
	return cmd
}

// entities asks for something and prints the answer.
func (a *app) entities(ctx context.Context, r api.EntitiesRequest, asJSON bool) (err error) {
	c, err := a.openExisting(ctx, "entities")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	out, err := c.Entities(ctx, r)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(out)
	}
	if r.Do == api.EntitiesList {
		a.printList(out)
		return nil
	}
	p := a.printer()
	for i, k := range out.Entities {
		if i > 0 {
			p.line("")
		}
		printKnown(p, k)
	}
	return nil
}

func (a *app) printList(out api.EntitiesAnswer) {
	p := a.printer()
	for _, k := range out.Entities {
		p.line(fmt.Sprintf("%7d  %-12s  %s", k.Articles, k.Kind, oneLine(k.Name)))
	}
	if n := out.Total - len(out.Entities); n > 0 {
		p.line(fmt.Sprintf("and %d more; --n says how many to list, --contains which", n))
	}
}
