package api

import (
	"time"

	"parallax/index"
)

// Owner is what the owner set of an article, and what was read in its place.
type Owner struct {
	Set      []string  `json:"set"` // of "title", "source", "published", "tags" and "names", those that the owner set
	Read     Read      `json:"read"`
	Tagged   []string  `json:"tagged"`   // of the tags, those that the owner gave
	Untagged []string  `json:"untagged"` // those that the owner took off
	Hidden   bool      `json:"hidden"`
	At       time.Time `json:"at"`              // when something was set last
	Names    []NameIs  `json:"names,omitempty"` // whom it means by names that several bear
}

// NameIs says that a name of an article is another's.
type NameIs struct {
	Kind string `json:"kind"`
	Name string `json:"name"` // as it was recognised
	As   string `json:"as"`
}

// Read is what was read of the fields that can be set, set or not.
type Read struct {
	Title              *string `json:"title"`
	Source             *string `json:"source"`
	Published          *string `json:"published"`
	PublishedPrecision *string `json:"published_precision"`
	PublishedEvidence  *string `json:"published_evidence"`
}

// OwnerOf is what the owner set of d; nil for nothing.
func OwnerOf(d *index.Document) *Owner {
	w := d.Owner
	if w == nil {
		return nil
	}
	o := &Owner{Set: []string{}, Tagged: list(w.Tagged), Untagged: list(w.Untagged), Hidden: w.Hidden, At: w.Set}
	title, source, published := d.Title, d.Source, d.Published
	if w.Title != nil {
		o.Set, title = append(o.Set, string(index.SetTitle)), *w.Title
	}
	if w.Source != nil {
		o.Set, source = append(o.Set, string(index.SetSource)), *w.Source
	}
	if w.Published != nil {
		o.Set, published = append(o.Set, string(index.SetPublished)), *w.Published
	}
	if len(w.Tagged)+len(w.Untagged) > 0 {
		o.Set = append(o.Set, string(index.SetTags))
	}
	if len(w.Bearers) > 0 {
		o.Set = append(o.Set, "names")
		for _, b := range w.Bearers {
			o.Names = append(o.Names, NameIs{string(b.Kind), b.Name, b.As})
		}
	}
	o.Read = Read{stated(title), stated(source), stated(published.String()), stated(string(published.Precision)), stated(published.Evidence)}
	return o
}

// Edited is an article in the list of those that the owner edited.
type Edited struct {
	ID           string   `json:"id"`
	DisplayTitle string   `json:"display_title"`
	Source       *string  `json:"source"`
	Published    *string  `json:"published"`
	Tags         []string `json:"tags"`
	Owner        *Owner   `json:"owner"`
}

// EditedOf is d in that list.
func EditedOf(d *index.Document) Edited {
	title, _ := d.DisplayTitle()
	return Edited{d.ID.String(), title, stated(d.Source), stated(d.Published.String()), list(d.Tags), OwnerOf(d)}
}
