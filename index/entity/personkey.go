package entity

import (
	"strings"

	"parallax/index/text"
)

// personKey is a person's name as far as it is compared: parts in one spelling
// for all transliterations.
type personKey struct {
	family string
	given  []string // given and middle names, or their initials; none for a bare family name
	suffix string   // jr, iii
	other  string   // the last part, where the first is taken for the family name: Kim Kardashian
}

// keyOf takes a name apart. The family name is the last part, or the first of
// names that put it there (Xi Jinping).
func keyOf(l *lexicon, name string) personKey {
	var few [8]text.Token
	parts, terms := make([]string, 0, 4), make([]string, 0, 4)
	var k personKey
	for _, t := range text.Tokenize(few[:0], name) {
		s := l.is(t.Term)
		raw := t.Of(name)
		if s&suffix != 0 && len(parts) > 0 && len(t.Term) > 1 && (t.Term == "jr" || t.Term == "sr" || shapeOf(raw) == capitals) {
			k.suffix = t.Term
			continue
		}
		if s&particle != 0 && len(parts) > 0 && (shapeOf(raw) == lower || arabic(t.Term) && t.End < len(name)) {
			continue
		}
		if len(t.Term) <= 3 && strings.Count(raw, ".") >= 2 || len(t.Term) == 2 && shapeOf(raw) == capitals {
			for _, c := range t.Term { // J.K. Rowling
				parts, terms = append(parts, string(c)), append(terms, string(c))
			}
			continue
		}
		parts, terms = append(parts, skeleton(l, t.Term)), append(terms, t.Term)
	}
	n := len(parts)
	switch {
	case n == 0:
	case n == 1:
		k.family = parts[0]
	case l.is(terms[0])&familyFirst != 0 && n <= 3 && (n == 3 && hyphened(name) || l.is(terms[n-1])&surname == 0):
		// Kim Jong-un, Kim Jong Un and Kim Jongun are one.
		k.family, k.given = parts[0], []string{strings.Join(parts[1:], "")}
		k.other = parts[n-1]
	default:
		k.family, k.given = parts[n-1], parts[:n-1]
	}
	return k
}

// hyphened reports whether a name has a hyphen.
func hyphened(name string) bool {
	return strings.Contains(name, "-") || strings.Contains(name, "‐") || strings.Contains(name, "‑")
}

// arabic reports whether a word inside a name is a particle even with a capital.
func arabic(term string) bool { return term == "al" || term == "el" || term == "bin" || term == "ibn" }

func (k personKey) String() string {
	return k.family + "," + strings.Join(k.given, " ") + "," + k.suffix
}

// skeleton folds the ways of writing one name in Latin letters: Sergei and
// Sergey, Zelensky and Zelenskyy, Dmitri and Dmitry, Yulia and Julia.
func skeleton(l *lexicon, s string) string {
	if s == "j" {
		return "y" // as below, so that initials fit
	}
	if len(s) < 3 {
		return s
	}
	if c, ok := l.spelling[s]; ok {
		return c
	}
	listed := l.is(s)&(surname|given) != 0
	s = strings.ReplaceAll(s, "'", "")
	s = undoubled(s, listed)
	switch {
	case s[0] == 'j', strings.HasPrefix(s, "iu"), strings.HasPrefix(s, "ia"):
		s = "y" + s[1:]
	}
	s = respelt(s)
	for _, end := range []string{"yi", "iy", "yj", "ij"} {
		if len(s) > 4 && strings.HasSuffix(s, end) {
			return s[:len(s)-2] + "i"
		}
	}
	if len(s) > 4 && strings.HasSuffix(s, "ie") && !listed {
		return s[:len(s)-2] + "ei" // Rabie, Rabei
	}
	for _, end := range []string{"ey", "ej"} {
		if len(s) > 4 && strings.HasSuffix(s, end) {
			return s[:len(s)-2] + "ei"
		}
	}
	if len(s) > 3 && (strings.HasSuffix(s, "y") || strings.HasSuffix(s, "j")) {
		return s[:len(s)-1] + "i"
	}
	return s
}

// undoubled writes doubled consonants once; in short names only the s that French
// doubles: Sissi.
func undoubled(s string, listed bool) string {
	for i := 1; i < len(s); i++ {
		if !doubled(s, i, listed) {
			continue
		}
		b := make([]byte, 0, 32)
		b = append(b, s[:i]...)
		for ; i < len(s); i++ {
			if !doubled(s, i, listed) {
				b = append(b, s[i])
			}
		}
		return string(b)
	}
	return s
}

func doubled(s string, i int, listed bool) bool {
	c := s[i]
	if c != s[i-1] || len(s) < 5 || len(s) == 5 && (c != 's' || listed) {
		return false
	}
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	}
	return true
}

// respelt writes the sounds whose transliterations vary most in one way.
func respelt(s string) string {
	for i := 0; i+1 < len(s); i++ {
		if _, n := sound(s[i:]); n == 0 {
			continue
		}
		b := make([]byte, 0, 32)
		b = append(b, s[:i]...)
		for i < len(s) {
			to, n := sound(s[i:])
			if n == 0 {
				to, n = s[i:i+1], 1
			}
			b = append(b, to...)
			i += n
		}
		return string(b)
	}
	return s
}

// sound returns how the sound that s begins with is written, and how many bytes
// of s it takes; 0 when it is none that varies.
func sound(s string) (to string, n int) {
	if len(s) < 2 {
		return "", 0
	}
	switch s[:2] {
	case "kh":
		return "h", 2
	case "gh":
		return "g", 2
	case "dh":
		return "d", 2
	case "ph":
		return "f", 2
	case "gu":
		if len(s) > 2 && (s[2] == 'e' || s[2] == 'i') {
			return "g" + s[2:3], 3
		}
	case "ou":
		return "u", 2
	case "ks":
		return "x", 2
	case "dj":
		return "j", 2
	case "ck":
		return "k", 2
	}
	return "", 0
}

// compatible reports whether two names of one family name may be one person's:
// given names equal, one the other's initial or short form, and the middle names
// of the one the first of the other's: George H. W. is not George W.
func compatible(l *lexicon, a, b personKey) bool {
	if a.family != b.family || len(a.given) == 0 || len(b.given) == 0 {
		return false
	}
	if a.suffix != b.suffix {
		// Queen Elizabeth is Queen Elizabeth II where there is no other.
		return (a.suffix == "" || b.suffix == "") && len(a.given) == 1 && len(b.given) == 1 && a.given[0] == b.given[0] && l.is(a.given[0])&crowned != 0
	}
	if !sameGiven(l, a.given[0], b.given[0]) {
		return false
	}
	// J. Edgar and H. R. are not called by the first name.
	if len(a.given[0]) == 1 && len(a.given) > 1 && len(b.given) == 1 || len(b.given[0]) == 1 && len(b.given) > 1 && len(a.given) == 1 {
		return false
	}
	short, long := a.given[1:], b.given[1:]
	if len(short) > len(long) {
		short, long = long, short
	}
	for i, m := range short {
		if !samePart(m, long[i]) {
			return false
		}
	}
	return true
}

// samePart reports whether two middle names are equal or one is the other's initial.
func samePart(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

func sameGiven(l *lexicon, a, b string) bool {
	if samePart(a, b) {
		return true
	}
	for _, s := range l.short[a] {
		if s == b {
			return true
		}
	}
	return false
}
