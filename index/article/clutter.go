package article

import (
	"strings"
	"unicode"
)

// longestClutter is the length, in bytes, up to which a line can be page furniture
// or a byline.
const longestClutter = 900

// clutter reads lines that belong to the page and not to the article: set
// phrases, labels of other stories, counters, menus. Folded is the line folded.
func clutter(line, folded string) (r reading, ok bool) {
	key := ""
	if len(line) <= 90 {
		key = squash(line)
		if key == "" {
			return reading{rule: "rule line", boiler: true}, true
		}
		if p, ok := setPhrases[key]; ok {
			return p, true
		}
		if p, ok := setPhrases[strings.Trim(key, "0123456789")]; ok && p.section != noSection { // 'Comments 12'
			return p, true
		}
	}
	if !strings.Contains(line, " ") && (strings.Contains(line, "@") || strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") || strings.HasPrefix(line, "www.")) {
		return reading{rule: "address", boiler: true}, true
	}
	if len(key) < 40 && strings.Contains(key, "sharethis") && countWords(line) <= 6 {
		return reading{rule: "page furniture", boiler: true}, true
	}
	low := strings.TrimLeftFunc(folded, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if key != "" && counter(low) {
		return reading{rule: "counter", boiler: true}, true
	}
	if r, ok := teaserLabel(line, low); ok {
		return r, true
	}
	for _, o := range openings {
		if low == "" || low[0] != o.words[0] {
			continue
		}
		if strings.HasPrefix(low, o.words) && (len(low) == len(o.words) || !isLetterByte(low[len(o.words)]) || strings.HasSuffix(o.words, " ")) {
			if o.most == 0 || countWords(low) <= o.most {
				r := reading{rule: o.rule, boiler: true}
				switch o.rule {
				case "end of the article":
					r.section = endSection
				case "comments":
					r.section = lastSection
				case "related stories":
					r.section = softSection
				}
				if r.section != endSection || !ends(line) {
					return r, true
				}
			}
		}
	}
	for _, c := range contained {
		if strings.Contains(low, c.rare) && strings.Contains(low, c.words) && countWords(low) <= 60 {
			return reading{rule: "notice", boiler: true}, true
		}
	}
	if key != "" && menu(line) {
		return reading{rule: "menu", boiler: true}, true
	}
	return r, false
}

var counterMarks = strings.NewReplacer("-", " ", "+", " ", "|", " ", "·", " ")

// counter reads '1 min read', '6 years ago', '12 comments', '1.2k shares', '3 of 14'.
func counter(low string) bool {
	if len(low) > 60 {
		return false
	}
	words := strings.Fields(counterMarks.Replace(low))
	if len(words) > 2 && toldLabels[strings.TrimSuffix(words[0], ":")] {
		words = words[1:] // 'Updated: 5 hours ago'
	}
	if len(words) < 2 || len(words) > 7 {
		return false
	}
	if words[0] == "reading" || words[0] == "read" || words[0] == "estimated" {
		return strings.Contains(low, "min") && strings.ContainsAny(low, "0123456789")
	}
	if c := words[0][0]; (c < '0' || c > '9') && words[0] != "a" && words[0] != "an" && words[0] != "no" && words[0] != "image" && words[0] != "photo" {
		return false
	}
	if len(words) == 4 && words[2] == "of" || len(words) == 3 && words[1] == "of" && isDigits(words[2]) {
		return isDigits(words[len(words)-1])
	}
	last := strings.Trim(words[len(words)-1], ".")
	switch last {
	case "ago":
		return len(words) <= 5
	case "read":
		return strings.HasPrefix(words[1], "min")
	case "comments", "comment", "shares", "share", "views", "view", "likes", "like", "replies", "retweets", "reactions", "claps", "followers", "min", "mins", "minutes", "reads":
		return len(words) == 2
	}
	return false
}

// toldLabels stand before the time that has gone by.
var toldLabels = wordSet(`updated published posted last modified edited`)

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// teaserLabel reads labels of other stories: 'Read Also: …', 'RELATED | …'. A
// bare label opens a list; one with a heading behind it is only itself.
func teaserLabel(line, low string) (r reading, ok bool) {
	if line[0] == '(' && line[len(line)-1] == ')' && strings.HasPrefix(low, "also on ") && strings.Contains(low, ":") {
		return reading{rule: "teaser", boiler: true}, true
	}
	for _, l := range teaserLabels {
		if low == "" || low[0] != l[0] {
			continue
		}
		rest, found := strings.CutPrefix(low, l)
		if !found {
			continue
		}
		after := strings.TrimLeft(rest, " ")
		marked := after != "" && (strings.IndexByte(":|>-", after[0]) >= 0 && (after[0] != '-' || rest != after) || strings.HasPrefix(after, "»") || strings.HasPrefix(after, "→"))
		if !marked {
			// 'ALSO READ Minister resigns': capitals stand for the mark.
			n := len(line) - len(low) + len(l)
			if after == rest || !strings.Contains(l, " ") || len(line) < n || n < len(l) || strings.ToUpper(line[:n]) != line[:n] || strings.ToUpper(line) == line {
				continue
			}
		}
		if squash(after) == "" {
			return reading{rule: "related stories", boiler: true, section: softSection}, true
		}
		if n := countWords(after); n > 45 || n > 25 && ends(line) {
			return r, false
		}
		return reading{rule: "teaser", boiler: true}, true
	}
	return r, false
}

// menu reads rows of links: breadcrumbs, section names, share buttons.
func menu(line string) bool {
	for _, mark := range []string{" > ", " » ", " › ", ">>"} {
		if strings.Count(line, mark) >= 2 || strings.Count(line, mark) == 1 && strings.HasPrefix(line, "Home") {
			return true
		}
	}
	if trail(line) {
		return true
	}
	words := strings.Fields(line)
	known := 0
	for _, w := range words {
		if menuWords[strings.ToLower(strings.Trim(w, "|/•·,"))] {
			known++
		}
	}
	return len(words) >= 2 && known == len(words) || len(words) >= 4 && known*4 >= len(words)*3 && strings.ContainsAny(line, "|/•·")
}

// trail reads a breadcrumb parted by strokes or bars: 'Home / World / Africa'.
func trail(line string) bool {
	for _, mark := range []string{" / ", " | "} {
		parts := strings.Split(line, mark)
		if len(parts) < 2 || !strings.EqualFold(strings.TrimSpace(parts[0]), "home") {
			continue
		}
		short := true
		for _, p := range parts[:len(parts)-1] { // the last may be the headline
			short = short && countWords(p) <= 4
		}
		return short && !ends(line)
	}
	return false
}

// menuWords are names of sections and buttons. Source: SOURCES.md.
var menuWords = wordSet(`home news world politics business sport sports opinion tech technology science health entertainment culture lifestyle
	travel video videos photos latest search menu login subscribe share tweet email print facebook twitter whatsapp linkedin pinterest
	reddit copy link save more telegram post comment comments a a+ a- a++ close next prev previous follow us india asia africa europe`)
