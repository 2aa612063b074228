package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateTok is a run of letters (in lower case, without dots), a run of digits,
// or one other character.
type dateTok struct {
	s        string
	from, to int
}

func dateTokens(line string) []dateTok {
	var toks []dateTok
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		j := i + n
		switch {
		case unicode.IsSpace(r):
			i = j
			continue
		case unicode.IsLetter(r):
			for j < len(line) {
				r, n := utf8.DecodeRuneInString(line[j:])
				if !unicode.IsLetter(r) && !(r == '.' && j+1 < len(line) && dottedLetter(line, i, j)) {
					break
				}
				j += n
			}
			word := strings.ToLower(strings.ReplaceAll(line[i:j], ".", ""))
			end := j
			if j < len(line) && line[j] == '.' {
				end = j + 1
			}
			toks = append(toks, dateTok{word, i, end})
			i = end
			continue
		case r >= '0' && r <= '9':
			for j < len(line) && line[j] >= '0' && line[j] <= '9' {
				j++
			}
		}
		toks = append(toks, dateTok{line[i:j], i, j})
		i = j
	}
	return toks
}

// dottedLetter reports whether the dot at line[j] stands between single
// letters, as in a.m.; the word began at line[i].
func dottedLetter(line string, i, j int) bool {
	next := line[j+1]
	return next|0x20 >= 'a' && next|0x20 <= 'z' && (j-i)%2 == 1 && j-i <= 5 && (j+2 >= len(line) || !isLetterByte(line[j+2]))
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// opensDate reports whether a line may be a date line: what it begins with is no
// word, or one that stands in date lines.
func opensDate(line string) bool {
	end := 0
	for end < len(line) && isLetterByte(line[end]) {
		end++
	}
	if end == 0 || end < len(line) && (line[end] == '.' || line[end] >= utf8.RuneSelf) {
		return true
	}
	if end > longestDateWord {
		return false
	}
	var low [longestDateWord]byte
	for i := range end {
		low[i] = line[i] | 0x20
	}
	return dateOpeners[string(low[:end])]
}

// longestDateWord is the length, in bytes, of the longest of dateOpeners at most.
const longestDateWord = 24

// dateOpeners are the words with which date lines begin, of those that are ASCII.
var dateOpeners = func() map[string]bool {
	m := wordSet("at on the and t date")
	for name := range months {
		m[name] = true
	}
	for _, words := range []map[string]bool{weekdays, labelFillers, updatedLabels, publishedLabels} {
		for w := range words {
			m[w] = true
		}
	}
	return m
}()
