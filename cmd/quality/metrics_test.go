package main

import (
	"math"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestRankingMeasuresAreTheTextbooks(t *testing.T) {
	set := func(ids ...string) map[string]bool {
		m := map[string]bool{}
		for _, id := range ids {
			m[id] = true
		}
		return m
	}
	for _, x := range []struct {
		name     string
		ranking  []string
		relevant map[string]bool
		ap, ndcg float64
	}{
		{"nothing is relevant", []string{"a"}, set(), 0, 0},
		{"nothing is found", nil, set("a"), 0, 0},
		{"the only one first", []string{"a", "b"}, set("a"), 1, 1},
		{"the only one third", []string{"x", "y", "a"}, set("a"), 1. / 3, 1. / 2},
		{
			"ranks one and three of three relevant", []string{"a", "x", "b", "y"}, set("a", "b", "c"),
			(1 + 2./3) / 3, (1 + .5) / (1 + 1/math.Log2(3) + .5),
		},
		{
			"what comes eleventh gains nothing", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"}, set("a"),
			1. / 11, 0,
		},
	} {
		if got := averagePrecision(x.ranking, x.relevant); !near(got, x.ap) {
			t.Errorf("%s: average precision %v, want %v", x.name, got, x.ap)
		}
		if got := ndcg(x.ranking, x.relevant, 10); !near(got, x.ndcg) {
			t.Errorf("%s: nDCG@10 %v, want %v", x.name, got, x.ndcg)
		}
	}
	many := map[string]bool{}
	ranking := []string{}
	for _, id := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"} {
		many[id] = true
		ranking = append(ranking, id)
	}
	if got := ndcg(ranking, many, 10); !near(got, 1) {
		t.Errorf("twelve relevant, all first: nDCG@10 %v", got)
	}
}

func TestMeanErrorIsOfTheSample(t *testing.T) {
	mean, se := meanError([]float64{1, 2, 3, 4})
	if !near(mean, 2.5) || !near(se, math.Sqrt(5./3)/2) {
		t.Errorf("got %v, %v", mean, se)
	}
	if mean, se := meanError(nil); mean != 0 || se != 0 {
		t.Errorf("of nothing: %v, %v", mean, se)
	}
	if mean, se := meanError([]float64{.5}); mean != .5 || se != 0 {
		t.Errorf("of one: %v, %v", mean, se)
	}
}

func TestTalliesAreOfSetsAndOfBags(t *testing.T) {
	got := tallySets(map[string]bool{"a": true, "b": true}, map[string]bool{"b": true, "c": true, "d": true})
	if got != (tally{right: 1, found: 2, wanted: 3}) || !near(got.precision(), .5) || !near(got.recall(), 1./3) || !near(got.f1(), .4) {
		t.Errorf("sets: %+v", got)
	}
	if f := (tally{}).f1(); f != 0 {
		t.Errorf("F1 of nothing is %v", f)
	}
	got = tallyWords("The mayor, the baker.", "the baker and THE smith")
	if got != (tally{right: 3, found: 4, wanted: 5}) {
		t.Errorf("words: %+v", got)
	}
}
