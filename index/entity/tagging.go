package entity

import (
	_ "embed"
	"fmt"
	"sync"

	"parallax/index/entity/internal/tag"
)

//go:generate go run ./internal/taggen ../../../shared/data data/tagger.gz

// taggerBytes is the model that internal/taggen writes; data/MODEL.md is its card.
//
//go:embed data/tagger.gz
var taggerBytes []byte

var tagger = sync.OnceValue(func() *tag.Model {
	m, err := tag.Read(taggerBytes)
	if err != nil {
		panic(fmt.Sprintf("entity: embedded model: %v", err))
	}
	return m
})

// tagging is a name that the tagger found.
type tagging struct {
	from, to int // words
	class    tag.Class
	margin   int32
}

// decoders are used again by articles that follow.
var decoders = sync.Pool{New: func() any { return &decoding{Decoder: tag.NewDecoder(tagger())} }}

type decoding struct {
	*tag.Decoder
	features tag.Features
	spans    []tag.Span
}

// tag finds the names of a page by the tagger.
func (r *recogniser) tag(pi int) []tagging {
	d := decoders.Get().(*decoding)
	defer decoders.Put(d)
	var out []tagging
	p := &r.pages[pi]
	rules := r.ruleLabels(pi)
	eachRun(p, func(from, to, line, end int) {
		d.features.Reset()
		p.count(&d.features, rules, from, to, line, end, false)
		d.spans = d.Decode(d.spans[:0], &d.features)
		for _, s := range d.spans {
			out = append(out, tagging{from + s.From, from + s.To, s.Class, s.Margin})
		}
	})
	return out
}
