package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, in, title, body string }{
		{"a heading and paragraphs over lines", "# Ferries *sail* on\n\nThe ferries of [Port Haven](https://n.example/p_(x)) will\nsail on, said **Olav Brandt**.\n\nThe council met.\n", "Ferries sail on", "The ferries of Port Haven) will sail on, said Olav Brandt.\nThe council met."},
		{"an underlined heading", "Ferries sail on\n===============\n\nThe council met on Monday.\n", "Ferries sail on", "The council met on Monday."},
		{"subheads, lists, quotations, code and pictures", "# One\n\nThe council met on Monday, and it sat until the morning.\n\n## What it said\n\n> The ferries\n> sail on, it said in a statement on the matter.\n\n![A boat](b.jpg)\n\n- One boat\n- Two boats\n\n```\ncode\n```\nThe end of it came late at night.\n", "One",
			"The council met on Monday, and it sat until the morning.\nWhat it said\nThe ferries sail on, it said in a statement on the matter.\nOne boat\nTwo boats\nThe end of it came late at night."},
		{"marks that are none", "# A\\*B\n\nTwo * three is six, snake_case_name stays and so does 3 < 4.\n", "A*B", "Two * three is six, snake_case_name stays and so does 3 < 4."},
		{"a rule on top is no front matter", "---\n\nThe council met on Monday: it voted.\n", "", "The council met on Monday: it voted."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := only(t, Options{}, "a.md", tt.in)
			if d := cmp.Diff([]string{tt.title, tt.body}, []string{a.Title, a.Body}); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	yaml := "---\ntitle: \"Ferries: sail on\"\ndate: 2020-03-02T08:15:00Z\nauthor: Dana Whitlock\nsource: Hale Herald\nurl: https://n.example/a\ntags:\n  - ferries\n  - 'Port Haven'\nimage:\n  title: no\n---\n"
	toml := "+++\ntitle = \"Ferries: sail on\"\ndate = 2020-03-02T08:15:00Z\nauthor = \"Dana Whitlock\"\nsource = \"Hale Herald\"\nurl = \"https://n.example/a\"\ntags = [\"ferries\", \"Port Haven\"]\n+++\n"
	for name, front := range map[string]string{"YAML": yaml, "TOML": toml} {
		t.Run(name, func(t *testing.T) {
			a := only(t, Options{}, "a.md", front+"\n# Ferries: sail on\n\nThe council met on Monday.\n")
			got := []string{a.Title, a.Published.String(), strings.Join(a.Authors, "+"), a.Source, a.URL, a.Body}
			if d := cmp.Diff([]string{"Ferries: sail on", "2020-03-02T08:15:00Z", "Dana Whitlock", "Hale Herald", "https://n.example/a", "The council met on Monday."}, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff([]Given{{"tag", "ferries"}, {"tag", "Port Haven"}}, a.Given); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzParseMarkdown(f *testing.F) {
	fuzzFormat(f, Markdown, "---\ntitle: [a, 'b']\n- c\n---\n# x\n\ny **z** [a](b) ![c][d] `e` <http://f> ~~g~~", "+++\n+++", "a\n===\n> - 1. b\\", "[[[](")
}
