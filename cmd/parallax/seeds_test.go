package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/web/api"
)

// seeds is where the repository's sibling folder of real articles lies, and
// gold what a careful reader says of them. They are not ours to copy.
var seeds, gold = filepath.Join("..", "..", "..", "shared", "seeds"), filepath.Join("..", "..", "..", "shared", "gold", "seeds.json")

// program runs parallax on a data folder of its own.
type program struct {
	t    *testing.T
	data string
}

// json runs a subcommand and reads what it prints.
func (p program) json(v any, args ...string) {
	p.t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{args[0], "--data", p.data, "--json"}, args[1:]...)
	if code := run(p.t.Context(), args, strings.NewReader(""), &out, &errs); code != exitOK {
		p.t.Fatalf("parallax %s: exit %d: %s", strings.Join(args, " "), code, errs.String())
	}
	if err := json.Unmarshal(out.Bytes(), v); err != nil {
		p.t.Fatal(err)
	}
}

func (p program) search(args ...string) (s api.SearchJSON) {
	p.t.Helper()
	p.json(&s, append([]string{"search"}, args...)...)
	return s
}

// seeded adds the seeds and returns their ids, in order of file.
func seeded(t *testing.T) (program, []string) {
	t.Helper()
	if _, err := os.Stat(seeds); err != nil {
		t.Skip("the folder of real articles is not beside the repository")
	}
	p := program{t, filepath.Join(t.TempDir(), "data")}
	var added struct {
		Added    int
		Articles []struct{ ID string }
	}
	p.json(&added, "add", "--list", seeds)
	if added.Added != 5 {
		t.Fatalf("added %d", added.Added)
	}
	ids := make([]string, len(added.Articles))
	for i, a := range added.Articles {
		ids[i] = a.ID
	}
	return p, ids
}

func TestTheSeedsReadAsACarefulReaderReadsThem(t *testing.T) {
	p, ids := seeded(t)
	var said struct {
		Articles []struct {
			Title, Subtitle, Published, Updated *string
			Source                              *struct{ Name string }
			Author                              *string
			Language                            string
			PublishedEvidence                   *struct{ Precision string }   `json:"published_evidence"`
			Credits                             []string                      `json:"agency_credits"`
			Countries                           []struct{ Name, ISO2 string } `json:"countries"`
			Wrong                               []struct{ ISO2 string }       `json:"countries_wrong"`
			People                              []struct{ Name string }       `json:"people"`
			Boilerplate                         []string                      `json:"boilerplate_text"`
		}
	}
	b, err := os.ReadFile(gold)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &said); err != nil {
		t.Fatal(err)
	}
	for i, want := range said.Articles {
		var got api.ArticleJSON
		p.json(&got, "show", ids[i])
		same := func(what string, got, want *string) {
			t.Helper()
			if or(got, "null") != or(want, "null") {
				t.Errorf("article %d: %s is %q, want %q", i, what, or(got, "null"), or(want, "null"))
			}
		}
		same("title", got.Title, want.Title)
		same("standfirst", got.Standfirst, want.Subtitle)
		same("published", got.Published, want.Published)
		same("updated", got.Updated, want.Updated)
		same("language", got.Language, &want.Language)
		if want.Source == nil {
			same("source", got.Source, nil)
		} else {
			same("source", got.Source, &want.Source.Name)
		}
		if want.PublishedEvidence == nil {
			same("precision", got.PublishedPrecision, nil)
		} else {
			same("precision", got.PublishedPrecision, &want.PublishedEvidence.Precision)
		}
		authors := []string{}
		if want.Author != nil {
			authors = []string{*want.Author}
		}
		if !slices.Equal(got.Authors, authors) || !slices.Equal(slices.Sorted(slices.Values(got.Credits)), slices.Sorted(slices.Values(want.Credits))) {
			t.Errorf("article %d: by %q, credits %q", i, got.Authors, got.Credits)
		}
		if got.TitleDerived != (want.Title == nil) || got.DisplayTitle == "" {
			t.Errorf("article %d: derived %v, display title %q", i, got.TitleDerived, got.DisplayTitle)
		}
		codes := map[string]bool{}
		for _, c := range got.Countries {
			codes[or(c.Code, "")] = true
		}
		for _, c := range want.Countries {
			if c.ISO2 != "" && !codes[c.ISO2] {
				t.Errorf("article %d: %s is missing", i, c.Name)
			}
		}
		for _, c := range want.Wrong {
			if c.ISO2 != "" && codes[c.ISO2] {
				t.Errorf("article %d: %s is wrong", i, c.ISO2)
			}
		}
		for _, line := range want.Boilerplate {
			if strings.Contains(got.Body, line) && len(line) > 20 {
				t.Errorf("article %d: the body holds %q", i, line)
			}
		}
	}
}

