package indextest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/text"
)

// agency makes n reports, each printed by one outlet or by several, who cut it, put
// something before it or change words.
func agency(r *rand.Rand, n int) (entries []index.Entry) {
	word := func() string { return Term(r.IntN(4000)) }
	prose := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = word()
		}
		return out
	}
	for len(entries) < n {
		report := prose(60 + r.IntN(300))
		for range 1 + r.IntN(4) {
			words := slices.Clone(report)
			switch r.IntN(6) {
			case 0:
				words = words[:len(words)*(15+r.IntN(80))/100]
			case 1:
				words = append(prose(len(words)*r.IntN(150)/100), words...)
			case 2:
				for i, step := 0, 4+r.IntN(30); i < len(words); i += step {
					words[i] = word()
				}
			}
			a := article.Article{Title: strings.Join(prose(6), " "), Source: some(r, sources, .8), Published: randomDate(r)}
			if cut := r.IntN(20); cut > 5 && len(words) > cut {
				a.Standfirst, words = strings.Join(words[:cut], " ")+".", words[cut:]
			}
			a.Body = strings.Join(words, " ") + "."
			entries = append(entries, Entry(fmt.Sprintf("https://agency.example/%d", len(entries)), a))
		}
	}
	for _, line := range []string{"The ferry is late today.", "The ferry is late tomorrow.", "Late.", ""} { // the same, each twice
		for range 2 {
			entries = append(entries, Entry(fmt.Sprintf("https://agency.example/%d", len(entries)), article.Article{Title: word(), Body: line}))
		}
	}
	return entries
}

// runNumbers numbers runs of words.
type runNumbers map[string]int

