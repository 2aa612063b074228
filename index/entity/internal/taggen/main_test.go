package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/index/entity/corpus"
)

// TestCommittedModelIsCurrent trains the model anew and compares the bytes.
func TestCommittedModelIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const data = "../../../../../shared/data"
	if _, err := os.Stat(data); err != nil {
		t.Skip("the texts are not beside the repository (../shared/data)")
	}
	made := filepath.Join(t.TempDir(), "tagger.gz")
	if err := run(data, made); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../data/tagger.gz")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("index/entity/data/tagger.gz is not what taggen makes now: run go generate ./index/entity")
	}
}

func TestNamesBecomeLabelsOfTheirWords(t *testing.T) {
	var d document
	d.add(corpus.Block{Tokens: strings.Fields("Rain fell ."), Tags: strings.Fields("O O O")}, gmbClasses)
	d.add(corpus.Block{
		Tokens: strings.Fields("Later Anna Berg left the Bank of Nowhere 's office ."),
		Tags:   strings.Fields("O B-per I-per O O B-org I-org I-org O O O"),
	}, gmbClasses)
	want := []string{"Rain:0", "Later:0 Anna:1 Berg:3", "Bank:5 of:6 Nowhere:7"}
	words, examples := d.runs(false)
	for n, x := range examples {
		var got []string
		for i, l := range x.Labels {
			w := words[n][i]
			got = append(got, d.body[w.Start:w.End]+":"+string(rune('0'+l)))
		}
		if line := strings.Join(got, " "); len(want) == 0 || line != want[0] {
			t.Errorf("%s, want %q", line, want)
		} else {
			want = want[1:]
		}
	}
	if len(want) > 0 {
		t.Errorf("missing: %q", want)
	}
}

func TestVariantsKeepTheirTags(t *testing.T) {
	b := corpus.Block{Tokens: []string{"Mr.", "Berg", "left", "Oslo"}, Tags: []string{"O", "B-per", "O", "B-geo"}}
	for i, want := range map[int]string{5: "MR. BERG LEFT OSLO", 7: "Mr. Berg Left Oslo", 2: "Mr Berg left Oslo", 3: ""} {
		got := ""
		for _, v := range variants(i, b) {
			if len(v.Tags) != len(v.Tokens) {
				t.Errorf("%d tags of %d tokens", len(v.Tags), len(v.Tokens))
			}
			got = strings.Join(v.Tokens, " ")
		}
		if got != want {
			t.Errorf("variant %d is %q, not %q", i, got, want)
		}
	}
}
