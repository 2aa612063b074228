package quote

import "parallax/index/text"

// Attribution finds the words of a sentence that say on whose authority it
// stands: 'A senior official said', 'according to the ministry', 'It is
// understood', 'Reuters reported'. It returns false where the sentence speaks
// for itself. Offsets are into s.
func Attribution(s string) (text.Span, bool) {
	w := words(s[:clip(s, min(len(s), headBytes*2))])
	for i := range w {
		switch {
		case (w[i].term == "according" && i+1 < len(w) && w[i+1].term == "to") ||
			(w[i].term == "as" && i+1 < len(w) && w[i+1].term == "per") || w[i].term == "citing":
			last := i
			for last+1 < len(w) && w[last+1].term != "," && last < i+appositionWords {
				last++
			}
			return text.Span{Start: w[i].Start, End: w[last].End}, true
		case w[i].term == "it" && i+2 < len(w) && impersonal(w[i+1:]) > 0:
			return text.Span{Start: w[i].Start, End: w[i+impersonal(w[i+1:])].End}, true
		case says(w[i]) && !participles[w[i].term] && !judging[w[i].term]:
			first, last, pronoun := subjectBefore(w, i)
			switch {
			case last > first:
				if first > 1 && w[first-1].term == "," && office(w[:first-1]) { // the harbour chief, Ana Ray, said
					first, _ = phraseEnding(w, first-2)
				}
				return text.Span{Start: w[first].Start, End: w[i].End}, true
			case pronoun:
				return text.Span{Start: w[i-1].Start, End: w[i].End}, true
			}
		case w[i].term == "reportedly" || w[i].term == "allegedly":
			return w[i].Span, true
		}
	}
	return text.Span{}, false
}

// impersonal returns how many of the words make, behind 'it', a statement
// without an author: 'is understood', 'has been reported'. 0 for none.
func impersonal(w []word) int {
	n := 0
	for n < len(w) && n < 3 && (helpers[w[n].term] || w[n].term == "been") {
		n++
	}
	if n == 0 || n == len(w) {
		return 0
	}
	switch w[n].term {
	case "understood", "believed", "reported", "thought", "alleged", "claimed", "known", "expected", "estimated",
		"said", "feared", "rumoured", "rumored", "assumed":
		return n + 1
	}
	return 0
}
