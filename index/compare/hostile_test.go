package compare

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"parallax/index/article"
	"parallax/index/quote"
)

func input(body string) Input {
	a := &article.Article{Body: body}
	return Input{Article: a, Quotations: quote.Find(a)}
}

func TestHostileTextsStayBounded(t *testing.T) {
	numbered := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, body := range map[string]string{
		"a million identical sentences": strings.Repeat("It rained. ", 1_000_000),
		"unclosed quotation marks":      strings.Repeat("“a", 5<<20/4),
		"only marks":                    strings.Repeat("\"'“", 1<<18),
		"one endless sentence":          strings.Repeat("word after word ", 100_000),
		"near-equal sentences":          numbered("The storm killed %d people near the old harbour town. ", 50_000),
		"near-equal quotations":         numbered("“We saw the storm number %d reach the old harbour town at night,” Ray said.\n", 8_000),
		"figures":                       numbered("about %d boats, ", 50_000),
		"no words":                      strings.Repeat(". ", 1<<20),
		"broken bytes":                  strings.Repeat("\xff\xe2\x80 a", 1<<18),
	} {
		t.Run(name, func(t *testing.T) {
			in := []Input{input(body), input(body + " End.")}
			start := time.Now()
			c := compared(t, in)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if len(body) > maxTextBytes && len(c.Notes) == 0 {
				t.Error("the text was cut and no note says so")
			}
			if utf8.ValidString(body) {
				checkPlaces(t, in, c)
			}
		})
	}
}

func TestCompareEndsWithItsContext(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if c, err := Compare(ended, []Input{input("It rained."), input("It rained.")}); !errors.Is(err, context.Canceled) || len(c.Pairs) > 0 {
		t.Errorf("with a context that has ended: %v, %d pairs", err, len(c.Pairs))
	}
	var b strings.Builder
	for i := range 4_000 {
		fmt.Fprintf(&b, "“We saw the storm number %d reach the old harbour town at night,” Ray said.\n", i)
	}
	in := []Input{input(b.String()), input(b.String() + " End."), input("Later. " + b.String()), input(b.String())}
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := Compare(short, in)
	if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > time.Second {
		t.Errorf("with 20 ms for four long articles: %v after %v", err, took)
	}
}

func TestEmptyArticles(t *testing.T) {
	c := compared(t, []Input{input(""), input("")})
	if c.SameEvent.Verdict != Different || len(c.Links) != 0 {
		t.Errorf("%+v", c)
	}
}

func FuzzCompare(f *testing.F) {
	// Three fields of one article, and what the other puts in their places: ""
	// leaves a field equal, so that the articles share fields in all ways.
	const copied = "Cranes stood still in Saarnik on Monday as dockers walked out."
	f.Add("", "", "“We go,” Ray said. 12 people died.", "", "", "Ray said \"we go\". About 12 people died.")
	f.Add("", "", "1lakh", "", "", "1,35,000 a\nb $5 %")
	f.Add("", "", "half a", "", "", "10-10-10 to 5 or so")
	f.Add("Harbour strike begins", "", copied, "", "", "")
	f.Add("Harbour strike begins", "Cranes stand still", copied, "No ships", "", "")
	f.Add("Harbour strike begins", copied, "Ships wait.", "", "", "832 miles, 1,340 km")
	f.Fuzz(func(t *testing.T, title, standfirst, body, otherTitle, otherStandfirst, otherBody string) {
		one := func(title, standfirst, body string) Input {
			a := &article.Article{Title: title, Standfirst: standfirst, Body: body}
			return Input{Article: a, Quotations: quote.Find(a)}
		}
		in := []Input{
			one(title, standfirst, body),
			one(cmp.Or(otherTitle, title), cmp.Or(otherStandfirst, standfirst), cmp.Or(otherBody, body)),
		}
		c := compared(t, in)
		if utf8.ValidString(title + standfirst + body + otherTitle + otherStandfirst + otherBody) {
			checkPlaces(t, in, c)
		}
		d := compared(t, []Input{in[1], in[0]})
		if len(c.Links) != len(d.Links) || len(c.Figures) != len(d.Figures) || len(c.Runs) != len(d.Runs) {
			t.Fatalf("%d links, %d figures, %d runs; turned round %d, %d, %d",
				len(c.Links), len(c.Figures), len(c.Runs), len(d.Links), len(d.Figures), len(d.Runs))
		}
	})
}

// prose makes text of so many words with the spread of words that news has; a
// third of its sentences are those of every text.
func prose(words int, seed uint64) string {
	r, common := rand.New(rand.NewPCG(seed, 1)), rand.New(rand.NewPCG(0, 1))
	zipf, commonZipf := rand.NewZipf(r, 1.1, 8, 8000), rand.NewZipf(common, 1.1, 8, 8000)
	var b strings.Builder
	for n := 0; n < words; {
		z, from := zipf, r
		if r.IntN(3) == 0 {
			z, from = commonZipf, common
		}
		length := 12 + from.IntN(18)
		mark := ""
		if from.IntN(4) == 0 {
			mark = "\""
		}
		b.WriteString("The " + mark)
		for range length {
			fmt.Fprintf(&b, "%s ", word(z.Uint64()))
		}
		fmt.Fprintf(&b, "%s %d boats.\n", mark, from.IntN(500))
		n += length + 3
	}
	return b.String()
}

func word(n uint64) string {
	const syllables = "bakedilomunaperisotuvazegihojukel"
	s := ""
	for n += 20; n > 0; n /= 16 {
		s += syllables[2*(n%16) : 2*(n%16)+2]
	}
	return s
}

func BenchmarkCompare(b *testing.B) {
	for _, words := range []int{450, 3_000, 10_000} {
		b.Run(fmt.Sprint("words=", words), func(b *testing.B) {
			in := []Input{input(prose(words, 1)), input(prose(words, 2))}
			for b.Loop() {
				compared(b, in)
			}
		})
	}
}

func BenchmarkDiff(b *testing.B) {
	s, t := prose(40, 1), prose(40, 2)
	for b.Loop() {
		Diff(s, t)
	}
}
