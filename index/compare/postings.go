package compare

// postings lists for each feature the sentences of an article that hold it, in
// order: list[first[id]:first[id+1]].
type postings struct {
	first, list []int32
}

// of is the list of a feature.
func (p postings) of(id int32) []int32 { return p.list[p.first[id]:p.first[id+1]] }

// post makes the postings of the content features of d that want takes.
func post(d *doc, v *vocabulary, want func(*sentence, feature) bool) postings {
	p := postings{first: make([]int32, len(v.base)+1)}
	each := func(do func(id, sentence int32)) {
		for j := range d.sentences {
			s := &d.sentences[j]
			for _, f := range s.features {
				if v.content[f.id] && want(s, f) {
					do(f.id, int32(j))
				}
			}
		}
	}
	each(func(id, _ int32) { p.first[id+1]++ })
	for id := range v.base {
		p.first[id+1] += p.first[id]
	}
	p.list = make([]int32, p.first[len(v.base)])
	next := append([]int32(nil), p.first...)
	each(func(id, j int32) {
		p.list[next[id]] = j
		next[id]++
	})
	return p
}
