package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// printer prints for people: no wider than their terminal, bold where it can.
type printer struct {
	w        io.Writer
	width    int
	terminal bool
}

func (a *app) printer() printer {
	p := printer{w: a.stdout, width: 100}
	if f, ok := a.stdout.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.terminal = true
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			p.width = min(max(w, 40), 160)
		}
	}
	return p
}

func (p printer) line(s string) { fmt.Fprintln(p.w, s) }

func (p printer) bold(s string) string {
	if !p.terminal || s == "" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

// heading prints a heading with an empty line before it.
func (p printer) heading(s string) {
	p.line("")
	p.line(p.bold(s))
}

// wrapped prints s in lines no longer than the width. The first begins with
// lead, the others with as much space.
func (p printer) wrapped(lead, s string) {
	space := strings.Repeat(" ", shown(lead))
	for _, l := range wrap(s, p.width-shown(lead)) {
		p.line(lead + l)
		lead = space
	}
}

// columns prints two texts beside each other.
func (p printer) columns(left, right string) {
	half := (p.width - 3) / 2
	l, r := wrap(left, half), wrap(right, half)
	for i := range max(len(l), len(r)) {
		var a, b string
		if i < len(l) {
			a = l[i]
		}
		if i < len(r) {
			b = r[i]
		}
		p.line(strings.TrimRight(a+strings.Repeat(" ", max(half-shown(a), 0))+" | "+b, " "))
	}
}

// wrap cuts s at spaces into lines of at most width characters; a longer word
// has a line of its own.
func wrap(s string, width int) (lines []string) {
	line, n := "", 0
	for _, word := range strings.Fields(s) {
		w := shown(word)
		if n > 0 && n+1+w > width {
			lines = append(lines, line)
			line, n = "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+w
	}
	if n > 0 {
		lines = append(lines, line)
	}
	return lines
}

// shown is how many characters of s are seen: marks for bold are not.
func shown(s string) int {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\x1b[1m", ""), "\x1b[0m", "")
	return utf8.RuneCountInString(s)
}

// oneLine is s without line breaks and what a terminal could take for orders.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s)
}
