package main

import (
	"bytes"
	"fmt"

	"parallax/index/article"
	"parallax/index/compare"
	"parallax/index/entity"
	"parallax/index/quote"
)

// read is an article as adding reads it.
func read(name string, b []byte) (article.Article, error) {
	for raw, err := range article.Split(name, bytes.NewReader(b)) {
		if err != nil {
			return article.Article{}, err
		}
		return article.Parse(raw)
	}
	return article.Article{}, fmt.Errorf("%s: %w", name, article.ErrUnreadable)
}

// input is an article with what adding recognises in it.
func input(id string, a *article.Article) compare.Input {
	return compare.Input{ID: id, Article: a, Entities: entity.Recognise(a), Quotations: quote.Find(a)}
}

// register gathers entities as a collection does, for its alias table.
type register map[registered]*entity.Record

type registered struct {
	kind entity.Kind
	name string
}

func (r register) add(entities []entity.Entity) {
	for _, e := range entities {
		key := registered{e.Kind, e.Name}
		of := r[key]
		if of == nil {
			of = &entity.Record{Kind: e.Kind, Name: e.Name, Roles: map[string]int{}, Aliases: map[string]int{}}
			r[key] = of
		}
		of.Articles++
		if e.Role != "" {
			of.Roles[e.Role]++
		}
		for _, alias := range e.Aliases {
			of.Aliases[alias]++
		}
	}
}

func (r register) resolve() *entity.Table {
	records := make([]entity.Record, 0, len(r))
	for _, of := range r {
		records = append(records, *of)
	}
	return entity.Resolve(records)
}
