package article

import (
	"strings"
	"unicode/utf8"

	"parallax/index/text"
)

// imageWords label a picture's credit. Source: SOURCES.md.
var imageWords = strings.Split(`image,images,photo,photos,picture,pictures,pic,pics,photograph,photographs,photographer,video,graphic,illustration,`+
	`credit,credits,file photo,file image,file pic,file picture,file,representative image,representational image,representative photo,`+
	`representational photo,for representation,image credit,image credits,image source,image courtesy,image copyright,photo credit,photo credits,`+
	`photo courtesy,photo source,picture credit,picture courtesy,pic credit,pic courtesy,video credit,featured image,feature image,cover image,`+
	`cover photo,photo by,photos by,image by,picture by,photograph by,illustration by,video by,graphic by,ap photo,afp photo,reuters photo`, ",")

// credit reads lines that credit an agency or a photographer, and captions that
// end with such a credit. Low is as lowerPart has it.
func credit(line, low string) (r reading, ok bool) {
	if len(line) > 700 {
		return r, false
	}
	if len(line) <= longestLabel {
		if r, ok := imageCredit(line); ok {
			return r, true
		}
		if r, ok := textCredit(line, low); ok {
			return r, true
		}
	}
	return caption(line)
}

// imageCredit reads 'IMAGE: AP | Image:self', '(Photo by Jo Vale/AFP)'.
func imageCredit(line string) (r reading, ok bool) {
	s := strings.Trim(line, "()[] *_📷📸.")
	if len(s) > 160 || countWords(s) > 14 {
		return r, false
	}
	if s == "" || s[0] < utf8.RuneSelf && s[0] != ' ' && strings.IndexByte("ipvgcfra", s[0]|0x20) < 0 {
		return r, false // none of imageWords begins so
	}
	for part := range strings.SplitSeq(s, "|") {
		low := strings.ToLower(strings.TrimSpace(part))
		found := false
		for _, w := range imageWords {
			rest, is := strings.CutPrefix(low, w)
			if !is {
				continue
			}
			trimmed := strings.TrimLeft(rest, " ")
			mark := strings.HasPrefix(trimmed, ":") || trimmed != rest && (strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "– "))
			by := (strings.HasPrefix(trimmed, "by ") || strings.HasSuffix(w, " by") && trimmed != rest) && properAfterBy(part)
			if rest == "" || mark || by || strings.Contains(w, "copyright") || strings.HasPrefix(w, "file") && trimmed == "" {
				found = true
				break
			}
		}
		if !found && !r.boiler {
			return reading{}, false
		}
		r.boiler = true
		names := agenciesIn(part)
		if _, short, ok := cutAgency(part); ok && len(names) == 0 && !photoWord(short) {
			names = []string{short} // 'IMAGE: Norland Space Office/QRS'
		}
		r.images = append(r.images, names...)
	}
	r.rule = "picture credit"
	return r, r.boiler
}

// properAfterBy reports whether a capital follows the word by.
func properAfterBy(s string) bool {
	i := strings.Index(strings.ToLower(s), "by ")
	return i >= 0 && i+3 < len(s) && hasUpper(s[i+3:i+4])
}

// textCredit reads '(With PTI inputs)', 'AP', '(Reporting by Jo Vale; Editing by Ann Ode)'.
func textCredit(line, low string) (r reading, ok bool) {
	bracketed := strings.HasPrefix(line, "(") || strings.HasPrefix(line, "[")
	s := strings.TrimLeft(line, "()[]{}*_–—- .")
	at := len(line) - len(s)
	s = strings.TrimRight(s, "()[]{}*_–—- .")
	words := countWords(s)
	if words == 0 || words > 30 {
		return r, false
	}
	r = reading{rule: "agency credit", boiler: true}
	if words <= 8 {
		if names, ok := agencyList(s); ok {
			r.credits = names
			return r, true
		}
	}
	if low = lowerPart(low, s, at); len(low) != len(s) {
		return r, false
	}
	if strings.HasPrefix(low, "reporting by ") || strings.HasPrefix(low, "(reporting by ") {
		return reportingLine(s)
	}
	for _, f := range creditForms {
		if !strings.HasPrefix(low, f.before) || !strings.HasSuffix(low, f.after) || len(low) < len(f.before)+len(f.after) {
			continue
		}
		middle := strings.TrimSpace(s[len(f.before) : len(s)-len(f.after)])
		r.credits = creditNames(middle, bracketed || words <= 8)
		return r, len(r.credits) > 0 || f.alone || generic(middle)
	}
	return r, false
}

