package web

import (
	"fmt"
	"slices"
	"strings"

	"parallax/index"
	"parallax/index/compare"
	"parallax/templates/view"
)

func letter(column int) string {
	if column < len(letters) {
		return letters[column : column+1]
	}
	return "+"
}

// presentColumns fills in the articles themselves.
func presentColumns(v view.Compare, docs []index.Document, st comparison) view.Compare {
	for i := range docs {
		d := &docs[i]
		title, derived := d.DisplayTitle()
		v.Columns = append(v.Columns, view.Column{
			Label: letter(i), Title: title, Derived: derived, Href: "/article/" + d.ID.String(),
			Source: d.Source, Date: presentDate(d.Published), Words: words(&d.Article), Demo: d.Demo,
			Remove: st.without(i).href(),
		})
	}
	return v
}

func compareTitle(docs []index.Document) string {
	var titles []string
	for i := range docs {
		t, _ := docs[i].DisplayTitle()
		titles = append(titles, t)
	}
	return "Compare: " + strings.Join(titles, " | ")
}

// presentComparison fills in the verdict, the counts and the view asked for.
func presentComparison(v *view.Compare, s index.Searcher, docs []index.Document, c compare.Comparison, st comparison) {
	v.Heading = list(namesOfColumns(docs))
	v.Alternate = link("/compare.json", st.withView(st.defaultView()).encode())
	v.Verdict = presentVerdict(c)
	v.Notes = c.Notes
	v.Strip = strip(c, st)
	v.Views = presentViews(c, st)
	switch st.view {
	case viewText:
		presentTexts(v, docs, c, st)
		v.Brief = len(docs) == len(v.Texts)
	case viewClaims:
		v.Rows = claimRows(c, docs, st)
	case viewQuotes:
		v.Rows = quoteRows(c, docs, st)
	case viewFigs:
		v.Rows = figureRows(c, docs, st)
	case viewOnly:
		presentOnly(v, s, docs, c, st)
	}
	if v.Nothing == "" && len(v.Texts)+len(v.Rows)+len(v.Matrix)+len(v.Only) == 0 {
		v.Nothing = nothingOf(st.view)
	}
}

func nothingOf(viewName string) string {
	switch viewName {
	case viewClaims:
		return "No sentence of one says the same as a sentence of another."
	case viewQuotes:
		return "None of them quotes anybody."
	case viewFigs:
		return "No figures in them are of the same quantity."
	}
	return "Nothing is found in one of them alone."
}

// namesOfColumns are the articles' sources, or their letters where a source is
// not stated or not alone.
func namesOfColumns(docs []index.Document) []string {
	seen := map[string]int{}
	for i := range docs {
		seen[docs[i].Source]++
	}
	var out []string
	for i := range docs {
		name := docs[i].Source
		if name == "" || seen[name] > 1 {
			name = strings.TrimSpace(name + " (" + letter(i) + ")")
			if docs[i].Source == "" {
				name = "article " + letter(i)
			}
		}
		out = append(out, name)
	}
	if len(out) > 0 && strings.HasPrefix(out[0], "article ") {
		out[0] = "A" + out[0][1:]
	}
	return out
}

// presentVerdict says whether the articles are about one event, and why. Of
// three or four the whole is said first and the reasons pair by pair.
func presentVerdict(c compare.Comparison) view.Verdict {
	v := view.Verdict{Kind: string(c.SameEvent.Verdict), Doubted: c.SameEvent.Verdict != compare.Same}
	if len(c.Pairs) == 1 {
		head, why, reasoned := strings.Cut(c.SameEvent.Why, ": ")
		if v.Text = sentence(head); reasoned {
			v.Why = sentence(why)
		}
		v.Why = strings.TrimSpace(v.Why + " " + looksCopied(c.Pairs[0]))
		return v
	}
	switch c.SameEvent.Verdict {
	case compare.Same:
		v.Text = "They tell of the same event."
	case compare.Different:
		v.Text = "They appear to be about different events."
	default:
		v.Text = "It is not certain that they are about one event."
	}
	for _, p := range c.Pairs {
		v.Pairs = append(v.Pairs, strings.TrimSpace(letter(p.A)+" and "+letter(p.B)+": "+sentence(p.Why)+" "+looksCopied(p)))
	}
	return v
}

