package article

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/index/text"
)

// languages are frequent words of languages that Latin and Cyrillic scripts do
// not tell apart; words that two of them share are left to both. Source: SOURCES.md.
var languages = []struct {
	code, words string
}{
	{"en", `the of and to in that is was for with on as by at from are were has have had not be it its this which who will he his they their an or but said`},
	{"fr", `le la les des du de et est une un dans pour que qui sur au aux par pas ce cette avec plus sont ont il elle nous vous se son ses mais`},
	{"de", `der die das und ist nicht ein eine einen dem den des zu von mit auf fur im sich auch als an werden wird hat haben sie er es dass bei nach`},
	{"es", `el la los las de del que y en un una por con para se no es su sus al lo como mas pero fue han ha este esta entre sobre`},
	{"it", `il lo la gli le di del della dei delle che e un una per con non si sono da nel nella al alla come piu ha anche questo ma stato`},
	{"pt", `o a os as de do da dos das que e em um uma para com nao se por mais no na nos nas ao foi como mas sua seu sao pelo pela`},
	{"nl", `de het een van en in is dat op te zijn met voor niet aan er om ook als maar bij door naar uit worden wordt heeft hebben hij ze`},
	{"sv", `och i att det som en pa ar av for med den till inte om har de ett var men sig fran vi kan han hon nar vid efter`},
	{"pl", `i w na z do nie sie to jest ze o jak po od za przez dla oraz przy sa byl byla ale czy ktory ktora tym tego`},
	{"tr", `ve bir bu da de icin ile olarak cok daha gibi sonra kadar olan oldugunu ancak ise en her dedi turkiye`},
	{"id", `yang dan di dengan untuk pada dari ini itu tidak dalam akan oleh telah juga adalah ke sebagai tersebut karena mereka`},
	{"ru", `и в не на что с по как это к из за от о для его но он они был были также у до при который`},
	{"uk", `і в не на що з та до як це у за від про для його але він вони був були також який після`},
}

// frequent maps a word to the languages that it is frequent in, a bit each.
var frequent = func() map[string]uint32 {
	m := map[string]uint32{}
	for i, l := range languages {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= 1 << i
		}
	}
	return m
}()

// languageSample is how much of a text is looked at, in bytes.
const languageSample = 2048

// language tells the language of an article, "" when it can't: by its script,
// and within Latin and Cyrillic by the share of frequent words.
func language(a *Article) string {
	s := a.Body
	if len(s) < 200 {
		s = a.Title + "\n" + a.Standfirst + "\n" + s
	}
	if len(s) > languageSample {
		s = strings.ToValidUTF8(s[:languageSample], "")
	}
	if code, only := script(s); only {
		return code
	}
	toks := text.Tokenize(nil, s)
	if len(toks) < 5 {
		return ""
	}
	var counts [32]int
	for _, t := range toks {
		for set := frequent[t.Term]; set != 0; set &= set - 1 {
			counts[bits.TrailingZeros32(set)]++
		}
	}
	best, top, second := "", 0.0, 0.0
	for i, l := range languages {
		switch f := float64(counts[i]) / float64(len(toks)); {
		case f > top:
			best, top, second = l.code, f, top
		case f > second:
			second = f
		}
	}
	// English news has .3 to .45 of its words in its list; headings in capitals
	// and lists of names have less, so a tenth will do where nothing is near.
	if top < 0.1 || top < second*1.15 {
		return ""
	}
	return best
}

// script tells the languages that have a script, or nearly, to themselves.
func script(s string) (code string, only bool) {
	counts := map[string]int{}
	letters := 0
	for _, r := range s {
		if r < utf8.RuneSelf {
			if isLetterByte(byte(r)) {
				letters++
			}
			continue
		}
		if r < 0x250 {
			if unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		for _, sc := range scripts {
			if unicode.Is(sc.table, r) {
				counts[sc.code]++
				break
			}
		}
	}
	if counts["ja"] > 0 && counts["ja"]*20 > counts["zh"] {
		counts["ja"] += counts["zh"]
		counts["zh"] = 0
	}
	for _, sc := range scripts {
		if n := counts[sc.code]; n > 10 && n*2 > letters {
			return sc.code, true
		}
	}
	return "", false
}

var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"zh", unicode.Han}, {"ko", unicode.Hangul}, {"hi", unicode.Devanagari},
	{"bn", unicode.Bengali}, {"ta", unicode.Tamil}, {"te", unicode.Telugu}, {"ml", unicode.Malayalam}, {"kn", unicode.Kannada},
	{"gu", unicode.Gujarati}, {"pa", unicode.Gurmukhi}, {"th", unicode.Thai}, {"el", unicode.Greek}, {"he", unicode.Hebrew},
	{"ka", unicode.Georgian}, {"hy", unicode.Armenian}, {"am", unicode.Ethiopic}, {"my", unicode.Myanmar}, {"km", unicode.Khmer}, {"ar", unicode.Arabic},
}
