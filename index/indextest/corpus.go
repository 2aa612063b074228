package indextest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
)

// Corpus makes articles without end that have the statistics of news, not its
// sense: vocabulary and names grow by Heaps' law and are used by Zipf's, so
// that posting lists and facets have the lengths that real ones have. The
// articles depend on the seed alone.
type Corpus struct {
	r       *rand.Rand
	made    int
	words   growing
	people  growing
	orgs    growing
	places  growing
	outlets growing
}

// NewCorpus starts a corpus. Vocabulary's parameters are those of the Reuters
// RCV1 collection (Manning, Raghavan and Schütze, Introduction to Information
// Retrieval, 2008, section 5.1.1); the names' were fitted to what the
// recogniser finds in 11,222 news articles of 2012 to 2020.
func NewCorpus(seed uint64) *Corpus {
	return &Corpus{
		r:       rand.New(rand.NewPCG(seed, 2)),
		words:   growing{k: 44, beta: .49},
		people:  growing{k: 3.5, beta: .85},
		orgs:    growing{k: 5, beta: .73},
		places:  growing{k: 12, beta: .5},
		outlets: growing{k: 6, beta: .4},
	}
}

// growing draws from a vocabulary that grows as it is used: after n draws it
// has k·n^beta members, and the member of rank r is drawn in proportion to 1/r.
type growing struct {
	k, beta float64
	drawn   int
	size    int
}

// draw returns the rank of a member, from 0.
func (g *growing) draw(r *rand.Rand) int {
	g.drawn++
	if float64(g.size) < g.k*math.Pow(float64(g.drawn), g.beta) {
		g.size++
		return g.size - 1
	}
	return min(int(math.Exp(r.Float64()*math.Log(float64(g.size+1))))-1, g.size-1)
}

// Sizes says how far the vocabularies have grown.
func (c *Corpus) Sizes() string {
	return fmt.Sprintf("%d articles, %d words (%d distinct), %d people, %d organisations, %d places, %d outlets",
		c.made, c.words.drawn, c.words.size, c.people.size, c.orgs.size, c.places.size, c.outlets.size)
}

// Next makes one article: 400 words in the median, dated in 2000 to 2020.
func (c *Corpus) Next() index.Entry {
	c.made++
	a := article.Article{Source: "The " + title(Term(c.outlets.draw(c.r))), Language: "en"}
	n := int(math.Exp(math.Log(400) + .5*c.r.NormFloat64()))
	a.Title = c.text(8)
	a.Body = c.text(max(n, 20))
	if c.r.IntN(20) > 0 {
		d := article.DayOf(2000, 1, 1+c.r.IntN(20*365))
		a.Published = article.Date{Precision: article.DayOnly, First: d, Last: d}
	}
	if c.r.IntN(3) > 0 {
		a.Authors = []string{title(Term(c.r.IntN(2000))) + " Reporter"}
	}
	var es []entity.Entity
	add := func(kind entity.Kind, n int, name func() string) {
		seen := map[string]bool{}
		for range n {
			if s := name(); !seen[s] {
				seen[s] = true
				es = append(es, entity.Entity{Kind: kind, Name: s, About: c.r.IntN(2) == 0, Mentions: []entity.Mention{{Field: article.Body, Start: 0, End: 1}}})
			}
		}
	}
	add(entity.Person, c.r.IntN(11), func() string { return Person(c.people.draw(c.r)) })
	add(entity.Country, c.r.IntN(6), func() string {
		return worldCountries[int(math.Exp(c.r.Float64()*math.Log(float64(len(worldCountries)))))-1]
	})
	add(entity.Organisation, c.r.IntN(6), func() string { return title(Term(c.orgs.draw(c.r))) + " Council" })
	add(entity.Place, c.r.IntN(4), func() string { return "Port " + title(Term(c.places.draw(c.r))) })
	return Entry(fmt.Sprintf("https://corpus.example/%d", c.made), a, es...)
}

// worldCountries has one name for each of 100 invented countries.
var worldCountries = func() (out []string) {
	for i := range 100 {
		out = append(out, title(Term(i))+"land")
	}
	return out
}()

func (c *Corpus) text(n int) string {
	var b strings.Builder
	for i := range n {
		switch {
		case i > 0 && i%120 == 0:
			b.WriteString(".\n")
		case i > 0 && i%20 == 0:
			b.WriteString(". ")
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(Term(c.words.draw(c.r)))
	}
	b.WriteByte('.')
	return b.String()
}

// Term is the word of a rank in a Corpus's vocabulary: the lower the rank, the
// more frequent the word. Words of different ranks have different stems.
func Term(rank int) string {
	const onsets, vowels = "bdfgklmnprtvz", "aeiou"
	var b []byte
	for n := rank; ; n = n/(len(onsets)*len(vowels)) - 1 {
		s := n % (len(onsets) * len(vowels))
		b = append(b, onsets[s%len(onsets)], vowels[s/len(onsets)])
		if n < len(onsets)*len(vowels) {
			return string(append(b, 'k'))
		}
	}
}

// Person is the name of the person of a rank: given and family names whose
// combinations differ enough that nobody is taken for another.
func Person(rank int) string {
	return title(Term(100+rank%997)) + " " + title(Term(rank))
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
