// Package entity recognises who and where: the people, countries,
// organisations and places that an article names, with every mention's place
// in the text, and resolves one entity's many spellings across a collection.
package entity

import "parallax/index/article"

// Kind is one of the four kinds of entity.
type Kind string

// The kinds.
const (
	Person       Kind = "person"
	Country      Kind = "country"
	Organisation Kind = "organisation"
	Place        Kind = "place"
)

// Entity is one person, country, organisation or place of one article. Within
// an article its name is resolved already: "Mr Lavrov" stands among the
// mentions of the entity "Sergei Lavrov".
type Entity struct {
	Kind     Kind      `json:"kind"`
	Name     string    `json:"name"`              // fullest form in this article; for a country its display name
	Code     string    `json:"code,omitempty"`    // ISO 3166-1 alpha-2 (for states that are no more the code withdrawn): the country's own, or a place's country where known
	Role     string    `json:"role,omitempty"`    // last title or role seen with a person
	Aliases  []string  `json:"aliases,omitempty"` // other full forms the article itself equates with it, e.g. a long form beside its acronym
	About    bool      `json:"about,omitempty"`   // countries: the article is about it, not only mentions it
	Mentions []Mention `json:"mentions"`          // in reading order, never empty
}

// Mention is one place where an entity is named.
type Mention = article.Span

// Record is what a collection knows of one name of one kind: the input of the
// alias table. Names are as recognised in their articles.
type Record struct {
	Kind     Kind
	Name     string
	Articles int            // articles that name it so
	Roles    map[string]int // role → articles
	Aliases  map[string]int // other form equated with it → articles
}
