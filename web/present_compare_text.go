package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parallax/index"
	"parallax/index/article"
	"parallax/index/compare"
	"parallax/index/text"
	"parallax/templates/view"
)

// onlySentence is the kind by which a comparison calls a sentence that is found
// in one article alone.
const onlySentence = "sentence"

// sentenceAt is where a sentence begins.
type sentenceAt struct {
	article int
	field   article.Field
	start   int
}

// numbering numbers each article's sentences from 1, in reading order.
type numbering map[sentenceAt]int

func numberSentences(docs []index.Document) numbering {
	n := numbering{}
	for i := range docs {
		count := 0
		for _, f := range article.Fields {
			for _, s := range text.Sentences(docs[i].Text(f)) {
				count++
				n[sentenceAt{i, f, s.Start}] = count
			}
		}
	}
	return n
}

func at(p compare.Place) sentenceAt { return sentenceAt{p.Article, p.Field, p.Start} }

// anchor is the id of a sentence in the text view: "B-12".
func (n numbering) anchor(p compare.Place) string {
	return letter(p.Article) + "-" + strconv.Itoa(n[at(p)])
}

// href leads to a sentence in the text view that shows its article.
func (n numbering) href(st comparison, p compare.Place) string {
	pair := st.withPair(0, 1)
	if p.Article > 1 {
		pair = st.withPair(0, p.Article)
	}
	return pair.href() + "#" + n.anchor(p)
}

// holding is the sentence of p's article that p begins in.
func (n numbering) holding(docs []index.Document, p compare.Place) compare.Place {
	for _, s := range text.Sentences(docs[p.Article].Text(p.Field)) {
		if s.Start <= p.Start && p.Start < s.End {
			p.Start, p.End = s.Start, s.End
			break
		}
	}
	return p
}

// presentTexts sets two texts beside each other, sentence linked to sentence.
func presentTexts(v *view.Compare, docs []index.Document, c compare.Comparison, st comparison) {
	n := numberSentences(docs)
	t := textPair{numbers: n, docs: docs, links: map[sentenceAt][]pairLink{}, only: map[sentenceAt]bool{}}
	count := 0
	for _, l := range c.Links {
		if l.A.Article != st.left || l.B.Article != st.right {
			continue
		}
		count++
		t.links[at(l.A)] = append(t.links[at(l.A)], pairLink{count, l.B, l.Kind})
		t.links[at(l.B)] = append(t.links[at(l.B)], pairLink{count, l.A, l.Kind})
	}
	for _, o := range c.Only {
		if o.Kind == onlySentence {
			t.only[at(o.Place)] = true
		}
	}
	for _, r := range c.Runs {
		if r.A.Article == st.left && r.B.Article == st.right {
			t.shared = append(t.shared, r.A, r.B)
		}
	}
	v.Marked = len(t.links)+len(t.only)+len(t.shared) > 0
	for _, i := range []int{st.left, st.right} {
		v.Texts = append(v.Texts, t.present(i))
	}
	for l := range docs {
		for r := l + 1; r < len(docs) && len(docs) > compare.MinArticles; r++ {
			v.Base = append(v.Base, view.Link{
				Text: letter(l) + " and " + letter(r), Href: st.withPair(l, r).href(), Current: l == st.left && r == st.right,
			})
		}
	}
}

// textPair is what the text view knows of two articles.
type textPair struct {
	numbers numbering
	docs    []index.Document
	links   map[sentenceAt][]pairLink
	only    map[sentenceAt]bool
	shared  []compare.Place // word for word in both
}

type pairLink struct {
	number int
	to     compare.Place
	kind   compare.LinkKind
}

func (t textPair) present(i int) view.Text {
	d := &t.docs[i]
	title, _ := d.DisplayTitle()
	v := view.Text{Label: letter(i), Name: letter(i) + ": " + title}
	for _, f := range article.Fields {
		lines := strings.SplitAfter(d.Text(f), "\n")
		sentences := text.Sentences(d.Text(f))
		from := 0
		for _, line := range lines {
			to := from + len(line)
			b := view.Sentences{Heading: f == article.Title || f == article.Body && isSubhead(&d.Article, from, from+len(strings.TrimSuffix(line, "\n")))}
			for len(sentences) > 0 && sentences[0].Start < to {
				b.Sentences = append(b.Sentences, t.sentence(compare.Place{Article: i, Field: f, Start: sentences[0].Start, End: sentences[0].End}))
				sentences = sentences[1:]
			}
			if len(b.Sentences) > 0 {
				v.Blocks = append(v.Blocks, b)
			}
			from = to
		}
	}
	return v
}

func (t textPair) sentence(p compare.Place) view.Sentence {
	s := view.Sentence{ID: t.numbers.anchor(p), Parts: t.parts(p)}
	links := t.links[at(p)]
	for _, l := range links {
		class, words := linkWords(l.kind)
		s.Markers = append(s.Markers, view.Marker{
			Number: strconv.Itoa(l.number), Kind: class, Href: "#" + t.numbers.anchor(l.to),
			Label: fmt.Sprintf("matches sentence %d of %s, %s", t.numbers[at(l.to)], letter(l.to.Article), words),
		})
	}
	if len(links) > 0 {
		best := slices.MinFunc(links, func(a, b pairLink) int { return cmp.Compare(closeness(a.kind), closeness(b.kind)) })
		s.Kind, _ = linkWords(best.kind)
	} else if t.only[at(p)] {
		s.Kind, s.Note = "only", "only in "+letter(p.Article)
	}
	return s
}

// parts cuts a sentence where wording begins or ends that both texts share.
func (t textPair) parts(p compare.Place) []view.Part {
	whole := t.docs[p.Article].Text(p.Field)
	var out []view.Part
	from := p.Start
	add := func(to int, shared bool) {
		if to > from {
			out = append(out, view.Part{Text: whole[from:to], Shared: shared})
			from = to
		}
	}
	for _, r := range t.runsIn(p) {
		add(r.Start, false)
		add(min(r.End, p.End), true)
	}
	add(p.End, false)
	return out
}

// runsIn are the shared stretches that touch p, in order.
func (t textPair) runsIn(p compare.Place) []compare.Place {
	var out []compare.Place
	for _, r := range t.shared {
		if r.Article == p.Article && r.Field == p.Field && r.Start < p.End && r.End > p.Start {
			r.Start = max(r.Start, p.Start)
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b compare.Place) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// closeness ranks kinds of link, the closest first.
func closeness(k compare.LinkKind) int {
	return slices.Index([]compare.LinkKind{compare.SameWording, compare.SameClaim, compare.Related}, k)
}

// linkWords are a kind of link's name in style sheets, and in words.
func linkWords(k compare.LinkKind) (class, inWords string) {
	switch k {
	case compare.SameWording:
		return "same", "same wording"
	case compare.SameClaim:
		return "claim", "same claim"
	}
	return "related", "related"
}
