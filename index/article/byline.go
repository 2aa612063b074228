package article

import (
	"strings"
	"unicode"

	"parallax/index/text"
)

// bylineLabels open a byline. Those of editors and desks name nobody who wrote.
var bylineLabels = []struct {
	words  string
	writer bool
}{
	{"reported by", true}, {"report by", true}, {"written by", true}, {"story by", true}, {"words by", true},
	{"text by", true}, {"article by", true}, {"analysis by", true}, {"opinion by", true}, {"author", true}, {"authors", true},
	{"reporter", true}, {"reporters", true}, {"correspondent", true}, {"writer", true}, {"byline", true}, {"posted by", true},
	{"published by", true}, {"compiled by", true}, {"exclusive by", true}, {"review by", true}, {"interview by", true},
	{"edited by", false}, {"editor", false}, {"reviewed by", false}, {"fact checked by", false}, {"fact-checked by", false},
	{"curated by", true}, {"translated by", false}, {"produced by", false}, {"by", true},
}

// byline reads a line that names who wrote the article. Low is as lowerPart has it.
func byline(line, low string) (r reading, ok bool) {
	if len(line) > 200 {
		return r, false
	}
	at := len(line)
	line = strings.TrimLeft(line, "-–—•*| ")
	at -= len(line)
	low = lowerPart(low, line, at)
	for _, l := range bylineLabels {
		if low == "" || low[0] != l.words[0] {
			continue
		}
		rest, found := strings.CutPrefix(low, l.words)
		if !found || rest == "" || len(rest) != len(line)-len(l.words) {
			continue
		}
		rest = line[len(l.words):]
		after := strings.TrimLeft(rest, " ")
		colon := strings.HasPrefix(after, ":") || strings.HasPrefix(after, "-") || strings.HasPrefix(after, "|")
		if after == rest && !colon || !colon && !strings.HasSuffix(l.words, "by") {
			continue
		}
		names := strings.TrimSpace(strings.TrimLeft(after, ":-| "))
		if names == "" {
			return reading{rule: "byline label", boiler: true}, colon
		}
		r, ok = writers(names)
		r.rule = "byline"
		if !l.writer {
			r.authors = nil
		}
		return r, ok
	}
	return r, false
}

var bylineMarks = strings.NewReplacer("|", ",", " · ", ",", " • ", ",", " - ", ",", " – ", ",")

// writers parts the names of a byline and sorts them into people, agencies and
// outlets. ok is false when the first part is none of them, or a later one does
// not even look like a role or a place.
func writers(s string) (r reading, ok bool) {
	if strings.HasSuffix(s, ".") && countWords(s) > 4 {
		return r, false
	}
	if head, short, found := cutAgency(s); found {
		r.credits = append(r.credits, short)
		s = head
	}
	for i, part := range listParts(bylineMarks.Replace(s)) {
		part, place := cutPlace(part)
		name, isOutlet := knownOutlet(part)
		short, isAgency := agency(part)
		switch {
		case isAgency:
			r.credits = append(r.credits, short)
		case isOutlet:
			r.source = name
		case i == 0 && acronymName(part), namedAgency(part):
			r.credits = append(r.credits, part)
		case i > 0 && paperName(part):
			if name, ok := outletName(part); ok {
				r.source, r.weak = name, true
			}
		case staff(part), strings.Contains(part, "@"):
		case personName(part):
			r.authors = append(r.authors, personCase(part))
		case i > 0 && (capitalName(part) || roleWords(part)):
		default:
			return reading{}, false
		}
		if name, ok := knownOutlet(place); ok {
			r.source = name
		}
		ok = true
	}
	return r, ok
}

// cutPlace cuts 'in Delhi' and 'for BBC News' off a name.
func cutPlace(s string) (name, place string) {
	for _, cut := range []string{" in ", " for ", " at ", " from ", " of "} {
		if i := strings.Index(s, cut); i > 0 {
			return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(cut):])
		}
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		return strings.TrimSpace(s[:i]), ""
	}
	return s, ""
}

