package entity

import (
	"fmt"
	"unicode/utf8"

	"parallax/index/article"
)

// inRange tells what is wrong with a mention's span.
func inRange(a *article.Article, m Mention) error {
	s := a.Text(m.Field)
	if m.Start < 0 || m.End > len(s) || m.Start >= m.End {
		return fmt.Errorf("span %v outside %d bytes", m, len(s))
	}
	if !utf8.ValidString(s) {
		return nil
	}
	if !utf8.ValidString(s[m.Start:m.End]) {
		return fmt.Errorf("span %v cuts a rune", m)
	}
	return nil
}
