package ingest

import (
	"slices"

	"parallax/index"
	"parallax/index/article"
)

// tags are those that a source's articles are given: its folders, but for names
// that make no tag. Nil where folders make none.
func (r *runner) tags(s Source) (tags []string) {
	if !r.opt.Folders {
		return nil
	}
	tags = []string{}
	for _, name := range s.Folders {
		if t, err := index.CleanTags([]string{name}); err == nil {
			tags = append(tags, t...)
		}
	}
	return tags
}

// withGiven adds the labels that an article's file gave it to its tags, but for those
// that make no tag. So they can be searched and counted, as given.
func withGiven(tags []string, given []article.Given) []string {
	if len(given) == 0 {
		return tags
	}
	tags = slices.Clone(tags)
	for _, g := range given {
		if t, err := index.CleanTags([]string{g.Name}); err == nil {
			tags = append(tags, t...)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}