// particles stand in lower case inside names. Source of all lists of this file:
// SOURCES.md.
var particles = wordSet(`de da del della di dos du des van von der den ter la le bin ibn bint al el ul y e af zu abu ap st`)

// notInNames are words of headings, desks and sections.
var notInNames = wordSet(`news desk bureau team staff reporter reporters correspondent correspondents editor editors editorial the of
	agencies agency service services media web online times post daily network admin numbers press world politics business
	sport sports opinion analysis today latest top home section special report video live updates breaking read more
	east west north south middle asia africa europe america international national local entertainment lifestyle
	health science technology education culture travel weather trending featured stories story market markets
	facebook twitter whatsapp telegram instagram linkedin youtube share count comments email print tweet follow subscribe note notes editors’ editor’s editors' editor's`)

// personName reports whether s is written as a person's name: two to five
// words with capitals or particles, none of which names a desk or a section.
func personName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || acronymName(words[0]) && strings.ToUpper(s) != s {
		return false // 'CBC Arts' is a desk
	}
	capitals := 0
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ".,"))
		if notInNames[low] || low == "" {
			return false
		}
		if particles[low] && i > 0 && i < len(words)-1 {
			continue
		}
		if !nameWord(w) {
			return false
		}
		if text.StopWord(low) && len(low) > 1 && strings.ToUpper(w) != w && !nameLike[low] {
			return false
		}
		capitals++
	}
	return capitals >= 2
}

// nameLike are everyday words that are names of people, too: Will, So, An.
var nameLike = wordSet(`will so an do no my most may can`)

// bareName is personName where no 'By' says that a name is meant: places of two
// words are left out.
func bareName(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	return personName(s) && !placeWords[first] && !nameLike[first]
}

// placeWords begin names of cities and states.
var placeWords = wordSet(`new san los las santa saint st. north south east west port cape fort mount lake el hong kuala addis
	buenos rio sri tel abu sao são united saudi great costa puerto palm salt st ho phnom navi greater central upper lower`)

// nameWord reports whether w is a word of a name: a capital first, then letters.
func nameWord(w string) bool {
	low := strings.ToLower(w)
	if strings.HasPrefix(low, "al-") || strings.HasPrefix(low, "el-") {
		w = w[3:]
	}
	first := true
	for _, r := range w {
		switch {
		case first && !unicode.IsUpper(r):
			return false
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".-'’", r):
			return false
		}
		first = false
	}
	return !first
}

// personCase gives a name in capitals ordinary letters.
func personCase(s string) string {
	if strings.ToUpper(s) != s {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		switch low := strings.ToLower(w); {
		case strings.Contains(w, "."):
		case particles[low] && i > 0 && i < len(words)-1:
			words[i] = low
		default:
			words[i] = nameCase(w)
		}
	}
	return strings.Join(words, " ")
}

// nameCase leaves capitals at the start of w, behind hyphens and behind the
// apostrophe of O'Brien.
func nameCase(w string) string {
	var b strings.Builder
	upper := true
	for i, r := range w {
		if upper {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		upper = r == '-' || i == 1 && (r == '\'' || r == '’')
	}
	return b.String()
}

// staff reports whether s names a desk and not a person.
func staff(s string) bool {
	if countWords(s) > 5 {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.Trim(w, ".,") {
		case "desk", "webdesk", "bureau", "team", "staff", "agencies", "agency", "admin", "newsroom", "correspondent", "correspondents",
			"reporter", "reporters", "editorial", "contributor", "contributors", "writers", "writer", "editor", "editors", "wire":
			return true
		}
	}
	return false
}

// roleWords reports whether s reads like an office or a job beside a name.
func roleWords(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch w {
		case "editor", "correspondent", "reporter", "columnist", "writer", "chief", "senior", "analyst", "producer", "director",
			"professor", "president", "chairman", "fellow", "contributor", "contributing", "opinion", "special", "staff", "minister":
			return true
		}
	}
	return false
}
