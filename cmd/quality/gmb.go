package main

import (
	"context"

	"parallax/index/article"
	"parallax/index/entity/corpus"
)

// measureGMB counts exact spans of persons in the Groningen Meaning Bank's radio
// news. Its articles' bounds are lost: a sentence is measured as an article of
// its own. Titles are taken off its spans, and those that are only a title left
// out. The tags are made by programs, and corrected in part.
func measureGMB(ctx context.Context, opt options) ([]figure, error) {
	files, err := opt.shared.archive("ner.tar.gz")
	if err != nil {
		return nil, err
	}
	sentences, err := corpus.ReadGMB(files["gmb_ner_dataset.zip"])
	if err != nil {
		return nil, err
	}
	var articles []*tagged
	for i, b := range sentences {
		if !corpus.KeptAside(i) {
			continue
		}
		corpus.StripTitles(b)
		t := &tagged{}
		t.add(article.Body, b, map[string]string{"per": person})
		articles = append(articles, t)
	}
	return measureSpans(ctx, "ner.gmb", articles)
}
