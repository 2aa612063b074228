package ingest

import "parallax/index"

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