func TestTheSeedsAreFoundByOnePersonAndNotByBoilerplate(t *testing.T) {
	p, _ := seeded(t)
	found := p.search("Sergei", "Lavrov")
	if found.Total != 5 {
		t.Errorf("found %d", found.Total)
	}
	var called []string
	for _, v := range found.Facets["person"] {
		if strings.Contains(v.Value, "Lavrov") {
			called = append(called, fmt.Sprint(v.Value, " ", v.Count))
		}
	}
	if len(called) != 1 || !strings.HasSuffix(called[0], " 5") {
		t.Errorf("the person stands as %q", called)
	}
	for _, values := range found.Facets {
		for _, v := range values {
			for _, wrong := range []string{"Ghana", "Pakistan", "Mahama"} {
				if strings.Contains(v.Value, wrong) {
					t.Errorf("a facet says %s", v.Value)
				}
			}
		}
	}
	for _, words := range []string{"Billie Jean", "Pahalgam", "Telegram"} {
		if n := p.search(words).Total; n != 0 {
			t.Errorf("%s finds %d", words, n)
		}
	}
	if found.Undated != 3 {
		t.Errorf("%d undated", found.Undated)
	}
}

func TestFacetNumbersAreWhatAClickBrings(t *testing.T) {
	p, _ := seeded(t)
	all := p.search()
	for facet, values := range all.Facets {
		for _, v := range values {
			if n := p.search("--filters", facet+"="+strings.ReplaceAll(v.Value, " ", "+")).Total; n != v.Count {
				t.Errorf("%s %s says %d and brings %d", facet, v.Value, v.Count, n)
			}
		}
	}
}

func TestTheSeedsCompareAsACarefulReaderComparesThem(t *testing.T) {
	p, ids := seeded(t)
	var c api.CompareJSON
	p.json(&c, "compare", ids[1], ids[4])
	if c.SameEvent.Verdict != "same" || len(c.Articles) != 2 {
		t.Errorf("%d articles, %+v", len(c.Articles), c.SameEvent)
	}
	verbatim := 0
	for _, q := range c.Quotations {
		if q.Kind == "verbatim" {
			verbatim++
		}
	}
	if verbatim != 2 {
		t.Errorf("%d quotations are verbatim in both", verbatim)
	}
	beside := slices.ContainsFunc(c.Figures, func(r api.FigureRow) bool {
		var texts []string
		for _, f := range r.Figures {
			texts = append(texts, f.Text)
		}
		return slices.Contains(texts, "less than 10 minutes") && slices.Contains(texts, "about 10 minutes")
	})
	if !beside {
		t.Errorf("the ten minutes do not stand beside each other: %+v", c.Figures)
	}
	linked := slices.ContainsFunc(c.Links, func(l api.Link) bool {
		return strings.Contains(l.AText, "New START") && strings.Contains(l.BText, "New START")
	})
	if !linked {
		t.Error("New START is not linked")
	}
	for _, l := range c.Links {
		text := c.Articles[l.A.Article].Body
		switch l.A.Field {
		case "title":
			text = *c.Articles[l.A.Article].Title
		case "standfirst":
			text = *c.Articles[l.A.Article].Standfirst
		}
		if text[l.A.Start:l.A.End] != l.AText {
			t.Errorf("the place of %q is %q", l.AText, text[l.A.Start:l.A.End])
		}
	}

	p.json(&c, "compare", ids[1], ids[3])
	if c.SameEvent.Verdict != "different" || !strings.Contains(c.SameEvent.Why, "different events") || len(c.Only) != 0 {
		t.Errorf("%+v, %d only in one", c.SameEvent, len(c.Only))
	}
}
