package main

import (
	"context"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"parallax/index/article"
	"parallax/index/entity"
)

const reutersFiles = "reuters21578-even-files.tar.gz"

// measureReuters compares the countries of the 1987 newswire with the places
// that its editors tagged: those that an article is about, and all that it
// mentions; once more without the United States, which two in three are tagged
// with. Counts are summed over the articles that have a tag and a text.
func measureReuters(ctx context.Context, opt options) ([]figure, error) {
	files, err := opt.shared.archive(reutersFiles)
	if err != nil {
		return nil, err
	}
	var about, mentioned, aboutNot, mentionedNot tally
	n := 0
	unknown := map[string]int{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		for _, story := range stories(files[file]) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if len(story.places) == 0 {
				continue
			}
			n++
			wanted, found, salient := map[string]bool{}, map[string]bool{}, map[string]bool{}
			for _, place := range story.places {
				country, ok := reutersCountry(place)
				wanted[country] = true
				if !ok {
					unknown[place]++
				}
			}
			for _, e := range entity.Recognise(&story.Article) {
				if e.Kind != entity.Country {
					continue
				}
				id := e.Code
				if id == "" {
					id = e.Name
				}
				found[id] = true
				if e.About {
					salient[id] = true
				}
			}
			about.add(tallySets(salient, wanted))
			mentioned.add(tallySets(found, wanted))
			for _, set := range []map[string]bool{wanted, found, salient} {
				delete(set, "US")
			}
			aboutNot.add(tallySets(salient, wanted))
			mentionedNot.add(tallySets(found, wanted))
		}
	}
	figures := []figure{
		about.fOf("reuters.about.f1", "tags"),
		aboutNot.fOf("reuters.about.not_us.f1", "tags"),
		mentioned.fOf("reuters.mentioned.f1", "tags"),
		mentionedNot.fOf("reuters.mentioned.not_us.f1", "tags"),
	}
	for i := range figures {
		figures[i].Details["articles"] = n
	}
	figures[0].Details["tags_without_code"] = unknown
	return figures, nil
}

// story is one article of the collection with its PLACES.
type story struct {
	article.Article
	places []string
}

var (
	reutersStory  = regexp.MustCompile(`(?s)<REUTERS.*?</REUTERS>`)
	reutersPlaces = regexp.MustCompile(`(?s)<PLACES>(.*?)</PLACES>`)
	reutersItem   = regexp.MustCompile(`<D>(.*?)</D>`)
	reutersText   = regexp.MustCompile(`(?s)<TEXT[^>]*>(.*?)</TEXT>`)
	reutersTitle  = regexp.MustCompile(`(?s)<TITLE>(.*?)</TITLE>`)
	reutersAuthor = regexp.MustCompile(`(?s)<AUTHOR>.*?</AUTHOR>`)
	reutersTag    = regexp.MustCompile(`</?[A-Z]+>`)
)

// stories reads an SGML file, which is Latin-1. A body begins with its dateline,
// as it was printed.
func stories(file []byte) []story {
	b, err := charmap.ISO8859_1.NewDecoder().Bytes(file)
	if err != nil { // Latin-1 has a rune for every byte
		return nil
	}
	var all []story
	for _, sgml := range reutersStory.FindAllString(string(b), -1) {
		var s story
		for _, d := range reutersItem.FindAllStringSubmatch(within(reutersPlaces, sgml), -1) {
			s.places = append(s.places, d[1])
		}
		text := within(reutersText, sgml)
		s.Title = unwrap(within(reutersTitle, text))
		for _, not := range []*regexp.Regexp{reutersTitle, reutersAuthor, reutersTag} {
			text = not.ReplaceAllString(text, "")
		}
		s.Body = unwrap(text)
		if s.Title != "" || s.Body != "" {
			all = append(all, s)
		}
	}
	return all
}

func within(re *regexp.Regexp, s string) string {
	if m := re.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// unwrap joins the lines of each paragraph, whose first is indented, and drops
// control characters and the agency's sign at the end.
func unwrap(s string) string {
	var paragraphs []string
	for line := range strings.Lines(html.UnescapeString(s)) {
		line = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' {
				return -1
			}
			return r
		}, line)
		words := strings.Join(strings.Fields(line), " ")
		switch {
		case words == "" || strings.EqualFold(words, "Reuter") || strings.Contains(words, "Blah blah blah"): // what stands for a body that was lost
		case len(paragraphs) == 0 || strings.HasPrefix(line, "    "):
			paragraphs = append(paragraphs, words)
		default:
			paragraphs[len(paragraphs)-1] += " " + words
		}
	}
	return strings.Join(paragraphs, "\n")
}
