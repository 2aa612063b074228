package main

import (
	"context"
	"fmt"
	"strings"

	"parallax/index/compare"
)

// aligned are the two seeds whose sentences were linked by a reader. They, and
// no other two, tell of one event.
var aligned = [2]int{1, 4}

// measureAlign compares the seeds by twos. Links are matched to the reader's by
// the letters and digits of their two sentences. For strong links, the reader's
// partial ones count neither as found nor as wanted; a link that the reader has
// not is wrong for both figures.
func measureAlign(ctx context.Context, opt options) ([]figure, error) {
	seeds, err := readSeeds(opt.shared)
	if err != nil {
		return nil, err
	}
	if len(seeds) <= aligned[1] {
		return nil, fmt.Errorf("there are %d seeds, not five", len(seeds))
	}
	gold, err := readAlignment(opt.shared)
	if err != nil {
		return nil, err
	}
	inputs := make([]compare.Input, len(seeds))
	for i := range seeds {
		inputs[i] = input(seeds[i].gold.File, &seeds[i].article)
	}
	compared, err := compare.Compare(ctx, []compare.Input{inputs[aligned[0]], inputs[aligned[1]]})
	if err != nil {
		return nil, err
	}
	figures := alignment(compared, gold)

	right, pairs, unsure := 0, 0, 0
	var wrong []string
	for i := range inputs {
		for j := i + 1; j < len(inputs); j++ {
			pairs++
			c, err := compare.Compare(ctx, []compare.Input{inputs[i], inputs[j]})
			if err != nil {
				return nil, err
			}
			want := compare.Different
			if i == aligned[0] && j == aligned[1] {
				want = compare.Same
			}
			switch c.SameEvent.Verdict {
			case want:
				right++
				continue
			case compare.Unsure:
				unsure++
			}
			wrong = append(wrong, fmt.Sprintf("%s, %s: %s, not %s", inputs[i].ID, inputs[j].ID, c.SameEvent.Verdict, want))
		}
	}
	return append(figures, newFigure("align.gate", float64(right), pairs, "pairs of seeds", details{"unsure": unsure, "wrong": wrong})), nil
}

func alignment(c compare.Comparison, gold map[[2]string]string) []figure {
	var strong, both tally
	for _, strength := range gold {
		both.wanted++
		if strength == "strong" {
			strong.wanted++
		}
	}
	var wrong []string
	seen := map[[2]string]bool{}
	for _, l := range c.Links {
		key := [2]string{folded(l.AText), folded(l.BText)}
		if seen[key] {
			continue
		}
		seen[key] = true
		both.found++
		switch gold[key] {
		case "strong":
			strong.right++
			strong.found++
			both.right++
		case "partial":
			both.right++
		default:
			strong.found++
			wrong = append(wrong, clip(l.AText)+" / "+clip(l.BText))
		}
	}
	s := strong.fOf("align.strong.f1", "strong links")
	s.Details["wrong"] = wrong
	return []figure{s, both.fOf("align.all.f1", "strong and partial links")}
}

// readAlignment is the reader's links: the two sentences' words, and strong or
// partial.
func readAlignment(s shared) (map[[2]string]string, error) {
	b, err := s.read("gold", "alignment_001_004.tsv")
	if err != nil {
		return nil, err
	}
	gold := map[[2]string]string{}
	for line := range strings.Lines(string(b)) {
		row := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(row) == 9 && (row[0] == "strong" || row[0] == "partial") {
			gold[[2]string{folded(row[7]), folded(row[8])}] = row[0]
		}
	}
	return gold, nil
}
