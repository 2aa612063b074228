package text

import "strings"

// Beginnings lists beginnings one of which every word with that stem has, for
// looking words up in a sorted dictionary: none is a beginning of another. Other
// words have them too, so what is found is to be stemmed. Exact reports that the
// only such word is the stem itself.
//
// The English stemmer keeps the beginning of a word but for its stem's last
// letter, and that only where it writes an e ("hoping", hope; "agency", agence),
// an i for a y ("happy", happi), or turns -bility into -ble ("ability", abl).
// The words that its list of exceptions names are the rest.
func Beginnings(stem string) (beginnings []string, exact bool) {
	if stem == "" || !lettered(stem) {
		return []string{stem}, true
	}
	n := len(stem) - 1
	switch last := stem[n]; {
	case n < 2 && last != 'i':
		return []string{stem}, false
	case strings.HasSuffix(stem, "ble"):
		return []string{stem[:n-1]}, false
	case stem == "die" || stem == "lie" || stem == "tie":
		return []string{stem[:n], stem[:1] + "ying"}, false
	case last == 'e', strings.HasSuffix(stem, "bl"):
		return []string{stem[:n]}, false
	case last == 'i':
		return []string{stem, stem[:n] + "y"}, false
	case stem == "sky":
		return []string{stem, "skies"}, false
	}
	return []string{stem}, false
}
