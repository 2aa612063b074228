package entity

import (
	"sync"

	"parallax/index/text"
)

// wordSet is a set of the single words that the rules know, one bit a set.
type wordSet uint64

const (
	given       wordSet = 1 << iota // a given name
	surname                         // a family name
	common                          // a word of everyday prose, in lower case
	personal                        // Mr, Mrs, Dr
	title                           // President, Sen, Gen: stands before a name
	role                            // spokesman, head: describes a person
	office                          // foreign, prime, chief: part of a title or role
	particle                        // de, van, bin
	suffix                          // Jr, III
	calendar                        // months and days
	saying                          // said, told
	doing                           // other verbs that follow a person's name
	double                          // given names that are everyday words too: Will, Mark
	placeFirst                      // San, Mount, North: begins a place's name
	placeHead                       // River, County: ends a place's name
	orgHead                         // Ministry, Bank, Council: names a body
	linkHead                        // heads that go on with of, for or on
	publicHead                      // heads of public bodies
	notOrg                          // Act, Treaty, Program: what it ends is no body
	ministry                        // Foreign, Defence: what a ministry is for
	locative                        // in, at, near: what follows is a location
	motion                          // travel, flew: 'to' after it leads to a location
	towards                         // to, with, by: a capital after it may be a government
	govVerb                         // says, insists: a capital before it is a government
	locNoun                         // summit, airport: a capital before it is a location
	familyFirst                     // names that come before the given name: Xi, Kim
	crowned                         // Pope, King: a given name after it is a whole name
	firm                            // Holdings, Shipping: a company named after people ends with it
	namesake                        // Telescope, Prize: a thing named after people ends with it
	linking                         // of, and, de: may stand between the words of a name
	currency                        // dollars: a country before it is not meant
	phraseStart                     // some phrase of the gazetteers begins with it
)

// setNames are the names of sets in data/words.txt.
var setNames = map[string]wordSet{
	"personal": personal, "title": title, "role": role, "office": office,
	"particle": particle, "suffix": suffix, "month": calendar, "day": calendar,
	"say": saying, "after": doing, "mayname": double, "placefirst": placeFirst,
	"placehead": placeHead, "head": orgHead, "linkhead": linkHead,
	"publichead": publicHead, "nothead": notOrg, "ministry": ministry,
	"locative": locative, "motion": motion, "towards": towards,
	"govverb": govVerb, "locnoun": locNoun, "familyfirst": familyFirst,
	"crowned": crowned, "firm": firm, "namesake": namesake, "link": linking, "currency": currency,
}

// sense says what a phrase of the gazetteers stands for.
type sense uint8

const (
	countryName sense = iota
	demonym
	capital  // a city that may stand for its government
	metonym  // always a government: Kremlin
	bodyName // an organisation whose name names its country too
	firmName // an organisation whose name does not
	homeBody // an organisation's short name, good where it is at home
	placeName
	blocked // looks like a name of something else
)

// meaning is one sense of a phrase.
type meaning struct {
	sense sense
	name  string // the entity's name
	code  string // ISO 3166-1 alpha-2 where it has one; unitedNations for its bodies
}

// phrase is an entry of the gazetteers as written there.
type phrase struct {
	words    []pattern
	meanings []meaning
}

// pattern is how one word of a phrase must be written.
type pattern struct {
	upper bool // begins with a capital
	caps  bool // capitals only: US, WHO
	dots  bool // the entry has full stops: U.S.
	comma bool // may follow a comma: Washington, D.C.
}

// edge leads from a node of the phrase tree to the next by a word.
type edge struct{ node, word int32 }

// lexicon holds the embedded tables: sets of words, and a tree of phrases.
// It is built once and only read afterwards.
type lexicon struct {
	words wordTable // folded word → its number, from 1
	sets  []wordSet // by number
	next  map[edge]int32
	ends  [][]phrase // by node

	countries []country
	byName    map[string]string // folded name of any sort → code
	byCode    map[string]*country
	short     map[string][]string // given name → those it is short for or has as short form
	before    map[string]string   // code of a country → that of the state it was part of
	twin      map[string]string   // code of a country that shares its name with another's state → the name
	listed    map[string]string   // orgKey of a listed organisation's names → its name
	spelling  map[string]string   // a name's spelling → the one it is compared by
}

var lex = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		words:  newWordTable(60000),
		sets:   make([]wordSet, 1, 60000),
		next:   make(map[edge]int32, 8000),
		ends:   make([][]phrase, 1, 8000),
		byName: make(map[string]string, 2000),
		byCode: make(map[string]*country, 256),
		short:  make(map[string][]string, 2000),

		before:   map[string]string{"RU": "SU", "RS": "YU", "CZ": "CS"},
		twin:     map[string]string{},
		listed:   make(map[string]string, 2000),
		spelling: make(map[string]string, 300),
	}
	l.readWords()
	l.readCountries()
	l.readPlaces()
	l.readOrganisations()
	l.readBlockers()
	l.readSpellings()
	l.readNicknames()
	return l
})

// number returns the number of a folded word, giving it one if it has none.
func (l *lexicon) number(term string) int32 {
	n := l.words.of(term)
	if n == 0 {
		n = l.words.add(term)
		l.sets = append(l.sets, 0)
	}
	return n
}

func (l *lexicon) put(term string, s wordSet) { l.sets[l.number(term)] |= s }

// is returns the sets that a folded word is in.
func (l *lexicon) is(term string) wordSet { return l.sets[l.words.of(term)] }

// addPhrase enters one form of a name into the phrase tree.
func (l *lexicon) addPhrase(form string, m meaning) {
	tokens := text.Tokenize(nil, form)
	if len(tokens) == 0 {
		return
	}
	var node int32
	words := make([]pattern, len(tokens))
	for i, t := range tokens {
		raw := t.Of(form)
		shape := shapeOf(raw)
		words[i] = pattern{
			upper: shape != lower,
			caps:  shape == capitals && len(t.Term) > 1,
			dots:  len(raw) > len(t.Term) && shape == capitals,
			comma: i > 0 && form[tokens[i-1].End] == ',',
		}
		w := l.number(t.Term)
		if i == 0 {
			l.sets[w] |= phraseStart
		}
		to, ok := l.next[edge{node, w}]
		if !ok {
			to = int32(len(l.ends))
			l.ends = append(l.ends, nil)
			l.next[edge{node, w}] = to
		}
		node = to
	}
	for i, p := range l.ends[node] {
		if equalPatterns(p.words, words) {
			l.ends[node][i].meanings = append(l.ends[node][i].meanings, m)
			return
		}
	}
	l.ends[node] = append(l.ends[node], phrase{words, []meaning{m}})
}

func equalPatterns(a, b []pattern) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