// looksCopied says why two articles look like one agency's text, if they do.
func looksCopied(p compare.Pair) string {
	if p.Copy == "" {
		return ""
	}
	return "They look like one text: " + p.Copy + "."
}

// strip counts what was found; each count leads to where it stands.
func strip(c compare.Comparison, st comparison) []view.Link {
	var out []view.Link
	add := func(n int, one, many, viewName string) {
		if n > 0 {
			out = append(out, view.Link{Text: counted(n, one, many), Href: st.withView(viewName).href()})
		}
	}
	quotes := map[compare.QuotationKind]int{}
	for _, q := range c.Quotations {
		quotes[q.Kind]++
	}
	figures := map[compare.FigureVerdict]int{}
	for _, f := range c.Figures {
		figures[f.Verdict]++
	}
	only := map[int]int{}
	for _, o := range c.Only {
		if o.Kind == onlySentence {
			only[o.Article]++
		}
	}
	add(len(c.Claims), "claim shared", "claims shared", viewClaims)
	add(quotes[compare.Verbatim], "quotation verbatim", "quotations verbatim", viewQuotes)
	add(quotes[compare.Near], "quotation nearly so", "quotations nearly so", viewQuotes)
	add(quotes[compare.Contained], "quotation in part", "quotations in part", viewQuotes)
	add(quotes[compare.Paraphrased], "quotation paraphrased", "quotations paraphrased", viewQuotes)
	add(figures[compare.DifferentFigure], "figure differs", "figures differ", viewFigs)
	add(figures[compare.CompatibleFigure], "figure is compatible", "figures are compatible", viewFigs)
	add(figures[compare.SameFigure], "figure agrees", "figures agree", viewFigs)
	for i := range st.ids {
		add(only[i], "sentence only in "+letter(i), "sentences only in "+letter(i), viewOnly)
	}
	return out
}

func presentViews(c compare.Comparison, st comparison) []view.Link {
	names := map[string]string{
		viewText:   "Texts",
		viewClaims: fmt.Sprintf("Claims (%d)", len(c.Claims)),
		viewQuotes: fmt.Sprintf("Quotations (%d)", len(c.Quotations)),
		viewFigs:   fmt.Sprintf("Figures (%d)", len(c.Figures)),
		viewOnly:   "Only in one",
	}
	var out []view.Link
	for _, v := range compareViews {
		out = append(out, view.Link{Text: names[v], Href: st.withView(v).href(), Current: v == st.view})
	}
	return out
}

func presentPicker(res index.Result, st comparison, likely []view.Pick) view.Picker {
	p := view.Picker{Shown: true, Query: st.query, Note: "Choose the first article", Hits: likely}
	if len(st.ids) > 0 {
		p.Note = "Choose an article to set beside it"
	}
	for _, id := range st.ids {
		p.Params = append(p.Params, view.Param{Key: "id", Value: id.String()})
	}
	for _, h := range res.Hits {
		x := presentPick(&h.Document, st.with(h.Document.ID))
		offered := slices.ContainsFunc(likely, func(l view.Pick) bool { return l.Href == x.Href })
		if !offered && !slices.Contains(st.ids, h.Document.ID) {
			p.Hits = append(p.Hits, x)
		}
	}
	if len(p.Hits) == 0 {
		p.Nothing = "Nothing was found. Try fewer or other words."
	}
	return p
}

// presentPick presents an article that leads to a comparison.
func presentPick(d *index.Document, to comparison) view.Pick {
	title, derived := d.DisplayTitle()
	return view.Pick{
		Title: title, Derived: derived, Demo: d.Demo, Source: d.Source, Date: presentDay(d.Published), Href: to.href(),
	}
}
