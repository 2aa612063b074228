package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// measurePlain compares, line by line, what is taken out of labelled texts with
// what their labels call clutter (C) or facts about the article (M). See the
// fixtures of index/article for their form. A folder of folders gives a figure for
// each: texts that rules were made on, and texts that none was.
func measurePlain(_ context.Context, opt options) ([]figure, error) {
	folders, err := filepath.Glob(filepath.Join(opt.fixtures, "*"))
	if err != nil {
		return nil, err
	}
	var out []figure
	for _, folder := range append([]string{opt.fixtures}, folders...) {
		paths, err := filepath.Glob(filepath.Join(folder, "*.labelled"))
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			continue
		}
		name := "plain.lines.f1"
		if folder != opt.fixtures {
			name = "plain." + filepath.Base(folder) + ".f1"
		}
		f, err := plainLines(name, paths)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s with labelled texts is %w", opt.fixtures, errAbsent)
	}
	return out, nil
}

func plainLines(name string, paths []string) (figure, error) {
	var t tally
	var wrong []string
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			return figure{}, err
		}
		_, lines, _ := strings.Cut(string(b), "---\n")
		var source strings.Builder
		type labelled struct {
			text string
			left bool
		}
		var all []labelled
		for l := range strings.Lines(lines) {
			role, text := "H", strings.TrimRight(l, "\n")
			if len(text) > 1 && text[1] == ' ' && strings.Contains("TSBHMCP", text[:1]) {
				role, text = text[:1], text[2:]
			}
			if len(text) <= 1 {
				text = ""
			} else if role != "P" {
				all = append(all, labelled{text, role == "C" || role == "M"})
			}
			source.WriteString(text + "\n")
		}
		a, err := read("fixture.txt", []byte(source.String()))
		if err != nil {
			return figure{}, fmt.Errorf("%s: %w", path, err)
		}
		kept := map[string]int{}
		for l := range strings.SplitSeq(a.Title+"\n"+a.Standfirst+"\n"+a.Body, "\n") {
			kept[l]++
		}
		for _, left := range []bool{false, true} { // a line that is clutter may say what one of the text says
			for _, l := range all {
				if l.left != left {
					continue
				}
				out := kept[l.text] <= 0 && (left || !strings.HasPrefix(l.text, a.Title)) // a title loses the outlet behind it
				kept[l.text]--
				if left {
					t.wanted++
				}
				if out {
					t.found++
				}
				switch {
				case left && out:
					t.right++
				case left != out:
					wrong = append(wrong, filepath.Base(path)+": "+clip(l.text))
				}
			}
		}
	}
	f := t.fOf(name, "lines")
	f.Details["texts"], f.Details["wrong"] = len(paths), wrong
	return f, nil
}
