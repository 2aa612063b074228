// Command dfgen makes the document-frequency table that package compare
// embeds, from freely licensed news text (see ../../SOURCES.md). Each sentence
// is a document. From the root of the repository:
//
//	go run ./index/compare/internal/dfgen ../shared/data index/compare/df.txt.gz
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parallax/index/text"
)

// minFrequency leaves out stems seen in fewer sentences: they weigh as much as
// stems never seen.
const minFrequency = 2

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: dfgen DATA_FOLDER OUTPUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "dfgen:", err)
		os.Exit(1)
	}
}

func run(data, output string) error {
	c := counter{frequency: map[string]int{}}
	err := eachFile(filepath.Join(data, "wikinews-2019-2021.tar.gz"), func(name string, r io.Reader) error {
		if filepath.Ext(name) != ".csv" {
			return nil
		}
		return c.wikinews(r)
	})
	if err != nil {
		return err
	}
	err = eachFile(filepath.Join(data, "ner.tar.gz"), func(name string, r io.Reader) error {
		if filepath.Ext(name) != ".zip" {
			return nil
		}
		return c.gmb(r)
	})
	if err != nil {
		return err
	}
	return c.write(output)
}

// eachFile calls f with the regular files of a compressed archive.
func eachFile(path string, f func(name string, r io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("read %q: %w", path, err)
	}
	for archive := tar.NewReader(unzipped); ; {
		h, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %q: %w", path, err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if err := f(h.Name, archive); err != nil {
			return fmt.Errorf("read %q in %q: %w", h.Name, path, err)
		}
	}
}

// counter counts in how many sentences each stem stands.
type counter struct {
	sentences int
	frequency map[string]int
}

func (c *counter) add(s string) {
	seen := map[string]bool{}
	for _, t := range text.Tokenize(nil, s) {
		if strings.ContainsAny(t.Term, "0123456789") {
			continue
		}
		stem := text.Stem(t.Term)
		if !seen[stem] {
			seen[stem] = true
			c.frequency[stem]++
		}
	}
	if len(seen) > 0 {
		c.sentences++
	}
}

// wikinews reads rows of url, date, title, text under a header.
func (c *counter) wikinews(r io.Reader) error {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return err
	}
	for _, row := range rows[1:] {
		for _, t := range row[2:] {
			for _, s := range text.Sentences(t) {
				c.add(s.Of(t))
			}
		}
	}
	return nil
}

// gmb reads rows of a word each from a CSV in a zip archive; a sentence begins
// where the first column is not empty.
func (c *counter) gmb(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	archive, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	for _, f := range archive.File {
		if filepath.Base(f.Name) != "ner_dataset.csv" {
			continue
		}
		file, err := f.Open()
		if err != nil {
			return err
		}
		rows, err := csv.NewReader(file).ReadAll()
		file.Close()
		if err != nil {
			return err
		}
		var sentence strings.Builder
		for _, row := range rows[1:] {
			if row[0] != "" {
				c.add(sentence.String())
				sentence.Reset()
			}
			if !strings.HasPrefix(row[1], "'") {
				sentence.WriteByte(' ')
			}
			sentence.WriteString(strings.ToValidUTF8(row[1], ""))
		}
		c.add(sentence.String())
		return nil
	}
	return fmt.Errorf("no ner_dataset.csv")
}

// write stores the number of sentences on the first line, then a stem and its
// frequency on each, in order of stem.
func (c *counter) write(path string) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintln(z, c.sentences)
	for _, stem := range slices.Sorted(maps.Keys(c.frequency)) {
		if n := c.frequency[stem]; n >= minFrequency {
			fmt.Fprintln(z, stem, n)
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