// shingled are the runs of three words of an article's text, each once, by number
// and in order.
func (n runNumbers) shingled(a *article.Article) (out []int) {
	var words []string
	for _, t := range text.Tokenize(nil, a.Standfirst+"\n"+a.Body) {
		words = append(words, t.Term)
	}
	for i := 0; i < len(words) && (i == 0 || i+3 <= len(words)); i++ {
		run := strings.Join(words[i:min(i+3, len(words))], " ")
		if _, ok := n[run]; !ok {
			n[run] = len(n)
		}
		out = append(out, n[run])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bruteCopies reports whether two texts are copies, by the words of the contract.
func bruteCopies(a, b []int) (alike float64, copies bool) {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	short, all := min(len(a), len(b)), len(a)+len(b)-common
	if short == 0 {
		return 0, false
	}
	alike = float64(common) / float64(all)
	return alike, common == all || short >= 20 && alike >= .5 || short >= 50 && float64(common) >= .8*float64(short)
}

// checkCopies compares the copies of each of live with what comparing all with all
// gives. What e calls a copy must be one; it may miss one in a hundred of those
// with half of their shingles in common, none of the nearly same ones.
func checkCopies(t *testing.T, e index.Engine, when string, live map[index.ID]article.Article) {
	t.Helper()
	sets, runs := map[index.ID][]int{}, runNumbers{}
	for id, a := range live {
		sets[id] = runs.shingled(&a)
	}
	there, found := 0, 0
	for id, mine := range sets {
		copies, err := e.Copies(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSortedFunc(copies, index.CompareCopies) {
			t.Errorf("%s: the copies of %s are out of order", when, id)
		}
		said := map[index.ID]bool{}
		for _, c := range copies {
			a, ok := live[c.ID]
			if alike, copies := bruteCopies(mine, sets[c.ID]); !ok || !copies || c.ID == id || alike != c.Alike || said[c.ID] {
				t.Errorf("%s: %s is called a copy of %s, alike %v, want %v", when, c.ID, id, c.Alike, alike)
			}
			if c.Title != a.Title || c.Source != a.Source || c.Published.String() != a.Published.String() {
				t.Errorf("%s: a copy is told of as %+v", when, c)
			}
			said[c.ID] = true
		}
		for other := range sets {
			alike, copies := bruteCopies(mine, sets[other])
			if other == id || !copies || alike < .5 {
				continue
			}
			if there++; said[other] {
				found++
			} else if alike > .8 {
				t.Errorf("%s: %s is not found as a copy of %s, though alike %.2f", when, other, id, alike)
			}
		}
	}
	if there < 100 || found*100 < there*99 {
		t.Errorf("%s: %d of %d copies found", when, found, there)
	}
}

func testCopies(t *testing.T, open Open) {
	e := open(t)
	r := rand.New(rand.NewPCG(21, 1))
	entries := agency(r, 160)
	live := map[index.ID]article.Article{}
	for batch := range slices.Chunk(entries, 40) {
		put(t, e, batch...)
		for _, en := range batch {
			live[en.ID] = en.Article
		}
	}
	checkCopies(t, e, "as added", live)

	var changed []index.Entry
	for i := 0; i < len(entries); i += 9 { // an article becomes a copy of another
		a := entries[i].Article
		a.Standfirst, a.Body = "", entries[(i+40)%len(entries)].Body
		changed = append(changed, Entry(entries[i].URL, a))
		live[entries[i].ID] = a
	}
	put(t, e, changed...)
	checkCopies(t, e, "updated", live)

	var gone []index.ID
	for i := 1; i < len(entries); i += 7 {
		gone = append(gone, entries[i].ID)
		delete(live, entries[i].ID)
	}
	if _, err := e.Remove(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	refresh(t, e)
	checkCopies(t, e, "removed", live)
	if _, err := e.Copies(t.Context(), gone[0]); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("copies of a removed article: %v", err)
	}

	hidden := map[index.ID]article.Article{}
	for i := 2; i < len(entries); i += 11 {
		id := entries[i].ID
		a, ok := live[id]
		if !ok {
			continue
		}
		edit(t, e, id, index.Edit{Hide: new(true)})
		hidden[id] = a
		delete(live, id)
		if copies, err := e.Copies(t.Context(), id); err != nil || len(copies) > 0 {
			t.Errorf("a hidden article has %d copies, %v", len(copies), err)
		}
	}
	checkCopies(t, e, "hidden", live)
	if err := e.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	checkCopies(t, e, "rebuilt", live)
	for id, a := range hidden {
		edit(t, e, id, index.Edit{Hide: new(false)})
		live[id] = a
	}
	checkCopies(t, e, "shown again", live)

	// The list of results tells of the same, those that the search does not find as well.
	res, err := e.Search(t.Context(), index.Request{Limit: index.MaxLimit, Copies: true, From: new(article.DayOf(2022, 6, 1))})
	if err != nil {
		t.Fatal(err)
	}
	outside := 0
	for _, h := range res.Hits {
		want, err := e.Copies(t.Context(), h.Document.ID)
		if err != nil || !slices.EqualFunc(want, h.Copies, func(a, b index.Copy) bool { return a.ID == b.ID && a.Alike == b.Alike }) {
			t.Errorf("a hit has %d copies, its article %d, %v", len(h.Copies), len(want), err)
		}
		for _, c := range h.Copies {
			if c.Published.IsZero() {
				outside++
			}
		}
	}
	if outside == 0 || len(res.Hits) != res.Total {
		t.Errorf("%d of %d hits, %d copies beyond them", len(res.Hits), res.Total, outside)
	}
	if res, err = e.Search(t.Context(), index.Request{Limit: 10}); err != nil || slices.ContainsFunc(res.Hits, func(h index.Hit) bool { return h.Copies != nil }) {
		t.Errorf("copies that were not asked for: %v", err)
	}
}

// testManyCopies adds more copies of one article than are told of.
func testManyCopies(t *testing.T, open Open) {
	e := open(t)
	entries := agency(rand.New(rand.NewPCG(22, 1)), 1)[:1]
	for i := range index.MaxCopies + 20 {
		a := entries[0].Article
		if i < index.MaxCopies/2 {
			a.Body += " " + Term(i)
		}
		entries = append(entries, Entry(fmt.Sprintf("https://many.example/%d", i), a))
	}
	put(t, e, entries...)
	copies, err := e.Copies(t.Context(), entries[0].ID)
	same := 0
	for _, c := range copies {
		if c.Alike == 1 {
			same++
		}
	}
	if err != nil || len(copies) != index.MaxCopies || same != index.MaxCopies/2+20 {
		t.Errorf("%d copies, %d of them the same, %v", len(copies), same, err)
	}
}

func refresh(t *testing.T, e index.Engine) {
	t.Helper()
	if err := e.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}
