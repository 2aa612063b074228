package corpus

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// gmbTenth says which sentences are measured: every tenth, the others being
// free to learn from.
const gmbTenth = 10

// KeptAside reports whether the sentence with number i, from 0, of the Groningen
// Meaning Bank is for measuring only.
func KeptAside(i int) bool { return i%gmbTenth == 0 }

// gmbTitles stand before a name inside the collection's person spans, where we
// keep them apart.
var gmbTitles = strings.Fields(`ambassador archbishop ayatollah captain cardinal chancellor chief colonel
	congressman congresswoman deputy dr dr. foreign former general governor justice king lady lieutenant lord
	madame major mayor minister mr mr. mrs mrs. ms ms. pope president prime prince princess professor queen
	representative rev. secretary senator sergeant sheik sheikh sir sultan vice`)

var honorifics = strings.Fields("mr mr. mrs mrs. ms ms. dr dr.")

// ReadGMB reads the table in a zip file: Latin-1, a row a token (the first of a
// sentence has its number, then token, part of speech and tag).
func ReadGMB(zipped []byte) ([]Block, error) {
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
	var sentences []Block
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return sentences, nil
		}
		if err != nil {
			return nil, fmt.Errorf("GMB: %w", err)
		}
		if row[0] != "" {
			sentences = append(sentences, Block{})
		}
		if len(sentences) == 0 || strings.TrimSpace(row[1]) == "" {
			continue
		}
		b := &sentences[len(sentences)-1]
		b.Tokens, b.Tags = append(b.Tokens, row[1]), append(b.Tags, row[3])
	}
}

// StripTitles lets person spans begin behind their titles. A name that is also a
// title, as in 'Mrs. King', stays a name behind an honorific.
func StripTitles(b Block) {
	for _, span := range Spans(b.Tags) {
		if span.Class != "per" {
			continue
		}
		for i := span.First; i <= span.Last; i++ {
			called := i > span.First && i == span.Last && slices.Contains(honorifics, strings.ToLower(b.Tokens[i-1]))
			if called || !slices.Contains(gmbTitles, strings.ToLower(b.Tokens[i])) {
				b.Tags[i] = "B-per"
				break
			}
			b.Tags[i] = "O"
		}
	}
}
