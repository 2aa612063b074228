package entity

import (
	"parallax/index/article"
	"parallax/index/text"
)

// Sentence is the sentence of a's that a mention stands in, from its beginning to
// its end; the mention's own words where it spans two.
func Sentence(a *article.Article, m Mention) string {
	s := a.Text(m.Field)
	for _, x := range text.Sentences(s) {
		if x.Start <= m.Start && m.End <= x.End {
			return s[x.Start:x.End]
		}
	}
	return s[m.Start:m.End]
}
