package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"parallax/index/article"
)

// gmbTenth says which sentences are measured: every tenth, the others being
// free to learn from.
const gmbTenth = 10

// gmbTitles stand before a name inside the collection's person spans, where we
// keep them apart.
var gmbTitles = strings.Fields(`ambassador archbishop ayatollah captain cardinal chancellor chief colonel
	congressman congresswoman deputy dr dr. foreign former general governor justice king lady lieutenant lord
	madame major mayor minister mr mr. mrs mrs. ms ms. pope president prime prince princess professor queen
	representative rev. secretary senator sergeant sheik sheikh sir sultan vice`)

var honorifics = strings.Fields("mr mr. mrs mrs. ms ms. dr dr.")

// measureGMB counts exact spans of persons in the Groningen Meaning Bank's radio
// news. Its articles' bounds are lost: a sentence is measured as an article of
// its own. Titles are taken off its spans, and those that are only a title left
// out. The tags are made by programs, and corrected in part.
func measureGMB(ctx context.Context, opt options) ([]figure, error) {
	files, err := opt.shared.archive("ner.tar.gz")
	if err != nil {
		return nil, err
	}
	sentences, err := readGMB(files["gmb_ner_dataset.zip"])
	if err != nil {
		return nil, err
	}
	var articles []*tagged
	for i, b := range sentences {
		if i%gmbTenth != 0 {
			continue
		}
		stripTitles(b)
		t := &tagged{}
		t.add(article.Body, b, map[string]string{"per": person})
		articles = append(articles, t)
	}
	return measureSpans(ctx, "ner.gmb", articles)
}

// readGMB reads the table in a zip file: Latin-1, a row a token (the first of a
// sentence has its number, then token, part of speech and tag).
func readGMB(zipped []byte) ([]block, error) {
	z, err := zip.NewReader(bytes.NewReader(zipped), int64(len(zipped)))
	if err != nil {
		return nil, fmt.Errorf("GMB: %w", err)
	}
	f, err := z.Open("ner_dataset.csv")
	if err != nil {
		return nil, fmt.Errorf("GMB: %w", err)
	}
	defer f.Close()
	rows := csv.NewReader(charmap.ISO8859_1.NewDecoder().Reader(f))
	rows.ReuseRecord = true
	if _, err := rows.Read(); err != nil { // the header
		return nil, fmt.Errorf("GMB: %w", err)
	}
	var sentences []block
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return sentences, nil
		}
		if err != nil {
			return nil, fmt.Errorf("GMB: %w", err)
		}
		if row[0] != "" {
			sentences = append(sentences, block{})
		}
		if len(sentences) == 0 || strings.TrimSpace(row[1]) == "" {
			continue
		}
		b := &sentences[len(sentences)-1]
		b.tokens, b.tags = append(b.tokens, row[1]), append(b.tags, row[3])
	}
}

// stripTitles lets person spans begin behind their titles. A name that is also a
// title, as in 'Mrs. King', stays a name behind an honorific.
func stripTitles(b block) {
	for _, span := range spansOf(b.tags) {
		if span.class != "per" {
			continue
		}
		for i := span.first; i <= span.last; i++ {
			called := i > span.first && i == span.last && slices.Contains(honorifics, strings.ToLower(b.tokens[i-1]))
			if called || !slices.Contains(gmbTitles, strings.ToLower(b.tokens[i])) {
				b.tags[i] = "B-per"
				break
			}
			b.tags[i] = "O"
		}
	}
}
