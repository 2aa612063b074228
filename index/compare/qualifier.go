package compare

import (
	"strings"

	"parallax/index/text"
)

// qualifierEnding reads the qualifier that ends before w[i], and of how many
// words it is.
func qualifierEnding(w []text.Token, i int) (Qualifier, int) {
	if i == 0 || !qualifierEnds[w[i-1].Term] {
		return "", 0
	}
	for size := 3; size > 0; size-- {
		if i < size {
			continue
		}
		phrase := w[i-size].Term
		for _, x := range w[i-size+1 : i] {
			phrase += " " + x.Term
		}
		if q, ok := qualifiers[phrase]; ok {
			return q, size
		}
	}
	return "", 0
}

// qualifiers are the hedges before a number. 'Up to' and 'at least' include
// their bound; figureInterval makes no difference of it.
var qualifiers = map[string]Qualifier{
	"less than": LessThan, "fewer than": LessThan, "under": LessThan, "below": LessThan, "up to": LessThan,
	"at most": LessThan, "no more than": LessThan, "not more than": LessThan, "maximum of": LessThan,
	"more than": MoreThan, "over": MoreThan, "above": MoreThan, "at least": MoreThan, "exceeding": MoreThan,
	"upwards of": MoreThan, "no less than": MoreThan, "no fewer than": MoreThan, "not less than": MoreThan, "just over": MoreThan,
	"well over": MoreThan, "minimum of": MoreThan,
	"about": About, "around": About, "some": About, "approximately": About, "roughly": About, "an estimated": About,
	"estimated": About, "circa": About,
	"nearly": Nearly, "almost": Nearly, "close to": Nearly, "just under": Nearly, "just short of": Nearly,
}

// qualifierEnds are the last words of the qualifiers.
var qualifierEnds = func() map[string]bool {
	ends := map[string]bool{}
	for phrase := range qualifiers {
		ends[phrase[strings.LastIndexByte(phrase, ' ')+1:]] = true
	}
	return ends
}()
