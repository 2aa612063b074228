package compare

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/index/article"
)

func TestRuns(t *testing.T) {
	type found struct {
		Words int
		Kind  RunKind
		A     string
	}
	for name, c := range map[string]struct {
		a, b string
		want []found
	}{
		"seven equal words are one": {
			"Divers found the lost anchor near Saarnik harbour wall.", "On Monday divers found the lost anchor near Saarnik.",
			[]found{{7, SharedWording, "Divers found the lost anchor near Saarnik"}}},
		"six are none": {
			"Divers found the lost anchor yesterday.", "Later divers found the lost anchor again.", nil},
		"an altered word is healed": {
			"Divers found the lost anchor near Saarnik harbour before its owner could claim it.",
			"Divers found the lost anchor near Saarnik port before its owner could claim it.",
			[]found{{13, SharedWording, "Divers found the lost anchor near Saarnik harbour before its owner could claim it"}}},
		"grammar alone is none": {
			"It was one of those that are not for us to be with.", "He was one of those that are not for us to be with.", nil},
		"both quote it": {
			"Ray said: “We found the lost anchor near the harbour wall.”", "“We found the lost anchor near the harbour wall,” Ray said.",
			[]found{{9, SameStatement, "We found the lost anchor near the harbour wall"}}},
		"one quotes it": {
			"Ray said: “We found the lost anchor near the harbour wall.”", "We found the lost anchor near the harbour wall, Ray said.",
			[]found{{9, SharedWording, "We found the lost anchor near the harbour wall"}}},
		"a run does not run into a place that is used": {
			"A thick fog came first. Divers found the lost anchor near Saarnik harbour wall. Nobody knows who lost it near Saarnik harbour wall. Crowds of children cheered loudly as boats towed it home.",
			"Divers found the lost anchor near Saarnik harbour wall. Crowds of children cheered loudly as boats towed it home.",
			[]found{
				{9, SharedWording, "Divers found the lost anchor near Saarnik harbour wall"},
				{10, SharedWording, "Crowds of children cheered loudly as boats towed it home"},
			}},
		"one place of b is used once": {
			strings.Repeat("Divers found the lost anchor near Saarnik. ", 2), "Divers found the lost anchor near Saarnik.",
			[]found{{7, SharedWording, "Divers found the lost anchor near Saarnik"}}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []found
			for _, r := range compared(t, []Input{input(c.a), input(c.b)}).Runs {
				got = append(got, found{r.Words, r.Kind, r.AText})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestRunsStayInTheirField holds that a run ends with its field, where the title
// above an equal body is equal too and shorter than a run.
func TestRunsStayInTheirField(t *testing.T) {
	const body = "Cranes stood still in Saarnik on Monday as dockers walked out. Nobody knows for how long.\nShips wait outside the harbour wall."
	copies := func(title, standfirst string) Input {
		return Input{Article: &article.Article{Title: title, Standfirst: standfirst, Body: body}}
	}
	for name, in := range map[string][]Input{
		"equal short titles":     {copies("Harbour strike begins", ""), copies("Harbour strike begins", "")},
		"equal standfirsts":      {copies("Dockers leave", "Harbour strike begins"), copies("No ships", "Harbour strike begins")},
		"title over standfirst":  {copies("Harbour strike begins", "Cranes stand still"), copies("Harbour strike begins", "Cranes stand still")},
		"title equal standfirst": {copies("Harbour strike begins", ""), copies("No ships", "Harbour strike begins")},
		"four copies": {
			copies("Harbour strike begins", ""), copies("Harbour strike begins", ""),
			copies("Harbour strike begins", ""), copies("Harbour strike begins", ""),
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := compared(t, in)
			checkPlaces(t, in, c)
			for _, r := range c.Runs {
				if r.A.Field != article.Body || r.AText != strings.TrimSuffix(body, ".") || r.BText != r.AText {
					t.Errorf("%+v", r)
				}
			}
			if len(c.Runs) != len(c.Pairs) {
				t.Errorf("%d runs, want one for each of %d pairs", len(c.Runs), len(c.Pairs))
			}
		})
	}
}

func TestQuotationKinds(t *testing.T) {
	const a = "“The old bridge will stay closed until the winter storms are over,” Ray said."
	for name, c := range map[string]struct {
		b    string
		want QuotationKind
	}{
		"word for word":       {"Ray said \"the old bridge will stay closed until the winter storms are over\".", Verbatim},
		"a word differs":      {"“The old bridge will stay shut until the winter storms are over,” Ray said.", Near},
		"a part of it":        {"Ray said the bridge would “stay closed until the winter storms are over”.", Contained},
		"in own words":        {"Ray said the old bridge would stay closed until after the winter storms.", Paraphrased},
		"something else":      {"“We have no money,” Ray said.", OnlyHere},
		"one word in another": {"The “bridge” burned.", OnlyHere},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := newAnalysis(t.Context(), []Input{input(a), input(c.b)})
			if err != nil {
				t.Fatal(err)
			}
			groups, err := found.quotations(t.Context(), SameEvent{Verdict: Same})
			if err != nil {
				t.Fatal(err)
			}
			if groups[0].Kind != c.want {
				t.Errorf("%s, want %s: %+v", groups[0].Kind, c.want, groups)
			}
		})
	}
}

func TestAgencyCopy(t *testing.T) {
	const shared = "Divers found the lost anchor near Saarnik harbour. Two boats from the coastguard towed it ashore on Monday. "
	const more = "A museum wants to show the anchor to visitors next summer. The owner asked for money and then for a lawyer. "
	in := []Input{
		input("Fog hid everything at first. " + shared + "Nobody cheered. " + more + "Rain fell."),
		input(shared + "The tide turned early that day, and the crowd with it. " + more),
	}
	if c := compared(t, in); c.Pairs[0].Copy != "" && len(c.Runs) < copyRuns {
		t.Errorf("%d runs make a copy: %s", len(c.Runs), c.Pairs[0].Copy)
	}
	in[0].Article.Body = strings.ReplaceAll(in[0].Article.Body, "ashore on Monday. ", "ashore. Gulls and children and dogs watched them. ")
	in[0].Article.Body = strings.ReplaceAll(in[0].Article.Body, "summer. ", "summer. Schools will come by bus every single week. ")
	if c := compared(t, in); c.Pairs[0].Copy == "" {
		t.Errorf("no copy in %d runs", len(c.Runs))
	}
	whole := strings.Repeat(shared+more, 3)
	if c := compared(t, []Input{input(whole), input(whole)}); c.Pairs[0].Copy == "" {
		t.Errorf("a text taken over whole is no copy: %d runs", len(c.Runs))
	}
	if c := compared(t, []Input{input(shared), input(shared)}); c.Pairs[0].Copy != "" {
		t.Errorf("two sentences make a copy: %s", c.Pairs[0].Copy)
	}
}