// creditForms stand around the name of an agency. Alone forms are credits
// whatever stands in them.
var creditForms = []struct {
	before, after string
	alone         bool
}{
	{"with inputs from ", "", true}, {"with input from ", "", true}, {"inputs from ", "", true}, {"input from ", "", true}, {"inputs: ", "", true}, {"input: ", "", true}, {"with agency input", "", true},
	{"with additional inputs from ", "", true}, {"with additional input from ", "", true}, {"with additional reporting ", "", true}, {"with reporting by ", "", true},
	{"with reporting from ", "", true}, {"with files from ", "", true}, {"with ", " inputs", true}, {"with ", " input", true},
	{"with ", " agency inputs", true}, {"", " inputs", false}, {"additional reporting by ", "", true}, {"contributing: ", "", true},
	{"contributing : ", "", true}, {"the ", " contributed to this report", true}, {"", " contributed to this report", true},
	{"", " contributed to this story", true}, {"", " contributed to this article", true}, {"", " contributed reporting", true},
	{"from ", " reports", false}, {"agency: ", "", true}, {"agencies: ", "", true}, {"wire: ", "", true},
}

// creditNames returns the agencies in a list; short lists may name one that
// the table does not have.
func creditNames(s string, unknown bool) (names []string) {
	for _, part := range listParts(s) {
		part = strings.Trim(part, "()'\" ")
		if name, ok := agency(part); ok {
			names = append(names, name)
			continue
		}
		if w := strings.Fields(part); unknown && len(w) == 1 && len(part) >= 2 && len(part) <= 6 && strings.ToUpper(part) == part && hasUpper(part) {
			names = append(names, part)
		}
	}
	return names
}

// generic reports whether s means agencies without naming one.
func generic(s string) bool {
	switch squash(s) {
	case "agency", "agencies", "wire", "wires", "bureau", "media", "pressagencies", "newsagencies", "news agencies", "additional", "wireservices":
		return true
	}
	return false
}

// reportingLine reads 'Reporting by Jo Vale and Al Moss in Oslo; Editing by Ann Ode'.
func reportingLine(s string) (reading, bool) {
	r := reading{rule: "reporting line", boiler: true}
	first, _, _ := strings.Cut(s[len("reporting by "):], ";")
	for _, part := range listParts(first) {
		name, _ := cutPlace(part)
		if personName(name) {
			r.authors = append(r.authors, personCase(name))
		}
	}
	return r, len(r.authors) > 0
}

// sideWords tell who stands where in a picture.
var sideWords = []string{"(left)", "(right)", "(centre)", "(center)", "(from left)", "(pictured)", "(file)", "(file photo)", "(file pic)",
	"(second left)", "(second right)", "(l to r)", "(l-r)", "(in picture)", "(from left to right)", "(far left)", "(far right)", "(seated)"}

// caption reads a picture's caption by its end or by the sides that it names.
func caption(line string) (r reading, ok bool) {
	if r, ok = captionForm(line); !ok {
		return r, false
	}
	words := countWords(line)
	return r, words >= 3 && words <= 90
}

