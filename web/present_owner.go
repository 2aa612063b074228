package web

import (
	"slices"

	"parallax/index"
	"parallax/index/article"
	"parallax/templates/view"
)

// ownerOf is what the owner set of d, which may be nothing.
func ownerOf(d *index.Document) index.Owner {
	if d.Owner == nil {
		return index.Owner{}
	}
	return *d.Owner
}

// setByOwner says that the owner set something, and what was read in its place.
func setByOwner(read string) view.Set {
	if read == "" {
		return view.Set{Text: "set by owner; nothing was read"}
	}
	return view.Set{Text: "set by owner; read:", Read: read}
}

func orNotStated(text, href string) view.Link {
	if text == "" {
		return view.Link{Text: "not stated"}
	}
	return view.Link{Text: text, Href: href}
}

// dateText is a date in words; "" for none.
func dateText(d article.Date) string {
	if d.IsZero() {
		return ""
	}
	return presentDate(d).Text
}

// presentTags links d's tags, and says which of them the owner gave or took off.
// Without tags given or taken there is no value.
func presentTags(d *index.Document, owner index.Owner) view.Fact {
	f := view.Fact{Name: "Tags"}
	for _, t := range d.Tags {
		f.Values = append(f.Values, view.Link{Text: t, Href: searchFor(index.Tag, t)})
	}
	switch {
	case len(owner.Tagged) > 0 && slices.Equal(owner.Tagged, d.Tags):
		f.Set.Text = index.SetByOwner
	case len(owner.Tagged) > 0:
		f.Set.Text = list(quoted(owner.Tagged)) + " " + index.SetByOwner
	}
	if len(owner.Untagged) > 0 {
		if f.Values == nil {
			f.Values = []view.Link{{Text: "none"}}
		}
		if f.Set.Text != "" {
			f.Set.Text += "; "
		}
		f.Set.Text += list(quoted(owner.Untagged)) + " taken off by owner"
	}
	return f
}

// presentBearers says whom the owner says that d means by names that several bear.
func presentBearers(owner index.Owner) (out []view.Fact) {
	for _, b := range owner.Bearers {
		f := index.Facet(b.Kind)
		_, title := facetWords(f)
		out = append(out, view.Fact{Name: title, Values: []view.Link{{Text: b.As, Href: searchFor(f, b.As)}}, Set: setByOwner(b.Name)})
	}
	return out
}

func quoted(names []string) (out []string) {
	for _, n := range names {
		out = append(out, "“"+n+"”")
	}
	return out
}
