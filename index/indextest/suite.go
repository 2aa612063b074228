package indextest

import (
	"testing"

	"parallax/index"
)

// Open opens an empty engine, which is closed with the test.
type Open func(t *testing.T) index.Engine

// Run runs the suite against the engines that open makes.
func Run(t *testing.T, open Open) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"entries are added, updated and left unchanged", testPut},
		{"two files of one name may call different articles alike", testGiven},
		{"a removed article is gone and can come back", testRemove},
		{"origins are listed, moved and removed", testOrigins},
		{"the owner corrects names", testCorrections},
		{"corrections are exported with the articles", testExportedCorrections},
		{"what is exported is the same in another collection", testExported},
		{"sizes are told by part", testSizes},
		{"every version can be read", testVersions},
		{"what the owner sets holds, beside what was read", testEdits},
		{"what the owner sets outlives adding again", testEditsStay},
		{"a hidden article is not found until it is shown again", testHidden},
		{"tags are given, taken off and kept", testTags},
		{"impossible edits are refused", testEditErrors},
		{"counts agree with brute force while the owner edits", testEditedCounts},
		{"errors are the contract's", testErrors},
		{"totals, facets and histogram agree with brute force", testCounts},
		{"a count is the total after the click", testClicks},
		{"values can be paged and searched", testValues},
		{"pages are complete and in order", testPages},
		{"undated articles come last", testDateOrder},
		{"scores do not depend on how articles were added", testScores},
		{"a rebuilt index answers the same", testRebuild},
		{"spans lie in their texts and hold what was looked for", testSpans},
		{"an entity is found by every name it goes by", testNames},
		{"copies agree with comparing all while articles come and go", testCopies},
		{"of many copies the most alike are told", testManyCopies},
		{"text is found whatever its accents, quotes and possessives", testAnalysis},
		{"hostile queries are bounded", testBounds},
		{"answers are whole while articles come and go", testConcurrent},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}
