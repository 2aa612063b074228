package similar

import (
	"cmp"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// Bounds of an Index.
const (
	// largestRun is the most entries of a run that others are merged into: those of
	// some 250,000 articles, 32 MB. Merging them takes some 20 ms, and readers of the
	// old runs keep twice that alive for a while, not all.
	largestRun = 4 << 20

	// longestBucket is how many texts of a bucket are looked at, the newest. A line
	// that stands under everything an outlet prints would fill it with thousands.
	longestBucket = 1000

	// needed is how many hashes candidates share, if the text has so many.
	needed = 2
)

// Index finds the texts whose sketches share hashes with a given one. Texts have
// numbers, and a text that comes later a higher one. It takes 8 bytes for each
// hash. One goroutine may change it; Snapshots are for all.
//
// It is a list of sorted runs, each at least twice as long as the next, which are
// never written to: a text is put into a new run, and runs are merged as they
// grow. So a snapshot is a copy of the list.
type Index struct {
	fresh []entry // in order of text
	runs  [][]entry
	gone  *roaring.Bitmap // texts taken out; runs lose them when merged
}

// entry is a hash (the high half) and a text that has it.
type entry uint64

func (e entry) text() uint32 { return uint32(e) }

// Add puts a text in. Its number is higher than those that were put in before.
func (x *Index) Add(text uint32, s Sketch) {
	for _, h := range s {
		x.fresh = append(x.fresh, entry(h)<<32|entry(text))
	}
	if len(x.fresh) >= largestRun {
		x.settle()
	}
}

// Drop takes a text out.
func (x *Index) Drop(text uint32) {
	if x.gone == nil {
		x.gone = roaring.New()
		x.gone.SetCopyOnWrite(true)
	}
	x.gone.Add(text)
}

// settle makes a run of what is fresh.
func (x *Index) settle() {
	if len(x.fresh) == 0 {
		return
	}
	run := sorted(x.fresh)
	x.fresh = nil
	kept := len(x.runs)
	for kept > 0 && len(x.runs[kept-1]) < 2*len(run) && len(x.runs[kept-1])+len(run) <= largestRun {
		kept--
		run = x.merged(x.runs[kept], run)
	}
	x.runs = append(slices.Clip(x.runs[:kept]), run)
}

// merged is a and b as one run, without what is gone.
func (x *Index) merged(a, b []entry) []entry {
	out := make([]entry, 0, len(a)+len(b))
	take := func(e entry) {
		if x.gone == nil || !x.gone.Contains(e.text()) {
			out = append(out, e)
		}
	}
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			take(a[0])
			a = a[1:]
		} else {
			take(b[0])
			b = b[1:]
		}
	}
	for _, e := range a {
		take(e)
	}
	for _, e := range b {
		take(e)
	}
	return out
}

// Snapshot is an Index at one moment. It never changes and is safe for concurrent
// use. The zero value is empty.
type Snapshot struct {
	runs [][]entry
	gone *roaring.Bitmap
}

// Snapshot returns the index as it is now.
func (x *Index) Snapshot() Snapshot {
	x.settle()
	s := Snapshot{runs: x.runs}
	if x.gone != nil {
		s.gone = x.gone.Clone()
	}
	return s
}

// Candidate is a text that may be a copy.
type Candidate struct {
	Text   uint32
	Shared int // hashes in both sketches
}

// Candidates are the texts that share enough hashes with s, those that share the
// most first, then the newest. A text that s is of is one of them.
func (x Snapshot) Candidates(s Sketch) []Candidate {
	var texts []uint32
	for _, run := range x.runs {
		for _, h := range s {
			end := upTo(run, uint64(h)<<32|math.MaxUint32)
			for n := 0; n < longestBucket && end > 0 && uint32(run[end-1]>>32) == h; n++ {
				end--
				texts = append(texts, run[end].text())
			}
		}
	}
	slices.Sort(texts)
	enough := min(needed, len(s))
	var out []Candidate
	for len(texts) > 0 {
		n := 1
		for n < len(texts) && texts[n] == texts[0] {
			n++
		}
		if n >= enough && (x.gone == nil || !x.gone.Contains(texts[0])) {
			out = append(out, Candidate{texts[0], n})
		}
		texts = texts[n:]
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Shared, a.Shared), cmp.Compare(b.Text, a.Text))
	})
	return out
}

// upTo is how many entries of run are at most e.
func upTo(run []entry, e uint64) int {
	i, found := slices.BinarySearch(run, entry(e))
	if found {
		i++
	}
	return i
}

// sorted is entries, which are in order of text, in order of hash and text. Few are
// compared; many are dealt into piles by eleven bits of the hash at a time.
func sorted(entries []entry) []entry {
	const few, digit = 1 << 12, 11
	if len(entries) < few {
		slices.Sort(entries)
		return entries
	}
	from, to := entries, make([]entry, len(entries))
	for shift := 32; shift < 64; shift += digit {
		var begin [1 << digit]int
		for _, e := range from {
			begin[e>>shift&(1<<digit-1)]++
		}
		at := 0
		for i, n := range begin {
			begin[i] = at
			at += n
		}
		for _, e := range from {
			d := e >> shift & (1<<digit - 1)
			to[begin[d]] = e
			begin[d]++
		}
		from, to = to, from
	}
	return from
}
