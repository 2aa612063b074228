package query

import "fmt"

// notices collects what could not be taken as typed, each once.
type notices struct{ list []string }

const tooDeep = "the query is nested too deeply; its innermost groups were read as one"

func (n *notices) add(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	for _, old := range n.list {
		if old == s {
			return
		}
	}
	if len(n.list) < maxNotices {
		n.list = append(n.list, s)
	}
}

// clip shortens what a notice repeats of the reader's text.
func clip(s string) string {
	if r := []rune(s); len(r) > maxQuoted {
		return string(r[:maxQuoted]) + "…"
	}
	return s
}
