// Package tag is a linear sequence tagger for names: it gives each word of a
// text the part that it has in a person's, organisation's, place's or other
// name, from features that its caller counts out as hashes.
//
// The model is a first-order one with a weight for every pair of feature and
// label and for every pair of neighbouring labels, trained as an averaged
// structured perceptron (Collins, 2002) and decoded exactly (Viterbi, 1967).
// All arithmetic is in integers: every machine trains and decodes the same.
package tag

// Class is what a name names.
type Class uint8

// The classes. Other names are of nationalities, works, events and the like:
// they are learnt so that they are not taken for one of the first three.
const (
	Person Class = iota
	Organisation
	Place
	Other
	classes
)

// Label is the part of a word in a name: Outside, or 1 + 4×Class + position.
type Label uint8

// Positions of a word in its name.
const (
	begin = iota
	inside
	end
	single
	positions
)

// Outside labels words of no name. It has no weights of its own: a feature's
// weights for the others say how much better than it they are.
const Outside Label = 0

// labels is the number of labels, Outside among them.
const labels = 1 + int(classes)*positions

func (l Label) class() Class  { return Class((l - 1) / positions) }
func (l Label) position() int { return int((l - 1) % positions) }

// Span is a name: the words From to To-1 of the sequence that was decoded.
// Margin is by how much the best reading of the sequence is better than the best
// one in which some word of the name is of another class or in another position,
// in the model's units.
type Span struct {
	From, To int
	Class    Class
	Margin   int32
}

// Labelled writes the labels of a name over the words from to to-1.
func Labelled(ls []Label, from, to int, c Class) {
	first := 1 + Label(c)*positions
	if to-from == 1 {
		ls[from] = first + single
		return
	}
	for i := from + 1; i < to-1; i++ {
		ls[i] = first + inside
	}
	ls[from], ls[to-1] = first+begin, first+end
}

// follows reports whether label b may come after a.
func follows(a, b Label) bool {
	open := a != Outside && (a.position() == begin || a.position() == inside)
	goesOn := b != Outside && (b.position() == inside || b.position() == end)
	return open == goesOn && (!open || a.class() == b.class())
}

// before lists, for each label, those that may come before it.
var before = func() (t [labels][]Label) {
	for b := range Label(labels) {
		for a := range Label(labels) {
			if follows(a, b) {
				t[b] = append(t[b], a)
			}
		}
	}
	return t
}()

// Features are those of a sequence of words, one after the other.
type Features struct {
	Hashes []uint32 // of all words
	Ends   []int32  // by word: where its hashes end
}

// Reset empties f, keeping its room.
func (f *Features) Reset() { f.Hashes, f.Ends = f.Hashes[:0], f.Ends[:0] }

// Len is the number of words.
func (f *Features) Len() int { return len(f.Ends) }

// Of returns the hashes of word i.
func (f *Features) Of(i int) []uint32 {
	start := int32(0)
	if i > 0 {
		start = f.Ends[i-1]
	}
	return f.Hashes[start:f.Ends[i]]
}

// Add adds one feature of the word that is being counted out: kind says which
// of its properties, value how it is.
func (f *Features) Add(kind, value uint32) { f.Hashes = append(f.Hashes, Hash(kind, value)) }

// End ends the features of a word.
func (f *Features) End() { f.Ends = append(f.Ends, int32(len(f.Hashes))) }

// Hash mixes two numbers into one that is not 0 (the finaliser of MurmurHash3
// by Austin Appleby, public domain).
func Hash(a, b uint32) uint32 {
	h := uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return uint32(h>>32) | 1
}

// HashString hashes the bytes of s (FNV-1a).
func HashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
