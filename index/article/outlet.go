package article

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// squash keeps the letters and digits of s, in lower case: the key under which
// names and set phrases are found however a scraper ran their words together.
func squash(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteByte(byte(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// knownOutlet returns the name under which a newspaper, broadcaster or site in
// our table is shown.
func knownOutlet(s string) (string, bool) {
	key := squash(s)
	if name, ok := outlets[key]; ok {
		return name, true
	}
	name, ok := outlets[strings.TrimPrefix(key, "the")]
	return name, ok
}

// outletName makes what a source line names presentable; ok is false when it
// does not look like a name.
func outletName(s string) (string, bool) {
	s = strings.Trim(strings.TrimSpace(s), ".,:;|-–—()[]\"“”'‘’* ")
	for _, tail := range []string{" All rights reserved", ", LLC", " LLC", ", Inc", " Inc", " Ltd", " Limited", " Pvt", " plc", " Corporation"} {
		if n := len(s) - len(tail); n > 2 && strings.EqualFold(s[n:], tail) {
			s = strings.Trim(s[:n], ".,; ")
		}
	}
	if s == "" || len(s) > 60 {
		return "", false
	}
	if name, ok := knownOutlet(s); ok {
		return name, true
	}
	if host, ok := hostOf(s); ok {
		if name, ok := hostOutlet(host); ok {
			return name, true
		}
		return host, true
	}
	words := strings.Fields(s)
	if len(words) > 6 || !hasUpper(words[0]) && len(words) > 1 {
		return "", false
	}
	for _, w := range words[:len(words)-1] {
		if strings.HasSuffix(w, ".") && len(w) > 4 || strings.HasSuffix(w, ":") {
			return "", false // two sentences are no name
		}
	}
	if len(words) == 1 {
		return partWords(s), true
	}
	for i, w := range words {
		if len(w) > 4 && strings.ToUpper(w) == w {
			words[i] = capitalise(w)
		}
	}
	return strings.Join(words, " "), true
}

// hostOf returns the host of an address written with or without its scheme.
func hostOf(s string) (string, bool) {
	if strings.ContainsAny(s, " @") || !strings.Contains(s, ".") {
		return "", false
	}
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || !strings.Contains(u.Hostname(), ".") {
		return "", false
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), true
}

// hostOutlet finds the outlet that a host name spells.
func hostOutlet(host string) (string, bool) {
	labels := strings.Split(host, ".")
	for _, l := range labels[:len(labels)-1] {
		if len(l) > 2 {
			if name, ok := knownOutlet(l); ok {
				return name, true
			}
		}
	}
	return "", false
}

// tails are words with which run-together names of outlets end. Source:
// SOURCES.md.
var tails = strings.Fields(`telegraph chronicle independent observer standard guardian gazette journal tribune express
	herald weekly mirror online today times world daily radio globe press media post news mail wire star sun tv`)

// partWords parts a name written as one word: AsianLiteNews, BBCNews, BBCNEWS.
func partWords(s string) string {
	if strings.ToUpper(s) == s || strings.ToLower(s) == s {
		low := strings.ToLower(s)
		for _, head := range []string{"daily", "sunday", "evening", "morning", "radio", "business"} {
			if rest, ok := strings.CutPrefix(low, head); ok && len(rest) > 2 {
				return capitalise(head) + " " + capitalise(rest)
			}
		}
		for _, tail := range tails {
			head := strings.TrimSuffix(low, tail)
			if head == low || len(head) < 2 {
				continue
			}
			if len(head) <= 3 && strings.ToUpper(s) == s {
				return strings.ToUpper(head) + " " + capitalise(tail)
			}
			return capitalise(head) + " " + capitalise(tail)
		}
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if i > 1 && unicode.IsUpper(r) && i+1 < len(runes) {
			after := unicode.IsLower(runes[i+1])
			if unicode.IsLower(runes[i-1]) && (after || unicode.IsUpper(runes[i+1])) || unicode.IsUpper(runes[i-1]) && after {
				b.WriteByte(' ')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// capitalise gives a word one capital.
func capitalise(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + strings.ToLower(w[n:])
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// outlets maps squashed names to names as shown: those of outlets whose names a
// rule would part wrongly or that scrapers often run together.
var outlets = func() map[string]string {
	m := map[string]string{}
	for entry := range entries("outlets.txt") {
		name, others, _ := strings.Cut(entry, "=")
		name = strings.TrimSpace(name)
		m[squash(name)] = name
		m[strings.TrimPrefix(squash(name), "the")] = name
		for other := range strings.SplitSeq(others, ",") {
			if key := squash(other); key != "" {
				m[key] = name
			}
		}
	}
	return m
}()

// paperName reports whether s ends as names of newspapers do, and people's
// do not: the Hale Courier.
func paperName(s string) bool {
	words := strings.Fields(s)
	n := len(words)
	return n >= 2 && n <= 5 && capitalName(s) && paperWords[strings.ToLower(words[n-1])]
}

// paperWords end the names of newspapers and sites. Source: SOURCES.md.
var paperWords = wordSet(`advertiser argus advocate beacon broadcasting bulletin chronicle courier dispatch echo enquirer examiner express
	gazette globe guardian herald independent inquirer insider journal lantern ledger magazine mail media mercury messenger
	mirror monitor network news newspaper newspapers observer online outlook packet post press reader record recorder register
	reporter republic review sentinel standard star statesman sun telegraph times today tribune tv vanguard weekly`)
