// Command taggen trains the tagger that package entity embeds, from freely
// licensed text in which names are tagged (see ../../data/MODEL.md). From the
// root of the repository:
//
//	go run ./index/entity/internal/taggen ../shared/data index/entity/data/tagger.gz
//
// The same texts and tables give the same bytes.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"parallax/index/entity/internal/tag"
)

// training is how the model is trained: chosen on a tenth of the training texts.
var training = tag.Training{Epochs: 5, Seen: 2, Margin: 8, Scale: 1}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: taggen DATA_FOLDER OUTPUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "taggen:", err)
		os.Exit(1)
	}
}

func run(data, output string) error {
	gmb, err := readFile(filepath.Join(data, "ner.tar.gz"), "gmb_ner_dataset.zip")
	if err != nil {
		return err
	}
	wikigold, err := readFile(filepath.Join(data, "ner-world.tar.gz"), "wikigold/wikigold.conll.txt")
	if err != nil {
		return err
	}
	examples, err := examplesOf(gmb, wikigold)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	n, err := tag.Train(&b, examples, training)
	if err != nil {
		return err
	}
	fmt.Printf("%d runs of words, %d features, %d bytes\n", len(examples), n, b.Len())
	return os.WriteFile(output, b.Bytes(), 0o644)
}

// readFile reads one file of a compressed archive.
func readFile(archive, name string) ([]byte, error) {
	file, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", archive, err)
	}
	for r := tar.NewReader(unzipped); ; {
		h, err := r.Next()
		if err == io.EOF {
			return nil, fmt.Errorf("read %q: no %s in it", archive, name)
		}
		if err != nil {
			return nil, fmt.Errorf("read %q: %w", archive, err)
		}
		if path.Clean(h.Name) == name {
			return io.ReadAll(r)
		}
	}
}
