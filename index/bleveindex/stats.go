package bleveindex

import (
	"context"
	"time"

	"parallax/index"
	"parallax/index/article"
)

// Stats is index.Searcher's.
func (e *Engine) Stats(ctx context.Context) (st index.Stats, err error) {
	v, err := e.current()
	if err != nil {
		return st, err
	}
	defer v.release()
	st.Articles, st.Hidden = v.live, v.hidden
	sources := map[uint32]bool{}
	var added int64
	for i := range v.segments {
		s := &v.segments[i]
		for d, seq := range s.seqs {
			if !s.isLive(uint32(d)) {
				continue
			}
			for _, o := range v.facets[sourceFacet].of(seq) {
				sources[o] = true
			}
			added = max(added, v.added[seq])
			if v.demo[seq] {
				st.Demo++
			}
			st.Versions += int(v.versions[seq])
			date := &v.dates[seq]
			if date.precision == article.Unknown {
				continue
			}
			if st.Dated == 0 || date.first < st.First {
				st.First = date.first
			}
			if st.Dated == 0 || date.last > st.Last {
				st.Last = date.last
			}
			st.Dated++
		}
	}
	st.Sources = len(sources)
	if added > 0 {
		st.LastAdded = time.Unix(added, 0).UTC()
	}
	st.StoreSize, st.IndexSize = e.store.size(), dirSize(e.indexDir())
	return st, ctx.Err()
}
