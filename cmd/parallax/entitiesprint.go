package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"parallax/index"
	"parallax/web/api"
)

// printKnown prints an entity for people.
func printKnown(p printer, k index.Known) {
	head := oneLine(k.Name)
	if k.Role != "" {
		head += ", " + oneLine(k.Role)
	}
	p.wrapped("", p.bold(head))
	facts := []string{string(k.Kind), plural(k.Articles, "article")}
	if k.Hidden {
		facts = append(facts, "hidden by owner: entities hide --undo brings it back")
	}
	p.line(strings.Join(facts, "  ·  "))
	var forms []string
	for _, f := range k.Forms {
		if f.Articles > 0 || len(k.Forms) == 1 {
			forms = append(forms, fmt.Sprintf("%s (%d)", oneLine(f.Name), f.Articles))
		} else {
			forms = append(forms, oneLine(f.Name))
		}
	}
	p.wrapped("names: ", strings.Join(forms, ", "))
	for _, c := range k.Said {
		if c.With != "" && !c.Apart {
			p.wrapped("", fmt.Sprintf("%s merged with %s by owner", oneLine(c.Name), oneLine(c.With)))
		}
		if c.Apart && c.With == "" {
			p.wrapped("", fmt.Sprintf("%s split off by owner", oneLine(c.Name)))
		}
		if c.Shown != "" {
			p.wrapped("", fmt.Sprintf("renamed to %s by owner", oneLine(c.Shown)))
		}
	}
	for _, ev := range k.Why {
		p.line("")
		p.line(strings.Join(given(ev.Article.String(), oneLine(ev.Title), ev.Published, oneLine(ev.Role)), "  ·  "))
		for _, s := range ev.Sentences {
			p.wrapped("  ", oneLine(s))
		}
	}
	if n := k.WhyTotal - len(k.Why); n > 0 {
		p.line("")
		p.line(fmt.Sprintf("and %d more articles; --n says of how many to show sentences", n))
	}
}

// given are those of texts that are not empty.
func given(texts ...string) (out []string) {
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// entitiesFile is what entities export writes. Its names are promises kept.
type entitiesFile struct {
	Form int `json:"parallax_entities"` // entitiesForm
	api.SaidOfNames
}

// entitiesForm is the version of entitiesFile's form.
const entitiesForm = 1

func (a *app) exportEntitiesCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "export [FILE|-]",
		Short:   "Write down all that you said of names, as JSON",
		Example: "  parallax entities export names.json\n  parallax --data other entities import names.json",
		Args:    needArgs(0, 1, "say one file, or - for standard output"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			c, err := a.openExisting(cmd.Context(), "entities")
			if err != nil {
				return err
			}
			defer closing(c, &err)
			out, err := c.Entities(cmd.Context(), api.EntitiesRequest{Do: api.EntitiesExport})
			if err != nil {
				return err
			}
			b, err := json.MarshalIndent(entitiesFile{entitiesForm, out.SaidOfNames}, "", "  ")
			if err != nil {
				return err
			}
			b = append(b, '\n')
			if len(args) == 0 || args[0] == "-" {
				_, err = a.stdout.Write(b)
				return err
			}
			return writeWhole(args[0], func(w io.Writer) error {
				_, err := w.Write(b)
				return err
			})
		},
	}
}

func (a *app) importEntitiesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE|-",
		Short: "Say of names what a file of 'entities export' says",
		Long: "What the file says of a name takes the place of what you said of it; of other names nothing changes. Names that the\n" +
			"collection does not have yet are kept for when it has.",
		Args: needArgs(1, 1, "say one file, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importEntities(cmd.Context(), args[0]) },
	}
}

func (a *app) importEntities(ctx context.Context, file string) (err error) {
	in := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, api.MaxPutBytes))
	if err != nil {
		return err
	}
	var said entitiesFile
	switch err := json.Unmarshal(b, &said); {
	case err != nil || said.Form < 1:
		return fmt.Errorf("%s is no file that 'parallax entities export' wrote", file)
	case said.Form > entitiesForm:
		return fmt.Errorf("%s was written by a later version of Parallax", file)
	}
	c, err := a.openExisting(ctx, "entities")
	if err != nil {
		return err
	}
	defer closing(c, &err)
	out, err := c.Entities(ctx, api.EntitiesRequest{Do: api.EntitiesImport, SaidOfNames: said.SaidOfNames})
	if err != nil {
		return err
	}
	a.printer().line(fmt.Sprintf("%d names corrected, and %d in single articles", len(said.Corrections), len(said.Bearers)-len(out.Unknown)))
	for _, id := range out.Unknown {
		fmt.Fprintf(a.stderr, "%s: there is no article of that id\n", id)
	}
	if len(out.Unknown) > 0 {
		return errReported
	}
	return nil
}
