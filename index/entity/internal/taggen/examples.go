package main

import (
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/entity/corpus"
	"parallax/index/entity/internal/tag"
)

// How often each collection is learnt from in a round: wikigold was tagged by
// people and is a twentieth of the other's size.
const wikigoldTimes = 3

// Every so manyth sentence is learnt once more in capitals, and as a headline
// that capitalises its words: names look different there.
const (
	everyUpper = 12
	everyTitle = 12
	everyPlain = 3
)

var gmbClasses = map[string]tag.Class{"per": tag.Person, "org": tag.Organisation, "geo": tag.Place, "gpe": tag.Other, "art": tag.Other, "eve": tag.Other, "nat": tag.Other}

var wikigoldClasses = map[string]tag.Class{"PER": tag.Person, "ORG": tag.Organisation, "LOC": tag.Place, "MISC": tag.Other}

// examplesOf makes the runs of words with their labels.
func examplesOf(gmb, wikigold []byte) ([]tag.Example, error) {
	sentences, err := corpus.ReadGMB(gmb)
	if err != nil {
		return nil, err
	}
	var out []tag.Example
	for i, b := range sentences {
		if corpus.KeptAside(i) || len(b.Tokens) == 0 {
			continue
		}
		corpus.StripTitles(b)
		var d document
		d.add(b, gmbClasses)
		out = append(out, d.examples(false)...)
		if i%everyPlain == 1 {
			out = append(out, d.examples(true)...)
		}
		for _, v := range variants(i, b) {
			var d document
			d.add(v, gmbClasses)
			out = append(out, d.examples(false)...)
		}
	}
	var d document
	for i, b := range corpus.ReadBlocks(string(wikigold), " ") {
		if b.Tokens[0] == "-DOCSTART-" {
			for range wikigoldTimes {
				out = append(out, d.examples(false)...)
			}
			out = append(out, d.examples(true)...)
			d = document{}
			continue
		}
		d.add(b, wikigoldClasses)
		for _, v := range variants(i, b) {
			var alone document
			alone.add(v, wikigoldClasses)
			out = append(out, alone.examples(false)...)
		}
	}
	for range wikigoldTimes {
		out = append(out, d.examples(false)...)
	}
	return out, nil
}

// variants are other ways of writing a sentence: in capitals, as a headline.
func variants(i int, b corpus.Block) (out []corpus.Block) {
	change := func(f func(string) string) {
		v := corpus.Block{Tokens: make([]string, len(b.Tokens)), Tags: b.Tags}
		for k, t := range b.Tokens {
			v.Tokens[k] = f(t)
		}
		out = append(out, v)
	}
	switch {
	case i%everyUpper == 5:
		change(strings.ToUpper)
	case i%everyTitle == 7:
		change(func(t string) string {
			if len(t) > 3 && 'a' <= t[0] && t[0] <= 'z' {
				return strings.ToUpper(t[:1]) + t[1:]
			}
			return t
		})
	case i%2 == 0:
		changed := false
		for _, t := range b.Tokens {
			changed = changed || strings.Contains(t, ".") && len(t) > 1
		}
		if changed { // Mr and US, as others write
			change(func(t string) string {
				if s := strings.ReplaceAll(t, ".", ""); s != "" {
					return s
				}
				return t
			})
		}
	}
	return out
}

// document is a text and the names in it.
type document struct {
	body  string
	names []name
}

type name struct {
	start, end int // bytes
	class      tag.Class
}

// add puts a sentence on a line of its own.
func (d *document) add(b corpus.Block, classes map[string]tag.Class) {
	s, at := corpus.Detokenise(b.Tokens)
	if d.body != "" {
		d.body += "\n"
	}
	for _, span := range corpus.Spans(b.Tags) {
		if c, ok := classes[span.Class]; ok {
			d.names = append(d.names, name{len(d.body) + at[span.First].Start, len(d.body) + at[span.Last].End, c})
		}
	}
	d.body += s
}

// examples are the runs of the document.
func (d *document) examples(plain bool) []tag.Example {
	_, out := d.runs(plain)
	return out
}

// runs are the runs of the document, and where their words stand. Names that are
// not wholly in one run can't be found, and are not learnt.
func (d *document) runs(plain bool) (words [][]article.Span, out []tag.Example) {
	next := 0
	for _, o := range entity.Observe(&article.Article{Body: d.body}, plain) {
		x := tag.Example{Features: o.Features, Labels: make([]tag.Label, len(o.Words))}
		first, last := o.Words[0].Start, o.Words[len(o.Words)-1].End
		for next < len(d.names) && d.names[next].start < first {
			next++
		}
		for ; next < len(d.names) && d.names[next].start <= last; next++ {
			n := d.names[next]
			from, to := -1, -1
			for i, w := range o.Words {
				if w.Start >= n.start && w.End <= n.end {
					if from < 0 {
						from = i
					}
					to = i + 1
				}
			}
			if from < 0 || o.Words[from].Start != n.start || n.end > last+1 {
				continue
			}
			tag.Labelled(x.Labels, from, to, n.class)
		}
		words, out = append(words, o.Words), append(out, x)
	}
	return words, out
}
