package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/index/article"
	"parallax/index/entity"
	"parallax/index/entity/corpus"
)

var classes = map[string]string{"PER": person, "LOC": location}

func TestTaggedNamesKeepTheirPlace(t *testing.T) {
	var a tagged
	a.add(article.Title, corpus.Block{Tokens: strings.Fields("Ann Holt leaves Oslo"), Tags: strings.Fields("B-PER I-PER O B-LOC")}, classes)
	a.add(article.Body, corpus.Block{Tokens: strings.Fields("Rain fell ."), Tags: strings.Fields("O O O")}, classes)
	a.add(article.Body, corpus.Block{Tokens: strings.Fields("She - Holt - is out of Norway ."), Tags: strings.Fields("O O B-PER O O O O B-LOC O")}, classes)
	var got []string
	for n := range a.names {
		got = append(got, n.class+" "+string(n.Field)+" "+a.Text(n.Field)[n.Start:n.End])
	}
	slices.Sort(got)
	want := []string{"location body Norway", "location title Oslo", "person body Holt", "person title Ann Holt"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q in %q and %q", got, a.Title, a.Body)
	}
}

func TestNamesAreCountedClassByClassAndExactly(t *testing.T) {
	at := func(class string, start, end int) name {
		return name{class, article.Span{Field: article.Body, Start: start, End: end}}
	}
	got := tallyNames(
		map[name]bool{at(person, 0, 4): true, at(person, 9, 12): true, at(location, 20, 24): true},
		map[name]bool{at(person, 0, 4): true, at(person, 9, 15): true, at(organisation, 20, 24): true},
	)
	for class, want := range map[string]tally{person: {1, 2, 2}, organisation: {0, 0, 1}, location: {0, 1, 0}} {
		if got[class] != want {
			t.Errorf("%s: %+v, want %+v", class, got[class], want)
		}
	}
}

func TestDemonymsAndNestedNamesAreNoLocations(t *testing.T) {
	a := article.Article{Body: "Peruvian traders left Norway for the Bank of Japan."}
	in := func(s string) article.Span {
		start := strings.Index(a.Body, s)
		return article.Span{Field: article.Body, Start: start, End: start + len(s)}
	}
	got := recognised(&a, []entity.Entity{
		{Kind: entity.Country, Name: "Peru", Mentions: []entity.Mention{in("Peruvian")}},
		{Kind: entity.Country, Name: "Norway", Mentions: []entity.Mention{in("Norway")}},
		{Kind: entity.Country, Name: "Japan", Mentions: []entity.Mention{in("Japan")}},
		{Kind: entity.Organisation, Name: "Bank of Japan", Mentions: []entity.Mention{in("Bank of Japan")}},
	})
	if len(got) != 2 || !got[name{location, in("Norway")}] || !got[name{organisation, in("Bank of Japan")}] {
		t.Errorf("got %v", got)
	}
}

// The recogniser's own table says which words are names and which demonyms.
func TestDemonymsAreToldFromNames(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "index", "entity", "data", "countries.txt"))
	if err != nil {
		t.Fatalf("the table of countries: %v", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		row := strings.Split(lines.Text(), "|")
		if strings.HasPrefix(lines.Text(), "#") || len(row) < 4 {
			continue
		}
		demonyms := strings.Split(row[3], ";")
		for _, s := range demonyms {
			if s != "" && !demonym(s) && !strings.EqualFold(s, row[1]) {
				t.Errorf("%s is a demonym", s)
			}
		}
		for _, s := range append(strings.Split(row[2], ";"), row[1]) {
			if demonym(s) && !slices.Contains(demonyms, s) {
				t.Errorf("%s is a name", s)
			}
		}
	}
}
