package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// figure is one line of the report.
type figure struct {
	Name    string         `json:"name"`
	Value   *float64       `json:"value"` // null when skipped
	N       int            `json:"n"`     // how many Of there are
	Of      string         `json:"of,omitempty"`
	Details map[string]any `json:"details"`
	Skipped string         `json:"skipped,omitempty"` // why there is no value
}

// details belong to a figure: numbers and short words, which are printed with
// it, and lists of texts, which only JSON holds.
type details = map[string]any

func newFigure(name string, value float64, n int, of string, d details) figure {
	if d == nil {
		d = details{}
	}
	return figure{Name: name, Value: &value, N: n, Of: of, Details: d}
}

// fOf is the figure of a tally's F1, with precision and recall.
func (t tally) fOf(name, of string) figure {
	return newFigure(name, t.f1(), t.wanted, of, details{"precision": t.precision(), "recall": t.recall(), "found": t.found})
}

// printer prints figures as they come; as JSON they are printed together at
// the end.
type printer struct {
	w    io.Writer
	json bool
}

func (p printer) figures(figures []figure) error {
	for _, f := range figures {
		if p.json {
			break
		}
		if _, err := fmt.Fprintln(p.w, f.line()); err != nil {
			return err
		}
	}
	return nil
}

// line is f as text.
func (f figure) line() string {
	if f.Skipped != "" {
		return fmt.Sprintf("%-26s %7s  %s", f.Name, "skipped", f.Skipped)
	}
	s := fmt.Sprintf("%-26s %7s  of %d %s", f.Name, number(*f.Value), f.N, f.Of)
	for _, key := range slices.Sorted(maps.Keys(f.Details)) {
		switch v := f.Details[key].(type) {
		case float64:
			s += fmt.Sprintf("  %s %s", key, number(v))
		case int:
			s += fmt.Sprintf("  %s %d", key, v)
		case string:
			s += fmt.Sprintf("  %s %s", key, v)
		}
	}
	return s
}

// number prints counts whole and shares with four decimals.
func number(v float64) string {
	if v == float64(int(v)) && v > 1 {
		return strconv.Itoa(int(v))
	}
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 4, 64), ".0000")
}
