package bleveindex

import "slices"

// all matches what every part matches and no exclusion does. Scores add up in
// the order of the query, so that equal collections give equal sums.
type all struct {
	parts   []cursor // in the order of the query
	walked  []cursor // the parts that are walked, cheapest first
	checked []filter // the parts that are only asked
	not     []cursor
	at      uint32
}

// newAll combines parts, of which there is at least one.
func newAll(parts, not []cursor) cursor {
	a := &all{parts: parts, not: not}
	for _, p := range parts {
		if f, ok := p.(filter); ok {
			a.checked = append(a.checked, f)
		} else {
			a.walked = append(a.walked, p)
		}
	}
	byCost := func(x, y cursor) int { return x.cost() - y.cost() }
	slices.SortStableFunc(a.walked, byCost)
	if len(a.walked) == 0 { // somebody has to lead
		slices.SortStableFunc(a.checked, func(x, y filter) int { return byCost(x, y) })
		a.walked, a.checked = []cursor{a.checked[0]}, a.checked[1:]
	}
	a.find(0)
	return a
}

// find moves to the first match ≥ from.
func (a *all) find(from uint32) {
	d := from
next:
	for {
		for i, p := range a.walked {
			p.advance(d)
			if p.doc() == noDoc {
				a.at = noDoc
				return
			}
			if p.doc() > d {
				d = p.doc()
				if i > 0 {
					continue next
				}
			}
		}
		for _, f := range a.checked {
			if !f.matches(d) {
				d++
				continue next
			}
		}
		for _, n := range a.not {
			n.advance(d)
			if n.doc() == d {
				d++
				continue next
			}
		}
		a.at = d
		return
	}
}

func (a *all) doc() uint32 { return a.at }

func (a *all) advance(to uint32) {
	if a.at < to {
		a.find(to)
	}
}

func (a *all) score() (sum float64) {
	for _, p := range a.parts {
		if f, ok := p.(filter); ok {
			f.advance(a.at)
		}
		sum += p.score()
	}
	return sum
}

func (a *all) cost() int { return a.walked[0].cost() }

// anyOf matches what any part matches. Its score is the sum of the matching
// parts', or with best the highest of them: for parts that are the same thing
// by several names.
type anyOf struct {
	parts []cursor
	best  bool
	at    uint32
}

func newAnyOf(parts []cursor, best bool) cursor {
	switch len(parts) {
	case 0:
		return none{}
	case 1:
		return parts[0]
	}
	a := &anyOf{parts: parts, best: best}
	a.find()
	return a
}

func (a *anyOf) find() {
	a.at = noDoc
	for _, p := range a.parts {
		a.at = min(a.at, p.doc())
	}
}

func (a *anyOf) doc() uint32 { return a.at }

func (a *anyOf) advance(to uint32) {
	if a.at >= to {
		return
	}
	for _, p := range a.parts {
		p.advance(to)
	}
	a.find()
}

func (a *anyOf) score() (s float64) {
	for _, p := range a.parts {
		switch {
		case p.doc() != a.at:
		case a.best:
			s = max(s, p.score())
		default:
			s += p.score()
		}
	}
	return s
}

func (a *anyOf) cost() (n int) {
	for _, p := range a.parts {
		n += p.cost()
	}
	return n
}