func captionForm(line string) (r reading, ok bool) {
	r = reading{rule: "caption", boiler: true}
	if i := strings.LastIndexByte(line, '|'); i > 0 {
		tail := strings.TrimSpace(line[i+1:])
		if names := agenciesIn(tail); len(names) > 0 && countWords(tail) <= 6 {
			r.images = names
			return r, true
		}
		if _, ok := imageCredit(tail); ok || photoWord(tail) {
			return r, true
		}
	}
	trimmed := strings.TrimRight(line, ". ")
	if strings.HasSuffix(trimmed, ")") || strings.HasSuffix(trimmed, "]") {
		if i := strings.LastIndexAny(trimmed, "(["); i > 0 {
			inner := trimmed[i+1 : len(trimmed)-1]
			if one, ok := imageCredit(inner); ok {
				return one.as("caption"), true
			}
			low := strings.ToLower(inner)
			if names := agenciesIn(inner); len(names) > 0 && (strings.Contains(low, "photo") || strings.ContainsAny(inner, "/|") || strings.Contains(low, "via ")) {
				r.images = names
				return r, true
			}
		}
	}
	end := max(0, len(line)-40) // a credit behind a dash or a stroke is short
	for _, dash := range [...]string{" — ", " – ", " - "} {
		i := strings.LastIndex(line[end:], dash) + end
		if i <= 0 || i < end {
			continue
		}
		tail := line[i+len(dash):]
		head, file, slash := strings.Cut(tail, "/")
		if names := agenciesIn(tail); len(names) > 0 && (slash && (photoWord(file) || personName(head) || personName(file)) || strings.Contains(tail, "photo") || strings.Contains(tail, "pic")) {
			r.images = names
			return r, true
		}
	}
	if names := slashCredit(line); len(names) > 0 {
		r.images = names
		return r, true
	}
	if i := lastStroke(line); i > 0 && !strings.HasSuffix(line, ".") && !strings.HasPrefix(line, "Source") {
		if name, ok := agency(line[i+3:]); ok {
			r.images = []string{name}
			return r, true
		}
	}
	if i := strings.LastIndexByte(line, ':'); i > 0 && len(line)-i < 80 {
		head := line[:i]
		for _, label := range []string{"Photo", "Image", "Picture", "Photo credit", "Image credit", "Photograph", "Image source", "Picture credit"} {
			if strings.HasSuffix(head, label) && i > len(label)+1 && countWords(line[i:]) <= 7 {
				r.images = agenciesIn(line[i+1:])
				return r, true
			}
		}
	}
	if strings.Contains(line, "Photo by ") {
		if i := strings.LastIndex(line, "Photo by "); i > 0 && countWords(line[i:]) <= 8 {
			r.images = agenciesIn(line[i+len("Photo by "):])
			return r, true
		}
	}
	if n := len(trimmed) - len("Getty Images"); n > 0 && trimmed[n:] == "Getty Images" && countWords(line) <= 60 && !ends(line) {
		r.images = []string{"Getty Images"}
		return r, true
	}
	for _, open := range []string{"file -", "file –", "file —", "file photo", "image caption", "media caption", "enlarge this image"} {
		if len(line) > len(open) && strings.EqualFold(line[:len(open)], open) && (open[4] != ' ' || open == "file photo" || strings.HasPrefix(line, "FILE")) {
			r.images = agenciesIn(line)
			return r, true
		}
	}
	if !opensSide(line) {
		return r, false
	}
	low := text.Fold(line)
	if sides := countAny(low, sideWords); sides > 1 || sides == 1 && !ends(line) {
		return r, true
	}
	return r, false
}

// lastStroke is where the last " / " stands, or -1.
func lastStroke(line string) int {
	if strings.IndexByte(line, '/') < 0 {
		return -1
	}
	return strings.LastIndex(line, " / ")
}

// opensSide reports whether behind a bracket stands the beginning of one of sideWords.
func opensSide(line string) bool {
	for i := strings.IndexByte(line, '('); i >= 0 && i+1 < len(line); {
		if c := line[i+1]; c >= utf8.RuneSelf || strings.IndexByte("lcrfpsi", c|0x20) >= 0 {
			return true
		}
		n := strings.IndexByte(line[i+1:], '(')
		if n < 0 {
			return false
		}
		i += 1 + n
	}
	return false
}

// slashCredit reads the credit at the end of 'Trucks wait. THE CANADIAN PRESS/Ann Poole'.
func slashCredit(line string) []string {
	i := strings.LastIndexByte(line, '/')
	if i < 0 || i+40 < len(line) || !personName(line[i+1:]) && !photoWord(line[i+1:]) {
		return nil
	}
	words := strings.Fields(line[:i])
	for n := 1; n <= 4 && n < len(words); n++ {
		if name, ok := agency(strings.Join(words[len(words)-n:], " ")); ok {
			return []string{name}
		}
	}
	return nil
}

func (r reading) as(rule string) reading { r.rule = rule; return r }

// photoWord reports whether s credits a picture without naming an agency.
func photoWord(s string) bool {
	switch squash(s) {
	case "file", "filephoto", "filepic", "pool", "agencies", "agency", "specialarrangement", "twitter", "x", "instagram", "facebook",
		"screengrab", "handout", "courtesy", "self", "representational", "representationalimage", "archive", "special", "youtube", "social", "canva":
		return true
	}
	return false
}

func countAny(s string, words []string) (n int) {
	for _, w := range words {
		n += strings.Count(s, w)
	}
	return n
}
