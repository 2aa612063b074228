package main

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/entity/corpus"
)

// measureWorld counts exact spans in newswire from outside the West, an article
// a file and a paragraph a block, the first block being its address. It also
// compares the full names of each article, each counted once: names of two words
// or more, for us those that our persons go by.
func measureWorld(ctx context.Context, opt options) ([]figure, error) {
	files, err := opt.shared.archive("ner-world.tar.gz")
	if err != nil {
		return nil, err
	}
	classes := map[string]string{"Person": person, "Organization": organisation, "Location": location, "Facility": location}
	var articles []*tagged
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if path.Dir(file) != "world-newswire" || path.Ext(file) != ".tsv" {
			continue
		}
		t := &tagged{}
		for _, b := range corpus.ReadBlocks(string(files[file]), "\t") {
			if !strings.HasPrefix(b.Tokens[0], "http") {
				t.add(article.Body, b, classes)
			}
		}
		articles = append(articles, t)
	}
	figures, err := measureSpans(ctx, "ner.world", articles)
	if err != nil {
		return nil, err
	}
	var full tally
	for _, t := range articles {
		wanted, found := map[string]bool{}, map[string]bool{}
		for n := range t.names {
			addFull(wanted, n.class == person, t.Text(n.Field)[n.Start:n.End])
		}
		for _, e := range entity.Recognise(&t.Article) {
			addFull(found, e.Kind == entity.Person, e.Name)
		}
		full.add(tallySets(found, wanted))
	}
	return append(figures, full.fOf("ner.world.full_names.f1", "full names of persons, once an article")), nil
}

func addFull(set map[string]bool, is bool, s string) {
	if is && strings.Contains(strings.TrimSpace(s), " ") {
		set[folded(s)] = true
	}
}

// measureCoNLL counts exact spans in the newswire of CoNLL-2003. The first block
// of an article is its title; its sentences stand a line each, since where
// paragraphs end is not said.
func measureCoNLL(ctx context.Context, opt options) ([]figure, error) {
	files, err := opt.shared.archive("ner.tar.gz")
	if err != nil {
		return nil, err
	}
	classes := map[string]string{"PER": person, "ORG": organisation, "LOC": location}
	var articles []*tagged
	t := &tagged{}
	for _, b := range corpus.ReadBlocks(string(files["conll2003-eng.testa"]), " ") {
		switch {
		case b.Tokens[0] == "-DOCSTART-":
			if len(b.Tokens) == 1 {
				articles, t = append(articles, t), &tagged{}
			}
		case t.Title == "":
			t.add(article.Title, b, classes)
		default:
			t.add(article.Body, b, classes)
		}
	}
	return measureSpans(ctx, "ner.conll", append(articles, t))
}

// measureSpans gives a figure a class that the articles have names of.
func measureSpans(ctx context.Context, prefix string, articles []*tagged) ([]figure, error) {
	total := map[string]tally{}
	for _, t := range articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for class, of := range tallyNames(recognised(&t.Article, entity.Recognise(&t.Article)), t.names) {
			sum := total[class]
			sum.add(of)
			total[class] = sum
		}
	}
	var figures []figure
	for _, class := range []string{person, organisation, location} {
		if total[class].wanted == 0 {
			continue
		}
		f := total[class].fOf(prefix+"."+class+".f1", "names")
		f.Details["articles"] = len(articles)
		figures = append(figures, f)
	}
	return figures, nil
}
