package indextest

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/entity"
)

// The suite's small world: few values, so that filters meet often.
var (
	words     = strings.Fields("harbour strike minister talks market river bridge school vote storm ferry budget court police union wages")
	people    = []string{"Alba Quorn", "Bruno Vastik", "Cora Delmond", "Dario Eskel", "Elia Fontrey"}
	countries = []string{"France", "Japan", "Kenya", "Peru"}
	orgs      = []string{"Harbour Board", "Ferry Workers Guild", "Lake Court"}
	places    = []string{"Nantes", "Osaka", "Cusco"}
	sources   = []string{"Daily Lantern", "Coast Post", "The Ledger"}
	authors   = []string{"N. Reed", "O. Marsh", "P. Holt"}
	languages = []string{"en", "fr"}
	tags      = []string{"2022", "politics", "to read"}
)

// Random makes n entries that depend on seed alone.
func Random(seed uint64, n int) []index.Entry {
	r := rand.New(rand.NewPCG(seed, 1))
	entries := make([]index.Entry, n)
	for i := range entries {
		entries[i] = randomEntry(r, fmt.Sprintf("https://news.example/%d/%d", seed, i))
	}
	return entries
}

// Entry makes the entry of an article at a URL.
func Entry(url string, a article.Article, entities ...entity.Entity) index.Entry {
	a.URL = url
	return index.Entry{
		ID: index.URLID(url), Origin: url, Raw: sha256.Sum256([]byte(url + a.Title + a.Body)),
		Document: index.Document{Article: a, Entities: entities},
	}
}

func randomEntry(r *rand.Rand, url string) index.Entry {
	a := article.Article{Title: sentence(r, 2), Body: sentence(r, 6) + "\n" + sentence(r, 3), Language: some(r, languages, .9)}
	if r.IntN(2) == 0 {
		a.Standfirst = sentence(r, 4)
	}
	a.Source = some(r, sources, .8)
	for _, x := range authors {
		if r.IntN(4) == 0 {
			a.Authors = append(a.Authors, x)
		}
	}
	a.Published = randomDate(r)
	var es []entity.Entity
	add := func(kind entity.Kind, names []string) {
		for _, name := range names {
			if r.IntN(3) == 0 {
				es = append(es, entity.Entity{Kind: kind, Name: name, About: r.IntN(2) == 0,
					Mentions: []entity.Mention{{Field: article.Body, Start: 0, End: 1}}})
			}
		}
	}
	add(entity.Person, people)
	add(entity.Country, countries)
	add(entity.Organisation, orgs)
	add(entity.Place, places)
	en := Entry(url, a, es...)
	for _, x := range tags {
		if r.IntN(4) == 0 {
			en.Tags = append(en.Tags, x)
		}
	}
	return en
}

func sentence(r *rand.Rand, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = words[r.IntN(len(words))]
	}
	return strings.Join(out, " ") + "."
}

// some returns one of values, or "" with probability 1-p.
func some(r *rand.Rand, values []string, p float64) string {
	if r.Float64() >= p {
		return ""
	}
	return values[r.IntN(len(values))]
}

// randomDate is within two years, of any precision, or none.
func randomDate(r *rand.Rand) article.Date {
	day := article.DayOf(2022, 1, 1+r.IntN(730))
	t := day.Time()
	switch r.IntN(6) {
	case 0:
		return article.Date{}
	case 1:
		return article.Date{Precision: article.Month, First: article.DayOf(t.Year(), t.Month(), 1), Last: article.DayOf(t.Year(), t.Month()+1, 0)}
	case 2:
		return article.Date{Precision: article.Year, First: article.DayOf(t.Year(), 1, 1), Last: article.DayOf(t.Year(), 12, 31)}
	case 3:
		at := t.Add(time.Duration(r.IntN(24)) * time.Hour).In(time.FixedZone("", 3600*r.IntN(3)))
		local := article.DayOf(at.Date())
		return article.Date{Precision: article.Minute, First: local, Last: local, Instant: at}
	}
	return article.Date{Precision: article.DayOnly, First: day, Last: day}
}
