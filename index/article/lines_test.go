package article

import "testing"

func TestLinesAroundArticlesAreClutter(t *testing.T) {
	for line, want := range map[string]bool{
		"Gift this article":                                      true,
		"Be the first to comment":                                true,
		"Something went wrong. Please try again.":                true,
		"You must be logged in to post a comment.":               true,
		"Comments have been disabled for this story.":            true,
		"To play this video you need to allow scripts.":          true,
		"You've reached your limit of free articles this month.": true,
		"Have a news tip? Call the desk at Hale.":                true,
		"Comments have been disabled, said Olav Brandt, because the council of Hale feared that the ferries' crews would be named in them again.": false,
		"Something went wrong on the ferry to Hale.": false,
		"To play this video poker machine, Dana Whitlock put all that she had earned on the boats of Port Haven in one summer on the table, and lost.": false,
	} {
		if r, _ := recognise(line); r.boiler != want {
			t.Errorf("%q: clutter is %v (%s)", line, r.boiler, r.rule)
		}
	}
}
