package text

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stem returns the stem of a folded term by the English Snowball stemmer
// (Porter2, https://snowballstem.org/algorithms/english/stemmer.html).
// Terms of fewer than three letters, and terms with a digit or a letter
// outside a–z, are their own stem.
func Stem(term string) string {
	if len(term) < 3 || !lettered(term) {
		return term
	}
	env := snowballstem.NewEnv(term)
	english.Stem(env)
	return env.Current()
}

// lettered reports whether term is of the letters that the stemmer knows.
func lettered(term string) bool {
	for i := 0; i < len(term); i++ {
		if c := term[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return true
}
