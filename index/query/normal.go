package query

// The functions here build nodes in normal form, as ast.go describes it. A nil
// node stands for nothing.

func newAnd(nodes []Node) Node {
	var kids []Node
	for _, n := range nodes {
		if and, ok := n.(And); ok {
			kids = append(kids, and.Kids...)
		} else if n != nil {
			kids = append(kids, n)
		}
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return And{Kids: kids}
}

func newOr(nodes []Node, any bool) Node {
	var kids []Node
	for _, n := range nodes {
		if or, ok := n.(Or); ok && or.Any == any {
			kids = append(kids, or.Kids...)
		} else if n != nil {
			kids = append(kids, n)
		}
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return Or{Kids: kids, Any: any}
}

func newNot(n Node) Node {
	switch n := n.(type) {
	case nil:
		return nil
	case Not:
		return n.Kid
	}
	return Not{Kid: n}
}

// restricts reports whether n narrows a search rather than being looked for: a
// negation, value or bound, or a group of nothing else.
func restricts(n Node) bool {
	switch n := n.(type) {
	case Not, Value, Bound:
		return true
	case And:
		return all(n.Kids, restricts)
	case Or:
		return all(n.Kids, restricts)
	}
	return false
}

func all(nodes []Node, f func(Node) bool) bool {
	for _, n := range nodes {
		if !f(n) {
			return false
		}
	}
	return true
}

// limit takes the grouping from ands and ors that are more than MaxDepth deep;
// level is the depth of n, from 1.
func limit(n Node, level int, notes *notices) Node {
	flattened := false
	kids := func(nodes []Node) []Node {
		var out []Node
		for _, k := range nodes {
			if level < MaxDepth {
				out = append(out, limit(k, level+1, notes))
				continue
			}
			flat := literals(k, false)
			flattened = flattened || len(flat) > 1
			out = append(out, flat...)
		}
		if flattened {
			notes.add(tooDeep)
		}
		return out
	}
	switch n := n.(type) {
	case And:
		return newAnd(kids(n.Kids))
	case Or:
		flat := kids(n.Kids)
		return newOr(flat, n.Any && !flattened)
	case Not:
		return newNot(limit(n.Kid, level, notes))
	}
	return n
}

// literals lists the terms in n, each under a Not where an odd number of them
// stands above it.
func literals(n Node, negated bool) []Node {
	var out []Node
	switch n := n.(type) {
	case And:
		for _, k := range n.Kids {
			out = append(out, literals(k, negated)...)
		}
	case Or:
		for _, k := range n.Kids {
			out = append(out, literals(k, negated)...)
		}
	case Not:
		return literals(n.Kid, !negated)
	default:
		if negated {
			return []Node{Not{Kid: n}}
		}
		return []Node{n}
	}
	return out
}

// Walk calls f for n, which may be nil, and all below it, parents first.
func Walk(n Node, f func(Node)) {
	if n == nil {
		return
	}
	f(n)
	switch n := n.(type) {
	case And:
		for _, k := range n.Kids {
			Walk(k, f)
		}
	case Or:
		for _, k := range n.Kids {
			Walk(k, f)
		}
	case Not:
		Walk(n.Kid, f)
	}
}
