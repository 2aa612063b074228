package text

import "strings"

// StopWord reports whether a folded term carries grammar rather than matter.
// The list is our own: English articles, pronouns, prepositions, conjunctions,
// auxiliaries and their contractions. Stop words are indexed all the same.
func StopWord(term string) bool {
	if len(term) > longestStopWord {
		return false
	}
	_, ok := stopWords[term]
	return ok
}

// longestStopWord is the length of "yourselves" and "themselves".
const longestStopWord = 10

var stopWords = func() map[string]struct{} {
	m := make(map[string]struct{}, 200)
	for _, w := range strings.Fields(stopWordList) {
		m[w] = struct{}{}
	}
	return m
}()

const stopWordList = `
a about above after again against all also am an and any are aren't as at
be because been before being below between both but by
can can't cannot could couldn't
did didn't do does doesn't doing don't down during
each either else ever
few for from further
had hadn't has hasn't have haven't having he he'd he'll her here hers herself him himself his how however
i i'd i'll i'm i've if in into is isn't it it'd it'll its itself
just
let
may me might more most much must mustn't my myself
neither no nor not now
of off on once only or other ought our ours ourselves out over own
per
same shall shan't she she'd she'll should shouldn't since so some such
than that that'll the their theirs them themselves then there these they they'd they'll they're they've this
those through thus to too
under until unto up upon us
very via
was wasn't we we'd we'll we're we've were weren't what when where whether which while who whom whose why will
with within without won't would wouldn't
yet you you'd you'll you're you've your yours yourself yourselves
`
