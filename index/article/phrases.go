package article

import "strings"

// setPhrases are whole lines, squashed: those of data/phrases.txt.
var setPhrases = func() map[string]reading {
	opens := map[string]section{
		"related stories":    softSection,
		"end of the article": endSection,
		"comments":           lastSection,
	}
	m := map[string]reading{}
	var r reading
	for entry := range entries("phrases.txt") {
		if rule, ok := strings.CutPrefix(entry, "["); ok {
			rule = strings.TrimSuffix(rule, "]")
			r = reading{rule: rule, boiler: true, section: opens[rule]}
			continue
		}
		if key := squash(entry); key != "" {
			m[key] = r
		}
	}
	return m
}()

// teaserLabels stand before the heading of another story, on the same line.
// Source: SOURCES.md.
var teaserLabels = []string{
	"read also", "also read", "also see", "also watch", "read more on this", "read more", "read next", "read this", "read",
	"related stories", "related story", "related articles", "related article", "related news", "related coverage", "related video", "related",
	"recommended for you", "recommended", "see also", "see more", "watch also", "watch video", "watch live", "watch now", "watch", "must read",
	"must-read", "must watch", "more on this", "more on", "more", "in case you missed it", "icymi", "don't miss", "dont miss", "you may also like",
	"you might also like", "you may like", "previous story", "next story", "previous article", "next article", "previous post", "next post", "previous", "next", "trending now",
	"trending", "most read", "popular", "editor's pick", "editors' picks", "editors pick", "latest news", "live updates", "follow live",
	"photos", "in pictures", "in pics", "gallery", "video", "listen", "podcast", "check out", "check this out", "click here to read", "explore more",
	"suggested read", "suggested reading", "suggested", "you might be interested in", "you may be interested in", "must reads", "related reads",
	"related read", "dig deeper", "go deeper", "top picks", "more for you", "similar story", "similar stories", "other stories", "up next", "full coverage", "tags", "topics", "filed under", "posted in", "categories", "category", "keywords", "tagged", "share",
	"story continues below", "advertisement", "sponsored", "promoted",
}
