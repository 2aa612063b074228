package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// agency returns the short name of a news or picture agency. Names that are
// abbreviations count in capitals only.
func agency(s string) (string, bool) {
	key := strings.TrimPrefix(squash(s), "the")
	name, ok := agencies[key]
	if ok && key == squash(name) && strings.ToUpper(name) == name && strings.ToUpper(s) != s {
		return "", false // 'Map' is no agency, MAP is
	}
	return name, ok
}

// agencyList parts a list of agencies, as in 'PTI, AP and AFP'. ok is false
// when one of them is unknown.
func agencyList(s string) (names []string, ok bool) {
	for _, part := range listParts(s) {
		name, ok := agency(part)
		if !ok {
			return nil, false
		}
		names = append(names, name)
	}
	return names, len(names) > 0
}

// agenciesIn returns the agencies named in a credit such as 'Photo by Jo Vale / AFP'.
func agenciesIn(s string) (names []string) {
	s = strings.ReplaceAll(s, " via ", "|")
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|/,;:()[]–—-", r) }) {
		part = strings.TrimSpace(part)
		for _, cut := range []string{"", " by ", " from ", "Photo ", "photo ", "copyright ", "credit ", "source "} {
			i := strings.LastIndex(part, cut)
			if cut == "" {
				i = 0
			}
			if i < 0 {
				continue
			}
			rest := strings.TrimSuffix(strings.TrimSuffix(part[i+len(cut):], " Photo"), " photo")
			if name, ok := agency(rest); ok {
				names = append(names, name)
				break
			}
		}
	}
	return names
}

// acronymName reports whether s is written as the short name of an agency is:
// three to six capitals; what has two is as often a degree or a person's initials.
func acronymName(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 3 && n <= 6
}

// cutAgency parts 'Hale Times/QRS' and 'Hale Times / Reuters' into the outlet and the
// agency that it had the text from.
func cutAgency(s string) (outlet, short string, ok bool) {
	i := strings.LastIndexByte(s, '/')
	if i <= 0 || strings.Contains(s, "//") || strings.Contains(s[:i], ".") {
		return "", "", false
	}
	outlet, tail := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
	if short, ok = agency(tail); !ok {
		short, ok = tail, acronymName(tail)
	}
	return outlet, short, ok && outlet != "" && countWords(outlet) <= 5
}

// namedAgency reports whether s says of itself that it is an agency, whatever
// the table has: Hale News Agency.
func namedAgency(s string) bool {
	low := strings.ToLower(s)
	for _, tail := range []string{" news agency", " press agency", " news service", " wire service"} {
		if strings.HasSuffix(low, tail) {
			return capitalName(s)
		}
	}
	return false
}

var listMarks = strings.NewReplacer(" and ", ",", " AND ", ",", " & ", ",", "/", ",", ";", ",", "+", ",")

// listParts parts 'A, B/C and D'.
func listParts(s string) (parts []string) {
	for part := range strings.SplitSeq(listMarks.Replace(s), ",") {
		part = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(part), "."))
		part = strings.TrimPrefix(strings.TrimPrefix(part, "and "), "by ")
		if part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// capitalName reports whether s could be the name of an agency or a bureau that
// the table does not have: up to four words, each with a capital.
func capitalName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if r := []rune(w)[0]; !unicode.IsUpper(r) && !text.StopWord(text.Fold(w)) {
			return false
		}
	}
	return hasUpper(words[0])
}

// agencies maps squashed names to the short names under which they are shown.
var agencies = func() map[string]string {
	m := map[string]string{}
	for entry := range entries("agencies.txt") {
		short, others, _ := strings.Cut(entry, "=")
		short = strings.TrimSpace(short)
		m[squash(short)] = short
		for other := range strings.SplitSeq(others, ",") {
			if key := squash(other); key != "" {
				m[key] = short
			}
		}
	}
	return m
}()

// credit adds an agency to the credits and reports whether it is new there. The
// long form of an acronym that is credited is the same agency.
func (a *Article) credit(name string) bool {
	if slices.ContainsFunc(a.Credits, func(have string) bool { return have == name || initials(name) == have }) {
		return false
	}
	if acronymName(name) {
		if i := slices.IndexFunc(a.Credits, func(have string) bool { return initials(have) == name }); i >= 0 {
			a.Credits[i] = name
			return false
		}
	}
	a.Credits = append(a.Credits, name)
	return true
}

// initials are the first letters of a name of several words.
func initials(name string) string {
	var b strings.Builder
	words := strings.Fields(name)
	if len(words) < 3 {
		return ""
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
