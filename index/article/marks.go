package article

import "strings"

// markdownText takes the marks of Markdown off a text: each paragraph, heading and
// list item becomes a line. Title is the first heading of level one, which is
// left out, where nothing but blank lines and pictures stand above it.
func markdownText(s string) (title, text string) {
	var out []string
	open := false // the last line of out may go on
	fence := ""
	for line := range strings.SplitSeq(s, "\n") {
		trimmed := strings.TrimSpace(line)
		if fence != "" {
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
			continue
		}
		if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fence, open = trimmed[:3], false
			continue
		}
		for strings.HasPrefix(trimmed, ">") {
			trimmed = strings.TrimSpace(trimmed[1:])
		}
		level := len(trimmed) - len(strings.TrimLeft(trimmed, "#"))
		item := itemOf(trimmed)
		switch {
		case trimmed == "":
			open = false
		case isRule(trimmed):
			if open && trimmed[0] == '=' && title == "" && len(out) == 1 {
				title, out = out[0], nil
			}
			open = false
		case level > 0 && level <= 6 && (len(trimmed) == level || trimmed[level] == ' '):
			heading := unmarked(strings.TrimRight(strings.TrimSpace(trimmed[level:]), "# "))
			open = false
			switch {
			case heading == "":
			case level == 1 && title == "" && len(out) == 0:
				title = heading
			default:
				out = append(out, heading)
			}
		case item != "":
			out, open = append(out, unmarked(item)), true
		case open && !strings.HasSuffix(line, "  ") && len(out) > 0:
			out[len(out)-1] = strings.TrimSpace(out[len(out)-1] + " " + unmarked(trimmed))
		default:
			if t := unmarked(trimmed); t != "" {
				out = append(out, t)
			}
			open = !strings.HasSuffix(line, "  ")
		}
	}
	return title, strings.Join(out, "\n")
}

// itemOf is the text of a list item, "" for other lines.
func itemOf(s string) string {
	if len(s) > 2 && strings.ContainsRune("-*+", rune(s[0])) && s[1] == ' ' {
		return strings.TrimSpace(s[2:])
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits <= 3 && len(s) > digits+2 && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' ' {
		return strings.TrimSpace(s[digits+2:])
	}
	return ""
}

// isRule reports whether a line is a thematic break or underlines a heading.
func isRule(s string) bool {
	bare := strings.ReplaceAll(s, " ", "")
	return len(bare) >= 3 && strings.ContainsRune("-=*_", rune(bare[0])) && strings.Trim(bare, bare[:1]) == ""
}

// unmarked takes the marks within a line off it: a link leaves its text, a picture
// nothing.
func unmarked(s string) string {
	if !strings.ContainsAny(s, "*_`[\\<~&") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|>~", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case c == '!' && strings.HasPrefix(s[i:], "!["):
			if _, end := link(s, i+1); end > 0 {
				i = end - 1
			} else {
				b.WriteByte(c)
			}
		case c == '[':
			if text, end := link(s, i); end > 0 {
				b.WriteString(unmarked(text))
				i = end - 1
			} else {
				b.WriteByte(c)
			}
		case c == '<' && strings.HasPrefix(s[i:], "<http"):
			if end := strings.IndexByte(s[i:], '>'); end > 0 {
				b.WriteString(s[i+1 : i+end])
				i += end
			} else {
				b.WriteByte(c)
			}
		case c == '`' || strings.HasPrefix(s[i:], "~~") || c == '*' && emphasis(s, i) || c == '_' && emphasis(s, i):
			if c == '~' {
				i++
			}
		default:
			b.WriteByte(c)
		}
	}
	out := b.String()
	if looksHTML(out) {
		out = fragmentText(out)
	}
	return strings.TrimSpace(out)
}

// emphasis reports whether the mark at s[i] is one and no character of the text: it
// touches a word, and an underscore not on both sides.
func emphasis(s string, i int) bool {
	before := i > 0 && s[i-1] != ' '
	after := i+1 < len(s) && s[i+1] != ' '
	if s[i] == '_' {
		return before != after || before && strings.IndexByte("*_.,;:!?)\"'(", s[i-1]) >= 0 || after && strings.IndexByte("*_.,;:!?)\"'(", s[i+1]) >= 0
	}
	return before || after
}

// link reads [text](target) or [text][label] at s[i]; end is behind it, 0 where
// there is none.
func link(s string, i int) (text string, end int) {
	deep := 0
	for j := i; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case '[':
			deep++
		case ']':
			if deep--; deep > 0 {
				continue
			}
			if j+1 >= len(s) || s[j+1] != '(' && s[j+1] != '[' {
				return "", 0
			}
			shut := byte(')')
			if s[j+1] == '[' {
				shut = ']'
			}
			if k := strings.IndexByte(s[j+1:], shut); k > 0 {
				return s[i+1 : j], j + 1 + k + 1
			}
			return "", 0
		}
	}
	return "", 0
}
